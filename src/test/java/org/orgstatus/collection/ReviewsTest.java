package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.accounts.NotPermitted;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Wiring;

class ReviewsTest {

  /** The small forms, judged by approver and province. */
  static final Path APPROVED = Path.of("src/test/resources/definitions/approved");

  @TempDir Path folder;

  private static final By FILLER = new By(7, "10.0.0.1");
  private static final By APPROVER = new By(8, "10.0.0.2");
  private static final By PROVINCE = new By(9, "10.0.0.3");

  @OnEachDatabase
  void nobodyApprovesWhatTheyHaveSentThemselves(Database database) {
    Study study = Study.open(database, APPROVED);
    long id = sent(study);
    assertThrows(NotPermitted.class, () -> approve(study, id, 1, FILLER));
    Judgement why = Judgement.of("x");
    assertThrows(NotPermitted.class, () -> study.run(b -> reviews(b).decline(id, 1, why, FILLER)));
    assertEquals(ResponseStatus.WITH_APPROVER, ResponsesTest.find(study).status());
  }

  @OnEachDatabase
  void whatHappenedMeanwhileIsToldAndNothingIsChanged(Database database) {
    Study study = Study.open(database, APPROVED);
    long id = sent(study);
    study.run(b -> reviews(b).decline(id, 1, Judgement.of("请核对人数"), APPROVER));
    StepRefused refused =
        assertThrows(StepRefused.class, () -> approve(study, id, 1, new By(12, "")));
    assertEquals(Act.DECLINE, refused.latest().orElseThrow().act());
    assertEquals("请核对人数", refused.latest().orElseThrow().remark().orElseThrow());
    assertEquals(ResponseStatus.RETURNED, refused.status());
    assertFalse(refused.isRepeated(new By(12, "")));
    StepRefused wrong = assertThrows(StepRefused.class, () -> approve(study, id, 2, APPROVER));
    assertEquals(List.of(), wrong.meanwhile());
    assertEquals(2, ResponsesTest.find(study).steps());
  }

  @OnEachDatabase
  void onlySentResponsesAreAcceptedAndOnlyByWhoHasSeenThem(Database database) {
    Study study = Study.open(database, APPROVED);
    long id = sent(study);
    assertThrows(StepRefused.class, () -> study.run(b -> reviews(b).accept(id, 1, PROVINCE)));
    approve(study, id, 1, APPROVER);
    assertThrows(StepRefused.class, () -> study.run(b -> reviews(b).accept(id, 1, PROVINCE)));
    study.run(b -> reviews(b).accept(id, 2, PROVINCE));
    assertEquals(ResponseStatus.ACCEPTED, ResponsesTest.find(study).status());
    study.run(b -> reviews(b).lock(id, 3, PROVINCE));
    Judgement late = Judgement.of("too late");
    assertThrows(
        StepRefused.class, () -> study.run(b -> reviews(b).giveBack(id, 4, late, PROVINCE)));
  }

  @OnEachDatabase
  void twoClicksAtTheSameMomentAreOneTransition(Database database) throws Exception {
    Study study = Study.open(database, APPROVED);
    long id = sent(study);
    int refused =
        atOnce(
            () -> {
              approve(study, id, 1, APPROVER);
              return "";
            },
            e -> assertTrue(((StepRefused) e).isRepeated(APPROVER)));
    assertEquals(1, refused);
    assertEquals(2, history(study).size());
  }

  @OnEachDatabase
  void theSameSheetSubmittedTwiceAtTheSameMomentIsOneResponse(Database database) throws Exception {
    Study study = Study.open(database, APPROVED);
    long id = ResponsesTest.begin(study);
    ResponsesTest.save(study, id, ResponsesTest.change("e_state", "\"no\"", 0));
    CyclicBarrier together = new CyclicBarrier(2);
    int refused =
        atOnce(
            () -> {
              together.await();
              study.run(b -> b.get(Responses.class).submit(id, Map.of(), FILLER));
              return "";
            },
            e -> assertTrue(e instanceof NotEditable, e.toString()));
    assertEquals(1, refused);
    assertEquals(List.of(Act.SEND), history(study).stream().map(Transition::act).toList());
    assertEquals(1, ResponsesTest.find(study).sentNumber());
  }

  @OnEachDatabase
  void theSameSheetSentWholeTwiceAtTheSameMomentIsOneResponse(Database database) throws Exception {
    Study study = Study.open(database, APPROVED);
    CyclicBarrier together = new CyclicBarrier(2);
    JsonObject sheet = Json.createObjectBuilder().add("e_state", "no").add("e_count", 5).build();
    int refused =
        atOnce(
            () -> {
              together.await();
              ResponsesTest.begin(study);
              study.run(
                  b ->
                      b.get(WholeSheets.class)
                          .submit(
                              "W1",
                              "entry",
                              new WholeSheets.Sheet(
                                  Study.UNIT,
                                  0,
                                  SheetJson.posted(
                                      b.get(WaveForms.class).routing("W1", "entry"), sheet),
                                  Map.of()),
                              FILLER));
              return "";
            },
            e -> assertTrue(e instanceof NotEditable || e instanceof StaleDraft, e.toString()));
    assertEquals(1, refused);
    assertEquals(1, history(study).size());
    assertEquals(
        1, study.call(b -> b.get(Responses.class).list("W1", "entry")).size(), "one unit, one");
  }

  /** Does the same twice at once; how often it was refused. */
  private static int atOnce(Callable<Object> click, Consumer<Throwable> refusal) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    int refused = 0;
    try {
      for (Future<Object> each : threads.invokeAll(List.of(click, click))) {
        try {
          each.get();
        } catch (ExecutionException e) {
          refusal.accept(e.getCause());
          refused++;
        }
      }
    } finally {
      threads.shutdown();
    }
    return refused;
  }

  @OnEachDatabase
  void theReceiptComesWithTheApprovalAndTheHashIsThatOfWhatWasSent(Database database) {
    Study study = Study.open(database, APPROVED);
    long id = sent(study);
    assertTrue(ResponsesTest.find(study).receipt().isEmpty());
    assertTrue(ResponsesTest.find(study).submittedAt().isEmpty());
    assertTrue(sheets(study).isEmpty(), "nothing counts before approval");
    study.at(Study.NOW.plusSeconds(60));
    approve(study, id, 1, APPROVER);
    List<Transition> history = history(study);
    assertEquals(List.of(Act.SEND, Act.APPROVE), history.stream().map(Transition::act).toList());
    assertEquals(
        List.of("10.0.0.1", "10.0.0.2"), history.stream().map(Transition::address).toList());
    Revision sent = study.call(b -> b.get(Responses.class).sent(ResponsesTest.find(study))).get();
    history.forEach(step -> assertEquals(sent.contentHash(), step.contentHash()));
    assertEquals(List.of(sent.contentHash()), sheets(study));
    Response response = ResponsesTest.find(study);
    assertEquals(Study.NOW.plusSeconds(60), response.submittedAt().orElseThrow());
    assertTrue(response.receipt().orElseThrow().startsWith("W1-4199910001-"));
  }

  @OnEachDatabase
  void whatWasSentInTimeIsApprovedAfterTheDeadlineUntilTheWaveCloses(Database database) {
    Study study = Study.open(database, APPROVED);
    long id = sent(study);
    study.at(Study.DEADLINE.plusSeconds(60));
    Judgement why = Judgement.of("x");
    assertThrows(WaveNotOpen.class, () -> study.run(b -> reviews(b).decline(id, 1, why, APPROVER)));
    approve(study, id, 1, APPROVER);
    study.run(b -> b.get(Waves.class).close("W1"));
    study.run(b -> reviews(b).accept(id, 2, PROVINCE));
  }

  @OnEachDatabase
  void aReturnReopensTheItemsRemarkedOnAndThoseThatDependOnThem(Database database) {
    Study study = Study.open(database, APPROVED);
    long id = sent(study);
    approve(study, id, 1, APPROVER);
    Judgement why = new Judgement("", Map.of(ItemPath.of("e_count"), "请核对人数"));
    study.run(b -> reviews(b).giveBack(id, 2, why, PROVINCE));

    Saved saved =
        ResponsesTest.save(
            study,
            id,
            ResponsesTest.change("e_state", "\"yes\"", 9),
            ResponsesTest.change("e_phone", "\"1\"", 9),
            ResponsesTest.change("without_note", "\"more\"", 9));
    assertEquals(
        List.of("NOT_REOPENED e_state", "NOT_REOPENED e_phone", "NOT_REOPENED without_note"),
        ResponsesTest.kinds(saved.faults()));
    SubmissionRefused refused =
        assertThrows(SubmissionRefused.class, () -> ResponsesTest.submit(study, id, Map.of()));
    assertEquals(List.of("REMARK e_count"), ResponsesTest.kinds(refused.faults()));

    saved =
        ResponsesTest.save(
            study,
            id,
            ResponsesTest.change("e_count", "60", 9),
            ResponsesTest.change("e_reason", "\"asked above 50\"", 9));
    assertEquals(List.of(), saved.faults());
    ResponsesTest.submit(study, id, Map.of());
    assertEquals(ResponseStatus.WITH_APPROVER, ResponsesTest.find(study).status(), "the same way");
    approve(study, id, 4, APPROVER);
    assertEquals(List.of(), study.call(b -> open(b)), "settled");
  }

  @OnEachDatabase
  void aRemarkMayBeAnsweredInPlaceOfAChange(Database database) {
    Study study = Study.open(database, APPROVED);
    long id = sent(study);
    Judgement why = new Judgement("", Map.of(ItemPath.of("e_count"), "偏多"));
    study.run(b -> reviews(b).decline(id, 1, why, APPROVER));
    long remark = study.call(b -> open(b)).get(0).id();
    study.run(b -> b.get(Remarks.class).reply(responseIn(b), remark, "已与人事处核对"));
    ResponsesTest.submit(study, id, Map.of());
    assertEquals("已与人事处核对", study.call(b -> open(b)).get(0).reply().orElseThrow());
  }

  @OnEachDatabase
  void aReturnWithoutItemsReopensEverything(Database database) {
    Study study = Study.open(database, APPROVED);
    long id = sent(study);
    assertThrows(
        IllegalArgumentException.class,
        () -> study.run(b -> reviews(b).decline(id, 1, Judgement.of(" "), APPROVER)));
    study.run(b -> reviews(b).decline(id, 1, Judgement.of("请整体核对"), APPROVER));
    assertEquals(
        List.of(),
        ResponsesTest.save(study, id, ResponsesTest.change("e_phone", "\"1\"", 0)).faults());
  }

  @OnEachDatabase
  void anApproverAddsToWhatTheProvinceReturnedAndTakesNothingAway(Database database) {
    Study study = Study.open(database, APPROVED);
    long id = sent(study);
    approve(study, id, 1, APPROVER);
    Judgement count = new Judgement("", Map.of(ItemPath.of("e_count"), "请核对"));
    study.run(b -> reviews(b).giveBack(id, 2, count, PROVINCE));
    ResponsesTest.save(study, id, ResponsesTest.change("e_count", "6", 9));
    ResponsesTest.submit(study, id, Map.of());
    Judgement phone = new Judgement("", Map.of(ItemPath.of("e_partner"), "请填写"));
    study.run(b -> reviews(b).decline(id, 4, phone, APPROVER));
    Reopened reopened = study.call(b -> b.get(Responses.class).reopened(ResponsesTest.find(study)));
    assertTrue(reopened.covers(ItemPath.of("e_count")));
    assertTrue(reopened.covers(ItemPath.of("e_partner")));
    assertFalse(reopened.covers(ItemPath.of("e_state")));
  }

  @OnEachDatabase
  void aFillerTakesBackWhatNobodyHasJudged(Database database) {
    Study study = Study.open(database, APPROVED);
    long id = sent(study);
    study.run(b -> reviews(b).recall(id, 1, FILLER));
    assertEquals(ResponseStatus.DRAFT, ResponsesTest.find(study).status());
    assertThrows(StepRefused.class, () -> approve(study, id, 1, APPROVER));
    ResponsesTest.submit(study, id, Map.of());
    approve(study, id, 3, APPROVER);
    assertThrows(StepRefused.class, () -> study.run(b -> reviews(b).recall(id, 4, FILLER)));
  }

  @OnEachDatabase
  void entryOnBehalfIsMarkedNeedsTheScanAndIsAcceptedByAnother(Database database) throws Exception {
    Study study = Study.open(database, APPROVED);
    By coordinator = new By(20, "");
    long begun = ResponsesTest.begin(study, Study.NEIGHBOUR);
    ResponsesTest.save(study, begun, ResponsesTest.change("e_count", "5", 0));
    assertThrows(
        AnsweredOnline.class,
        () ->
            study.run(
                b ->
                    b.get(EntriesOnBehalf.class)
                        .begin("W1", "entry", Study.NEIGHBOUR, coordinator)));

    long id =
        study
            .call(b -> b.get(EntriesOnBehalf.class).begin("W1", "entry", Study.UNIT, coordinator))
            .id();
    study.run(
        b ->
            b.get(Responses.class)
                .save(id, List.of(ResponsesTest.change("e_state", "\"no\"", 0)), 20));
    SubmissionRefused refused =
        assertThrows(
            SubmissionRefused.class,
            () -> study.run(b -> b.get(Responses.class).submit(id, Map.of(), coordinator)));
    assertEquals(List.of("REQUIRED paper_scan"), ResponsesTest.kinds(refused.faults()));
    byte[] pdf = AttachmentsTest.pdf(2000);
    String scan = AttachmentsTest.store(study, Study.UNIT, "paper_scan", "scan.pdf", pdf).id();
    study.run(
        b ->
            b.get(EntriesOnBehalf.class)
                .keepScan(id, b.get(Attachments.class).find(scan).orElseThrow()));
    study.run(b -> b.get(Responses.class).submit(id, Map.of(), coordinator));
    Response response = ResponsesTest.find(study);
    assertEquals(ResponseStatus.SUBMITTED, response.status(), "approved on paper");
    assertEquals(20L, response.enteredBy().orElseThrow());
    assertThrows(NotPermitted.class, () -> study.run(b -> reviews(b).accept(id, 1, coordinator)));
    study.run(b -> reviews(b).accept(id, 1, PROVINCE));
  }

  @OnEachDatabase
  void aRemarkOnWhatIsCalculatedIsRefusedAndNothingIsReturned(Database database)
      throws IOException {
    Path files = Files.createDirectories(folder.resolve("questionnaires"));
    for (String name : List.of("entry.yaml", "with.yaml", "without.yaml")) {
      String text = Files.readString(APPROVED.resolve("questionnaires/" + name));
      String half =
          "      - {name: e_half, no: E8, type: calculate, label: {zh: 半数, en: Half},"
              + " calculation: \"${e_count} div 2\"}\n\nchoices:";
      Files.writeString(files.resolve(name), text.replace("choices:", half));
    }
    Study study = Study.open(database, folder);
    long id = sent(study);
    for (String name : List.of("e_half", "e_nothing")) {
      Judgement why = new Judgement("", Map.of(ItemPath.of(name), "请核对"));
      RemarkRefused refused =
          assertThrows(
              RemarkRefused.class, () -> study.run(b -> reviews(b).decline(id, 1, why, APPROVER)));
      String item = name.equals("e_half") ? "E8" : name;
      assertTrue(refused.words().zh().contains("“" + item + "”"), refused.words().zh());
    }
    assertEquals(ResponseStatus.WITH_APPROVER, ResponsesTest.find(study).status());
    Judgement count = new Judgement("", Map.of(ItemPath.of("e_count"), "请核对"));
    study.run(b -> reviews(b).decline(id, 1, count, APPROVER));
    assertEquals(ResponseStatus.RETURNED, ResponsesTest.find(study).status());
  }

  @OnEachDatabase
  void findingsAreKeptWithWhatWasSent(Database database) {
    Study study = Study.open(database, APPROVED);
    long id = ResponsesTest.begin(study);
    ResponsesTest.save(
        study,
        id,
        ResponsesTest.change("e_state", "\"no\"", 0),
        ResponsesTest.change("e_count", "0", 0));
    study.run(b -> b.get(Responses.class).submit(id, Map.of("S1", "新建"), FILLER));
    Finding odd = new Finding("S1", Finding.Severity.ODD);
    assertEquals(List.of(odd), ResponsesTest.find(study).findings(), "the check is about a number");
    Standing standing = study.call(b -> b.get(Standings.class).of("W1", "entry")).get(Study.UNIT);
    assertEquals(List.of(odd), standing.findings());
    assertEquals(false, study.call(b -> b.get(Settlements.class).recheck(id)), "nothing new");
    assertThrows(
        IllegalArgumentException.class,
        () -> study.run(b -> b.get(Settlements.class).settle(id, 1, "S1", "x", PROVINCE)));
  }

  private static long sent(Study study) {
    long id = ResponsesTest.begin(study);
    ResponsesTest.save(
        study,
        id,
        ResponsesTest.change("e_state", "\"no\"", 0),
        ResponsesTest.change("e_count", "5", 0));
    study.run(b -> b.get(Responses.class).submit(id, Map.of(), FILLER));
    return id;
  }

  private static void approve(Study study, long id, int seen, By by) {
    study.run(b -> reviews(b).approve(id, seen, by));
  }

  private static Reviews reviews(Wiring beans) {
    return beans.get(Reviews.class);
  }

  private static Response responseIn(Wiring beans) {
    return beans.get(Responses.class).find("W1", "entry", Study.UNIT).orElseThrow();
  }

  private static List<Remark> open(Wiring beans) {
    return beans.get(Remarks.class).listOpen(responseIn(beans));
  }

  private static List<Transition> history(Study study) {
    return study.call(b -> reviews(b).history(ResponsesTest.find(study)));
  }

  private static List<String> sheets(Study study) {
    return study.call(b -> b.get(SubmittedSheets.class).contentHashes("W1", "entry"));
  }
}
