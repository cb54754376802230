package org.orgstatus.fieldwork.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.collection.By;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.VisitRatings;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.questionnaire.ExampleSheet;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Scenario;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Wiring;

/** A visit to the alliance of {@link Study} whose record was sent. */
public final class SampleVisit {

  public static final String SAID = "没有经费，也没有人。希望省科协每年给固定经费。";

  private static final String FORM = "alliance_visit";
  private static final long ANN = 21;
  private static final long BEN = 22;

  private SampleVisit() {}

  /**
   * A study in which form E was sent with three interviews, of which one may be recorded, and a
   * practice.
   */
  public static Study sent(Database database) {
    Study study = Study.open(database, Path.of(""));
    JsonObject example =
        ExampleSheet.of(Scenario.shipped(FORM), Scenario.shipped(FORM).get(0)).orElseThrow();
    JsonArrayBuilder interviews = Json.createArrayBuilder();
    interviews.add(interview("BJ01-01", "head", "no_record").add("ei_problem", SAID));
    interviews.add(interview("BJ01-02", "edu", "no_record").add("ei_problem", "教育厅没有参与。"));
    interviews.add(interview("BJ01-03", "edu", "full"));
    JsonObjectBuilder sheet = Json.createObjectBuilder(example);
    sheet.add("e_interview", interviews).add("es_case", "每年公布一次资源共享目录。");
    JsonObject whole = sheet.build();
    long id = study.call(b -> b.get(Responses.class).open("W1", FORM, Study.ALLIANCE)).id();
    study.run(
        b -> {
          List<Change> changes = new ArrayList<>();
          SheetJson.posted(b.get(WaveForms.class).routing("W1", FORM), whole)
              .sheet()
              .answers()
              .forEach((path, value) -> changes.add(new Change(path, SheetJson.value(value), 99)));
          assertEquals(List.of(), b.get(Responses.class).save(id, changes, ANN).faults());
        });
    for (long who : List.of(ANN, BEN)) {
      study.run(b -> b.get(VisitRatings.class).give(id, rated(b, id), who));
    }
    for (long who : List.of(ANN, BEN)) {
      study.run(
          b -> {
            VisitRatings ratings = b.get(VisitRatings.class);
            Response response = b.get(Responses.class).find(id).orElseThrow();
            assertTrue(ratings.agree(id, ratings.standing(response).orElseThrow(), who));
          });
    }
    study.run(b -> b.get(Responses.class).submit(id, Map.of(), new By(ANN, "")));
    return study;
  }

  private static JsonObjectBuilder interview(String code, String role, String consent) {
    return Json.createObjectBuilder()
        .add("ei_code", code)
        .add("ei_role", role)
        .add("ei_consent", consent);
  }

  private static Map<String, String> rated(Wiring beans, long id) {
    Map<String, String> answers = new HashMap<>();
    Response response = beans.get(Responses.class).find(id).orElseThrow();
    beans
        .get(VisitRatings.class)
        .questions(response)
        .forEach(q -> answers.put(q.name(), q.choices().orElseThrow().choices().get(0).code()));
    return answers;
  }
}
