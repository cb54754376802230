package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orgstatus.statistics.agreement.CodeTable;
import org.orgstatus.statistics.agreement.KrippendorffAlpha;
import org.orgstatus.statistics.multivariate.CompositeIndex;
import org.orgstatus.statistics.multivariate.Distances;
import org.orgstatus.statistics.multivariate.GroupComparison;
import org.orgstatus.statistics.multivariate.KModes;
import org.orgstatus.statistics.multivariate.Medoids;
import org.orgstatus.statistics.multivariate.Tree;
import org.orgstatus.statistics.multivariate.Typology;
import org.orgstatus.statistics.network.TwoModeNetwork;
import org.orgstatus.statistics.qca.Fit;
import org.orgstatus.statistics.qca.Membership;
import org.orgstatus.statistics.qca.Solution;
import org.orgstatus.statistics.qca.TruthTable;
import org.orgstatus.statistics.test.EffectInterval;
import org.orgstatus.statistics.test.FisherTest;
import org.orgstatus.statistics.test.KruskalWallis;

/** Methods whose expected values come from a book or from the formula by hand. */
class QualitativeTest {

  private static final double NONE = Double.NaN;

  /** Four observers, twelve units: Krippendorff 2011, p. 8, with his four values of alpha. */
  @Test
  void alphaOfKrippendorffsExample() {
    double[][] codes = {
      {1, 2, 3, 3, 2, 1, 4, 1, 2, NONE, NONE, NONE},
      {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NONE, 3},
      {NONE, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NONE},
      {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NONE}
    };
    assertEquals(0.743, alpha(codes, KrippendorffAlpha.Level.NOMINAL), 5e-4);
    assertEquals(0.815, alpha(codes, KrippendorffAlpha.Level.ORDINAL), 5e-4);
    assertEquals(0.849, alpha(codes, KrippendorffAlpha.Level.INTERVAL), 5e-4);
    assertEquals(0.797, alpha(codes, KrippendorffAlpha.Level.RATIO), 5e-4);
    Interval interval =
        KrippendorffAlpha.interval(codes, KrippendorffAlpha.Level.NOMINAL, 0.95, 500, 3)
            .orElseThrow();
    assertTrue(interval.low() < 0.743 && 0.743 < interval.high());
  }

  private static double alpha(double[][] codes, KrippendorffAlpha.Level level) {
    return KrippendorffAlpha.of(codes, level).orElseThrow().value();
  }

  @Test
  void anchorsGetTheirMemberships() {
    Membership rich = new Membership(5, 10, 30);
    assertEquals(0.05, rich.of(5), 1e-15);
    assertEquals(0.5, rich.of(10));
    assertEquals(0.95, rich.of(30), 1e-15);
    Membership poor = new Membership(30, 10, 5);
    assertEquals(0.95, poor.of(5), 1e-15);
    assertEquals(0.05, poor.of(30), 1e-15);
  }

  @Test
  void fitFollowsItsFormula() {
    double[] x = {0.9, 0.7, 0.2};
    double[] y = {0.8, 0.9, 0.4};
    Fit fit = Fit.of(x, y).orElseThrow();
    assertEquals(1.7 / 1.8, fit.consistency(), 1e-15);
    assertEquals(1.7 / 2.1, fit.coverage(), 1e-15);
    double ambiguous = 0.2 + 0.1 + 0.2;
    assertEquals((1.7 - ambiguous) / (1.8 - ambiguous), fit.pri(), 1e-15);
  }

  /** A*B + A*c: rows 110, 111 and 100, 110 of conditions A, B, C; 101 has no case. */
  @Test
  void minimizesToTheShortestCombinations() {
    double[][] cases = {
      {1, 1, 1}, {1, 1, 0}, {1, 0, 0}, {0, 1, 1}, {0, 0, 1}, {0, 1, 0}, {0, 0, 0}
    };
    double[] outcome = {1, 1, 1, 0, 0, 0, 0};
    TruthTable table = TruthTable.of(cases, outcome, 0.8, 0.5, 1);
    assertEquals(List.of(5), table.numbers(TruthTable.Output.REMAINDER));
    List<String> names = List.of("A", "B", "C");
    assertEquals(List.of("A*B", "A*~C"), texts(Solution.complex(table), names));
    Solution parsimonious = Solution.parsimonious(table);
    assertEquals(List.of("A"), texts(parsimonious, names));
    assertEquals(List.of(5), parsimonious.remainders());
    assertEquals(
        List.of("A*B", "A*~C"), texts(Solution.intermediate(table, new int[] {1, 1, -1}), names));
    assertEquals(List.of("A"), texts(Solution.intermediate(table, new int[] {1, 1, 1}), names));
  }

  private static List<String> texts(Solution solution, List<String> names) {
    return solution.terms().stream().map(t -> t.text(names)).sorted().toList();
  }

  @Test
  void casesOnBothSidesAreAContradiction() {
    double[][] cases = {{1, 1}, {1, 1}, {0, 1}};
    TruthTable table = TruthTable.of(cases, new double[] {1, 0, 0}, 0.8, 0.5, 1);
    assertEquals(List.of(3), table.numbers(TruthTable.Output.CONTRADICTION));
    assertEquals(List.of(0, 1), table.rows().get(3).cases());
  }

  @Test
  void aStarHasItsCentreInTheMiddleOfAll() {
    boolean[][] star = {{true, true, true, true}};
    TwoModeNetwork network = new TwoModeNetwork(star);
    TwoModeNetwork.Centrality centre = network.ofFirst().get(0);
    assertEquals(1, centre.normedDegree());
    assertEquals(1, centre.closeness());
    assertEquals(6, centre.betweenness());
    assertEquals(1, centre.normedBetweenness());
    assertEquals(0, network.ofSecond().get(0).betweenness());
    TwoModeNetwork apart = new TwoModeNetwork(new boolean[][] {{true, false}, {false, false}});
    assertEquals(0, apart.ofFirst().get(1).closeness());
    assertEquals(1, apart.ofFirst().get(0).reached());
    assertEquals(
        1, new TwoModeNetwork(new boolean[][] {{true, true}, {false, true}}).overlap(0, 1));
  }

  @Test
  void typesThatStandApartAreFoundAndStable() {
    double[][] points =
        IntStream.range(0, 30)
            .mapToObj(i -> new double[] {i % 3 * 10 + i / 30.0, i % 3 * 7})
            .toArray(double[][]::new);
    Distances distances = Distances.euclidean(points);
    int[] types = Medoids.of(distances, 3).types();
    int[] truth = IntStream.range(0, 30).map(i -> i % 3).toArray();
    assertEquals(1, Typology.adjustedRand(types, truth));
    double[] stable = Typology.stability(distances, types, d -> Medoids.of(d, 3).types(), 50, 11);
    assertTrue(Arrays.stream(stable).allMatch(s -> s > 0.95), Arrays.toString(stable));
    int[][] answers =
        IntStream.range(0, 30).mapToObj(i -> new int[] {i % 3, i % 3, 1}).toArray(int[][]::new);
    KModes modes = KModes.of(answers, 3, 30, 5);
    assertEquals(0, modes.cost());
    assertEquals(1, Typology.adjustedRand(modes.types(), truth));
    assertEquals(
        Arrays.toString(modes.types()), Arrays.toString(KModes.of(answers, 3, 30, 5).types()));
  }

  @Test
  void seriationPutsTheLikeTogether() {
    double[][] points = {{0}, {50}, {1}, {52}, {3}, {55}};
    Tree tree = Tree.of(Distances.euclidean(points), Tree.Linkage.AVERAGE);
    assertEquals("[0, 2, 4, 1, 3, 5]", Arrays.toString(tree.order()));
    assertEquals(List.of(2, 4), Distances.euclidean(points).neighbours(0, 2));
  }

  @Test
  void everyCodeHasItsOwnTable() {
    List<CodeTable> tables =
        CodeTable.of(
            List.of(Set.of("law", "money"), Set.of("law"), Set.of()),
            List.of(Set.of("law"), Set.of("money"), Set.of()));
    assertEquals(List.of("law", "money"), tables.stream().map(CodeTable::code).toList());
    CodeTable law = tables.get(0);
    assertEquals(new CodeTable("law", 1, 1, 0, 1, List.of(1)), law);
    assertEquals(2.0 / 3, law.observed());
    assertEquals(0.4, law.kappa().orElseThrow().value(), 1e-15);
    assertEquals(List.of(0, 1), tables.get(1).disputed());
  }

  @Test
  void fewCasesAreEnumeratedAndManyDrawnFromTheSeed() {
    double[][] points = {{0}, {1}, {2}, {10}, {11}, {12}};
    int[] groups = {0, 0, 0, 1, 1, 1};
    Distances distances = Distances.euclidean(points);
    GroupComparison exact = GroupComparison.of(distances, groups, 99, 1).orElseThrow();
    assertEquals(20, exact.ways());
    assertEquals(2.0 / 20, exact.p());
    assertEquals(OptionalLong.empty(), exact.seed());
    int[] three = {0, 0, 1, 1, 2, 2};
    GroupComparison drawn = GroupComparison.of(distances, three, 999, 8).orElseThrow();
    assertEquals(drawn, GroupComparison.of(distances, three, 999, 8).orElseThrow());
    assertEquals(OptionalLong.of(8), drawn.seed());
  }

  @Test
  void drawnTablesSurroundTheExactValue() {
    int[][] job = {{1, 3, 10, 6}, {2, 3, 10, 7}, {1, 6, 14, 12}, {0, 1, 9, 11}};
    double exact = FisherTest.of(job, 1).orElseThrow().p();
    FisherTest drawn = FisherTest.monteCarlo(job, 20260101, 20_000).orElseThrow();
    FisherTest.MonteCarlo draws = drawn.monteCarlo().orElseThrow();
    assertTrue(draws.interval().low() <= exact && exact <= draws.interval().high());
    assertEquals(drawn, FisherTest.monteCarlo(job, 20260101, 20_000).orElseThrow());
    int[][] turned = {{11, 9, 1, 0}, {12, 14, 6, 1}, {7, 10, 3, 2}, {6, 10, 3, 1}};
    assertEquals(drawn.p(), FisherTest.monteCarlo(turned, 20260101, 20_000).orElseThrow().p());
  }

  /** The table on which R's fisher.test gives up: 4 × 6, n = 538. */
  @Test
  void aLargeTableGivesWayToDrawing() {
    int[][] large = {
      {20, 31, 25, 18, 22, 27},
      {15, 40, 20, 22, 19, 30},
      {25, 21, 17, 28, 24, 11},
      {14, 22, 31, 16, 19, 21}
    };
    assertEquals(538, Arrays.stream(large).flatMapToInt(Arrays::stream).sum());
    assertTrue(FisherTest.of(large, 5).orElseThrow().monteCarlo().isPresent());
  }

  @Test
  void theBootstrapOfAnEffectIsThatOfItsSeed() {
    double[][] groups = {{1, 2, 3, 4, 5, 6, 7}, {3, 5, 7, 9, 11, 13}, {2, 4, 4, 6, 8, 8}};
    EffectInterval effect = epsilon(groups, 6);
    assertTrue(effect.low() < effect.value() && effect.value() < effect.high());
    assertEquals(effect, epsilon(groups, 6));
    double[][] turned = {{7, 6, 5, 4, 3, 2, 1}, {13, 3, 11, 5, 9, 7}, {8, 2, 8, 4, 6, 4}};
    assertEquals(effect, epsilon(turned, 6));
  }

  private static EffectInterval epsilon(double[][] groups, long seed) {
    return EffectInterval.bootstrap(
        groups, g -> KruskalWallis.of(g).orElseThrow().epsilonSquared(), 0.95, 1000, seed);
  }

  @Test
  void ranksComeWithWhatTheyHangOn() {
    double[][] units = {{9, 9, 8}, {1, 9, 2}, {5, 4, 5}, {0, 1, 0}};
    CompositeIndex index =
        CompositeIndex.of(
                units,
                new double[] {1, 1, 1},
                CompositeIndex.Scale.MIN_MAX,
                CompositeIndex.Mean.ARITHMETIC,
                200,
                4)
            .orElseThrow();
    assertEquals(1, index.ranks()[0]);
    assertEquals(4, index.ranks()[3]);
    double first = (3 * 0.01 + 0.99 * (1 + 1 + 1)) / 3;
    assertEquals(first, index.scores()[0], 1e-15);
    assertEquals(1, index.rankHigh()[0]);
    assertTrue(index.rankLow()[1] <= index.ranks()[1]);
    assertTrue(index.rankHigh()[1] >= index.ranks()[1]);
  }
}
