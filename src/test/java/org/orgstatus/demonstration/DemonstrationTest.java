package org.orgstatus.demonstration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Target;
import org.orgstatus.collection.Act;
import org.orgstatus.collection.Attachment;
import org.orgstatus.collection.BulkSubmissions;
import org.orgstatus.collection.ContactCipher;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Settlements;
import org.orgstatus.collection.SubmittedSheets;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.fieldwork.coding.CodeAgreement;
import org.orgstatus.fieldwork.coding.CodeFrames;
import org.orgstatus.fieldwork.coding.CodedText;
import org.orgstatus.fieldwork.coding.Codings;
import org.orgstatus.fieldwork.coding.Quotation;
import org.orgstatus.fieldwork.coding.Quotations;
import org.orgstatus.questionnaire.Questionnaires;
import org.orgstatus.registry.UnitProposals;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;

@Tag("database")
class DemonstrationTest {

  private static final int SIZE = 100;
  private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");
  private static Database database;
  private static Demonstration.Loaded loaded;

  private static Wiring wired(EntityManager entities) {
    return new Wiring(entities)
        .with(Clock.class, Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")))
        .with(Questionnaires.class, Questionnaires.of(Path.of(".")))
        .with(CodeFrames.class, CodeFrames.of(Path.of(".")))
        .with(SecretKey.class, new SecretKeySpec(new byte[32], "AES"))
        .with(ContactCipher.class, new ContactCipher(new SecretKeySpec(new byte[32], "AES")));
  }

  @BeforeAll
  static void load() {
    database = Databases.h2();
    loaded = database.call(em -> wired(em).get(Demonstration.class).load(Demonstration.SEED, SIZE));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void aSecondLoadIsRefusedAndChangesNothing() {
    assertThrows(
        IllegalStateException.class,
        () -> database.run(em -> wired(em).get(Demonstration.class).load(5, SIZE)));
    boolean again = database.call(em -> wired(em).get(Demonstration.class).isPossible());
    assertFalse(again);
    assertEquals(1, database.call(em -> wired(em).get(Waves.class).list()).size());
  }

  @Test
  void theWaveIsOpenAndSaysThatItsAnswersAreInvented() {
    Wave wave = database.call(em -> wired(em).get(Waves.class).findOpen()).orElseThrow();
    assertTrue(wave.isDemonstration());
    assertTrue(wave.isOpen(NOW.plusSeconds(86_400)), "a day later");
    assertEquals("2017-09-30", wave.referenceDate().toString());
    assertEquals(2016, wave.referenceYear());
  }

  @Test
  void thoseWhoRespondHaveSubmittedAndSomeOthersHaveDrafts() {
    Map<ResponseStatus, Long> counts =
        database.call(em -> wired(em).get(Responses.class).count("W1", "gate"));
    long accepted = counts.get(ResponseStatus.ACCEPTED);
    assertEquals(loaded.submitted(), accepted + counts.get(ResponseStatus.SUBMITTED));
    assertTrue(accepted > loaded.submitted() / 2, "most are accepted");
    long begun =
        counts.entrySet().stream()
            .filter(count -> !count.getKey().isAnswered())
            .mapToLong(Map.Entry::getValue)
            .sum();
    assertEquals(loaded.drafts(), begun);
    assertTrue(loaded.submitted() > SIZE / 2 && loaded.submitted() < SIZE, loaded.toString());
    assertTrue(loaded.drafts() > 0 && loaded.submitted() + loaded.drafts() < SIZE);
  }

  @Test
  void ofThoseThatHaveNotAnsweredSomeWaitForTheApproverAndSomeWereReturned() {
    Map<List<Act>, Long> courses =
        InventedRegister.of(Demonstration.SEED, SIZE)
            .institutions()
            .map(unit -> new InventedCourse(Demonstration.SEED, unit).unanswered(NOW))
            .map(steps -> steps.stream().map(BulkSubmissions.Later::act).toList())
            .collect(Collectors.groupingBy(steps -> steps, Collectors.counting()));
    Set<List<Act>> expected =
        Set.of(List.of(), List.of(Act.DECLINE), List.of(Act.APPROVE, Act.RETURN));
    assertEquals(expected, courses.keySet());
  }

  @Test
  void visitsAreCodedInEveryState() {
    Map<String, Set<CodedText.State>> states = new TreeMap<>();
    List<CodedText> texts =
        database.call(em -> wired(em).get(Codings.class).list("W1", InventedReports.VISIT));
    texts.forEach(
        t ->
            states
                .computeIfAbsent(t.text().unitCode(), u -> EnumSet.noneOf(CodedText.State.class))
                .add(t.state()));
    assertEquals(
        Map.of(
            "YS11", Set.of(CodedText.State.LOCKED),
            "YS32", Set.of(CodedText.State.LOCKED),
            "YS33", Set.of(CodedText.State.HALF, CodedText.State.DONE),
            "YS61", Set.of(CodedText.State.OPEN)),
        states);
    List<CodeAgreement> agreement =
        CodeAgreement.of(
            texts.stream().filter(CodedText::isCompared).toList(),
            CodeFrames.of(Path.of(".")).get());
    assertTrue(agreement.stream().anyMatch(a -> a.one() > 0), "the two see something otherwise");
    assertTrue(agreement.stream().anyMatch(a -> a.both() > 0), "and most things alike");
    assertTrue(
        texts.stream()
            .flatMap(t -> t.decisions().stream())
            .allMatch(d -> d.reason().contains("（演示）")));
    Map<String, Long> quoted =
        database.call(em -> wired(em).get(Quotations.class).list("W1")).stream()
            .filter(Quotation::isCleared)
            .collect(Collectors.groupingBy(Quotation::unitCode, Collectors.counting()));
    assertEquals(Set.of("YS11", "YS32"), quoted.keySet());
  }

  @Test
  void sheetsHoldNoPersonalItems() {
    Set<String> names = new HashSet<>();
    database.run(
        em ->
            new SubmittedSheets(em)
                .forEach("W1", "gate", sheet -> names.addAll(sheet.sheet().keySet())));
    assertTrue(names.contains("g_status") && names.contains("a_state") && names.contains("b_why"));
    assertFalse(names.contains("g_filler_name") || names.contains("g_filler_phone"));
  }

  @Test
  void provincesAlliancesAndVisitsHaveAnsweredTooAndSomeHaveNot() {
    assertEquals(30 + 9 + 5, loaded.reports());
    Map<ResponseStatus, Long> provinces = count(InventedReports.PROVINCE);
    assertEquals(1, provinces.get(ResponseStatus.DRAFT));
    assertEquals(1, provinces.get(ResponseStatus.RETURNED));
    assertTrue(provinces.get(ResponseStatus.ACCEPTED) > 14, provinces.toString());
    assertEquals(1, count(InventedReports.ALLIANCE).get(ResponseStatus.DRAFT));
    assertEquals(
        Map.of(ResponseStatus.DRAFT, 1L, ResponseStatus.SUBMITTED, 4L),
        count(InventedReports.VISIT));
  }

  private static Map<ResponseStatus, Long> count(String form) {
    return database.call(em -> wired(em).get(Responses.class).count("W1", form));
  }

  /** The invented surroundings say what the real ones do: nobody is warned of anything new. */
  @ParameterizedTest
  @ValueSource(strings = {InventedReports.PROVINCE, InventedReports.ALLIANCE})
  void noCheckSaysOtherwiseThanWhenTheFormWasFilledIn(String form) {
    database.run(
        em -> {
          Wiring beans = wired(em);
          Responses responses = beans.get(Responses.class);
          Settlements settlements = beans.get(Settlements.class);
          for (Response response : responses.list("W1", form)) {
            assertEquals(List.of(), settlements.woken(response), response.unitCode());
            if (response.submittedNumber().isPresent()) {
              assertEquals(List.of(), responses.filling(response).faults(), response.unitCode());
            }
          }
        });
  }

  @Test
  void whoFillsInStandsApartEncryptedAndInNoSheet() {
    Set<String> names = new HashSet<>();
    database.run(
        em ->
            new SubmittedSheets(em)
                .forEach("W1", InventedReports.PROVINCE, s -> names.addAll(s.sheet().keySet())));
    assertTrue(names.contains("c_n_assoc") && names.contains("c_all"), names.toString());
    assertFalse(names.contains("c_filler_name") || names.contains("c_filler_phone"));
    long contacts =
        database.call(
            em ->
                em.createQuery(
                        "select count(c) from Contact c, Response r where c.key.responseId = r.id"
                            + " and r.formId = :form",
                        Long.class)
                    .setParameter("form", InventedReports.PROVINCE)
                    .getSingleResult());
    assertEquals(2 * 30, contacts);
  }

  @Test
  void everyProvinceThatAnsweredHasSentItsListAsAFile() {
    List<Attachment> files =
        database.call(
            em -> em.createQuery("select a from Attachment a", Attachment.class).getResultList());
    assertEquals(29, files.size());
    files.forEach(file -> assertTrue(file.size() > 10, file.name()));
  }

  @Test
  void alliancesThatTheRegisterDoesNotHaveWaitToBeConfirmed() {
    List<String> waiting =
        database.call(em -> wired(em).get(UnitProposals.class).listOpen()).stream()
            .map(proposal -> proposal.reportingUnit().value())
            .toList();
    assertEquals(List.of("420000", "440000"), waiting);
  }

  @Test
  void theShownSecretaryAndTheFieldResearcherHaveTheirAlliance() {
    Map<String, Account> shown =
        database.call(em -> wired(em).get(Accounts.class).listShown()).stream()
            .collect(Collectors.toMap(Account::loginName, account -> account));
    Target alliance = Target.alliance("420000", "YS42");
    assertTrue(shown.get("demo-alliance").may(Permission.FILL_RESPONSE, alliance));
    assertTrue(shown.get("demo-researcher").may(Permission.RECORD_VISIT, alliance));
    assertTrue(shown.get("demo-researcher-2").may(Permission.RECORD_VISIT, alliance));
    database.run(
        em -> {
          Responses responses = wired(em).get(Responses.class);
          for (String form : List.of(InventedReports.ALLIANCE, InventedReports.VISIT)) {
            Response draft = responses.find("W1", form, "YS42").orElseThrow();
            assertEquals(ResponseStatus.DRAFT, draft.status());
            assertTrue(responses.filling(draft).sheet().answers().size() > 20, form);
          }
        });
  }

  @Test
  void theShownAccountsCanSignInAndTheirInstitutionsHaveNotBegun() {
    List<Account> shown = database.call(em -> wired(em).get(Accounts.class).listShown());
    assertTrue(shown.size() >= 7, "office, fillers and approvers");
    Account admin = shown.get(0);
    String password = admin.shownPassword().orElseThrow();
    boolean signedIn =
        database.call(
            em ->
                wired(em)
                    .get(Accounts.class)
                    .authenticate(admin.loginName(), password)
                    .isPresent());
    assertTrue(signedIn);
    Set<String> begun =
        database.call(em -> wired(em).get(Responses.class).list("W1", "gate")).stream()
            .map(Response::unitCode)
            .collect(Collectors.toSet());
    Set<String> campuses =
        shown.stream()
            .filter(account -> account.has(Role.CAMPUS_FILLER))
            .flatMap(a -> a.grants().stream())
            .map(g -> g.scope().code())
            .filter(code -> code.length() == 10)
            .collect(Collectors.toSet());
    assertEquals(2, campuses.size());
    campuses.forEach(code -> assertFalse(begun.contains(code), code));
  }
}
