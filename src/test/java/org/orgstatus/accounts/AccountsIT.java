package org.orgstatus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.orgstatus.base.Language;
import org.orgstatus.testing.Deployment;

/** Accounts inside the server, with its transactions, its database and its injection. */
@ExtendWith(ArquillianExtension.class)
class AccountsIT {

  private static final String PASSWORD = "seven white cranes";

  @Inject Accounts accounts;
  @Inject Logins logins;
  @Inject Setup setup;
  @Inject AuditRecord audit;
  @Inject UserTransaction transaction;

  @PersistenceContext(unitName = "orgstatus")
  EntityManager entities;

  @org.jboss.arquillian.container.test.api.Deployment
  static WebArchive archive() {
    return Deployment.archive();
  }

  @Test
  void wrongPasswordUnknownNameAndMissingPasswordAreRefusedAlike() {
    accounts.create("wang", "王", Language.ZH, List.of());
    assertEquals(Optional.empty(), accounts.authenticate("wang", PASSWORD));
    account("zhao");
    assertEquals(Optional.empty(), accounts.authenticate("zhao", "seven white crane"));
    assertEquals(Optional.empty(), accounts.authenticate("nobody-at-all", PASSWORD));
  }

  @Test
  void closedAccountIsRefusedAndItsBrowsersAreOut() {
    Account account = account("qian");
    String token = logins.open(account.id());
    accounts.close(account.id());
    assertEquals(Optional.empty(), accounts.authenticate("qian", PASSWORD));
    assertEquals(Optional.empty(), logins.find(token));
  }

  @Test
  void takenNameAndWeakPasswordAreRefused() {
    Account account = account("sun");
    assertThrows(
        RuntimeException.class,
        () -> accounts.create("ＳＵＮ", "孙", Language.ZH, List.of()),
        "full-width capitals are the same name");
    assertThrows(RuntimeException.class, () -> accounts.setPassword(account.id(), "short"));
  }

  @Test
  void rightPasswordSignsInAndGrantsComeBackAsGiven() {
    account("li");
    Account found = accounts.authenticate(" LI ", PASSWORD).orElseThrow();
    assertEquals("李", found.displayName());
    Grant own = Grant.of(Role.CAMPUS_FILLER, Scope.institution("4111010001"));
    assertEquals(java.util.Set.of(own), found.grants());
    assertTrue(found.may(Permission.FILL_RESPONSE, Target.institution("110000", "4111010001")));
    assertFalse(found.may(Permission.FILL_RESPONSE, Target.institution("110000", "4111010002")));
    assertEquals(
        List.of("li"),
        accounts.listIn(Scope.institution("4111010001")).stream()
            .map(Account::loginName)
            .filter("li"::equals)
            .toList());
  }

  @Test
  void signingOutEverywhereEndsEveryBrowser() {
    Account account = account("zhou");
    String office = logins.open(account.id());
    String phone = logins.open(account.id());
    assertEquals(account.id(), logins.find(office).orElseThrow().account().id());
    assertEquals(2, logins.listOf(account.id()).size());
    logins.closeAll(account.id());
    assertEquals(Optional.empty(), logins.find(office));
    assertEquals(Optional.empty(), logins.find(phone));
  }

  @Test
  void databaseHoldsNoTokenThatWouldSignIn() {
    String token = logins.open(account("wu").id());
    List<?> hashes = entities.createNativeQuery("select token_hash from login").getResultList();
    assertFalse(hashes.contains(token));
    assertTrue(hashes.contains(Secret.fingerprint(token)));
  }

  @Test
  void loginLeftAloneTooLongIsOver() throws Exception {
    Account account = account("zheng");
    String token = logins.open(account.id());
    transaction.begin();
    entities
        .createQuery("update Login l set l.lastSeenAt = :then where l.account.id = :id")
        .setParameter("then", Instant.now().minus(Login.IDLE).minusSeconds(1))
        .setParameter("id", account.id())
        .executeUpdate();
    transaction.commit();
    assertEquals(Optional.empty(), logins.find(token));
  }

  @Test
  void momentsComeBackAsTheyWereKept() {
    Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
    String token = logins.open(account("chen").id());
    Instant created = logins.find(token).orElseThrow().createdAt();
    assertFalse(created.isBefore(before), created + " is before " + before);
    assertFalse(created.isAfter(Instant.now()), created + " is in the future");
  }

  @Test
  void whatIsRolledBackLeavesNoLineInTheRecord() throws Exception {
    transaction.begin();
    accounts.create("feng", "冯", Language.ZH, List.of());
    transaction.rollback();
    assertEquals(Optional.empty(), accounts.findByLoginName("feng"));
    assertTrue(
        audit.latest(1).stream()
            .noneMatch(
                entry ->
                    entry.action().equals("account-created") && entry.detail().contains("feng")));
    Account kept = accounts.create("feng", "冯", Language.ZH, List.of());
    AuditEntry last = audit.latest(1).get(0);
    assertEquals("account-created", last.action());
    assertEquals("account " + kept.id(), last.subject());
  }

  @Test
  void printedPasswordOfTheDemonstrationEndsWithTheFirstOwnOne() {
    assertEquals(List.of(), accounts.listShown(), "a real study prints no password");
    Account shown =
        accounts.createShown("demo.analyst", "分析员", Language.ZH, List.of(), "demo paper boat");
    assertEquals(shown.id(), accounts.listShown().get(0).id());
    assertTrue(accounts.authenticate("demo.analyst", "demo paper boat").isPresent());
    accounts.setPassword(shown.id(), PASSWORD);
    assertEquals(List.of(), accounts.listShown());
  }

  @Test
  void setUpIsClosedOnceThereIsAnAccount() {
    account("zhu");
    assertEquals(Optional.empty(), setup.begin());
    assertEquals(
        Optional.empty(), setup.finish(Secret.random(), "intruder", "?", PASSWORD, Language.ZH));
    assertEquals(Optional.empty(), accounts.findByLoginName("intruder"));
  }

  @Test
  @RunAsClient
  void archiveAnswersFromOutside(@ArquillianResource URL base) throws Exception {
    URI login = base.toURI().resolve("/login");
    HttpURLConnection connection = (HttpURLConnection) login.toURL().openConnection();
    assertEquals(200, connection.getResponseCode());
  }

  private Account account(String name) {
    Grant own = Grant.of(Role.CAMPUS_FILLER, Scope.institution("4111010001"));
    String display = name.equals("li") ? "李" : name;
    Account account = accounts.create(name, display, Language.ZH, List.of(own));
    accounts.setPassword(account.id(), PASSWORD);
    return account;
  }
}
