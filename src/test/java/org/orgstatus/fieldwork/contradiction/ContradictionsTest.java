package org.orgstatus.fieldwork.contradiction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.collection.By;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Judgement;
import org.orgstatus.collection.Remarks;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.SubmissionRefused;
import org.orgstatus.collection.VisitRatings;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.fieldwork.contradiction.ContradictionSettlement.Decision;
import org.orgstatus.questionnaire.ExampleSheet;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Scenario;
import org.orgstatus.testing.Study;

/** An alliance's answer that its visitors saw otherwise, until it is corrected or explained. */
class ContradictionsTest {

  private static final String VISIT = "alliance_visit";
  private static final String ANSWERS = "alliance";
  private static final By SECRETARY = new By(31, "");
  private static final By PROVINCE = new By(32, "");
  private static final long ONE = 21;
  private static final long TWO = 22;

  @OnEachDatabase
  void whatDoesNotFitIsReturnedAndEitherCorrectedOrUpheld(Database database) {
    Study study = Study.open(database, Path.of(""));
    long answers = filledIn(study, ANSWERS, SECRETARY.accountId());
    put(study, answers, "d_charter", "congress");
    submit(study, answers, SECRETARY);
    assertEquals(List.of(), list(study), "nobody has been there");
    visit(study, Map.of("eo_charter", "o1"));

    Contradiction charter = one(study);
    assertEquals("K01", charter.rule().id());
    assertEquals(Contradiction.State.OPEN, charter.state());
    assertThrows(
        IllegalArgumentException.class, () -> settle(study, charter, Decision.RETURN, " "));
    assertTrue(settle(study, charter, Decision.RETURN, "请附章程"));
    assertFalse(settle(study, charter, Decision.BOTH, "另一处窗口"), "something happened since");
    assertEquals(Contradiction.State.ASKED, one(study).state());
    Response returned = find(study, ANSWERS);
    assertEquals(ResponseStatus.RETURNED, returned.status());
    assertFalse(settle(study, one(study), Decision.RETURN, "再退一次"), "it is with the alliance");

    upheld(study, answers);
    assertEquals(Contradiction.State.REOPENED, one(study).state(), "asked, and upheld");
    assertTrue(settle(study, one(study), Decision.RETURN, "仍未见到文本"));
    put(study, answers, "d_charter", "draft");
    submit(study, answers, SECRETARY);
    assertEquals(Contradiction.State.CORRECTED, one(study).state());
    assertFalse(settle(study, one(study), Decision.BOTH, "已更正"), "there is nothing to decide");
    assertTrue(study.recorded().toString().contains("contradiction-settled"));
  }

  @OnEachDatabase
  void aReasonHoldsForWhatBothSidesSaid(Database database) {
    Study study = Study.open(database, Path.of(""));
    long answers = filledIn(study, ANSWERS, SECRETARY.accountId());
    put(study, answers, "d_charter", "congress");
    submit(study, answers, SECRETARY);
    visit(study, Map.of("eo_charter", "o1"));
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
    put(study, answers, "d_charter", "other_body");
    submit(study, answers, SECRETARY);
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
    submit(study, answers, SECRETARY);
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

  /** A visit that saw everything but for what is said. */
  private static void visit(Study study, Map<String, String> seen) {
    long id = filledIn(study, VISIT, ONE);
    Scenario.shipped(VISIT).get(0).questions().toList().stream()
        .filter(q -> q.choices().filter(list -> list.name().equals("rating_obs")).isPresent())
        .forEach(q -> put(study, id, q.name(), seen.getOrDefault(q.name(), "o4")));
    put(study, id, "eo_office", "yes");
    put(study, id, "eo_staff_seen", "yes");
    put(study, id, "es_overall", "v4");
    Map<String, String> rated = ratings(study);
    for (long account : List.of(ONE, TWO)) {
      boolean given = study.call(b -> b.get(VisitRatings.class).give(id, rated, account));
      assertTrue(given);
    }
    for (long account : List.of(ONE, TWO)) {
      String standing =
          study.call(b -> b.get(VisitRatings.class).standing(find(study, VISIT))).orElseThrow();
      boolean agreed = study.call(b -> b.get(VisitRatings.class).agree(id, standing, account));
      assertTrue(agreed);
    }
    submit(study, id, new By(TWO, ""));
  }

  private static Map<String, String> ratings(Study study) {
    Map<String, String> answers = new HashMap<>();
    for (Item.Question question :
        study.call(b -> b.get(VisitRatings.class).questions(find(study, VISIT)))) {
      answers.put(question.name(), question.choices().orElseThrow().choices().get(0).code());
    }
    return answers;
  }

  /** A draft in which nothing is missing. */
  private static long filledIn(Study study, String form, long account) {
    JsonObject sheet =
        ExampleSheet.of(Scenario.shipped(form), Scenario.shipped(form).get(0)).orElseThrow();
    long id = study.call(b -> b.get(Responses.class).open("W1", form, Study.ALLIANCE)).id();
    study.run(
        b -> {
          List<Change> changes = new ArrayList<>();
          SheetJson.posted(b.get(WaveForms.class).routing("W1", form), sheet)
              .sheet()
              .answers()
              .forEach((path, value) -> changes.add(new Change(path, SheetJson.value(value), 99)));
          b.get(Responses.class).save(id, changes, account);
        });
    return id;
  }

  private static void put(Study study, long id, String item, String code) {
    JsonValue value = Json.createValue(code);
    study.run(
        b ->
            assertEquals(
                List.of(),
                b.get(Responses.class)
                    .save(id, List.of(new Change(ItemPath.of(item), value, 99)), 31)
                    .faults()));
  }

  /** Confirms whatever looks odd. */
  private static void submit(Study study, long id, By by) {
    Map<String, String> confirmed = new HashMap<>();
    study.run(
        b -> {
          Response response = b.get(Responses.class).find(id).orElseThrow();
          b.get(Responses.class)
              .filling(response)
              .warnings()
              .forEach(warning -> confirmed.put(warning.check().id(), "属实"));
        });
    try {
      study.run(b -> b.get(Responses.class).submit(id, confirmed, by));
    } catch (SubmissionRefused refused) {
      throw new AssertionError(refused.faults().toString(), refused);
    }
  }

  private static Response find(Study study, String form) {
    return study.call(b -> b.get(Responses.class).find("W1", form, Study.ALLIANCE).orElseThrow());
  }
}
