package org.orgstatus.analysis.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;
import static org.orgstatus.analysis.profile.SeveralGroupsTest.code;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.AnalysisRunner;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.FormRef;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** C23 over forty associations, every other one vocational; by hand. */
class RankedProfileTest {

  /** Undergraduate ones lack staff, vocational ones money; ten of each are short of members too. */
  private static SampleDataset sample() {
    SampleDataset sample = SeveralGroupsTest.forty();
    for (int i = 0; i < 40; i++) {
      String main = i % 2 == 0 ? "staff" : i < 30 ? "fund" : "staff fund";
      sample.answers(code(i), "a_diff", i < 20 ? main + " member" : main);
      sample.answers(code(i), "a_diff_main", i % 2 == 0 ? "staff" : "fund");
    }
    return sample;
  }

  @Test
  void choicesStandByShareWithTheirRankInEveryGroup() {
    ResultTable ranks = Shipped.run("c23", sample()).table("ranks.level");
    // staff: 20 + 5 of 40; fund: 20; member: 20.
    List<String> first = ranks.rows().stream().map(ResultTable.Row::key).limit(1).toList();
    assertEquals(List.of("RES-10.staff"), first);
    assertEquals(62.5, value(ranks, "RES-10.staff", "nation"), 1e-12);
    assertEquals(1, value(ranks, "RES-10.staff", "nation.rank"));
    assertEquals(2, value(ranks, "RES-10.fund", "nation.rank"));
    assertEquals(2, value(ranks, "RES-10.member", "nation.rank")); // as often as money
    assertEquals(1, value(ranks, "RES-10.staff", "ug.rank"));
    assertEquals(1, value(ranks, "RES-10.fund", "voc.rank"));
    assertEquals(3, value(ranks, "RES-10.staff", "voc.rank")); // 25 % after 100 and 50
    assertTrue(ranks.rows().stream().noneMatch(r -> r.key().equals("RES-10.none")));
  }

  @Test
  void aChoiceOfAFewHasNeitherShareNorRank() {
    SampleDataset sample = sample();
    for (int i = 0; i < 3; i++) {
      sample.answers(code(i), "a_diff", "guidance");
    }
    ResultTable ranks = Shipped.run("c23", sample).table("ranks.region");
    assertInstanceOf(Cell.Suppressed.class, cell(ranks, "RES-10.guidance", "nation"));
    assertInstanceOf(Cell.Suppressed.class, cell(ranks, "RES-10.guidance", "EAST.rank"));
    assertEquals(1, value(ranks, "RES-10.staff", "nation.rank"));
  }

  @Test
  void whereMoreThanHalfIsHiddenNothingIsRanked() {
    Cell share = new Cell.Estimate(0, Optional.empty(), false, 8, 10);
    OptionalDouble own = OptionalDouble.of(0);
    OptionalDouble hidden = OptionalDouble.empty();
    OptionalDouble other = OptionalDouble.of(20);
    assertInstanceOf(
        Cell.Suppressed.class, RankedProfile.rank(share, own, List.of(own, hidden, hidden)));
    assertEquals(
        new Cell.Count(2), RankedProfile.rank(share, own, List.of(own, other, hidden, hidden)));
  }

  @Test
  void differencesBetweenGroupsAreHeldAgainstTheirMix() {
    ResultTable choices = Shipped.run("c23", sample()).table("choices.level");
    assertEquals(100, value(choices, "RES-10.fund", "voc"), 1e-12);
    assertEquals(
        "Marked, holds standardized: Vocational above Undergraduate",
        Shipped.words(choices, "RES-10.fund", "verdict"));
  }

  @Test
  void threeLevelsStandSideBySideByTheirCodes() {
    SampleDataset provinces = new SampleDataset(UnitKind.REPORTING_UNIT);
    for (int i = 0; i < 12; i++) {
      provinces.unit("p" + i, "110000", "");
      provinces.answers("p" + i, "c_diff", i < 6 ? "fund staff" : "fund guidance");
    }
    SampleDataset alliances = new SampleDataset(UnitKind.ALLIANCE);
    for (int i = 0; i < 10; i++) {
      alliances.unit("a" + i, "110000", "");
      alliances.answers("a" + i, "d_diff", i < 5 ? "legal fund" : "legal");
    }
    WaveData wave = new WaveData(List.of(sample().build(), provinces.build(), alliances.build()));
    AnalysisPlan plan =
        Shipped.DEFINITIONS.plans().stream()
            .filter(p -> p.id().equals("c23"))
            .findFirst()
            .orElseThrow();
    AnalysisResult result =
        new AnalysisRunner(Shipped.DEFINITIONS).run(plan, wave, Audience.INTERNAL);
    assertEquals(
        List.of(
            "gate",
            "campus_association",
            "institution_no_association",
            "provincial_association",
            "alliance"),
        result.provenance().sourceForms().stream().map(FormRef::id).toList());
    ResultTable levels = result.table("levels");
    assertEquals(62.5, value(levels, "staff", "RES-10"), 1e-12);
    assertEquals(50, value(levels, "staff", "RES-10P"), 1e-12);
    assertEquals(100, value(levels, "fund", "RES-10P"), 1e-12);
    assertEquals(50, value(levels, "fund", "ALL-20"), 1e-12);
    assertEquals(1, value(levels, "fund", "RES-10P.rank"));
    assertEquals(2, value(levels, "fund", "ALL-20.rank"));
    assertEquals(2, value(levels, "staff", "RES-10P.rank")); // as often as guidance
    assertEquals(50, value(levels, "fund", "gap"), 1e-12); // 100 against 50 and 50
    Cell.NotEstimable legal = (Cell.NotEstimable) cell(levels, "legal", "RES-10");
    assertEquals("Not among this level's choices", legal.reason().en());
    assertEquals(100, value(levels, "legal", "ALL-20"), 1e-12);
  }

  @Test
  void aLevelWithoutDataSaysSo() {
    ResultTable levels = Shipped.run("c23", sample()).table("levels");
    Cell.NotEstimable none = (Cell.NotEstimable) cell(levels, "fund", "RES-10P");
    assertEquals("The wave has no data of this level", none.reason().en());
    assertInstanceOf(Cell.NotEstimable.class, cell(levels, "fund", "gap"));
  }
}
