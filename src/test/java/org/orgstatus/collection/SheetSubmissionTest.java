package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.collection.ResponsesTest.SMALL;
import static org.orgstatus.collection.ResponsesTest.answer;
import static org.orgstatus.collection.ResponsesTest.begin;
import static org.orgstatus.collection.ResponsesTest.change;
import static org.orgstatus.collection.ResponsesTest.json;
import static org.orgstatus.collection.ResponsesTest.kinds;
import static org.orgstatus.collection.ResponsesTest.rows;
import static org.orgstatus.collection.ResponsesTest.save;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/** A whole sheet given at once, as programs do. */
class SheetSubmissionTest {

  @OnEachDatabase
  void everyFaultIsSaidAtOnceAndNothingIsStored(Database database) {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    String sheet =
        """
        {"e_count": 0, "nobody": 1, "e_reason": "not asked", "e_partner": "9999999999",
         "e_recording": {"file": "nowhere", "name": "a.mp3", "size": 1, "kind": "mp3"},
         "with_note": 5}
        """;
    List<String> faults =
        List.of(
            "UNKNOWN_ITEM nobody",
            "REQUIRED e_state",
            "NOT_ASKED e_reason",
            "WRONG_TYPE e_recording",
            "UNKNOWN_CHOICE e_partner",
            "WRONG_TYPE with_note");
    Checked checked =
        study.call(
            b -> {
              Responses responses = b.get(Responses.class);
              Response response = responses.find("W1", "entry", Study.UNIT).orElseThrow();
              return responses.check(response, posted(b.get(WaveForms.class), sheet));
            });
    assertEquals(faults, kinds(checked.faults()));
    assertEquals(List.of("S1"), checked.warnings().stream().map(w -> w.check().id()).toList());

    SubmissionRefused refused =
        assertThrows(SubmissionRefused.class, () -> submit(study, sheet, 0, Map.of()));
    assertEquals("UNCONFIRMED e_count", kinds(refused.faults()).get(faults.size()));
    assertEquals(faults, kinds(refused.faults()).subList(0, faults.size()));
    assertEquals(List.of(), rows(study, "select changes from response_save"));
  }

  @OnEachDatabase
  void aSheetMadeOnAnOlderDraftIsRefusedWithTheRevisionThatStands(Database database) {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    save(study, id, change("e_count", "5", 0));
    save(study, id, change("e_count", "6", 1));
    for (long basis : new long[] {0, 1, 3}) {
      StaleDraft stale =
          assertThrows(
              StaleDraft.class, () -> submit(study, "{\"e_state\":\"no\"}", basis, Map.of()));
      assertEquals(2, stale.revision());
      assertThrows(
          StaleDraft.class,
          () -> study.run(b -> b.get(Responses.class).submit(id, basis, Map.of(), new By(7, ""))));
    }
    assertEquals("6", answer(study, "e_count"));
  }

  @OnEachDatabase
  void theSheetTakesThePlaceOfTheDraftButNotOfTheFormItDoesNotLeadTo(Database database) {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    save(
        study,
        id,
        change("e_state", "\"yes\"", 0),
        change("e_count", "5", 0),
        change("e_phone", "\"13912345678\"", 0),
        change("with_note", "\"kept\"", 0));
    Revision revision = submit(study, "{\"e_state\":\"no\",\"without_note\":\"new\"}", 1, Map.of());
    assertEquals("null", answer(study, "e_count"), "not in the sheet");
    assertEquals("null", answer(study, "e_phone"), "not in the sheet");
    assertEquals(List.of(), rows(study, "select path from contact"));
    assertEquals("\"kept\"", answer(study, "with_note"));
    assertEquals("{\"missing\":\"not_answered\"}", revision.sheet().get("e_count").toString());
  }

  @OnEachDatabase
  void rowsAreNumberedAsTheyStandInTheSheet(Database database) {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    save(
        study,
        id,
        change("e_state", "\"yes\"", 0),
        change("e_events", "[\"old\"]", 0),
        change("e_events/old/e_title", "\"before\"", 0));
    Revision revision =
        submit(
            study,
            "{\"e_state\":\"yes\",\"e_events\":[{\"e_title\":\"one\"},{\"e_title\":\"two\"}]}",
            1,
            Map.of());
    assertEquals(
        "[{\"e_title\":\"one\"},{\"e_title\":\"two\"}]",
        revision.sheet().get("e_events").toString());
    assertEquals("null", answer(study, "e_events/old/e_title"));
  }

  @OnEachDatabase
  void sheetsOfSeveralUnitsAreTakenTogetherOrNotAtAll(Database database) {
    Study study = Study.open(database, SMALL);
    String sheet = "{\"e_state\":\"no\",\"without_note\":\"new\"}";
    List<String> units = List.of(Study.FAR, Study.UNIT, Study.NEIGHBOUR);
    study.run(b -> b.get(Responses.class).open("W1", "entry", Set.copyOf(units)));
    long id = begin(study);
    save(study, id, change("e_count", "5", 0));
    SheetsRefused refused =
        assertThrows(
            SheetsRefused.class,
            () ->
                submit(
                    study,
                    Map.of(
                        Study.FAR, sheet, Study.UNIT, sheet, Study.NEIGHBOUR, "{\"e_count\":0}")));
    assertEquals(Set.of(Study.UNIT, Study.NEIGHBOUR), refused.refused().keySet());
    assertInstanceOf(StaleDraft.class, refused.refused().get(Study.UNIT));
    assertInstanceOf(SubmissionRefused.class, refused.refused().get(Study.NEIGHBOUR));
    assertEquals(List.of(), rows(study, "select id from response_revision"));
    assertEquals(1, rows(study, "select id from response_save").size(), "the one before");

    List<WholeSheets.Taken> taken = submit(study, Map.of(Study.FAR, sheet, Study.NEIGHBOUR, sheet));
    String alone = submit(study, sheet, 1, Map.of()).contentHash();
    taken.forEach(each -> assertEquals(alone, each.revision().contentHash()));
    assertEquals(4, rows(study, "select id from response_save").size(), "one a save");
    SheetsRefused late =
        assertThrows(SheetsRefused.class, () -> submit(study, Map.of(Study.FAR, sheet)));
    assertInstanceOf(NotEditable.class, late.refused().get(Study.FAR));
  }

  @OnEachDatabase
  void anotherSheetAsksTheDatabaseForNothingButItsOwnRows(Database database) {
    Study study = Study.open(database, SMALL);
    String sheet = "{\"e_state\":\"no\",\"without_note\":\"new\"}";
    study.run(
        b ->
            b.get(Responses.class)
                .open("W1", "entry", Set.of(Study.UNIT, Study.FAR, Study.NEIGHBOUR)));
    int one = database.countQueries(em -> submit(study, Map.of(Study.FAR, sheet)));
    int two =
        database.countQueries(
            em -> submit(study, Map.of(Study.UNIT, sheet, Study.NEIGHBOUR, sheet)));
    // response, revision, step, trace and the line on record; batched where the driver is asked
    assertTrue(two - one <= 5, one + " and " + two);
  }

  private static List<WholeSheets.Taken> submit(Study study, Map<String, String> sheets) {
    return study.call(
        b ->
            b.get(WholeSheets.class)
                .submit(
                    "W1",
                    "entry",
                    sheets.entrySet().stream()
                        .map(
                            e ->
                                new WholeSheets.Sheet(
                                    e.getKey(),
                                    0,
                                    posted(b.get(WaveForms.class), e.getValue()),
                                    Map.of()))
                        .toList(),
                    new By(7, "")));
  }

  private static SheetJson.Posted posted(WaveForms forms, String sheet) {
    return SheetJson.posted(forms.routing("W1", "entry"), json(sheet).asJsonObject());
  }

  private static Revision submit(
      Study study, String sheet, long basis, Map<String, String> explanations) {
    return study.call(
        b ->
            b.get(WholeSheets.class)
                .submit(
                    "W1",
                    "entry",
                    new WholeSheets.Sheet(
                        Study.UNIT, basis, posted(b.get(WaveForms.class), sheet), explanations),
                    new By(7, ""))
                .revision());
  }
}
