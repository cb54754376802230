package org.orgstatus.fieldwork.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.orgstatus.base.ActRefused;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.By;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Redactions;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.dataset.Datasets;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.fieldwork.CodingLocked;
import org.orgstatus.fieldwork.InterviewWithdrawn;
import org.orgstatus.fieldwork.coding.CodingRefused.Reason;
import org.orgstatus.questionnaire.ExampleSheet;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Scenario;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Wiring;
import tech.tablesaw.api.Table;

/** Coding what was said on a visit, from the first code to the lock and to a cleared quotation. */
class CodingsTest {

  private static final String FORM = "alliance_visit";
  private static final long ANN = 21;
  private static final long BEN = 22;
  private static final long CHEN = 23;

  private final List<String> locked = new ArrayList<>();

  private void run(Study study, Consumer<Wiring> work) {
    study.run(
        b ->
            work.accept(
                b.observing(CodingLocked.class, (event, all) -> locked.add(event.waveId()))));
  }

  private List<CodedText> list(Study study) {
    List<CodedText> all = new ArrayList<>();
    run(study, b -> all.addAll(b.get(Codings.class).list("W1", FORM)));
    return all;
  }

  private CodedText text(Study study, String item) {
    return list(study).stream()
        .filter(t -> t.text().place().item().endsWith(item))
        .findFirst()
        .orElseThrow();
  }

  private void codings(Study study, Consumer<Codings> work) {
    run(study, b -> work.accept(b.get(Codings.class)));
  }

  private ActRefused.Reason refused(Study study, Consumer<Wiring> work) {
    return assertThrows(CodingRefused.class, () -> run(study, work)).reason();
  }

  @OnEachDatabase
  void textsAreCodedDecidedAndLocked(Database database) {
    Study study = SampleVisit.sent(database);
    run(study, b -> assertTrue(b.get(OpenTexts.class).isAnswered("W1")));
    run(study, b -> assertFalse(b.get(OpenTexts.class).isAnswered("W2")));
    List<CodedText> all = list(study);
    assertEquals(
        List.of("e_interview/BJ01-01/ei_problem", "e_interview/BJ01-02/ei_problem", "es_case"),
        all.stream().map(t -> t.text().place().item()).toList());
    OpenText said = all.get(0).text();
    assertEquals("head", said.role());
    assertEquals(SampleVisit.SAID, said.words());
    assertEquals(said, text(study, "BJ01-01/ei_problem").text(), "the draw is the same each time");

    codings(study, c -> c.code(said, 0, 10, List.of("DIF.fund", "DIF.staff"), ANN));
    codings(study, c -> c.code(said, 0, 10, List.of("DIF.fund"), ANN));
    assertEquals(2, text(study, "BJ01-01/ei_problem").codings().size(), "a second click");
    for (String wrong : List.of("DIF", "NO.such")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> codings(study, c -> c.code(said, 0, 10, List.of(wrong), ANN)));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> codings(study, c -> c.code(said, 0, 999, List.of("DIF.fund"), ANN)));
    long staff =
        text(study, "BJ01-01/ei_problem").codings().stream()
            .filter(c -> c.code().equals("DIF.staff"))
            .findFirst()
            .orElseThrow()
            .id();
    codings(study, c -> c.remove(said, staff, ANN));
    codings(study, c -> c.note(said, "DIF.fund", "经费与会费要分开", ANN));
    codings(study, c -> c.finish(said, ANN));
    assertEquals(
        Reason.DONE,
        refused(study, b -> b.get(Codings.class).code(said, 0, 10, List.of("DIF.staff"), ANN)));
    if (said.twice()) {
      codings(study, c -> c.finish(said, BEN));
    } else {
      assertEquals(
          Reason.TAKEN,
          refused(study, b -> b.get(Codings.class).code(said, 0, 10, List.of("DIF.staff"), BEN)));
    }
    assertEquals(
        Reason.NOT_READY, refused(study, b -> b.get(Adjudications.class).lock("W1", FORM, CHEN)));
    finishRest(study);
    assertEquals(List.of(), themes(study), "consent can still be taken back");
    run(study, b -> b.get(Adjudications.class).lock("W1", FORM, CHEN));
    assertEquals(
        List.of("BJ01 1.0 head DIF.fund", "BJ01 2.0 edu "),
        themes(study),
        "what the second said fits no code");
    run(study, b -> b.get(Adjudications.class).lock("W1", FORM, CHEN));
    assertEquals(List.of("W1"), locked, "once");
    assertEquals(CodedText.State.LOCKED, text(study, "es_case").state());
    assertEquals(Reason.LOCKED, refused(study, b -> b.get(Codings.class).reopen(said, ANN)));
    assertEquals(
        Reason.LOCKED,
        refused(
            study,
            b -> b.get(Codings.class).forget(new InterviewWithdrawn("W1", Study.ALLIANCE, "1"))));
    codings(study, c -> c.forget(new InterviewWithdrawn("W1", Study.ALLIANCE, "99")));
    assertTrue(study.recorded().stream().map(Recorded::action).toList().contains("coding-locked"));
  }

  /** The themes that the data of the wave have: unit, person, role, code. */
  private List<String> themes(Study study) {
    List<String> all = new ArrayList<>();
    run(
        study,
        b -> {
          Table themes =
              b.get(Datasets.class)
                  .findAll("W1")
                  .orElseThrow()
                  .find(UnitKind.VISIT)
                  .orElseThrow()
                  .child(FrameColumns.THEME);
          for (int i = 0; i < themes.rowCount(); i++) {
            all.add(
                themes.stringColumn(FrameColumns.UNIT).get(i)
                    + " "
                    + themes.doubleColumn(FrameColumns.THEME_PERSON).get(i)
                    + " "
                    + themes.stringColumn(FrameColumns.THEME_ROLE).get(i)
                    + " "
                    + themes.stringColumn(FrameColumns.THEME_CODE).get(i));
          }
        });
    return all;
  }

  private void finishRest(Study study) {
    for (CodedText text : list(study)) {
      for (long who : List.of(ANN, BEN)) {
        if (!text(study, text.text().place().item()).isComplete()) {
          codings(study, c -> c.finish(text.text(), who));
        }
      }
      for (CodedText.Difference one : text(study, text.text().place().item()).differences()) {
        run(
            study,
            b ->
                b.get(Adjudications.class)
                    .decide(
                        text.text().place(), one.unit().start(), one.code(), true, "看原文", CHEN));
      }
    }
  }

  @OnEachDatabase
  void withdrawnConsentLeavesNothingOfTheInterview(Database database) {
    Study study = SampleVisit.sent(database);
    OpenText said = text(study, "BJ01-01/ei_problem").text();
    OpenText other = text(study, "BJ01-02/ei_problem").text();
    codings(study, c -> c.code(said, 0, 10, List.of("DIF.fund"), ANN));
    codings(study, c -> c.note(said, "", "备忘", ANN));
    codings(study, c -> c.code(other, 0, 8, List.of("POS.edu"), ANN));
    Quotation.Draft draft = draft(0, 10, "没有经费。", Quotation.Attribution.ROLE);
    run(study, b -> b.get(Quotations.class).propose(said, draft, ANN));
    run(
        study,
        b ->
            b.get(Redactions.class)
                .redact(
                    said.place().responseId(),
                    new Redactions.Row(
                        "e_interview",
                        "1",
                        "ei_code",
                        Set.of("ei_code", "ei_role", "ei_consent"),
                        Map.of("ei_consent", Json.createValue("refuse")))));
    codings(study, c -> c.forget(new InterviewWithdrawn("W1", Study.ALLIANCE, "1")));
    assertTrue(
        list(study).stream().noneMatch(t -> t.text().place().row().contains("BJ01-01")),
        "the words have left the sheet that was sent");
    run(study, b -> assertTrue(b.get(Codings.class).find(said.place()).isEmpty()));
    assertThrows(
        CodingRefused.class,
        () -> codings(study, c -> c.code(said, 0, 10, List.of("DIF.fund"), ANN)));
    assertEquals(1, text(study, "BJ01-02/ei_problem").codings().size(), "another person's stays");
    run(
        study,
        b -> {
          assertEquals(List.of(), b.get(Codings.class).memos(said.place()));
          Quotation left = b.get(Quotations.class).list("W1").get(0);
          assertEquals(Quotation.State.WITHDRAWN, left.state());
          assertEquals("", left.original() + left.words().zh() + left.words().en());
        });
  }

  @OnEachDatabase
  void whatIsFinishedIsLockedAndTheRestIsLeft(Database database) {
    Study study = Study.open(database, Path.of(""));
    Map<String, OpenText> written = new HashMap<>();
    for (String unit : List.of(Study.UNIT, Study.NEIGHBOUR)) {
      suggests(study, unit);
    }
    run(
        study,
        b -> b.get(OpenTexts.class).list("W1", "gate").forEach(t -> written.put(t.unitCode(), t)));
    assertEquals(Set.of(Study.UNIT, Study.NEIGHBOUR), written.keySet());
    assertEquals(
        Reason.NOT_READY, refused(study, b -> b.get(Adjudications.class).lock("W1", "gate", CHEN)));
    OpenText first = written.get(Study.UNIT);
    codings(study, c -> c.code(first, 0, 5, List.of("DIF.fund"), ANN));
    for (long who : first.twice() ? new long[] {ANN, BEN} : new long[] {ANN}) {
      codings(study, c -> c.finish(first, who));
    }
    decideAll(study, first);
    run(study, b -> b.get(Adjudications.class).lock("W1", "gate", CHEN));
    Map<String, CodedRecord> records = new HashMap<>();
    run(
        study,
        b ->
            b.get(Codings.class)
                .records("W1", "gate")
                .forEach(r -> records.put(r.first().unitCode(), r)));
    assertTrue(records.get(Study.UNIT).isLocked());
    assertFalse(records.get(Study.NEIGHBOUR).isLocked());
    assertEquals(1, records.get(Study.NEIGHBOUR).open());
    OpenText second = written.get(Study.NEIGHBOUR);
    codings(study, c -> c.code(second, 0, 5, List.of("DIF.staff"), ANN));
    assertEquals(
        Reason.LOCKED,
        refused(study, b -> b.get(Codings.class).code(first, 0, 5, List.of("DIF.staff"), ANN)));
    run(
        study,
        b -> {
          Table themes =
              b.get(Datasets.class)
                  .findAll("W1")
                  .orElseThrow()
                  .find(UnitKind.INSTITUTION)
                  .orElseThrow()
                  .child(FrameColumns.THEME);
          assertEquals(1, themes.rowCount(), "the locked one alone");
          assertEquals(Study.UNIT, themes.stringColumn(FrameColumns.UNIT).get(0));
          assertEquals("b_suggest", themes.stringColumn(FrameColumns.THEME_ITEM).get(0));
          assertEquals("DIF.fund", themes.stringColumn(FrameColumns.THEME_CODE).get(0));
        });
  }

  private void decideAll(Study study, OpenText text) {
    for (CodedText.Difference one : text(study, text.place()).differences()) {
      run(
          study,
          b ->
              b.get(Adjudications.class)
                  .decide(text.place(), one.unit().start(), one.code(), true, "看原文", CHEN));
    }
  }

  private CodedText text(Study study, TextPlace place) {
    List<CodedText> one = new ArrayList<>();
    run(study, b -> one.add(b.get(Codings.class).find(place).orElseThrow()));
    return one.get(0);
  }

  /** An institution without an association says what it wishes. */
  private static void suggests(Study study, String unit) {
    List<Questionnaire> forms = Scenario.shipped("gate", "institution_no_association");
    Questionnaire without =
        forms.stream()
            .filter(f -> f.id().equals("institution_no_association"))
            .findFirst()
            .orElseThrow();
    JsonObject sheet =
        Json.createObjectBuilder(ExampleSheet.of(forms, without).orElseThrow())
            .add("b_suggest", "没有经费。")
            .build();
    study.run(
        b -> {
          Responses responses = b.get(Responses.class);
          long id = responses.open("W1", "gate", unit).id();
          List<Change> changes = new ArrayList<>();
          SheetJson.posted(b.get(WaveForms.class).routing("W1", "gate"), sheet)
              .sheet()
              .answers()
              .forEach((path, value) -> changes.add(new Change(path, SheetJson.value(value), 99)));
          assertEquals(List.of(), responses.save(id, changes, ANN).faults());
        });
    study.run(
        b -> {
          Responses responses = b.get(Responses.class);
          long id = responses.find("W1", "gate", unit).orElseThrow().id();
          responses.submit(id, Map.of(), new By(ANN, ""));
          b.get(Reviews.class)
              .approve(id, responses.find(id).orElseThrow().steps(), new By(BEN, ""));
        });
  }

  private static Quotation.Draft draft(int start, int end, String zh, Quotation.Attribution by) {
    return new Quotation.Draft(start, end, LocalText.of(zh, "There is no money."), by);
  }

  @OnEachDatabase
  void quotationsAreClearedByAnotherPerson(Database database) {
    Study study = SampleVisit.sent(database);
    OpenText said = text(study, "BJ01-01/ei_problem").text();
    for (Quotation.Draft bad :
        List.of(
            draft(0, 10, "甲大学没有经费", Quotation.Attribution.NOBODY),
            draft(0, 10, "北京没有经费", Quotation.Attribution.ROLE),
            draft(0, 10, "没有经费", Quotation.Attribution.PROVINCE),
            draft(0, 999, "没有经费", Quotation.Attribution.NOBODY),
            draft(0, 10, " ", Quotation.Attribution.NOBODY))) {
      run(
          study,
          b -> assertFalse(b.get(Quotations.class).check(said, bad).isEmpty(), bad.toString()));
      assertThrows(
          IllegalArgumentException.class,
          () -> run(study, b -> b.get(Quotations.class).propose(said, bad, ANN)));
    }
    Quotation.Draft good = draft(0, 10, "没有经费，也没有人。", Quotation.Attribution.ROLE);
    run(study, b -> b.get(Quotations.class).propose(said, good, ANN));
    run(study, b -> b.get(Quotations.class).propose(said, good, ANN));
    List<Quotation> made = new ArrayList<>();
    run(study, b -> made.addAll(b.get(Quotations.class).list("W1")));
    assertEquals(1, made.size(), "a second click");
    long id = made.get(0).id();
    assertEquals("没有经费，也没有人。", made.get(0).original());
    assertFalse(made.get(0).speaker().isEmpty());
    assertEquals(Reason.OWN, refused(study, b -> b.get(Quotations.class).clear(id, ANN)));
    run(study, b -> b.get(Quotations.class).clear(id, CHEN));
    run(study, b -> b.get(Quotations.class).clear(id, CHEN));
    run(study, b -> assertTrue(b.get(Quotations.class).find(id).orElseThrow().isCleared()));
    assertEquals(
        Reason.NOT_NOW, refused(study, b -> b.get(Quotations.class).refuse(id, "不妥", BEN)));
    run(study, b -> b.get(Quotations.class).withdraw(id, "受访者不愿意", ANN));
    run(study, b -> assertFalse(b.get(Quotations.class).find(id).orElseThrow().isCleared()));
    assertEquals(Reason.NOT_NOW, refused(study, b -> b.get(Quotations.class).clear(id, CHEN)));
  }

  @OnEachDatabase
  void quotationsStandBesideADataLockOnceTheirCodingIsLocked(Database database) {
    Study study = SampleVisit.sent(database);
    OpenText said = text(study, "BJ01-01/ei_problem").text();
    List<Long> ids = new ArrayList<>();
    for (String words : List.of("没有经费，也没有人。", "希望有固定经费。")) {
      run(
          study,
          b ->
              ids.add(
                  b.get(Quotations.class)
                      .propose(said, draft(0, 10, words, Quotation.Attribution.ROLE), ANN)
                      .id()));
    }
    long id = ids.get(0);
    run(study, b -> b.get(Quotations.class).clear(id, CHEN));
    assertEquals(List.of(), quoted(study, Study.NOW), "its coding is open");
    finishRest(study);
    run(study, b -> b.get(Adjudications.class).lock("W1", FORM, CHEN));
    assertEquals(List.of(), quoted(study, Study.NOW.minusMillis(1)), "the data were locked before");
    LockedQuotations.Said one = quoted(study, Study.NOW).get(0);
    assertEquals(1, quoted(study, Study.NOW).size(), "one of two was cleared");
    assertEquals(id, one.quotation().id());
    assertEquals(said.roleLabel(), one.quotation().speaker());
    assertTrue(one.day().isPresent());
    run(
        study,
        b ->
            assertEquals(
                List.of(), b.get(LockedQuotations.class).of("W1", "HB01", Study.NOW), "another's"));
    run(study, b -> b.get(Quotations.class).withdraw(id, "受访者不愿意", ANN));
    assertEquals(List.of(), quoted(study, Study.NOW));
    run(
        study,
        b ->
            assertEquals(
                Quotation.State.WITHDRAWN,
                b.get(LockedQuotations.class).find(id).orElseThrow().quotation().state()));
  }

  private List<LockedQuotations.Said> quoted(Study study, Instant moment) {
    List<LockedQuotations.Said> all = new ArrayList<>();
    run(study, b -> all.addAll(b.get(LockedQuotations.class).of("W1", Study.ALLIANCE, moment)));
    return all;
  }
}
