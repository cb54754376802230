package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orgstatus.questionnaire.ExampleSheet;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Scenario;
import org.orgstatus.testing.Study;

/** Words taken back leave the response wherever they stood, and nothing else does. */
class RedactionsTest {

  private static final String FORM = "alliance_visit";
  private static final String TAKEN = "这句话要收回";
  private static final String OTHER = "这句话是别人说的";

  @OnEachDatabase
  void wordsLeaveDraftTraceAndSheetsThatWereSent(Database database) {
    Study study = Study.open(database, Path.of(""));
    long id = sent(study);
    Response before = find(study);
    assertEquals(ResponseStatus.SUBMITTED, before.status());
    List<String> hashes = study.call(b -> b.get(SubmittedSheets.class).contentHashes("W1", FORM));
    assertTrue(stored(study).contains(TAKEN));

    study.run(
        b ->
            b.get(Redactions.class)
                .redact(
                    id,
                    new Redactions.Row(
                        "e_interview",
                        "1",
                        "ei_code",
                        Set.of("ei_code", "ei_role", "ei_consent"),
                        Map.of("ei_consent", Json.createValue("refuse")))));

    assertFalse(stored(study).contains(TAKEN));
    assertTrue(stored(study).contains(OTHER));
    Revision revision = study.call(b -> b.get(Responses.class).sent(find(study)).orElseThrow());
    List<JsonObject> rows =
        revision.sheet().getJsonArray("e_interview").getValuesAs(JsonObject.class);
    assertEquals("refuse", rows.get(0).getString("ei_consent"));
    assertEquals("head", rows.get(0).getString("ei_role"));
    assertEquals("not_applicable", missing(rows.get(0), "ei_func"));
    assertEquals(OTHER, rows.get(1).getString("ei_func"));
    assertTrue(revision.redactedAt().isPresent());
    assertEquals(before.receipt(), find(study).receipt());
    assertEquals(ResponseStatus.SUBMITTED, find(study).status());
    List<String> after = study.call(b -> b.get(SubmittedSheets.class).contentHashes("W1", FORM));
    assertEquals(hashes.size(), after.size());
    assertFalse(hashes.equals(after), "whoever compares sees that something has changed");
    assertTrue(after.get(0).startsWith(hashes.get(0)), "the hash is that of what was sent");
  }

  private static String missing(JsonObject row, String item) {
    return row.getJsonObject(item).getString("missing");
  }

  /** Whatever the tables of a response hold. */
  private static String stored(Study study) {
    return study.call(
        b -> {
          EntityManager entities = b.get(EntityManager.class);
          StringBuilder all = new StringBuilder();
          for (String column :
              List.of(
                  "select draft from response",
                  "select changes from response_save",
                  "select sheet from response_revision")) {
            all.append(entities.createNativeQuery(column).getResultList());
          }
          return all.toString();
        });
  }

  /** A visit of two interviews that the pair has agreed on and sent. */
  private static long sent(Study study) {
    JsonObject sheet =
        ExampleSheet.of(Scenario.shipped(FORM), Scenario.shipped(FORM).get(0)).orElseThrow();
    JsonObject person = sheet.getJsonArray("e_interview").getJsonObject(0);
    JsonObject two =
        Json.createObjectBuilder(sheet)
            .add(
                "e_interview",
                Json.createArrayBuilder()
                    .add(said(person, "BJ01-01", TAKEN))
                    .add(said(person, "BJ01-02", OTHER)))
            .build();
    long id = study.call(b -> b.get(Responses.class).open("W1", FORM, Study.ALLIANCE)).id();
    study.run(
        b -> {
          List<Change> changes = new ArrayList<>();
          SheetJson.posted(b.get(WaveForms.class).routing("W1", FORM), two)
              .sheet()
              .answers()
              .forEach((path, value) -> changes.add(new Change(path, SheetJson.value(value), 99)));
          assertEquals(List.of(), b.get(Responses.class).save(id, changes, 21).faults());
        });
    Map<String, String> rated = new HashMap<>();
    for (Item.Question question :
        study.call(b -> b.get(VisitRatings.class).questions(find(study)))) {
      rated.put(question.name(), question.choices().orElseThrow().choices().get(0).code());
    }
    for (long account : List.of(21L, 22L)) {
      study.run(b -> b.get(VisitRatings.class).give(id, rated, account));
    }
    rated.forEach(
        (item, code) ->
            study.run(
                b ->
                    b.get(Responses.class)
                        .save(
                            id,
                            List.of(new Change(ItemPath.of(item), Json.createValue(code), 99)),
                            21)));
    for (long account : List.of(21L, 22L)) {
      String seen = study.call(b -> b.get(VisitRatings.class).standing(find(study))).orElseThrow();
      study.run(b -> b.get(VisitRatings.class).agree(id, seen, account));
    }
    study.run(b -> b.get(Responses.class).submit(id, Map.of(), new By(22, "")));
    return id;
  }

  private static JsonObject said(JsonObject person, String code, String words) {
    return Json.createObjectBuilder(person)
        .add("ei_code", code)
        .add("ei_role", "head")
        .add("ei_consent", "no_record")
        .add("ei_func", words)
        .build();
  }

  private static Response find(Study study) {
    return study.call(b -> b.get(Responses.class).find("W1", FORM, Study.ALLIANCE).orElseThrow());
  }
}
