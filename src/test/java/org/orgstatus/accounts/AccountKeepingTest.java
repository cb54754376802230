package org.orgstatus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.Language;
import org.orgstatus.base.Recorded;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Wiring;

/** Making, resetting, handing over and closing accounts. */
class AccountKeepingTest {

  private static final Path FILES = Path.of("src/test/resources/definitions/small");
  private static final Scope OWN = Scope.institution("4111010001");
  private static final String PASSWORD = "seven white cranes";

  @OnEachDatabase
  void oneAccountNeverFillsInAndApprovesForOneInstitution(Database database) {
    Study study = new Study(database, FILES);
    Grant filler = Grant.of(Role.CAMPUS_FILLER, OWN);
    Grant approver = Grant.of(Role.CAMPUS_APPROVER, OWN);
    assertThrows(
        IllegalArgumentException.class,
        () -> study.call(b -> make(b.get(Accounts.class), "li", filler, approver)));
    long id = study.call(b -> make(b.get(Accounts.class), "li", filler));
    assertThrows(
        IllegalArgumentException.class,
        () -> study.run(b -> b.get(Accounts.class).setGrants(id, List.of(filler, approver))));
    Grant elsewhere = Grant.of(Role.CAMPUS_APPROVER, Scope.institution("4111010002"));
    study.run(b -> b.get(Accounts.class).setGrants(id, List.of(filler, elsewhere)));
    assertEquals(
        Set.of(filler, elsewhere),
        study.call(b -> b.get(Accounts.class).find(id).orElseThrow().grants()));
  }

  @OnEachDatabase
  void severalAccountsAreMadeTogetherOrNotAtAll(Database database) {
    Study study = new Study(database, FILES);
    AccountCodes.Wanted one = wanted("beijing", "110000");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            study.run(
                b ->
                    b.get(AccountCodes.class)
                        .make(List.of(one, wanted("BEIJING", "660000")), null)));
    long none = study.call(b -> b.get(Accounts.class).count());
    assertEquals(0, none, "none of them");
    List<AccountCodes.Made> made =
        study.call(
            b -> b.get(AccountCodes.class).make(List.of(one, wanted("corps", "660000")), null));
    assertEquals(2, made.size());
    assertEquals(made.get(1).account().id(), use(study, made.get(1).code()).orElseThrow());
    assertEquals(Optional.empty(), use(study, made.get(1).code()), "used");
  }

  private static AccountCodes.Wanted wanted(String login, String unit) {
    Grant grant = Grant.of(Role.PROVINCIAL_COORDINATOR, Scope.reportingUnit(unit));
    return new AccountCodes.Wanted(login, login, Language.ZH, grant);
  }

  @OnEachDatabase
  void roleInAnAreaItDoesNotWorkInIsRefused(Database database) {
    Study study = new Study(database, FILES);
    for (Role role : Role.values()) {
      for (Scope scope :
          List.of(Scope.NATION, Scope.reportingUnit("110000"), OWN, Scope.alliance("BJ01"))) {
        boolean fits = Access.scopeOf(role) == scope.kind();
        assertEquals(
            fits, Grants.faults(List.of(Grant.of(role, scope))).isEmpty(), role + scope.code());
      }
    }
    Grant odd = Grant.of(Role.ADMINISTRATOR, OWN);
    assertThrows(
        IllegalArgumentException.class,
        () -> study.call(b -> make(b.get(Accounts.class), "li", odd)));
  }

  @OnEachDatabase
  void codeWorksOnceAndOnlyUntilItIsReplacedOrTooOld(Database database) {
    Study study = new Study(database, FILES);
    long id = study.call(b -> make(b.get(Accounts.class), "li", Grant.of(Role.CAMPUS_FILLER, OWN)));
    String first = issue(study, id, AccountCode.Purpose.FIRST);
    String second = issue(study, id, AccountCode.Purpose.FIRST);
    assertEquals(Optional.empty(), use(study, first), "replaced");
    assertEquals(Optional.empty(), use(study, "2222-2222-2222-2222"), "never issued");
    assertThrows(IllegalArgumentException.class, () -> use(study, second, "short"));
    assertEquals(id, use(study, second.toLowerCase().replace("-", " ")).orElseThrow());
    assertEquals(Optional.empty(), use(study, second), "used");
    String late = issue(study, id, AccountCode.Purpose.RESET);
    study.at(Study.NOW.plus(AccountCode.GOOD_FOR));
    assertEquals(Optional.empty(), use(study, late), "too old");
    assertTrue(authenticates(study, "li"));
  }

  @OnEachDatabase
  void codeOfAClosedAccountIsWorthless(Database database) {
    Study study = new Study(database, FILES);
    long id = study.call(b -> make(b.get(Accounts.class), "li", Grant.of(Role.CAMPUS_FILLER, OWN)));
    String code = issue(study, id, AccountCode.Purpose.FIRST);
    study.run(b -> b.get(Accounts.class).close(id));
    assertEquals(Optional.empty(), use(study, code));
  }

  @OnEachDatabase
  void newPasswordEndsTheOldOneAndEveryBrowser(Database database) {
    Study study = new Study(database, FILES);
    long id = activated(study);
    String browser = study.call(b -> b.get(Logins.class).open(id));
    String code = issue(study, id, AccountCode.Purpose.RESET);
    assertTrue(authenticates(study, "li"), "the old password lasts until the code is used");
    use(study, code, "nine black swans");
    assertFalse(authenticates(study, "li"));
    assertEquals(Optional.empty(), study.call(b -> b.get(Logins.class).find(browser)));
  }

  @OnEachDatabase
  void whoeverTakesOverGetsTheWorkAndTheOtherIsOutAtOnce(Database database) {
    Study study = new Study(database, FILES);
    long old = activated(study);
    String browser = study.call(b -> b.get(Logins.class).open(old));
    long next = study.call(b -> b.get(Accounts.class).handOver(old, "新来的人").id());
    assertNotEquals(old, next, "the record tells them apart");
    assertEquals(Optional.empty(), study.call(b -> b.get(Logins.class).find(browser)));
    assertFalse(authenticates(study, "li"), "the old password opens nothing");
    String code = issue(study, next, AccountCode.Purpose.HAND_OVER);
    use(study, code, "nine black swans");
    study.run(
        b -> {
          Accounts accounts = b.get(Accounts.class);
          Account successor = accounts.authenticate("li", "nine black swans").orElseThrow();
          assertEquals(next, successor.id());
          assertEquals(Set.of(Grant.of(Role.CAMPUS_FILLER, OWN)), successor.grants());
          assertEquals(old, successor.predecessorId().orElseThrow());
          assertEquals(next, accounts.findSuccessor(old).orElseThrow().id());
          assertEquals(Account.Status.CLOSED, accounts.find(old).orElseThrow().status());
          assertThrows(IllegalStateException.class, () -> accounts.handOver(old, "?"));
        });
    Recorded line =
        study.recorded().stream()
            .filter(event -> event.action().equals("account-handed-over"))
            .findFirst()
            .orElseThrow();
    assertEquals("account " + old, line.subject());
    assertEquals("to account " + next, line.detail());
  }

  @OnEachDatabase
  void listBringsTheGrantsAlong(Database database) {
    Study study = new Study(database, FILES);
    Grant filler = Grant.of(Role.CAMPUS_FILLER, OWN);
    Grant analyst = Grant.of(Role.ANALYST, Scope.NATION);
    long li = study.call(b -> make(b.get(Accounts.class), "li", filler, analyst));
    study.run(b -> make(b.get(Accounts.class), "an", analyst));
    study.run(b -> make(b.get(Accounts.class), "none"));
    List<String> names =
        study.call(
            b ->
                b.get(Accounts.class).list().stream()
                    .map(a -> a.loginName() + a.grants().size())
                    .toList());
    assertEquals(List.of("an1", "li2", "none0"), names);
    study.run(b -> b.get(Accounts.class).rename(li, "李"));
    assertEquals(
        Set.of(filler, analyst),
        study.call(b -> b.get(Accounts.class).handOver(li, "王").grants()),
        "several grants go over too");
    int queries =
        database.countQueries(
            entities -> {
              Wiring beans = new Wiring(entities, new ArrayList<>());
              beans.with(Clock.class, Clock.systemUTC()).get(Accounts.class).list();
            });
    assertEquals(2, queries);
  }

  @OnEachDatabase
  void theFirstPasswordIsSetInTheLanguageOfItsOwner(Database database) {
    Study study = new Study(database, FILES);
    long id = activated(study);
    assertEquals(Language.ZH, language(study, id));
    for (AccountCode.Purpose purpose :
        List.of(AccountCode.Purpose.RESET, AccountCode.Purpose.FIRST)) {
      String code = issue(study, id, purpose);
      study.run(b -> b.get(AccountCodes.class).use(code, Language.EN, PASSWORD));
      assertEquals(
          purpose == AccountCode.Purpose.FIRST ? Language.EN : Language.ZH, language(study, id));
    }
  }

  private static Language language(Study study, long id) {
    return study.call(b -> b.get(Accounts.class).find(id).orElseThrow().language());
  }

  private static long make(Accounts accounts, String name, Grant... grants) {
    return accounts.create(name, name, Language.ZH, List.of(grants)).id();
  }

  private static long activated(Study study) {
    return study.call(
        b -> {
          long id = make(b.get(Accounts.class), "li", Grant.of(Role.CAMPUS_FILLER, OWN));
          b.get(Accounts.class).setPassword(id, PASSWORD);
          return id;
        });
  }

  private static String issue(Study study, long id, AccountCode.Purpose purpose) {
    return study.call(b -> b.get(AccountCodes.class).issue(id, purpose, null));
  }

  private static Optional<Long> use(Study study, String code) {
    return use(study, code, PASSWORD);
  }

  private static Optional<Long> use(Study study, String code, String password) {
    return study.call(
        b -> b.get(AccountCodes.class).use(code, Language.ZH, password).map(Account::id));
  }

  private static boolean authenticates(Study study, String name) {
    return study.call(b -> b.get(Accounts.class).authenticate(name, PASSWORD).isPresent());
  }
}
