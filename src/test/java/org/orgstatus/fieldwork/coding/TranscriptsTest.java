package org.orgstatus.fieldwork.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.base.ActRefused;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Redactions;
import org.orgstatus.fieldwork.CodingLocked;
import org.orgstatus.fieldwork.ConsentChanged;
import org.orgstatus.fieldwork.InterviewWithdrawn;
import org.orgstatus.fieldwork.VisitPlan;
import org.orgstatus.fieldwork.Visits;
import org.orgstatus.fieldwork.coding.CodingRefused.Reason;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Wiring;

/** A recording written down by two, coded as notes are, and gone when the consent is taken back. */
class TranscriptsTest {

  private static final String FORM = "alliance_visit";

  /** The row of {@link SampleVisit} whose respondent agreed to be recorded. */
  private static final String ROW = "3";

  private static final String PLACE = "e_interview/BJ01-03/transcript";
  private static final long ANN = 21;
  private static final long BEN = 22;
  private static final long CHEN = 23;

  private Study study;
  private long response;

  private void begin(Database database) {
    study = SampleVisit.sent(database);
    response = study.call(b -> b.get(OpenTexts.class).list("W1", FORM)).get(0).place().responseId();
  }

  private Transcripts.Saved save(String row, int basis, String words, long who) {
    return study.call(b -> b.get(Transcripts.class).save(response, row, basis, words, who));
  }

  private ActRefused.Reason refused(Consumer<Transcripts> work) {
    return assertThrows(
            CodingRefused.class, () -> study.run(b -> work.accept(b.get(Transcripts.class))))
        .reason();
  }

  private Transcript now() {
    return study.call(b -> b.get(Transcripts.class).find(response, ROW)).orElseThrow();
  }

  private List<String> versions() {
    return study.call(
        b -> {
          Transcripts all = b.get(Transcripts.class);
          return all.versions(all.find(response, ROW).orElseThrow()).stream()
              .map(v -> v.accountId() + (v.isBeside() ? " beside " : " ") + v.words())
              .toList();
        });
  }

  private void finish(long who) {
    study.run(b -> b.get(Transcripts.class).finish(response, ROW, now().revision(), who));
  }

  private List<String> texts() {
    return study.call(
        b -> b.get(OpenTexts.class).list("W1", FORM).stream().map(t -> t.place().item()).toList());
  }

  private OpenText text() {
    return study
        .call(b -> b.get(OpenTexts.class).find(new TextPlace(response, PLACE)))
        .orElseThrow();
  }

  @OnEachDatabase
  void nothingIsWrittenWithoutConsentToTheRecording(Database database) {
    begin(database);
    for (String row : List.of("1", "9")) {
      assertEquals(Reason.NOT_AGREED, refused(t -> t.save(response, row, 0, "说过的话", ANN)), row);
    }
    String long100k = "字".repeat(Transcript.LONGEST + 1);
    assertThrows(IllegalArgumentException.class, () -> save(ROW, 0, long100k, ANN));
    assertEquals(Reason.EMPTY, refused(t -> t.finish(response, ROW, 0, ANN)));
    save(ROW, 0, "  ", ANN);
    assertEquals(Reason.EMPTY, refused(t -> t.finish(response, ROW, 0, ANN)), "no words");
    assertEquals(List.of(), study.call(b -> b.get(Transcripts.class).list(response)));
  }

  @OnEachDatabase
  void neitherOfThePairOverwritesTheOther(Database database) {
    begin(database);
    assertEquals(1, save(ROW, 0, "甲", ANN).transcript().revision());
    assertEquals(1, save(ROW, 0, "甲", ANN).transcript().revision(), "sent again");
    assertTrue(save(ROW, 0, "乙", BEN).overtaken());
    assertTrue(save(ROW, 0, "乙的话", BEN).overtaken());
    assertEquals("甲", now().words());
    assertEquals(List.of("22 beside 乙的话", "21 甲"), versions());
    assertFalse(save(ROW, 1, "甲\n乙的话", BEN).overtaken());
    assertFalse(save(ROW, 2, "甲\n乙的话。", BEN).overtaken());
    assertEquals(
        List.of("22 甲\n乙的话。", "22 beside 乙的话", "21 甲"), versions(), "a while makes one version");
    assertFalse(save(ROW, 1, "丙", BEN).overtaken(), "the own second window");
    assertEquals(List.of("22 丙", "22 甲\n乙的话。", "22 beside 乙的话", "21 甲"), versions());
    study.at(Study.NOW.plusSeconds(16 * 60));
    save(ROW, 4, "丙。", BEN);
    assertEquals("22 丙。", versions().get(0));
    assertEquals(5, versions().size(), "after a quarter of an hour another");
    assertTrue(save(ROW, 4, "丁", ANN).overtaken());
  }

  @OnEachDatabase
  void noWordOfItStandsReadableInTheDatabase(Database database) {
    begin(database);
    save(ROW, 0, "没有经费", ANN);
    save(ROW, 0, "没有人手", BEN);
    assertEquals(List.of("22 beside 没有人手", "21 没有经费"), versions());
    List<String> kept = study.call(TranscriptsTest::stored);
    assertEquals(3, kept.size());
    assertTrue(kept.stream().noneMatch(words -> words.contains("没有")), kept.toString());
  }

  @OnEachDatabase
  void whatCameBeforeWordsWereEncryptedIsEncryptedWithTheNextSave(Database database) {
    begin(database);
    save(ROW, 0, "甲", ANN);
    study.run(
        b -> {
          EntityManager entities = b.get(EntityManager.class);
          for (String table : List.of("transcript", "transcript_version")) {
            entities.createNativeQuery("update " + table + " set words = '甲'").executeUpdate();
          }
          entities.createNativeQuery("update transcript set sealed_key = null").executeUpdate();
        });
    assertEquals("甲", now().words());
    assertEquals(List.of("21 甲"), versions());
    assertTrue(save(ROW, 0, "乙", BEN).overtaken());
    assertEquals(List.of("22 beside 乙", "21 甲"), versions());
    save(ROW, 1, "甲。", ANN);
    assertEquals("甲。", now().words());
    assertTrue(study.call(TranscriptsTest::stored).stream().noneMatch(w -> w.contains("甲")));
  }

  private static List<String> stored(Wiring beans) {
    List<String> all = new ArrayList<>();
    for (String table : List.of("transcript", "transcript_version")) {
      for (Object words :
          beans
              .get(EntityManager.class)
              .createNativeQuery("select words from " + table)
              .getResultList()) {
        all.add(words.toString());
      }
    }
    return all;
  }

  @OnEachDatabase
  void aFinishedTranscriptIsCodedAndStaysFromTheFirstCodeOn(Database database) {
    begin(database);
    save(ROW, 0, "[00:00:05] 问：有经费吗？\n[00:00:09] 答：没有经费。", ANN);
    assertFalse(texts().contains(PLACE), "while it is written");
    assertEquals(Reason.OVERTAKEN, refused(t -> t.finish(response, ROW, 0, BEN)));
    finish(ANN);
    finish(ANN);
    assertTrue(texts().contains(PLACE));
    assertEquals("edu", text().role());
    assertEquals(Reason.FINISHED, refused(t -> t.save(response, ROW, 1, "改了", ANN)));
    study.run(b -> b.get(Transcripts.class).reopen(response, ROW));
    assertFalse(texts().contains(PLACE), "taken back");
    finish(BEN);
    study.run(b -> b.get(Codings.class).code(text(), 20, 30, List.of("DIF.fund"), ANN));
    assertEquals(Reason.CODED, refused(t -> t.reopen(response, ROW)));
    assertEquals(Reason.FINISHED, refused(t -> t.save(response, ROW, 1, "改了", ANN)));
  }

  @OnEachDatabase
  void aVisitIsNotLockedWhileATranscriptIsWritten(Database database) {
    begin(database);
    save(ROW, 0, "没有经费。", ANN);
    finishTexts();
    assertEquals(
        Reason.NOT_READY,
        assertThrows(
                CodingRefused.class,
                () -> study.run(b -> b.get(Adjudications.class).lock("W1", FORM, CHEN)))
            .reason());
    finish(ANN);
    finishTexts();
    study.run(
        b ->
            b.observing(CodingLocked.class, (event, all) -> {})
                .get(Adjudications.class)
                .lock("W1", FORM, CHEN));
    assertEquals(Reason.LOCKED, refused(t -> t.save(response, ROW, 1, "改了", ANN)));
    assertEquals(Reason.LOCKED, refused(t -> t.reopen(response, ROW)));
    assertEquals(
        List.of(ROW),
        study.call(b -> b.get(Transcripts.class).list(response)).stream()
            .map(Transcript::interview)
            .toList(),
        "the words stay as the text that was coded");
  }

  private void finishTexts() {
    for (OpenText text : study.call(b -> b.get(OpenTexts.class).list("W1", FORM))) {
      for (long who : text.twice() ? new long[] {ANN, BEN} : new long[] {ANN}) {
        study.run(b -> b.get(Codings.class).finish(text, who));
      }
    }
  }

  @OnEachDatabase
  void consentToTheInterviewAloneLeavesNoTranscript(Database database) {
    begin(database);
    study.account("one", Role.FIELD_RESEARCHER, Scope.alliance(Study.ALLIANCE));
    study.account("two", Role.FIELD_RESEARCHER, Scope.alliance(Study.ALLIANCE));
    long one = account("one");
    long two = account("two");
    long visit =
        study
            .call(
                b ->
                    b.get(Visits.class)
                        .plan(
                            new VisitPlan(
                                "W1",
                                Study.ALLIANCE,
                                LocalDate.of(2018, 5, 2),
                                LocalDate.of(2018, 5, 2),
                                new VisitPlan.Traveller(one, ""),
                                new VisitPlan.Traveller(two, ""),
                                "")))
            .id();
    save(ROW, 0, "没有经费。", ANN);
    finish(ANN);
    study.run(b -> b.get(Codings.class).code(text(), 0, 5, List.of("DIF.fund"), ANN));
    study.run(
        b -> b.get(Transcripts.class).consentChanged(new ConsentChanged(visit, ROW, "full", one)));
    assertTrue(texts().contains(PLACE), "nothing became less");
    study.run(
        b ->
            b.get(Transcripts.class)
                .consentChanged(new ConsentChanged(visit, ROW, "no_record", one)));
    assertFalse(texts().contains(PLACE));
    assertEquals(List.of(), study.call(b -> b.get(Transcripts.class).list(response)));
    long turns =
        study.call(
            b ->
                b.get(EntityManager.class)
                    .createQuery(
                        "select count(t) from CodingTurn t where t.item = :item", Long.class)
                    .setParameter("item", PLACE)
                    .getSingleResult());
    assertEquals(0, turns);
    assertEquals(3, texts().size(), "what was noted stays");
  }

  private long account(String name) {
    return study.call(b -> b.get(Accounts.class).findByLoginName(name)).orElseThrow().id();
  }

  @OnEachDatabase
  void withdrawnConsentLeavesNoWordOfIt(Database database) {
    begin(database);
    save(ROW, 0, "没有经费。", ANN);
    save(ROW, 0, "别的话", BEN);
    finish(ANN);
    study.run(b -> b.get(Codings.class).code(text(), 0, 5, List.of("DIF.fund"), ANN));
    study.run(
        b ->
            b.get(Redactions.class)
                .redact(
                    response,
                    new Redactions.Row(
                        "e_interview",
                        ROW,
                        "ei_code",
                        Set.of("ei_code", "ei_role", "ei_consent"),
                        Map.of("ei_consent", Json.createValue("refuse")))));
    study.run(
        b -> {
          InterviewWithdrawn event = new InterviewWithdrawn("W1", Study.ALLIANCE, ROW);
          b.get(Transcripts.class).forget(event);
          b.get(Codings.class).forget(event);
        });
    assertEquals(List.of(), study.call(b -> b.get(Transcripts.class).list(response)));
    long left =
        study.call(
            b ->
                b.get(EntityManager.class)
                    .createQuery("select count(v) from TranscriptVersion v", Long.class)
                    .getSingleResult());
    assertEquals(0, left);
    assertFalse(texts().contains(PLACE));
    assertEquals(Reason.NOT_AGREED, refused(t -> t.save(response, ROW, 0, "说过的话", ANN)));
    assertTrue(
        study.recorded().stream()
            .map(Recorded::action)
            .toList()
            .containsAll(List.of("transcript-saved", "transcript-finished", "transcript-erased")));
  }
}
