package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Wiring;

class BulkSubmissionsTest {

  @OnEachDatabase
  void manyAreStoredAsSingleOnesAre(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    long id = ResponsesTest.begin(study);
    ResponsesTest.save(
        study,
        id,
        ResponsesTest.change("e_state", "\"no\"", 0),
        ResponsesTest.change("e_phone", "\"13912345678\"", 0));
    String single = ResponsesTest.submit(study, id, Map.of()).contentHash();

    int stored = submit(study, Map.of(Study.NEIGHBOUR, "no", Study.FAR, "no"));
    assertEquals(2, stored);
    Map<String, String> hashes = new TreeMap<>();
    study.run(
        b ->
            b.get(SubmittedSheets.class)
                .forEach("W1", "entry", s -> hashes.put(s.unitCode(), s.contentHash())));
    assertEquals(Map.of(Study.UNIT, single, Study.NEIGHBOUR, single, Study.FAR, single), hashes);
    assertEquals(
        List.of("3"),
        ResponsesTest.rows(study, "select count(*) from contact where path = 'e_phone'"));
    assertEquals(
        Map.of(ResponseStatus.SUBMITTED, 3L),
        study.call(b -> b.get(Responses.class).count("W1", "entry")));
  }

  @OnEachDatabase
  void oneFaultyResponseStopsAll(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    Map<String, String> states = new TreeMap<>(Map.of(Study.UNIT, "no", Study.NEIGHBOUR, ""));
    SubmissionRefused refused = assertThrows(SubmissionRefused.class, () -> submit(study, states));
    assertEquals(List.of("REQUIRED e_state"), ResponsesTest.kinds(refused.faults()));
    assertEquals(List.of("0"), ResponsesTest.rows(study, "select count(*) from response"));
  }

  @OnEachDatabase
  void aUnitThatHasAResponseGetsNoSecondOne(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    ResponsesTest.begin(study);
    assertThrows(RuntimeException.class, () -> submit(study, Map.of(Study.UNIT, "no")));
    assertEquals(List.of("1"), ResponsesTest.rows(study, "select count(*) from response"));
  }

  @OnEachDatabase
  void draftsStayDrafts(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    study.run(
        b ->
            b.get(BulkSubmissions.class)
                .saveDrafts("W1", "entry", List.of(filled(b, Study.UNIT, ""))));
    assertEquals(ResponseStatus.DRAFT, ResponsesTest.find(study).status());
    assertEquals("\"13912345678\"", ResponsesTest.answer(study, "e_phone"));
    assertEquals(
        2,
        ResponsesTest.save(
                study, ResponsesTest.find(study).id(), ResponsesTest.change("e_phone", "\"1\"", 1))
            .revision());
  }

  private static int submit(Study study, Map<String, String> stateByUnit) {
    return study.call(
        b ->
            b.get(BulkSubmissions.class)
                .submit(
                    "W1",
                    "entry",
                    stateByUnit.entrySet().stream()
                        .map(e -> filled(b, e.getKey(), e.getValue()))
                        .toList(),
                    7));
  }

  private static BulkSubmissions.Filled filled(Wiring beans, String unit, String state) {
    Map<ItemPath, AnswerValue> answers = new TreeMap<>();
    answers.put(ItemPath.of("e_phone"), new AnswerValue.Words("13912345678"));
    if (!state.isEmpty()) {
      answers.put(ItemPath.of("e_state"), new AnswerValue.Chosen(state));
    }
    Wave wave = beans.get(Waves.class).find("W1").orElseThrow();
    Filling filling =
        new Filling(
            beans.get(WaveForms.class).routing("W1", "entry"),
            new WaveSurroundings(wave, Map.of(), 0, LocalDate.of(2018, 5, 1)),
            new AnswerSheet(answers));
    return new BulkSubmissions.Filled(unit, filling, Map.of(), Study.NOW);
  }
}
