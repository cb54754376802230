package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.statistics.Outcome.Reason.EMPTY_CELL;
import static org.orgstatus.statistics.Outcome.Reason.NO_CASES;
import static org.orgstatus.statistics.Outcome.Reason.NO_DEGREES_OF_FREEDOM;
import static org.orgstatus.statistics.Outcome.Reason.NO_VARIATION;
import static org.orgstatus.statistics.Outcome.Reason.ONE_CATEGORY;
import static org.orgstatus.statistics.Outcome.Reason.SINGULAR;
import static org.orgstatus.statistics.Outcome.Reason.TOO_FEW_CASES;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.orgstatus.statistics.agreement.CronbachAlpha;
import org.orgstatus.statistics.agreement.Kappa;
import org.orgstatus.statistics.agreement.KrippendorffAlpha;
import org.orgstatus.statistics.model.LogisticModel;
import org.orgstatus.statistics.model.OrdinalModel;
import org.orgstatus.statistics.multivariate.Concentration;
import org.orgstatus.statistics.multivariate.Correspondence;
import org.orgstatus.statistics.multivariate.MultipleCorrespondence;
import org.orgstatus.statistics.multivariate.PrincipalComponents;
import org.orgstatus.statistics.qca.Fit;
import org.orgstatus.statistics.test.BinomialTest;
import org.orgstatus.statistics.test.DesignRankTest;
import org.orgstatus.statistics.test.FisherTest;
import org.orgstatus.statistics.test.KruskalWallis;
import org.orgstatus.statistics.test.MannWhitney;
import org.orgstatus.statistics.test.MantelHaenszel;
import org.orgstatus.statistics.test.McNemarTest;
import org.orgstatus.statistics.test.OddsRatio;
import org.orgstatus.statistics.test.PearsonTest;
import org.orgstatus.statistics.test.RankCorrelation;
import org.orgstatus.statistics.test.RaoScottTest;
import org.orgstatus.statistics.test.RepeatedMeasures;
import org.orgstatus.statistics.test.SignedRank;
import org.orgstatus.statistics.test.TrendTest;
import org.orgstatus.statistics.test.TwoByTwo;
import org.orgstatus.statistics.test.WelchTest;

/** Where nothing can be estimated there is a reason, never a NaN. */
class EdgesTest {

  private static final double[] NONE = {};
  private static final double[] ONE = {3};
  private static final double[] SAME = {2, 2, 2, 2};
  private static final double[] FOUR = {1, 2, 4, 8};

  private record Edge(String name, Outcome<?> outcome, Outcome.Reason reason) {}

  @TestFactory
  Stream<DynamicTest> hasItsReason() {
    SurveyDesign census = SurveyDesign.census(new int[4], new boolean[] {true, true, true, true});
    SurveyDesign part = SurveyDesign.stratified(new int[4], new double[] {9});
    Domain nobody = part.domain(new boolean[4]);
    int[] two = {0, 0, 1, 1};
    int[] zero = new int[4];
    double[][] ones = {{1, 1}, {1, 1}, {1, 1}, {1, 1}};
    double[][] x = {{1, 0}, {1, 1}, {1, 2}, {1, 3}};
    boolean[] b = {true, false, true, false};
    RaoScottTest.Statistic f = RaoScottTest.Statistic.F;
    DesignRankTest.Score rank = DesignRankTest.Score.RANK;
    return Stream.of(
            new Edge("empty domain", RaoScottTest.of(nobody, two, two, f), NO_CASES),
            new Edge("one category", RaoScottTest.of(part.all(), two, zero, f), ONE_CATEGORY),
            new Edge("n = N", RaoScottTest.of(census.all(), two, two, f), NO_DEGREES_OF_FREEDOM),
            new Edge("one group", DesignRankTest.of(part.all(), FOUR, zero, rank), ONE_CATEGORY),
            new Edge("same score", DesignRankTest.of(part.all(), SAME, two, rank), NO_VARIATION),
            new Edge(
                "one case",
                DesignEffect.of(
                    part.domain(new boolean[] {true, false, false, false}),
                    FOUR,
                    DesignEffect.Sampling.WITH_REPLACEMENT),
                TOO_FEW_CASES),
            new Edge(
                "zero variance",
                DesignEffect.of(part.all(), SAME, DesignEffect.Sampling.WITH_REPLACEMENT),
                NO_VARIATION),
            new Edge("all missing", WaveChange.of(part.all(), missing(), missing()), NO_CASES),
            new Edge("no table", FisherTest.of(new int[2][2], 1), NO_CASES),
            new Edge("one row", FisherTest.of(new int[][] {{3, 4}, {0, 0}}, 1), ONE_CATEGORY),
            new Edge("one column", PearsonTest.of(new int[][] {{3, 0}, {4, 0}}), ONE_CATEGORY),
            new Edge("all tied", KruskalWallis.of(SAME, SAME), NO_VARIATION),
            new Edge("empty group", KruskalWallis.of(FOUR, NONE), NO_CASES),
            new Edge("group of one", WelchTest.of(FOUR, ONE), TOO_FEW_CASES),
            new Edge("no variance", WelchTest.of(FOUR, SAME), NO_VARIATION),
            new Edge("no variance, pairs", WelchTest.gamesHowell(FOUR, SAME), NO_VARIATION),
            new Edge("nobody", MannWhitney.of(NONE, FOUR), NO_CASES),
            new Edge("tied", MannWhitney.of(SAME, SAME), NO_VARIATION),
            new Edge("no pair", SignedRank.of(NONE, SignedRank.Zeros.PRATT), NO_CASES),
            new Edge("zeros", SignedRank.of(new double[3], SignedRank.Zeros.DROPPED), NO_VARIATION),
            new Edge("nobody turned", McNemarTest.of(0, 0), NO_VARIATION),
            new Edge("alike", RepeatedMeasures.friedman(SAME, SAME), NO_VARIATION),
            new Edge("no strata", MantelHaenszel.of(List.of(), true), ONE_CATEGORY),
            new Edge("margin 0", OddsRatio.of(new TwoByTwo(0, 0, 3, 4)), ONE_CATEGORY),
            new Edge("all have it", trend(new int[] {3, 4}), NO_VARIATION),
            new Edge("constant", RankCorrelation.kendall(FOUR, SAME), NO_VARIATION),
            new Edge("two cases", RankCorrelation.spearman(ONE, ONE), TOO_FEW_CASES),
            new Edge("no trial", BinomialTest.of(0, 0, 0.5), NO_CASES),
            new Edge("one outcome", LogisticModel.of(x, new boolean[4]), NO_VARIATION),
            new Edge("twin columns", LogisticModel.of(ones, b), SINGULAR),
            new Edge("one stage", OrdinalModel.of(x, zero), ONE_CATEGORY),
            new Edge("one column", Correspondence.of(new double[][] {{1}, {2}}), ONE_CATEGORY),
            new Edge("constant", PrincipalComponents.of(ones), NO_VARIATION),
            new Edge(
                "empty category",
                MultipleCorrespondence.of(new int[][] {{0, 0}, {0, 1}}, new int[] {2, 2}),
                EMPTY_CELL),
            new Edge("all zero", Concentration.of(new double[3], FOUR3), NO_VARIATION),
            new Edge("no codes", Kappa.cohen(minus(), minus(), 2, Kappa.Weight.NONE), NO_CASES),
            new Edge("one code", Kappa.cohen(zero, zero, 2, Kappa.Weight.NONE), NO_VARIATION),
            new Edge(
                "one code",
                KrippendorffAlpha.of(new double[][] {SAME, SAME}, KrippendorffAlpha.Level.NOMINAL),
                NO_VARIATION),
            new Edge("two items", CronbachAlpha.of(x, new boolean[2]), TOO_FEW_CASES),
            new Edge("empty set", Fit.of(new double[2], new double[] {1, 0}), NO_CASES))
        .map(
            edge ->
                DynamicTest.dynamicTest(
                    edge.name(),
                    () -> assertEquals(Optional.of(edge.reason()), edge.outcome().why())));
  }

  private static final double[] FOUR3 = {1, 1, 1};

  private static double[] missing() {
    return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
  }

  private static int[] minus() {
    return new int[] {-1, -1};
  }

  private static Outcome<?> trend(int[] all) {
    return TrendTest.cochranArmitage(all, all, new double[] {1, 2});
  }

  @Test
  void endsHaveTheirMathematicalValue() {
    assertEquals(1, BinomialTest.of(0, 9, 0).orElseThrow().p());
    assertEquals(0, BinomialTest.of(1, 9, 0).orElseThrow().p());
    assertEquals(Math.pow(0.5, 39), BinomialTest.of(0, 40, 0.5).orElseThrow().p(), 1e-24);
    OddsRatio end = OddsRatio.conditional(new TwoByTwo(0, 5, 6, 4)).orElseThrow();
    assertEquals(0, end.value());
    assertEquals(0, end.low());
    assertTrue(end.high() > 0 && Double.isFinite(end.high()));
    OddsRatio top = OddsRatio.conditional(new TwoByTwo(5, 0, 4, 6)).orElseThrow();
    assertEquals(Double.POSITIVE_INFINITY, top.value());
    RankCorrelation full = RankCorrelation.spearman(FOUR, FOUR).orElseThrow();
    assertEquals(1, full.value());
    assertEquals(0, full.test().p());
    assertEquals(
        2.0 / 20,
        MannWhitney.of(new double[] {1, 2, 3}, new double[] {4, 5, 6}).orElseThrow().test().p(),
        1e-15);
    assertEquals(0.0, Concentration.of(SAME, FOUR).orElseThrow().gini(), 1e-15);
  }

  @Test
  void aReasonSaysWhatIsWrong() {
    Outcome<MannWhitney> none = MannWhitney.of(NONE, FOUR);
    Outcome.NotEstimable<MannWhitney> not = (Outcome.NotEstimable<MannWhitney>) none;
    assertEquals("0 and 4 cases", not.detail());
    assertEquals(Optional.empty(), none.map(MannWhitney::u).known());
  }
}
