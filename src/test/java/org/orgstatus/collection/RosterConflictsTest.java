package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.collection.RosterConflict.State;
import org.orgstatus.collection.RosterSettlement.Decision;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/** Both sides of each conflict with the roster, its settlement, and what opens it again. */
class RosterConflictsTest {

  private static final ReportingUnitCode BEIJING = new ReportingUnitCode("110000");
  private static final By PROVINCE = new By(9, "10.0.0.3");
  private static final String THIRD = "4199910003";

  @TempDir Path folder;

  @OnEachDatabase
  void bothSidesStandBesideEachOtherAndWhoIsSilentIsListedToo(Database database)
      throws IOException {
    Study study = OtherUnitsTest.study(database, folder);
    answer(study, Study.UNIT, "none");
    answer(study, Study.NEIGHBOUR, "established");
    assertEquals(List.of(), list(study), "no roster yet");
    OtherUnitsTest.roster(study, "4199910001,甲大学,2015-06-30,市科协\n4199910003,丙学院,,");

    List<RosterConflict> conflicts = list(study);
    assertEquals(
        List.of(Study.UNIT, Study.NEIGHBOUR, THIRD),
        conflicts.stream().map(RosterConflict::unitCode).toList());
    RosterConflict listed = conflicts.get(0);
    assertEquals("none", listed.answer().said());
    assertEquals("roster.csv", listed.roster().fileName());
    assertEquals(2, listed.rows().get(0).line());
    assertEquals("A2", listed.rows().get(0).cell());
    assertFalse(conflicts.get(1).isListed());
    assertFalse(conflicts.get(2).isAnswered(), "listed, and no answer");
  }

  @OnEachDatabase
  void whereTheInstitutionIsRightItsCheckWeighsNoMore(Database database) throws IOException {
    Study study = OtherUnitsTest.study(database, folder);
    long id = answer(study, Study.NEIGHBOUR, "established");
    OtherUnitsTest.roster(study, "4199910001,甲大学,,");
    assertEquals(1, recheck(study));
    Finding woken = new Finding("R1", Finding.Severity.CONFLICT, true);
    assertEquals(List.of(woken), response(study, id).findings(), "in the queue by itself");
    assertEquals(List.of("R1"), OtherUnitsTest.newWarnings(study, "gate", Study.NEIGHBOUR));

    assertTrue(settle(study, conflict(study, Study.NEIGHBOUR), Decision.INSTITUTION, "见批文"));
    assertEquals(List.of(), response(study, id).findings());
    assertEquals(List.of(), OtherUnitsTest.newWarnings(study, "gate", Study.NEIGHBOUR));
    assertEquals(State.SETTLED, conflict(study, Study.NEIGHBOUR).state());
    recheck(study);
    assertEquals(List.of(), response(study, id).findings(), "settled for this revision");
    assertTrue(
        study.recorded().stream().anyMatch(r -> r.action().equals("roster-conflict-settled")));
  }

  @OnEachDatabase
  void aCheckThatWokeAndWentBackToSleepWeighsNoMore(Database database) throws IOException {
    Study study = OtherUnitsTest.study(database, folder);
    long id = answer(study, Study.NEIGHBOUR, "established");
    OtherUnitsTest.roster(study, "4199910001,甲大学,,");
    recheck(study);
    OtherUnitsTest.roster(study, "4199910001,甲大学,,\n4199910002,乙学院,,");
    assertEquals(1, recheck(study));
    assertEquals(List.of(), response(study, id).findings());
  }

  @OnEachDatabase
  void whereTheRosterIsRightTheStatusGoesBack(Database database) throws IOException {
    Study study = OtherUnitsTest.study(database, folder);
    long id = answer(study, Study.UNIT, "none");
    OtherUnitsTest.roster(study, "4199910001,甲大学,,");
    assertTrue(settle(study, conflict(study, Study.UNIT), Decision.ROSTER, "批文在案"));
    assertEquals(ResponseStatus.RETURNED, response(study, id).status());
    List<Remark> remarks =
        study.call(b -> b.get(Remarks.class).listOpen(b.get(Responses.class).find(id).get()));
    assertEquals("g_status", remarks.get(0).path().toString());
    assertEquals("批文在案", remarks.get(0).text());
    OtherUnitsTest.save(study, id, "g_status", "\"established\"");
    OtherUnitsTest.submit(study, id, Map.of());
    assertEquals(List.of(), list(study), "both say the same");
  }

  @OnEachDatabase
  void whatWasAskedIsToldToTheInstitutionUntilItAnswers(Database database) throws IOException {
    Study study = OtherUnitsTest.study(database, folder);
    OtherUnitsTest.roster(study, "4199910001,甲大学,,");
    assertTrue(settle(study, conflict(study, Study.UNIT), Decision.ASK, "请核对是否成立"));
    assertEquals(State.ASKED, conflict(study, Study.UNIT).state());
    assertEquals("请核对是否成立", question(study));
    answer(study, Study.UNIT, "none");
    assertEquals("", question(study), "it has said something");
    assertEquals(State.REOPENED, conflict(study, Study.UNIT).state());
  }

  @OnEachDatabase
  void aNewRosterOpensWhatWasSettledOnlyWhereItSaysSomethingElse(Database database)
      throws IOException {
    Study study = OtherUnitsTest.study(database, folder);
    answer(study, Study.UNIT, "none");
    OtherUnitsTest.roster(study, "4199910001,甲大学,,");
    settle(study, conflict(study, Study.UNIT), Decision.INSTITUTION, "尚未批准");
    OtherUnitsTest.roster(study, "4199910003,丙学院,,\n4199910001,甲大学,,");
    assertEquals(State.SETTLED, conflict(study, Study.UNIT).state(), "the same in another row");
    OtherUnitsTest.roster(study, "4199910001,甲大学,2016-01-01,市科协");
    assertEquals(State.REOPENED, conflict(study, Study.UNIT).state());
  }

  @OnEachDatabase
  void whoDecidesOnWhatNoLongerStandsDecidesNothing(Database database) throws IOException {
    Study study = OtherUnitsTest.study(database, folder);
    answer(study, Study.UNIT, "none");
    OtherUnitsTest.roster(study, "4199910001,甲大学,,");
    RosterConflict seen = conflict(study, Study.UNIT);
    OtherUnitsTest.roster(study, "4199910001,甲大学,2016-01-01,市科协");
    assertFalse(settle(study, seen, Decision.ROSTER, "x"));
    assertEquals(State.OPEN, conflict(study, Study.UNIT).state());
    assertThrows(
        IllegalArgumentException.class,
        () -> settle(study, conflict(study, Study.UNIT), Decision.ROSTER, " "));
  }

  private static long answer(Study study, String unit, String status) {
    long id = OtherUnitsTest.begin(study, "gate", unit);
    OtherUnitsTest.save(study, id, "g_status", "\"" + status + "\"");
    boolean warned =
        study.call(
            b -> {
              Responses responses = b.get(Responses.class);
              return !responses.filling(responses.find(id).get()).warnings().isEmpty();
            });
    OtherUnitsTest.submit(study, id, warned ? Map.of("R1", "已核对") : Map.of());
    return id;
  }

  private static int recheck(Study study) {
    return study.call(b -> b.get(Rechecks.class).run("W1", "gate", 100));
  }

  private static Response response(Study study, long id) {
    return study.call(b -> b.get(Responses.class).find(id).orElseThrow());
  }

  private static List<RosterConflict> list(Study study) {
    return study.call(b -> b.get(RosterConflicts.class).list("W1", BEIJING));
  }

  private static RosterConflict conflict(Study study, String unit) {
    return study.call(b -> b.get(RosterConflicts.class).find("W1", BEIJING, unit)).orElseThrow();
  }

  private static String question(Study study) {
    return study.call(
        b ->
            b.get(RosterConflicts.class)
                .question("W1", BEIJING, Study.UNIT)
                .map(RosterSettlement::reason)
                .orElse(""));
  }

  private static boolean settle(
      Study study, RosterConflict seen, Decision decision, String reason) {
    return study.call(
        b ->
            b.get(RosterConflicts.class)
                .settle("W1", BEIJING, seen.unitCode(), seen.seen(), decision, reason, PROVINCE));
  }
}
