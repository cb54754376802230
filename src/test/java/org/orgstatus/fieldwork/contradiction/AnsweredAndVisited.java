package org.orgstatus.fieldwork.contradiction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.collection.By;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.SubmissionRefused;
import org.orgstatus.collection.VisitRatings;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.questionnaire.ExampleSheet;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.testing.Scenario;
import org.orgstatus.testing.Study;

/** An alliance of {@link Study} that answered form D and was visited. */
public final class AnsweredAndVisited {

  private static final String VISIT = "alliance_visit";
  private static final String ANSWERS = "alliance";
  private static final long ONE = 21;
  private static final long TWO = 22;

  private AnsweredAndVisited() {}

  /** A visit that saw everything but for what is said. */
  public static void visit(Study study, Map<String, String> seen) {
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

  /**
   * Form D is sent.
   *
   * @param answers beside those that nothing is missing without
   * @return its response
   */
  public static long answer(Study study, Map<String, String> answers, By secretary) {
    long id = filledIn(study, ANSWERS, secretary.accountId());
    answers.forEach((item, code) -> put(study, id, item, code));
    submit(study, id, secretary);
    return id;
  }

  /** A draft in which nothing is missing. */
  static long filledIn(Study study, String form, long account) {
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

  static void put(Study study, long id, String item, String code) {
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
  static void submit(Study study, long id, By by) {
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

  static Response find(Study study, String form) {
    return study.call(b -> b.get(Responses.class).find("W1", form, Study.ALLIANCE).orElseThrow());
  }
}
