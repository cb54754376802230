package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Reviewer;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Wiring;

/** What was accepted is corrected by one way only: it is returned, mended and judged again. */
class CorrectionsTest {

  private static final By FILLER = new By(7, "10.0.0.1");
  private static final By APPROVER = new By(8, "10.0.0.2");
  private static final By PROVINCE = new By(9, "10.0.0.3");
  private static final Judgement COUNT =
      new Judgement("", Map.of(ItemPath.of("e_count"), "人数与年报不符"));

  @OnEachDatabase
  void whatWasAcceptedIsChangedTakenBackOrApprovedByNobody(Database database) {
    Study study = Study.open(database, ReviewsTest.APPROVED);
    long id = accepted(study);
    assertThrows(
        NotEditable.class,
        () -> ResponsesTest.save(study, id, ResponsesTest.change("e_count", "6", 9)));
    assertThrows(NotEditable.class, () -> ResponsesTest.submit(study, id, Map.of()));
    assertThrows(StepRefused.class, () -> study.run(b -> reviews(b).recall(id, 3, FILLER)));
    assertThrows(StepRefused.class, () -> study.run(b -> reviews(b).approve(id, 3, APPROVER)));
    assertThrows(
        StepRefused.class, () -> study.run(b -> reviews(b).decline(id, 3, COUNT, APPROVER)));
    assertThrows(StepRefused.class, () -> study.run(b -> reviews(b).accept(id, 3, PROVINCE)));
    assertEquals(3, ResponsesTest.find(study).steps());
    assertEquals(ResponseStatus.ACCEPTED, ResponsesTest.find(study).status());
  }

  @OnEachDatabase
  void aReturnWithoutAWordOutOfDateOrTooLateChangesNothing(Database database) {
    Study study = Study.open(database, ReviewsTest.APPROVED);
    long id = accepted(study);
    assertThrows(
        IllegalArgumentException.class,
        () -> study.run(b -> reviews(b).giveBack(id, 3, Judgement.of(" "), PROVINCE)));
    assertThrows(
        StepRefused.class, () -> study.run(b -> reviews(b).giveBack(id, 2, COUNT, PROVINCE)));
    study.at(Study.DEADLINE.plusSeconds(1));
    assertThrows(
        WaveNotOpen.class, () -> study.run(b -> reviews(b).giveBack(id, 3, COUNT, PROVINCE)));
    assertEquals(ResponseStatus.ACCEPTED, ResponsesTest.find(study).status());

    List<ReportingUnitCode> beijing = List.of(new ReportingUnitCode("110000"));
    study.run(
        b -> b.get(Waves.class).moveDeadline("W1", beijing, Study.DEADLINE.plusSeconds(86400)));
    study.run(b -> reviews(b).giveBack(id, 3, COUNT, PROVINCE));
    assertEquals(ResponseStatus.RETURNED, ResponsesTest.find(study).status(), "with more time");
  }

  @OnEachDatabase
  void whatIsLockedStaysAsItIs(Database database) {
    Study study = Study.open(database, ReviewsTest.APPROVED);
    long id = accepted(study);
    study.run(b -> reviews(b).lock(id, 3, PROVINCE));
    assertThrows(
        StepRefused.class, () -> study.run(b -> reviews(b).giveBack(id, 4, COUNT, PROVINCE)));
    assertEquals(ResponseStatus.LOCKED, ResponsesTest.find(study).status());
  }

  @Test
  void whatAPairClosedByAgreementIsAcceptedAndReturnedByNoOffice() {
    List<Reviewer> pair = List.of(Reviewer.AGREEMENT);
    for (ResponseStatus status : ResponseStatus.values()) {
      assertTrue(Act.ACCEPT.after(status, pair).isEmpty(), status.name());
      assertTrue(Act.RETURN.after(status, pair).isEmpty(), status.name());
    }
  }

  @OnEachDatabase
  void aCorrectionGoesTheWholeWayAgainAndBothSheetsAndReceiptsStay(Database database) {
    Study study = Study.open(database, ReviewsTest.APPROVED);
    long id = accepted(study);
    String first = receipt(study);
    List<String> sheet = sheets(study);
    study.run(b -> reviews(b).giveBack(id, 3, COUNT, PROVINCE));
    assertEquals(List.of(), sheets(study), "what is being corrected does not count");
    assertEquals(first, receipt(study));

    Saved kept = ResponsesTest.save(study, id, ResponsesTest.change("e_state", "\"yes\"", 9));
    assertEquals(List.of("NOT_REOPENED e_state"), ResponsesTest.kinds(kept.faults()));
    SubmissionRefused unchanged =
        assertThrows(SubmissionRefused.class, () -> ResponsesTest.submit(study, id, Map.of()));
    assertEquals(List.of("REMARK e_count"), ResponsesTest.kinds(unchanged.faults()));
    ResponsesTest.save(study, id, ResponsesTest.change("e_count", "6", 9));
    ResponsesTest.submit(study, id, Map.of());
    assertEquals(ResponseStatus.WITH_APPROVER, ResponsesTest.find(study).status());
    assertEquals(List.of(), sheets(study), "not before it is approved");
    study.run(b -> reviews(b).approve(id, 5, APPROVER));
    study.run(b -> reviews(b).accept(id, 6, PROVINCE));

    assertEquals(ResponseStatus.ACCEPTED, ResponsesTest.find(study).status());
    assertNotEquals(first, receipt(study));
    assertFalse(verified(study, first, 1).current(), "the first receipt says that it is outdated");
    assertTrue(verified(study, receipt(study), 2).current());
    assertEquals(1, sheets(study).size());
    assertFalse(sheets(study).equals(sheet));
    List<Act> acts =
        study.call(b -> reviews(b).history(ResponsesTest.find(study))).stream()
            .map(Transition::act)
            .toList();
    assertEquals(
        Stream.of("SEND", "APPROVE", "ACCEPT", "RETURN", "SEND", "APPROVE", "ACCEPT")
            .map(Act::valueOf)
            .toList(),
        acts);
    assertEquals(
        new TreeSet<>(List.of(1, 2)),
        new TreeSet<>(revisions(study).stream().map(Revision::number).toList()));
  }

  private static long accepted(Study study) {
    long id = ResponsesTest.begin(study);
    ResponsesTest.save(
        study,
        id,
        ResponsesTest.change("e_state", "\"no\"", 0),
        ResponsesTest.change("e_count", "5", 0));
    ResponsesTest.submit(study, id, Map.of());
    study.run(b -> reviews(b).approve(id, 1, APPROVER));
    study.run(b -> reviews(b).accept(id, 2, PROVINCE));
    return id;
  }

  private static Reviews reviews(Wiring beans) {
    return beans.get(Reviews.class);
  }

  private static String receipt(Study study) {
    return ResponsesTest.find(study).receipt().orElseThrow();
  }

  private static List<Revision> revisions(Study study) {
    return study.call(b -> b.get(Responses.class).listRevisions(ResponsesTest.find(study)));
  }

  private static Receipts.Verified verified(Study study, String receipt, int revision) {
    String hash = revisions(study).get(revision - 1).contentHash();
    return study.call(b -> b.get(Receipts.class).verify(receipt, hash)).orElseThrow();
  }

  private static List<String> sheets(Study study) {
    return study.call(b -> b.get(SubmittedSheets.class).contentHashes("W1", "entry"));
  }
}
