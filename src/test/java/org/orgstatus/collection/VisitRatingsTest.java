package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.questionnaire.ExampleSheet;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Scenario;
import org.orgstatus.testing.Study;

/** Form E is closed by the agreement of the pair, each of whom has rated alone before. */
class VisitRatingsTest {

  private static final String FORM = "alliance_visit";
  private static final long ONE = 21;
  private static final long TWO = 22;
  private static final long THIRD = 23;

  @OnEachDatabase
  void withoutTwoRatingsAndTwoAgreementsNothingIsSent(Database database) {
    Study study = Study.open(database, Path.of(""));
    long id = filledIn(study);
    assertEquals("REQUIRED es_overall", refused(study, id, ONE));
    assertFalse(agree(study, id, ONE), "nothing was rated");
    assertThrows(
        IllegalArgumentException.class, () -> give(study, id, Map.of("es_overall", "v1"), ONE));
    assertThrows(IllegalArgumentException.class, () -> give(study, id, rated(study, "zz"), ONE));

    assertTrue(give(study, id, rated(study, "v2"), ONE));
    assertTrue(give(study, id, rated(study, "v3"), ONE), "nobody has seen it yet");
    assertEquals(List.of(), seen(study), "one alone shows nothing");
    assertFalse(agree(study, id, ONE));
    assertTrue(give(study, id, rated(study, "v4"), TWO));
    assertEquals(
        List.of("v3", "v4"),
        seen(study).stream().map(rating -> rating.answers().get("es_overall")).toList());
    assertFalse(give(study, id, rated(study, "v4"), ONE), "both are kept as they were given");
    assertFalse(give(study, id, rated(study, "v1"), THIRD), "there are two");

    assertFalse(agree(study, id, THIRD));
    assertEquals("REQUIRED es_overall", refused(study, id, ONE));
    assertTrue(agree(study, id, ONE));
    assertEquals("REQUIRED es_overall", refused(study, id, ONE), "one alone does not agree");
  }

  @OnEachDatabase
  void anAgreementIsToTheValuesSeenAndEndsWhenTheyChange(Database database) {
    Study study = Study.open(database, Path.of(""));
    long id = filledIn(study);
    give(study, id, rated(study, "v2"), ONE);
    give(study, id, rated(study, "v4"), TWO);
    String seen = standing(study);
    save(study, id, "es_overall", "\"v3\"");
    assertEquals(
        false,
        study.call(b -> b.get(VisitRatings.class).agree(id, seen, ONE)),
        "something has changed");
    assertTrue(agree(study, id, ONE));
    assertTrue(agree(study, id, TWO));
    save(study, id, "es_overall", "\"v2\"");
    assertEquals("REQUIRED es_overall", refused(study, id, ONE), "both agreed to something else");
    assertTrue(agree(study, id, TWO));
    assertTrue(agree(study, id, ONE));
    study.run(b -> b.get(Responses.class).submit(id, Map.of(), new By(TWO, "")));
    Response closed = find(study);
    assertEquals(ResponseStatus.SUBMITTED, closed.status());
    assertEquals(2, seen(study).size(), "both single ratings are kept");
    List<SubmittedSheet> sheets = new ArrayList<>();
    study.run(b -> b.get(SubmittedSheets.class).forEach("W1", FORM, sheets::add));
    assertEquals(
        List.of("v2", "v4"),
        sheets.get(0).ratings().stream().map(alone -> alone.get("es_overall")).toList(),
        "in the order in which they were begun, whatever was agreed on");
    assertThrows(NotEditable.class, () -> give(study, id, rated(study, "v1"), ONE));
    assertThrows(NotEditable.class, () -> agree(study, id, ONE));
    assertTrue(study.recorded().toString().contains("visit-agreed"));
  }

  @OnEachDatabase
  void otherFormsAskForNone(Database database) {
    Study study = Study.open(database, Path.of(""));
    Response gate = study.call(b -> b.get(Responses.class).open("W1", "gate", Study.UNIT));
    assertEquals(List.of(), study.call(b -> b.get(VisitRatings.class).questions(gate)));
    assertThrows(
        IllegalArgumentException.class, () -> give(study, gate.id(), Map.of("g_status", "x"), ONE));
  }

  /** A draft of form E in which nothing is missing. */
  private static long filledIn(Study study) {
    JsonObject sheet =
        ExampleSheet.of(Scenario.shipped(FORM), Scenario.shipped(FORM).get(0)).orElseThrow();
    long id = study.call(b -> b.get(Responses.class).open("W1", FORM, Study.ALLIANCE)).id();
    study.run(
        b -> {
          List<Change> changes = new ArrayList<>();
          SheetJson.posted(b.get(WaveForms.class).routing("W1", FORM), sheet)
              .sheet()
              .answers()
              .forEach((path, value) -> changes.add(new Change(path, SheetJson.value(value), 99)));
          assertEquals(List.of(), b.get(Responses.class).save(id, changes, ONE).faults());
        });
    return id;
  }

  /** The first choice everywhere but for the overall state. */
  private static Map<String, String> rated(Study study, String overall) {
    Map<String, String> answers = new HashMap<>();
    for (Item.Question question :
        study.call(b -> b.get(VisitRatings.class).questions(find(study)))) {
      answers.put(question.name(), question.choices().orElseThrow().choices().get(0).code());
    }
    assertEquals(7, answers.size());
    answers.put("es_overall", overall);
    return answers;
  }

  private static String refused(Study study, long id, long account) {
    SubmissionRefused refused =
        assertThrows(
            SubmissionRefused.class,
            () -> study.run(b -> b.get(Responses.class).submit(id, Map.of(), new By(account, ""))));
    return String.join(", ", ResponsesTest.kinds(refused.faults()));
  }

  private static boolean give(Study study, long id, Map<String, String> answers, long account) {
    return study.call(b -> b.get(VisitRatings.class).give(id, answers, account));
  }

  private static boolean agree(Study study, long id, long account) {
    String seen = standing(study);
    return study.call(b -> b.get(VisitRatings.class).agree(id, seen, account));
  }

  private static String standing(Study study) {
    return study.call(b -> b.get(VisitRatings.class).standing(find(study))).orElseThrow();
  }

  private static List<VisitRating> seen(Study study) {
    return study.call(b -> b.get(VisitRatings.class).seen(find(study)));
  }

  private static void save(Study study, long id, String item, String value) {
    assertEquals(
        List.of(), ResponsesTest.save(study, id, ResponsesTest.change(item, value, 99)).faults());
  }

  private static Response find(Study study) {
    return study.call(b -> b.get(Responses.class).find("W1", FORM, Study.ALLIANCE).orElseThrow());
  }
}
