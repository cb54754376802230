package org.orgstatus.fieldwork.contradiction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.orgstatus.collection.By;
import org.orgstatus.collection.Judgement;
import org.orgstatus.collection.Remarks;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.fieldwork.contradiction.ContradictionSettlement.Decision;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/** An alliance's answer that its visitors saw otherwise, until it is corrected or explained. */
class ContradictionsTest {

  private static final String ANSWERS = "alliance";
  private static final By SECRETARY = new By(31, "");
  private static final By PROVINCE = new By(32, "");

  @OnEachDatabase
  void whatDoesNotFitIsReturnedAndEitherCorrectedOrUpheld(Database database) {
    Study study = Study.open(database, Path.of(""));
    long answers = AnsweredAndVisited.answer(study, Map.of("d_charter", "congress"), SECRETARY);
    assertEquals(List.of(), list(study), "nobody has been there");
    AnsweredAndVisited.visit(study, Map.of("eo_charter", "o1"));

    Contradiction charter = one(study);
    assertEquals("K01", charter.rule().id());
    assertEquals(Contradiction.State.OPEN, charter.state());
    assertThrows(
        IllegalArgumentException.class, () -> settle(study, charter, Decision.RETURN, " "));
    assertTrue(settle(study, charter, Decision.RETURN, "请附章程"));
    assertFalse(settle(study, charter, Decision.BOTH, "另一处窗口"), "something happened since");
    assertEquals(Contradiction.State.ASKED, one(study).state());
    Response returned = AnsweredAndVisited.find(study, ANSWERS);
    assertEquals(ResponseStatus.RETURNED, returned.status());
    assertFalse(settle(study, one(study), Decision.RETURN, "再退一次"), "it is with the alliance");

    upheld(study, answers);
    assertEquals(Contradiction.State.REOPENED, one(study).state(), "asked, and upheld");
    assertTrue(settle(study, one(study), Decision.RETURN, "仍未见到文本"));
    AnsweredAndVisited.put(study, answers, "d_charter", "draft");
    AnsweredAndVisited.submit(study, answers, SECRETARY);
    assertEquals(Contradiction.State.CORRECTED, one(study).state());
    assertFalse(settle(study, one(study), Decision.BOTH, "已更正"), "there is nothing to decide");
    assertTrue(study.recorded().toString().contains("contradiction-settled"));
  }

  @OnEachDatabase
  void aReasonHoldsForWhatBothSidesSaid(Database database) {
    Study study = Study.open(database, Path.of(""));
    long answers = AnsweredAndVisited.answer(study, Map.of("d_charter", "congress"), SECRETARY);
    AnsweredAndVisited.visit(study, Map.of("eo_charter", "o1"));
    assertTrue(settle(study, one(study), Decision.ANSWER, "章程存于省科协，已另行核实"));
    Contradiction settled = one(study);
    assertEquals(Contradiction.State.SETTLED, settled.state());
    assertEquals("章程存于省科协，已另行核实", settled.settlement().orElseThrow().reason());
    study.run(
        b ->
            b.get(Reviews.class)
                .giveBack(
                    answers,
                    settled.answered().steps(),
                    new Judgement("", Map.of(ItemPath.of("d_charter"), "核对")),
                    PROVINCE));
    AnsweredAndVisited.put(study, answers, "d_charter", "other_body");
    AnsweredAndVisited.submit(study, answers, SECRETARY);
    assertEquals(Contradiction.State.REOPENED, one(study).state());
    assertEquals(
        List.of(), study.call(b -> b.get(Contradictions.class).list("W1", List.of("ZZ99"))));
  }

  /** The alliance answers the remark and leaves the answer as it was. */
  private static void upheld(Study study, long answers) {
    study.run(
        b -> {
          Remarks remarks = b.get(Remarks.class);
          Response response = b.get(Responses.class).find(answers).orElseThrow();
          remarks
              .listOpen(response)
              .forEach(remark -> remarks.reply(response, remark.id(), "章程属实"));
        });
    AnsweredAndVisited.submit(study, answers, SECRETARY);
  }

  private static Contradiction one(Study study) {
    List<Contradiction> all = list(study);
    assertEquals(1, all.size(), all.toString());
    return all.get(0);
  }

  private static List<Contradiction> list(Study study) {
    return study.call(b -> b.get(Contradictions.class).list("W1", List.of(Study.ALLIANCE)));
  }

  private static boolean settle(
      Study study, Contradiction about, Decision decision, String reason) {
    return study.call(
        b ->
            b.get(Contradictions.class)
                .settle(
                    "W1",
                    about.allianceId(),
                    about.rule().id(),
                    about.token(),
                    decision,
                    reason,
                    PROVINCE));
  }
}
