package org.orgstatus.fieldwork.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.LocalText;
import org.orgstatus.fieldwork.coding.CodedText.Passage;
import org.orgstatus.fieldwork.coding.CodedText.State;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** What follows from the codings of one and of two people. */
class CodedTextTest {

  private static final long ANN = 1;
  private static final long BEN = 2;
  private static final Instant NOW = Instant.parse("2018-05-01T08:00:00Z");
  private static final String WORDS = "没有经费。没有人。靠牵头高校。希望省科协给钱。";
  private static final CodeFrame FRAME = CodeFrames.of(Path.of("")).get();

  private final List<CodingTurn> turns = new ArrayList<>();
  private final List<Coding> codings = new ArrayList<>();
  private final List<CodeDecision> decisions = new ArrayList<>();

  private static OpenText text(String words, boolean twice) {
    return new OpenText(
        new TextPlace(7, "e_interview/BJ01-01/ei_problem"),
        "W1",
        "alliance_visit",
        UnitKind.VISIT,
        "BJ01",
        "ei_problem",
        LocalText.same("困难"),
        "BJ01-01",
        "head",
        LocalText.same("负责人"),
        words,
        twice);
  }

  private CodedText coded(OpenText text) {
    return new CodedText(text, turns, codings, decisions, false);
  }

  private void gives(OpenText text, long who, int from, int to, String code) {
    codings.add(new Coding(text, from, to, code, who, NOW));
  }

  private void finishes(OpenText text, long who) {
    CodingTurn turn = new CodingTurn(text.place(), who, NOW);
    turn.finish(text, NOW);
    turns.add(turn);
  }

  @Test
  void oneCoderIsEnoughForATextThatWasNotDrawn() {
    OpenText text = text(WORDS, false);
    assertEquals(State.OPEN, coded(text).state());
    gives(text, ANN, 0, 5, "DIF.fund");
    turns.add(new CodingTurn(text.place(), ANN, NOW));
    assertEquals(State.BEGUN, coded(text).state());
    assertEquals(List.of(), coded(text).passages(), "nothing counts before it is done");
    turns.get(0).finish(text, NOW);
    assertEquals(State.DONE, coded(text).state());
    assertEquals(List.of(new Passage(0, 5, "没有经费。", "DIF.fund")), coded(text).passages());
    assertEquals(1, coded(text).seenBy(BEN).size());
  }

  @Test
  void twoSeeNothingOfEachOtherUntilBothHaveFinished() {
    OpenText text = text(WORDS, true);
    gives(text, ANN, 0, 5, "DIF.fund");
    finishes(text, ANN);
    assertEquals(State.HALF, coded(text).state());
    assertEquals(0, coded(text).seenBy(BEN).size());
    assertEquals(0, coded(text).seenBy(99).size(), "nor does anybody who may be the second");
    assertEquals(1, coded(text).seenBy(ANN).size());
    finishes(text, BEN);
    assertEquals(1, coded(text).seenBy(BEN).size());
  }

  @Test
  void differencesAreFoundBySentenceAndWaitForADecision() {
    OpenText text = text(WORDS, true);
    gives(text, ANN, 0, 9, "DIF.fund");
    gives(text, BEN, 0, 5, "DIF.fund");
    gives(text, BEN, 9, 15, "DIF.lead");
    finishes(text, ANN);
    finishes(text, BEN);
    List<CodedText.Difference> found = coded(text).differences();
    assertEquals(2, found.size());
    assertEquals("没有人。", found.get(0).unit().words());
    assertEquals(ANN, found.get(0).givenBy());
    assertEquals("DIF.lead", found.get(1).code());
    assertEquals(BEN, found.get(1).givenBy());
    assertEquals(State.DISPUTED, coded(text).state());
    for (CodedText.Difference one : found) {
      CodeDecision decision = new CodeDecision(text, one.unit(), one.code());
      decision.decide(one.code().equals("DIF.fund"), "看上下文", 3, NOW);
      decisions.add(decision);
    }
    assertEquals(State.DONE, coded(text).state());
    assertEquals(
        List.of(new Passage(0, 9, "没有经费。没有人。", "DIF.fund")),
        coded(text).passages(),
        "what both gave and what was decided so, in one passage");
  }

  @Test
  void aChangedTextIsNoticed() {
    OpenText text = text(WORDS, false);
    gives(text, ANN, 0, 5, "DIF.fund");
    finishes(text, ANN);
    OpenText changed = text("现在有经费。没有人。", false);
    assertFalse(coded(changed).isComplete());
    assertEquals(State.BEGUN, coded(changed).state());
    assertEquals(1, coded(changed).unfit(ANN).size());
    assertEquals(List.of(), coded(changed).passages());
    assertEquals(Set.of(), coded(changed).codesByUnit(ANN).get(0));
  }

  @Test
  void agreementIsCountedBySentenceForCodesAndHeadings() {
    OpenText text = text(WORDS, true);
    gives(text, ANN, 0, 5, "DIF.fund");
    gives(text, BEN, 0, 5, "DIF.staff");
    gives(text, ANN, 5, 9, "DIF.staff");
    gives(text, BEN, 5, 9, "DIF.staff");
    finishes(text, ANN);
    finishes(text, BEN);
    List<CodeAgreement> all = CodeAgreement.of(List.of(coded(text)), FRAME);
    assertEquals(
        List.of("DIF", "DIF.fund", "DIF.staff"), all.stream().map(a -> a.code().code()).toList());
    CodeAgreement heading = all.get(0);
    assertTrue(heading.heading());
    assertEquals(2, heading.both());
    assertEquals(4, heading.n());
    assertEquals(1, heading.raw());
    assertEquals(1, heading.alpha().orElseThrow(), 1e-12);
    CodeAgreement staff = all.get(2);
    // Of four sentences one with both, one with the second alone, two with none.
    assertEquals(0.75, staff.raw(), 1e-12);
    assertEquals(0.5, staff.kappa().orElseThrow(), 1e-12); // pe = 1/4·2/4 + 3/4·2/4 = 1/2
    assertEquals(1 - 7 * 2.0 / (2 * 3 * 5), staff.alpha().orElseThrow(), 1e-12);
    assertEquals((0.75 - 0.46875) / (1 - 0.46875), staff.ac1().orElseThrow(), 1e-12);
    assertTrue(staff.alpha().orElseThrow() < FRAME.wanted() && !staff.isLow(FRAME));
    assertFalse(heading.isLow(FRAME));
  }

  @Test
  void peopleAreCountedOnceAndFewAreMarked() {
    OpenText text = text(WORDS, false);
    gives(text, ANN, 0, 5, "DIF.fund");
    gives(text, ANN, 5, 9, "DIF.fund");
    gives(text, ANN, 9, 15, "DIF.lead");
    finishes(text, ANN);
    CodeMatrix matrix = CodeMatrix.byRole(List.of(coded(text)), FRAME);
    assertEquals(1, matrix.columns().get(0).people());
    assertTrue(matrix.columns().get(0).isFew());
    assertEquals(
        List.of("DIF", "DIF.fund", "DIF.lead"),
        matrix.rows().stream().map(r -> r.code().code()).toList());
    matrix.rows().forEach(row -> assertEquals(List.of(1), row.counts()));
    assertEquals("BJ01", CodeMatrix.byCase(List.of(coded(text)), FRAME).columns().get(0).key());
  }

  @Test
  void whatShowsWhoSpokeIsFound() {
    List<String> names = List.of("甲大学", "北京高校科协联盟");
    assertEquals(List.of(), IdentifyingDetails.in("没有经费。", names, List.of("湖北省")));
    assertEquals(
        List.of("13800138000", "a@b.cn", "HB01-03", "甲大学", "湖北"),
        IdentifyingDetails.in("甲大学的电话13800138000，邮箱a@b.cn，编号HB01-03，在湖北。", names, List.of("湖北省")));
    assertEquals(
        List.of(), IdentifyingDetails.in("在湖北。", names, List.of()), "where no role is named");
  }
}
