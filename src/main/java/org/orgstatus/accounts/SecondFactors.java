package org.orgstatus.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.codec.binary.Base32;
import org.orgstatus.base.Recorded;

/** Sets up authenticators and takes their codes. */
@ApplicationScoped
@Transactional
public class SecondFactors {

  /** How many steps before and after the present one are taken: clocks of phones differ. */
  private static final int DRIFT = 1;

  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_GROUPS = 3;
  private static final SecureRandom RANDOM = new SecureRandom();

  @PersistenceContext(unitName = "orgstatus")
  EntityManager entities;

  @Inject FactorCipher cipher;
  @Inject Event<Recorded> recorded;
  @Inject Clock clock;

  /** The authenticator, in force or being set up. */
  public Optional<SecondFactor> find(long accountId) {
    return Optional.ofNullable(entities.find(SecondFactor.class, accountId));
  }

  /** Whether signing in asks for a code. */
  public boolean isOn(long accountId) {
    return find(accountId).flatMap(SecondFactor::confirmedAt).isPresent();
  }

  /**
   * Makes a secret, which counts once {@link #confirm} has seen a code of it.
   *
   * @throws IllegalStateException if one is in force already
   */
  public void begin(long accountId) {
    if (isOn(accountId)) {
      throw new IllegalStateException("account " + accountId + " has a second factor");
    }
    find(accountId).ifPresent(entities::remove);
    entities.flush();
    byte[] secret = new byte[Totp.SECRET_BYTES];
    RANDOM.nextBytes(secret);
    entities.persist(new SecondFactor(accountId, cipher.seal(secret, accountId), clock.instant()));
  }

  /** The secret in base 32, only while it is being set up. */
  public Optional<String> findSecret(long accountId) {
    return find(accountId)
        .filter(factor -> factor.confirmedAt().isEmpty())
        .map(factor -> new Base32().encodeAsString(secret(accountId, factor)));
  }

  /**
   * Puts the authenticator in force if the code is one of its own.
   *
   * @return codes for the day it is lost, shown once; empty when the code was wrong
   */
  public List<String> confirm(long accountId, String code) {
    Optional<SecondFactor> factor =
        find(accountId)
            .filter(f -> f.confirmedAt().isEmpty())
            .filter(f -> takes(f, accountId, code));
    if (factor.isEmpty()) {
      return List.of();
    }
    entities.refresh(factor.get());
    factor.get().confirm(clock.instant());
    recorded.fire(new Recorded("second-factor-set", "account " + accountId, ""));
    return renewRecoveryCodes(accountId);
  }

  /** New recovery codes in place of all earlier ones, shown once. */
  public List<String> renewRecoveryCodes(long accountId) {
    forgetRecoveryCodes(accountId);
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      String code = Secret.code(RECOVERY_GROUPS);
      codes.add(code);
      entities.persist(new RecoveryCode(accountId, Secret.fingerprint(plain(code))));
    }
    recorded.fire(new Recorded("recovery-codes-made", "account " + accountId, ""));
    return codes;
  }

  /** Recovery codes that were not used yet. */
  public long countRecoveryCodes(long accountId) {
    return entities
        .createQuery(
            "select count(c) from RecoveryCode c"
                + " where c.key.accountId = :id and c.usedAt is null",
            Long.class)
        .setParameter("id", accountId)
        .getSingleResult();
  }

  /** Whether the code of the authenticator, or a recovery code, is good; it is then used up. */
  public boolean accept(long accountId, String code) {
    Optional<SecondFactor> factor =
        find(accountId).filter(found -> found.confirmedAt().isPresent());
    boolean good =
        factor.isPresent()
            && (takes(factor.get(), accountId, code) || takesRecovery(accountId, code));
    if (!good) {
      recorded.fire(new Recorded("second-factor-refused", "account " + accountId, ""));
    }
    return good;
  }

  /** Takes the authenticator away: signing in asks for the password alone. */
  public void remove(long accountId) {
    if (find(accountId).isEmpty()) {
      return;
    }
    find(accountId).ifPresent(entities::remove);
    forgetRecoveryCodes(accountId);
    recorded.fire(new Recorded("second-factor-removed", "account " + accountId, ""));
  }

  private boolean takes(SecondFactor factor, long accountId, String code) {
    String given = code.replaceAll("\\s", "");
    byte[] secret = secret(accountId, factor);
    long now = Totp.step(clock.instant());
    OptionalLong fits = OptionalLong.empty();
    for (long step = now - DRIFT; step <= now + DRIFT; step++) {
      byte[] expected = Totp.code(secret, step).getBytes(StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
        fits = OptionalLong.of(step);
      }
    }
    return fits.isPresent() && useUp(accountId, fits.getAsLong());
  }

  /** Of two that show the same code at the same moment one is taken. */
  private boolean useUp(long accountId, long step) {
    return entities
            .createQuery(
                "update SecondFactor f set f.lastStep = :step"
                    + " where f.accountId = :id and f.lastStep < :step")
            .setParameter("step", step)
            .setParameter("id", accountId)
            .executeUpdate()
        == 1;
  }

  private boolean takesRecovery(long accountId, String code) {
    Instant now = clock.instant();
    boolean used =
        entities
                .createQuery(
                    "update RecoveryCode c set c.usedAt = :now where c.key.accountId = :id"
                        + " and c.key.codeHash = :hash and c.usedAt is null")
                .setParameter("now", now)
                .setParameter("id", accountId)
                .setParameter("hash", Secret.fingerprint(plain(code)))
                .executeUpdate()
            == 1;
    if (used) {
      recorded.fire(new Recorded("recovery-code-used", "account " + accountId, ""));
    }
    return used;
  }

  private byte[] secret(long accountId, SecondFactor factor) {
    return cipher.open(factor.sealedSecret(), accountId);
  }

  private void forgetRecoveryCodes(long accountId) {
    entities
        .createQuery("delete from RecoveryCode c where c.key.accountId = :id")
        .setParameter("id", accountId)
        .executeUpdate();
  }

  private static String plain(String code) {
    return code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
