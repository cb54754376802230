package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.ApiTokens;
import org.orgstatus.accounts.Logins;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.Language;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class InvitationsTest {

  private static final Instant EXPIRY = Study.NOW.plusSeconds(3600);
  private static final String PASSWORD = "three rivers meet";

  @OnEachDatabase
  void unknownUsedAndExpiredCodesGiveOneSameAnswer(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    String used = issue(study, Study.UNIT);
    String expired = issue(study, Study.NEIGHBOUR);
    activate(study, used);
    study.at(EXPIRY);
    for (String code : List.of(used, expired, "2222-2222-2222", "", "'; drop table invitation")) {
      assertEquals(Optional.empty(), study.call(b -> b.get(Invitations.class).find(code)), code);
      assertEquals(Optional.empty(), activate(study, code), code);
    }
  }

  @OnEachDatabase
  void aFormSentTwiceMakesCodesOnceAndThoseStayGood(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    Instant seen = Study.NOW;
    study.at(seen.plusSeconds(5));
    String first = issueSeen(study, Study.UNIT, Role.CAMPUS_FILLER, seen);
    study.at(seen.plusSeconds(6));
    CodesIssuedSince refused =
        assertThrows(
            CodesIssuedSince.class, () -> issueSeen(study, Study.UNIT, Role.CAMPUS_FILLER, seen));
    assertEquals(seen.plusSeconds(5), refused.issuedAt());
    assertTrue(study.call(b -> b.get(Invitations.class).find(first)).isPresent(), "still good");
    issueSeen(study, Study.UNIT, Role.CAMPUS_APPROVER, seen);
    issueSeen(study, Study.NEIGHBOUR, Role.CAMPUS_FILLER, seen);
    issueSeen(study, Study.UNIT, Role.CAMPUS_FILLER, seen.plusSeconds(6));
    assertTrue(study.call(b -> b.get(Invitations.class).find(first)).isEmpty(), "replaced");
  }

  private static String issueSeen(Study study, String unit, Role role, Instant seen) {
    return study.call(
        b ->
            b.get(Invitations.class)
                .issue(Study.WAVE, "entry", Set.of(unit), Set.of(role), EXPIRY, seen)
                .get(0)
                .code());
  }

  @OnEachDatabase
  void aCodeWorksHoweverPeopleTypeIt(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    String code = issue(study, Study.UNIT);
    assertTrue(code.matches("([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}"), code);
    String plain = code.replace("-", "");
    for (String typed :
        List.of(
            code,
            plain,
            code.toLowerCase(),
            " " + plain.substring(0, 6) + " " + plain.substring(6),
            code.replace("-", "－"))) {
      assertTrue(study.call(b -> b.get(Invitations.class).find(typed)).isPresent(), typed);
    }
  }

  @OnEachDatabase
  void openingTheLinkUsesNothingUp(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    String code = issue(study, Study.UNIT);
    study.run(b -> b.get(Invitations.class).find(code).orElseThrow());
    assertTrue(activate(study, code).isPresent());
  }

  @OnEachDatabase
  void aCodeGivesAnAccountThatFillsInForItsOwnUnitOnly(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    Account account = activate(study, issue(study, Study.UNIT)).orElseThrow();
    assertEquals(Study.UNIT, account.loginName());
    assertTrue(account.may(Permission.FILL_RESPONSE, Target.institution("110000", Study.UNIT)));
    assertFalse(
        account.may(Permission.FILL_RESPONSE, Target.institution("110000", Study.NEIGHBOUR)));
    assertTrue(
        study.call(b -> b.get(Accounts.class).authenticate(Study.UNIT, PASSWORD)).isPresent());
  }

  @OnEachDatabase
  void aNewCodeMakesTheOldOneWorthlessAndGivesTheSameAccountANewPassword(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    String first = issue(study, Study.UNIT);
    String second = issue(study, Study.UNIT);
    assertEquals(Optional.empty(), activate(study, first));
    long account = activate(study, second).orElseThrow().id();

    String third = issue(study, Study.UNIT);
    assertEquals(account, activate(study, third).orElseThrow().id());
    assertEquals(
        Map.of(Study.UNIT, CodeState.ACTIVATED),
        study.call(b -> b.get(Invitations.class).states("W1", "entry")));
  }

  @OnEachDatabase
  void whoHasAnAccountInUseIsKnownAndAClosedAccountIsFollowedByANewOne(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    assertEquals(Set.of(), activated(study));
    String unused = issue(study, Study.NEIGHBOUR);
    long first = activate(study, issue(study, Study.UNIT)).orElseThrow().id();
    assertEquals(Set.of(Study.UNIT), activated(study));
    study.run(b -> b.get(Accounts.class).close(first));
    assertEquals(Set.of(), activated(study), "a closed account lets nobody in");

    Account next = activate(study, issue(study, Study.UNIT)).orElseThrow();
    assertNotEquals(first, next.id());
    assertEquals(Study.UNIT, next.loginName());
    assertEquals(first, next.predecessorId().orElseThrow());
    assertTrue(
        study.call(b -> b.get(Accounts.class).authenticate(Study.UNIT, PASSWORD)).isPresent());
    assertEquals(Set.of(Study.UNIT), activated(study));
    assertEquals(
        Set.of(), study.call(b -> b.get(Invitations.class).activated(Role.CAMPUS_APPROVER)));
    assertTrue(activate(study, unused).isPresent());
  }

  private static Set<String> activated(Study study) {
    return study.call(b -> b.get(Invitations.class).activated(Role.CAMPUS_FILLER));
  }

  @OnEachDatabase
  void aWeakPasswordLeavesTheCodeUsable(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    String code = issue(study, Study.UNIT);
    assertThrows(
        IllegalArgumentException.class,
        () -> study.run(b -> b.get(Invitations.class).activate(code, "甲", Language.ZH, "short")));
    assertTrue(activate(study, code).isPresent());
  }

  @OnEachDatabase
  void theDatabaseAndTheRecordHoldNoCode(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    String code = issue(study, Study.UNIT);
    String plain = code.replace("-", "");
    String stored = ResponsesTest.rows(study, "select * from invitation").toString();
    assertFalse(stored.contains(code) || stored.contains(plain));
    assertFalse(study.recorded().toString().contains(plain));
    assertTrue(study.recorded().toString().contains("codes-issued"));
  }

  @OnEachDatabase
  void fillerAndApproverGetACodeEachAndNoAccountHoldsBothRoles(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    Set<Role> both = Set.of(Role.CAMPUS_FILLER, Role.CAMPUS_APPROVER);
    List<Invitations.Issued> codes =
        study.call(
            b -> b.get(Invitations.class).issue("W1", "entry", List.of(Study.UNIT), both, EXPIRY));
    assertEquals(
        List.of(Role.CAMPUS_FILLER, Role.CAMPUS_APPROVER),
        codes.stream().map(Invitations.Issued::role).toList());
    assertEquals(false, study.call(b -> b.get(Invitations.class).hasApprover(Study.UNIT)));
    Account filler = activate(study, codes.get(0).code()).orElseThrow();
    Account approver = activate(study, codes.get(1).code()).orElseThrow();
    Target unit = Target.institution("110000", Study.UNIT);
    assertEquals(Study.UNIT + "-sh", approver.loginName());
    assertTrue(approver.may(Permission.APPROVE_RESPONSE, unit));
    assertFalse(approver.may(Permission.FILL_RESPONSE, unit));
    assertFalse(filler.may(Permission.APPROVE_RESPONSE, unit));
    assertEquals(true, study.call(b -> b.get(Invitations.class).hasApprover(Study.UNIT)));
  }

  @OnEachDatabase
  void aNewCodeForTheFillerLeavesTheApproversAlone(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    Set<Role> approver = Set.of(Role.CAMPUS_APPROVER);
    String code =
        study
            .call(
                b ->
                    b.get(Invitations.class)
                        .issue("W1", "entry", List.of(Study.UNIT), approver, EXPIRY))
            .get(0)
            .code();
    issue(study, Study.UNIT);
    assertTrue(activate(study, code).isPresent());
  }

  @OnEachDatabase
  void aDeputyEndsWithTheTime(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    By approver = new By(8, "");
    Instant until = Study.NOW.plusSeconds(7200);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            study.run(
                b ->
                    b.get(Deputies.class)
                        .appoint("W1", "entry", Study.UNIT, "x", Study.NOW, approver)));
    String code =
        study.call(
            b ->
                b.get(Deputies.class)
                    .appoint("W1", "entry", Study.UNIT, "科研处副处长", until, approver));
    issue(study, Study.UNIT);
    Account deputy = activate(study, code).orElseThrow();
    assertTrue(deputy.loginName().startsWith(Study.UNIT + "-d"));
    assertEquals(Optional.empty(), activate(study, code), "once");
    assertEquals(false, study.call(b -> b.get(Deputies.class).isOver(deputy.id())));
    study.at(until);
    assertEquals(true, study.call(b -> b.get(Deputies.class).isOver(deputy.id())));
    assertEquals(1, study.call(b -> b.get(Deputies.class).list(Study.UNIT)).size());
    Account.Status status =
        study.call(b -> b.get(Accounts.class).find(deputy.id()).orElseThrow().status());
    assertEquals(Account.Status.CLOSED, status);
  }

  @OnEachDatabase
  void aDeputyIsRefusedEverywhereFromTheMomentOnAtWhichTheTimeIsOver(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    Instant until = Study.NOW.plusSeconds(600);
    String code =
        study.call(
            b ->
                b.get(Deputies.class)
                    .appoint("W1", "entry", Study.UNIT, "科研处副处长", until, new By(8, "")));
    issue(study, Study.UNIT);
    Account deputy = activate(study, code).orElseThrow();
    String login = study.call(b -> b.get(Logins.class).open(deputy.id()));
    String token =
        study.call(
            b ->
                b.get(ApiTokens.class)
                    .make(
                        deputy.id(), "R", Set.of(Permission.APPROVE_RESPONSE), Duration.ofDays(1)));
    study.at(until.minusSeconds(1));
    assertTrue(isInTime(study, deputy));
    assertTrue(study.call(b -> b.get(Logins.class).find(login)).isPresent());
    study.at(until);
    assertFalse(isInTime(study, deputy), "nobody has looked before");
    assertTrue(study.call(b -> b.get(Logins.class).find(login)).isEmpty(), "signed out");
    assertTrue(study.call(b -> b.get(ApiTokens.class).find(token)).isEmpty(), "programs too");
    assertTrue(
        study.call(b -> b.get(Accounts.class).authenticate(deputy.loginName(), PASSWORD)).isEmpty(),
        "cannot sign in again");
    assertFalse(isInTime(study, deputy));
    assertEquals(
        1, study.recorded().stream().filter(r -> r.action().equals("deputy-ended")).count());
  }

  private static boolean isInTime(Study study, Account account) {
    return study.call(
        b ->
            b.get(Deputies.class).isInTime(b.get(Accounts.class).find(account.id()).orElseThrow()));
  }

  private static String issue(Study study, String unit) {
    return study
        .call(b -> b.get(Invitations.class).issue("W1", "entry", List.of(unit), EXPIRY))
        .get(0)
        .code();
  }

  private static Optional<Account> activate(Study study, String code) {
    return study.call(b -> b.get(Invitations.class).activate(code, "甲大学", Language.ZH, PASSWORD));
  }
}
