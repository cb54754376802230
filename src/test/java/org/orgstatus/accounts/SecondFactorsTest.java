package org.orgstatus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.binary.Base32;
import org.orgstatus.base.Language;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class SecondFactorsTest {

  private static final Path FILES = Path.of("src/test/resources/definitions/small");
  private static final Duration STEP = Duration.ofSeconds(Totp.PERIOD_SECONDS);

  private Study study;
  private Instant now = Study.NOW;

  @OnEachDatabase
  void wrongCodeDoesNotTurnItOn(Database database) {
    long id = account(database);
    begin(id);
    assertEquals(List.of(), study.call(b -> b.get(SecondFactors.class).confirm(id, "000000x")));
    assertEquals(List.of(), study.call(b -> b.get(SecondFactors.class).confirm(id, "")));
    assertFalse(isOn(id));
    assertFalse(accept(id, code(secret(id), now)), "not in force yet");
  }

  @OnEachDatabase
  void codeIsTakenOnceAndNoOlderOneAfterIt(Database database) {
    long id = account(database);
    byte[] secret = on(id);
    assertFalse(accept(id, code(secret, now)), "used when it was set up");
    later(STEP);
    assertFalse(accept(id, code(secret, now.minus(STEP.multipliedBy(3)))), "too old");
    assertFalse(accept(id, code(secret, now.plus(STEP.multipliedBy(3)))), "too new");
    assertTrue(accept(id, " " + code(secret, now.plus(STEP)).replaceAll("(...)", "$1 ")));
    assertFalse(accept(id, code(secret, now.plus(STEP))), "the same again");
    assertFalse(accept(id, code(secret, now)), "an older one after a newer one");
    assertTrue(study.recorded().stream().anyMatch(e -> e.action().equals("second-factor-refused")));
  }

  @OnEachDatabase
  void recoveryCodeWorksOnceAndNewOnesEndTheOld(Database database) {
    long id = account(database);
    begin(id);
    byte[] secret = secret(id);
    List<String> codes = study.call(b -> b.get(SecondFactors.class).confirm(id, code(secret, now)));
    assertEquals(10, codes.size());
    assertFalse(accept(id, "2222-2222-2222"));
    assertTrue(accept(id, codes.get(0).toLowerCase()));
    assertFalse(accept(id, codes.get(0)), "used");
    assertEquals(9L, countRecoveryCodes(id));
    List<String> renewed = study.call(b -> b.get(SecondFactors.class).renewRecoveryCodes(id));
    assertFalse(accept(id, codes.get(1)), "replaced");
    assertTrue(accept(id, renewed.get(0)));
    long other = study.call(b -> make(b.get(Accounts.class), "sun"));
    assertFalse(accept(other, renewed.get(1)), "of another account");
  }

  @OnEachDatabase
  void secretIsShownOnlyWhileItIsSetUpAndCannotBeMovedToAnotherAccount(Database database) {
    long id = account(database);
    on(id);
    assertEquals(Optional.empty(), study.call(b -> b.get(SecondFactors.class).findSecret(id)));
    assertThrows(
        IllegalStateException.class, () -> study.run(b -> b.get(SecondFactors.class).begin(id)));
    study.run(
        b -> {
          FactorCipher cipher = b.get(FactorCipher.class);
          String sealed = cipher.seal(new byte[20], id);
          assertEquals(20, cipher.open(sealed, id).length);
          assertThrows(IllegalStateException.class, () -> cipher.open(sealed, id + 1));
        });
    study.run(b -> b.get(SecondFactors.class).remove(id));
    assertFalse(isOn(id));
  }

  @OnEachDatabase
  void halfLogInEndsAfterFiveWrongCodesOrTenMinutes(Database database) {
    long id = account(database);
    byte[] secret = on(id);
    later(STEP.multipliedBy(2));
    String tired = study.call(b -> b.get(HalfLogins.class).open(id));
    for (int i = 0; i < 5; i++) {
      assertEquals(Optional.empty(), finish(tired, "wrong " + i));
    }
    assertEquals(Optional.empty(), finish(tired, code(secret, now)), "five wrong ones");
    assertEquals(Optional.empty(), finish(Secret.random(), code(secret, now)), "unknown");
    String slow = study.call(b -> b.get(HalfLogins.class).open(id));
    later(Duration.ofMinutes(10));
    assertEquals(Optional.empty(), finish(slow, code(secret, now)), "too slow");
    String quick = study.call(b -> b.get(HalfLogins.class).open(id));
    assertEquals(Optional.of(id), finish(quick, code(secret, now)));
    assertEquals(Optional.empty(), finish(quick, code(secret, now.plus(STEP))), "used");
  }

  private long account(Database database) {
    study = new Study(database, FILES);
    return study.call(b -> make(b.get(Accounts.class), "li"));
  }

  private static long make(Accounts accounts, String name) {
    List<Grant> analyst = List.of(Grant.of(Role.ANALYST, Scope.NATION));
    return accounts.create(name, name, Language.ZH, analyst).id();
  }

  private void begin(long id) {
    study.run(b -> b.get(SecondFactors.class).begin(id));
  }

  private byte[] on(long id) {
    begin(id);
    byte[] secret = secret(id);
    study.run(b -> b.get(SecondFactors.class).confirm(id, code(secret, now)));
    assertTrue(isOn(id));
    return secret;
  }

  private byte[] secret(long id) {
    return new Base32()
        .decode(study.call(b -> b.get(SecondFactors.class).findSecret(id)).orElseThrow());
  }

  private boolean isOn(long id) {
    return study.call(b -> b.get(SecondFactors.class).isOn(id));
  }

  private long countRecoveryCodes(long id) {
    return study.call(b -> b.get(SecondFactors.class).countRecoveryCodes(id));
  }

  private boolean accept(long id, String code) {
    return study.call(b -> b.get(SecondFactors.class).accept(id, code));
  }

  private Optional<Long> finish(String token, String code) {
    return study.call(b -> b.get(HalfLogins.class).finish(token, code).map(Account::id));
  }

  private void later(Duration time) {
    now = now.plus(time);
    study.at(now);
  }

  private static String code(byte[] secret, Instant moment) {
    return Totp.code(secret, Totp.step(moment));
  }
}
