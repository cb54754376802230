package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How C01, C07 and C10 use this room, on a frame small enough to reckon by hand. */
class ComparisonExamplesTest {

  /** One case a unit, non-respondents included, as a dataset has them. */
  private final List<List<String>> strata = new ArrayList<>();

  private final List<List<String>> cells = new ArrayList<>();
  private final boolean[] answered = new boolean[60];
  private final boolean[] east = new boolean[60];
  private final boolean[] passes = new boolean[60];

  /**
   * East: two provinces of 20, 16 and 12 answered, 10 and 9 pass; west: 20, all answered, 6 pass.
   */
  ComparisonExamplesTest() {
    int[] n = {16, 12, 20};
    int[] passing = {10, 9, 6};
    for (int i = 0; i < 60; i++) {
      int province = i / 20;
      east[i] = province < 2;
      answered[i] = i % 20 < n[province];
      passes[i] = i % 20 < passing[province];
      String region = east[i] ? "东部" : "西部";
      strata.add(List.of("省" + province + "-本科", region + "-本科", "全国"));
      cells.add(List.of("本科", i % 2 == 0 ? "target" : "other", i % 5 == 0 ? "central" : "local"));
    }
  }

  @Test
  void c01CoverageOfAProvinceAgainstHalf() {
    Target half = Target.atLeastPercent(50);
    Bounds province = Bounds.of(74, 35, 6).orElseThrow();
    assertEquals(47.297, province.lower().percent(), 1e-3);
    assertEquals(55.405, province.upper().percent(), 1e-3);
    assertEquals(Bounds.Reach.OPEN, province.reach(half));
    assertEquals(2, province.answersToSettle(half));
    assertEquals(new CoverageGap(2, 0), province.gap(half));
  }

  @Test
  void c07PassRateOfANormByRegion() {
    StratumCollapse collapse = StratumCollapse.census(strata, answered);
    assertEquals(List.of(), collapse.log());
    SurveyDesign design = collapse.design();
    Domain inEast = design.domain(east).holding(40);
    Estimate rate = Proportion.of(inEast, passes).orElseThrow();
    assertEquals((20 * 10 / 16.0 + 20 * 9 / 12.0) / 40, rate.value(), 1e-12);
    assertEquals(28, rate.n());
    Interval interval = Interval.ofShare(rate).orElseThrow();
    assertTrue(interval.low() < rate.value() && rate.value() < interval.high());

    boolean[] west = new boolean[60];
    for (int i = 0; i < 60; i++) {
      west[i] = !east[i];
    }
    Estimate fact = Proportion.of(design.domain(west).holding(20), passes).orElseThrow();
    assertEquals(0.3, fact.value(), 1e-12);
    assertTrue(fact.complete()); // print 全数
    assertFalse(Interval.ofShare(fact).isPresent());
  }

  @Test
  void c10RegionRawAndStandardized() {
    SurveyDesign design = StratumCollapse.census(strata, answered).design();
    double[] value = new double[60];
    boolean[] west = new boolean[60];
    for (int i = 0; i < 60; i++) {
      value[i] = passes[i] ? 1 : 0;
      west[i] = !east[i];
    }
    Domain first = design.domain(east);
    Domain second = design.domain(west);
    StandardMix nation = new StandardMix(cells, StandardMix.of(cells));
    double raw = Difference.ofMeans(first, second, value).orElseThrow().value();
    double standardized =
        Standardization.of(first, value, nation).estimate().orElseThrow().value()
            - Standardization.of(second, value, nation).estimate().orElseThrow().value();
    assertEquals(0.6875 - 0.3, raw, 1e-12);
    assertEquals(
        Marked.Verdict.MARKED,
        Marked.STUDY.ofStandardizedShares(raw, standardized, first.n(), second.n()));
    double delta =
        CliffsDelta.of(CliffsDelta.Side.of(first, value), CliffsDelta.Side.of(second, value))
            .orElseThrow();
    assertEquals(raw, delta, 1e-12); // for a yes/no item delta is the difference of the shares
    assertEquals(Marked.Verdict.MARKED, Marked.STUDY.ofRanks(delta, first.n(), second.n()));
  }
}
