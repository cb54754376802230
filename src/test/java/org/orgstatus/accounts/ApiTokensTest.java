package org.orgstatus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.Language;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class ApiTokensTest {

  private static final Path FILES = Path.of("src/test/resources/definitions/small");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Target OWN = Target.institution("110000", "4111010001");

  @OnEachDatabase
  void tokenThatAllowsMoreThanItsOwnerMayIsNotMade(Database database) {
    Study study = new Study(database, FILES);
    long id = analyst(study);
    for (Set<Permission> wanted :
        List.of(
            Set.<Permission>of(),
            Set.of(Permission.CHANGE_REGISTER),
            Set.of(Permission.VIEW_RESULTS, Permission.VIEW_CONTACTS))) {
      assertThrows(IllegalArgumentException.class, () -> make(study, id, wanted, WEEK));
    }
    Set<Permission> fine = Set.of(Permission.VIEW_RESULTS);
    for (Duration time : List.of(Duration.ZERO, WEEK.negated(), Duration.ofDays(367))) {
      assertThrows(IllegalArgumentException.class, () -> make(study, id, fine, time));
    }
  }

  @OnEachDatabase
  void unknownExpiredRevokedAndOrphanedTokensOpenNothing(Database database) {
    Study study = new Study(database, FILES);
    long id = analyst(study);
    String token = make(study, id, Set.of(Permission.VIEW_RESULTS), WEEK);
    assertTrue(isGood(study, token));
    for (String wrong : List.of("", "ost_", token + "x", Secret.random())) {
      assertFalse(isGood(study, wrong), wrong);
    }
    study.at(Study.NOW.plus(WEEK));
    assertFalse(isGood(study, token), "expired");
    study.at(Study.NOW);
    long number = study.call(b -> b.get(ApiTokens.class).listOf(id).get(0).id());
    study.run(b -> b.get(ApiTokens.class).revoke(id + 1, number));
    assertTrue(isGood(study, token), "another account cannot revoke it");
    study.run(b -> b.get(ApiTokens.class).revoke(id, number));
    assertFalse(isGood(study, token), "revoked");
    String second = make(study, id, Set.of(Permission.VIEW_RESULTS), WEEK);
    study.run(b -> b.get(Accounts.class).close(id));
    assertFalse(isGood(study, second), "its account is closed");
  }

  @OnEachDatabase
  void programMayWhatItsTokenSaysAndItsOwnerStillMay(Database database) {
    Study study = new Study(database, FILES);
    long id = analyst(study);
    String token = make(study, id, Set.of(Permission.VIEW_RESULTS, Permission.VIEW_RESPONSE), WEEK);
    CurrentAccount program = program(study, token);
    assertFalse(
        program.may(Permission.VIEW_REGISTER, OWN), "the owner may, the token does not say");
    assertFalse(program.mayAnywhere(Permission.RUN_ANALYSIS));
    assertThrows(
        NotPermitted.class, () -> program.require(Permission.DOWNLOAD_DATA, Target.NATION));
    assertTrue(program.may(Permission.VIEW_RESPONSE, OWN));
    Grant filler = Grant.of(Role.CAMPUS_FILLER, Scope.institution("4111010002"));
    study.run(b -> b.get(Accounts.class).setGrants(id, List.of(filler)));
    CurrentAccount later = program(study, token);
    assertFalse(later.may(Permission.VIEW_RESPONSE, OWN), "the owner lost it");
    assertFalse(later.mayAnywhere(Permission.VIEW_RESULTS));
    assertFalse(later.mayAnywhere(Permission.FILL_RESPONSE), "the owner got it, the token did not");
  }

  @OnEachDatabase
  void useIsSeenAndTheDatabaseHoldsNoToken(Database database) {
    Study study = new Study(database, FILES);
    long id = analyst(study);
    String token = make(study, id, Set.of(Permission.VIEW_RESULTS), WEEK);
    assertEquals(
        Optional.empty(), study.call(b -> b.get(ApiTokens.class).listOf(id).get(0).lastUsedAt()));
    study.at(Study.NOW.plusSeconds(90));
    isGood(study, token);
    assertEquals(
        Optional.of(Study.NOW.plusSeconds(90)),
        study.call(b -> b.get(ApiTokens.class).listOf(id).get(0).lastUsedAt()));
    List<?> hashes =
        database.call(e -> e.createNativeQuery("select token_hash from api_token").getResultList());
    assertEquals(List.of(Secret.fingerprint(token)), hashes);
  }

  private static long analyst(Study study) {
    List<Grant> analyst = List.of(Grant.of(Role.ANALYST, Scope.NATION));
    return study.call(b -> b.get(Accounts.class).create("an", "an", Language.ZH, analyst).id());
  }

  private static String make(Study study, long id, Set<Permission> permissions, Duration time) {
    return study.call(b -> b.get(ApiTokens.class).make(id, "script", permissions, time));
  }

  private static boolean isGood(Study study, String token) {
    return study.call(b -> b.get(ApiTokens.class).find(token).isPresent());
  }

  private static CurrentAccount program(Study study, String token) {
    CurrentAccount current = new CurrentAccount();
    current.is(study.call(b -> b.get(ApiTokens.class).find(token)).orElseThrow());
    return current;
  }
}
