package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class ResponsesTest {

  static final Path SMALL = Path.of("src/test/resources/definitions/small");
  private static final long WHO = 7;

  @OnEachDatabase
  void aWaveThatIsNotOpenTakesNoAnswers(Database database) {
    Study planned = new Study(database, SMALL).register().plan();
    assertThrows(WaveNotOpen.class, () -> begin(planned));
    planned.open();
    long id = begin(planned);
    planned.at(Study.DEADLINE.plusSeconds(1));
    assertThrows(WaveNotOpen.class, () -> save(planned, id, change("e_count", "5", 0)));
    planned.run(b -> b.get(Waves.class).moveDeadline("W1", Study.DEADLINE.plusSeconds(60)));
    save(planned, id, change("e_count", "5", 0));
    planned.run(b -> b.get(Waves.class).close("W1"));
    assertThrows(WaveNotOpen.class, () -> save(planned, id, change("e_count", "6", 1)));
    assertThrows(WaveNotOpen.class, () -> submit(planned, id, Map.of()));
  }

  @OnEachDatabase
  void aUnitHasOneResponseHoweverOftenItIsOpened(Database database) {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    assertEquals(id, begin(study));
    assertEquals(1, study.call(b -> b.get(Responses.class).list("W1", "entry")).size());
  }

  @OnEachDatabase
  void readingABlankResponseBeginsNone(Database database) {
    Study study = Study.open(database, SMALL);
    study.run(
        b -> {
          Responses responses = b.get(Responses.class);
          Response blank = responses.findOrBlank("W1", "entry", Study.UNIT);
          assertEquals(Map.of(), responses.filling(blank).sheet().answers());
        });
    assertTrue(study.call(b -> b.get(Responses.class).list("W1", "entry")).isEmpty());
  }

  @OnEachDatabase
  void theSameItemChangedElsewhereIsAConflictThatShowsBothValuesAndLosesNeither(Database database) {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    assertEquals(1, save(study, id, change("e_count", "5", 0)).revision());
    assertEquals(2, save(study, id, change("e_count", "6", 1)).revision());

    Saved late = save(study, id, change("e_count", "7", 1), change("e_state", "\"yes\"", 0));
    assertEquals(
        List.of(new Saved.Conflict(ItemPath.of("e_count"), json("7"), json("6"), 2)),
        late.conflicts());
    assertEquals(3, late.revision(), "the other item is stored");
    assertEquals("6", answer(study, "e_count"));
    assertEquals("\"yes\"", answer(study, "e_state"));

    assertEquals(List.of(), save(study, id, change("e_count", "7", 2)).conflicts());
    assertEquals("7", answer(study, "e_count"));
  }

  @OnEachDatabase
  void theSameValueFromTwoSidesIsNoConflict(Database database) {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    save(study, id, change("e_count", "5", 0));
    Saved again = save(study, id, change("e_count", "5.0", 0));
    assertEquals(List.of(), again.conflicts());
    assertEquals(1, again.revision());
    assertEquals(1, history(study).size());
  }

  @OnEachDatabase
  void anAnswerTakenAwayIsSeenAsNewerThanTheOneItStoodFor(Database database) {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    save(study, id, change("e_count", "5", 0));
    save(study, id, change("e_count", "null", 1));
    Saved late = save(study, id, change("e_count", "6", 1));
    assertEquals(
        List.of(new Saved.Conflict(ItemPath.of("e_count"), json("6"), JsonValue.NULL, 2)),
        late.conflicts());
    assertEquals(2L, study.call(b -> revisions(b.get(Responses.class))).get("e_count"));
  }

  @OnEachDatabase
  void aFaultStaysOutAndTheOtherChangesAreStored(Database database) {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    Saved saved =
        save(
            study,
            id,
            change("nobody", "1", 0),
            change("e_count", "\"many\"", 0),
            change("e_state", "\"maybe\"", 0),
            change("e_partner", "\"9999999999\"", 0),
            change("e_events", "[\"a\", \"a\"]", 0),
            change("e_events/a/e_count", "5", 0),
            change("e_reason", "\"because\"", 0));
    assertEquals(
        List.of(
            "UNKNOWN_ITEM nobody",
            "WRONG_TYPE e_count",
            "UNKNOWN_CHOICE e_state",
            "UNKNOWN_CHOICE e_partner",
            "UNKNOWN_ITEM e_events",
            "UNKNOWN_ITEM e_events/a/e_count"),
        kinds(saved.faults()));
    assertEquals("\"because\"", answer(study, "e_reason"));
  }

  @OnEachDatabase
  void everyChangeLeavesAnEntryAndTheTextIsKeptOnce(Database database) {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    save(study, id, change("e_count", "5", 0), change("e_state", "\"no\"", 0));
    study.at(Study.NOW.plusSeconds(60));
    save(study, id, change("e_count", "6", 1));
    assertEquals(
        List.of("1 [[\"e_count\",null,5],[\"e_state\",null,\"no\"]]", "2 [[\"e_count\",5,6]]"),
        rows(study, "select revision, changes from response_save order by revision"));
    List<ResponseEntry> history = history(study);
    assertEquals(WHO, history.get(0).accountId());
    assertEquals(Study.NOW.plusSeconds(60), history.get(2).enteredAt());
  }

  @OnEachDatabase
  void personalItemsStandEncryptedInTheContactTableAndNowhereElse(Database database) {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    save(study, id, change("e_phone", "\"13912345678\"", 0), change("e_state", "\"no\"", 0));
    save(study, id, change("e_phone", "\"13987654321\"", 1));
    assertEquals("\"13987654321\"", answer(study, "e_phone"));
    String hash = submit(study, id, Map.of()).contentHash();

    for (String table :
        List.of("response", "response_save", "response_revision", "contact", "audit_entry")) {
      String all = rows(study, "select * from " + table).toString();
      assertFalse(all.contains("13912345678") || all.contains("13987654321"), table);
    }
    assertEquals(
        List.of("1 [[\"e_phone\"],[\"e_state\",null,\"no\"]]", "2 [[\"e_phone\"]]"),
        rows(study, "select revision, changes from response_save order by revision"));
    assertEquals(1, rows(study, "select ciphertext from contact").size());

    long other = begin(study, Study.NEIGHBOUR);
    save(study, other, change("e_phone", "\"01012345678\"", 0), change("e_state", "\"no\"", 0));
    assertEquals(hash, submit(study, other, Map.of()).contentHash(), "phones are no part of it");
  }

  @OnEachDatabase
  void aCiphertextMovedToAnotherRowDoesNotDecrypt(Database database) {
    Study study = Study.open(database, SMALL);
    save(study, begin(study), change("e_phone", "\"13912345678\"", 0));
    save(study, begin(study, Study.NEIGHBOUR), change("e_phone", "\"13987654321\"", 0));
    database.run(
        em ->
            em.createNativeQuery(
                    "update contact set ciphertext = (select max(ciphertext) from contact)")
                .executeUpdate());
    int readable = 0;
    for (String unit : List.of(Study.UNIT, Study.NEIGHBOUR)) {
      try {
        answer(study, unit, "e_phone");
        readable++;
      } catch (IllegalStateException e) {
        assertTrue(e.getMessage().contains("contact.key"), e.getMessage());
      }
    }
    assertEquals(1, readable, "only the one that never moved");
  }

  @OnEachDatabase
  void aPersonalTextTakenAwayLeavesNoRow(Database database) {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    save(study, id, change("e_phone", "\"" + "1".repeat(9000) + "\"", 0));
    save(study, id, change("e_phone", "null", 1));
    assertEquals(List.of(), rows(study, "select path from contact"));
    assertEquals("null", answer(study, "e_phone"));
  }

  @OnEachDatabase
  void aSubmissionIsRefusedWithEveryFaultAndUnconfirmedWarningAndChangesNothing(Database database) {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    save(study, id, change("e_count", "0", 0), change("e_reason", "\"hidden\"", 0));
    SubmissionRefused refused =
        assertThrows(SubmissionRefused.class, () -> submit(study, id, Map.of()));
    assertEquals(List.of("REQUIRED e_state", "UNCONFIRMED e_count"), kinds(refused.faults()));
    assertEquals("\"hidden\"", answer(study, "e_reason"));
    assertEquals(ResponseStatus.DRAFT, find(study).status());

    save(study, id, change("e_state", "\"no\"", 0), change("e_count", "101", 1));
    refused = assertThrows(SubmissionRefused.class, () -> submit(study, id, Map.of()));
    assertEquals(List.of("CONSTRAINT e_count"), kinds(refused.faults()));
  }

  @OnEachDatabase
  void aSubmissionClearsWhatSkipLogicHidesAndKeepsTheDraftOfTheOtherForm(Database database) {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    save(
        study,
        id,
        change("e_state", "\"yes\"", 0),
        change("e_events", "[\"x1\", \"x2\"]", 0),
        change("e_events/x1/e_title", "\"one\"", 0),
        change("with_note", "\"kept for later\"", 0),
        change("e_count", "10", 0),
        change("e_reason", "\"hidden\"", 0));
    save(study, id, change("e_state", "\"no\"", 1), change("without_note", "\"none\"", 0));
    Revision revision = submit(study, id, Map.of());

    JsonObject sheet = revision.sheet();
    assertEquals("none", sheet.getString("without_note"));
    assertFalse(sheet.containsKey("with_note"));
    assertEquals("{\"missing\":\"not_applicable\"}", sheet.get("e_reason").toString());
    assertEquals("null", answer(study, "e_reason"), "cleared");
    assertEquals("null", answer(study, "e_events/x1/e_title"), "cleared");
    assertEquals("\"kept for later\"", answer(study, "with_note"));
  }

  @OnEachDatabase
  void aReceiptNamesWaveUnitAndContent(Database database) {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    save(study, id, change("e_state", "\"no\"", 0), change("e_count", "0", 0));
    Revision revision = submit(study, id, Map.of("S1", "新建"));
    Response response = find(study);
    assertEquals(
        "W1-4199910001-" + revision.contentHash().substring(0, 6).toUpperCase(),
        response.receipt().orElseThrow());
    assertEquals("{\"S1\":\"新建\"}", revision.explanations().toString());
    assertEquals(
        Map.of("S1", 1),
        study.call(b -> b.get(SubmittedSheets.class).countExplained("W1", "entry")));
    assertEquals(64, revision.contentHash().length());
    assertEquals(Study.NOW, response.submittedAt().orElseThrow());
    assertEquals(revision.sheet(), submitted(study).sheet());

    assertThrows(NotEditable.class, () -> submit(study, id, Map.of("S1", "新建")));
    assertThrows(NotEditable.class, () -> save(study, id, change("e_count", "1", 1)));
  }

  @OnEachDatabase
  void aResponseGivenBackIsChangedAndSubmittedAgainUnderTheNextNumber(Database database) {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    assertThrows(StepRefused.class, () -> giveBack(study, id, 0));
    save(study, id, change("e_state", "\"no\"", 0));
    Revision first = submit(study, id, Map.of());
    giveBack(study, id, 1);
    assertEquals(ResponseStatus.RETURNED, find(study).status());
    assertEquals(first.contentHash(), submitted(study).contentHash(), "stays on record");

    save(study, id, change("without_note", "\"more\"", 0));
    Revision second = submit(study, id, Map.of());
    assertEquals(List.of(1, 2), List.of(first.number(), second.number()));
    assertEquals("more", submitted(study).sheet().getString("without_note"));
    assertFalse(first.contentHash().equals(second.contentHash()));
    assertEquals(2, rows(study, "select number from response_revision").size());
  }

  @OnEachDatabase
  void filesOfOthersAndFilesThatNeverCameAreNoAnswers(Database database) throws Exception {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    byte[] mp3 = ("ID3" + "x".repeat(2000)).getBytes();
    AnswerValue.Attached own =
        AttachmentsTest.store(study, Study.UNIT, "e_recording", "a.mp3", mp3);
    AnswerValue.Attached alien =
        AttachmentsTest.store(study, Study.NEIGHBOUR, "e_recording", "b.mp3", mp3);
    Saved saved = save(study, id, change("e_recording", file(alien.id(), 10), 0));
    assertEquals(List.of("WRONG_TYPE e_recording"), kinds(saved.faults()));
    assertEquals(
        List.of("WRONG_TYPE e_recording"),
        kinds(save(study, id, change("e_recording", file("nowhere", 10), 0)).faults()));

    assertEquals(List.of(), save(study, id, change("e_recording", file(own.id(), 10), 0)).faults());
    assertTrue(answer(study, "e_recording").contains("\"size\":2003"), "the size that was stored");
    save(study, id, change("e_state", "\"no\"", 0));
    SubmissionRefused refused =
        assertThrows(SubmissionRefused.class, () -> submit(study, id, Map.of()));
    assertEquals(List.of("CONSTRAINT e_recording"), kinds(refused.faults()));
  }

  @OnEachDatabase
  void twoPeopleSavingAtTheSameMomentLoseNothing(Database database) throws Exception {
    Study study = Study.open(database, SMALL);
    long id = begin(study);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Saved>> work =
          List.of(
              () -> save(study, id, change("e_count", "5", 0), change("e_reason", "\"one\"", 0)),
              () -> save(study, id, change("e_count", "6", 0), change("with_note", "\"two\"", 0)));
      int conflicts = 0;
      for (Future<Saved> done : threads.invokeAll(work)) {
        conflicts += done.get().conflicts().size();
      }
      assertEquals(1, conflicts, "one of the two came second");
    } finally {
      threads.shutdown();
    }
    assertEquals(2, find(study).draftRevision());
    assertEquals("\"one\"", answer(study, "e_reason"));
    assertEquals("\"two\"", answer(study, "with_note"));
  }

  @OnEachDatabase
  void tabsThatOpenTogetherShareOneResponse(Database database) throws Exception {
    Study study = Study.open(database, SMALL);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Long>> tabs =
          IntStream.range(0, 4).<Callable<Long>>mapToObj(i -> () -> begin(study)).toList();
      long first = 0;
      for (Future<Long> opened : threads.invokeAll(tabs)) {
        first = first == 0 ? opened.get() : first;
        assertEquals(first, opened.get());
      }
    } finally {
      threads.shutdown();
    }
  }

  static long begin(Study study) {
    return begin(study, Study.UNIT);
  }

  static long begin(Study study, String unit) {
    return study.call(b -> b.get(Responses.class).open("W1", "entry", unit)).id();
  }

  static Saved save(Study study, long id, Change... changes) {
    return study.call(b -> b.get(Responses.class).save(id, List.of(changes), WHO));
  }

  private static void giveBack(Study study, long id, int seen) {
    study.run(b -> b.get(Reviews.class).giveBack(id, seen, Judgement.of("请核对"), new By(WHO, "")));
  }

  static Revision submit(Study study, long id, Map<String, String> explanations) {
    return study.call(b -> b.get(Responses.class).submit(id, explanations, new By(WHO, "")));
  }

  static Change change(String path, String value, long basis) {
    return new Change(ItemPath.parse(path), json(value), basis);
  }

  static JsonValue json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  static List<String> kinds(List<Fault> faults) {
    return faults.stream().map(f -> f.kind() + " " + f.path()).toList();
  }

  static Response find(Study study) {
    return study.call(b -> b.get(Responses.class).find("W1", "entry", Study.UNIT).orElseThrow());
  }

  static String answer(Study study, String path) {
    return answer(study, Study.UNIT, path);
  }

  private static String answer(Study study, String unit, String path) {
    return study.call(
        b -> {
          Responses responses = b.get(Responses.class);
          Response response = responses.find("W1", "entry", unit).orElseThrow();
          AnswerValue value = responses.filling(response).sheet().get(ItemPath.parse(path));
          return SheetJson.value(value).toString();
        });
  }

  private static Map<String, Long> revisions(Responses responses) {
    Map<String, Long> revisions = new TreeMap<>();
    responses
        .revisions(responses.find("W1", "entry", Study.UNIT).orElseThrow())
        .forEach((path, revision) -> revisions.put(path.toString(), revision));
    return revisions;
  }

  private static String file(String id, long size) {
    return "{\"file\":\"" + id + "\",\"name\":\"a.mp3\",\"size\":" + size + ",\"kind\":\"mp3\"}";
  }

  private static Revision submitted(Study study) {
    return study.call(
        b -> {
          Responses responses = b.get(Responses.class);
          return responses
              .submitted(responses.find("W1", "entry", Study.UNIT).orElseThrow())
              .orElseThrow();
        });
  }

  private static List<ResponseEntry> history(Study study) {
    return study.call(
        b -> {
          Responses responses = b.get(Responses.class);
          return responses.history(responses.find("W1", "entry", Study.UNIT).orElseThrow());
        });
  }

  /** Rows of a query in plain SQL, values with a blank between them. */
  static List<String> rows(Study study, String sql) {
    return study.call(
        b -> {
          List<?> rows = b.get(EntityManager.class).createNativeQuery(sql).getResultList();
          return rows.stream().map(ResponsesTest::row).toList();
        });
  }

  private static String row(Object row) {
    return row instanceof Object[] values
        ? Stream.of(values).map(String::valueOf).collect(Collectors.joining(" "))
        : String.valueOf(row);
  }
}
