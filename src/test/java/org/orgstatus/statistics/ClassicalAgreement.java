package org.orgstatus.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.orgstatus.statistics.test.Adjustment;
import org.orgstatus.statistics.test.BinomialTest;
import org.orgstatus.statistics.test.EffectInterval;
import org.orgstatus.statistics.test.FisherTest;
import org.orgstatus.statistics.test.KruskalWallis;
import org.orgstatus.statistics.test.MannWhitney;
import org.orgstatus.statistics.test.MantelHaenszel;
import org.orgstatus.statistics.test.McNemarTest;
import org.orgstatus.statistics.test.OddsRatio;
import org.orgstatus.statistics.test.PearsonTest;
import org.orgstatus.statistics.test.RankCorrelation;
import org.orgstatus.statistics.test.RepeatedMeasures;
import org.orgstatus.statistics.test.SignedRank;
import org.orgstatus.statistics.test.Significance;
import org.orgstatus.statistics.test.StudentizedRange;
import org.orgstatus.statistics.test.TrendTest;
import org.orgstatus.statistics.test.TwoByTwo;
import org.orgstatus.statistics.test.WelchTest;

/** Computes what {@code reference/tests.R} and {@code reference/coin.R} compute, and compares. */
final class ClassicalAgreement {

  private final SampleCensus census;
  private final Expected r;
  private final double[] x;
  private final double[] y;
  private final int[] region;
  private final double[][] groups;

  ClassicalAgreement(SampleCensus census, Expected r) {
    this.census = census;
    this.r = r;
    this.x = census.numbers("x");
    this.y = census.numbers("y");
    this.region = census.codes("region");
    this.groups = new double[][] {in(0), in(1), in(2)};
  }

  private double[] in(int wanted) {
    return IntStream.range(0, y.length)
        .filter(i -> region[i] == wanted)
        .mapToDouble(i -> y[i])
        .toArray();
  }

  void checkTests() {
    groups();
    pairs();
    correlations();
    tables();
    strata();
    adjustments();
    tails();
  }

  private void test(String key, Significance test) {
    r.agree(key + ".statistic", test.statistic());
    r.agreeInTail(key + ".p", test.p(), 1e-9);
    if (r.keys().contains(key + ".df")) {
      r.agree(key + ".df", test.degreesOfFreedom());
    }
  }

  private void groups() {
    KruskalWallis kruskal = KruskalWallis.of(groups).orElseThrow();
    test("kruskal", kruskal.test());
    r.agree("kruskal.epsilon2", kruskal.epsilonSquared());
    r.agree("kruskal.eta2", kruskal.etaSquared());
    List<KruskalWallis.Pair> dunn =
        KruskalWallis.dunn(Adjustment.Method.HOLM, groups).orElseThrow();
    List<WelchTest.Pair> games = WelchTest.gamesHowell(groups).orElseThrow();
    for (int k = 1; k <= 3; k++) {
      r.agree("dunn.z." + k, dunn.get(k - 1).z());
      r.agreeInTail("dunn.p." + k, dunn.get(k - 1).p(), 1e-9);
      r.agreeInTail("dunn.holm." + k, dunn.get(k - 1).adjusted(), 1e-9);
      r.agree("games.df." + k, games.get(k - 1).degreesOfFreedom());
      r.agree("games.p." + k, games.get(k - 1).p(), 1e-4);
      r.agree("games.low." + k, games.get(k - 1).low(), 1e-5);
    }
    WelchTest welch = WelchTest.of(groups).orElseThrow();
    r.agree("welch.statistic", welch.value());
    r.agreeInTail("welch.p", welch.p(), 1e-9);
    r.agree("welch.ndf", welch.numerator());
    r.agree("welch.ddf", welch.denominator());
    for (String[] key : r.keys("range2", ";")) {
      double[] v = numbers(key);
      r.agreeInTail(String.join(";", key), StudentizedRange.tail(v[0], 2, v[1]), 1e-9);
    }
    // for two groups Q is √2 |t|: that tells ptukey to be off by 1e-4 with 2.5 degrees of freedom,
    // and
    // by 1e-9 with 8; qtukey iterates to 1e-4
    for (String[] key : r.keys("ptukey", ";")) {
      double[] v = numbers(key);
      double tail = StudentizedRange.tail(v[0], (int) v[1], v[2]);
      r.agree(String.join(";", key), tail, v[2] < 8 ? 1e-2 : 1e-4);
    }
    for (String[] key : r.keys("qtukey", ";")) {
      double[] v = numbers(key);
      double quantile = StudentizedRange.quantile(v[0], (int) v[1], v[2]);
      r.agree(String.join(";", key), quantile, 1e-3);
    }
  }

  private static double[] numbers(String[] key) {
    return Arrays.stream(key).skip(1).mapToDouble(Double::parseDouble).toArray();
  }

  private void pairs() {
    MannWhitney plain =
        MannWhitney.of(groups[0], groups[1], MannWhitney.Method.NORMAL).orElseThrow();
    r.agree("wilcox.plain.u", plain.u());
    r.agreeInTail("wilcox.plain.p", plain.test().p(), 1e-9);
    r.agreeInTail(
        "wilcox.corrected.p",
        MannWhitney.of(groups[0], groups[1], MannWhitney.Method.NORMAL_CORRECTED)
            .orElseThrow()
            .test()
            .p(),
        1e-9);
    double[] untied =
        IntStream.range(0, y.length).mapToDouble(i -> y[i] + x[i] / 1000 + (i + 1) / 1e7).toArray();
    r.agreeInTail(
        "wilcox.exact.p",
        MannWhitney.of(
                Arrays.copyOf(untied, 12),
                Arrays.copyOfRange(untied, 12, 30),
                MannWhitney.Method.EXACT)
            .orElseThrow()
            .test()
            .p(),
        1e-9);
    SignedRank signed =
        SignedRank.of(Arrays.stream(y).map(v -> v - 5).toArray(), SignedRank.Zeros.DROPPED, false)
            .orElseThrow();
    r.agree("signed.v", signed.positive());
    r.agreeInTail("signed.p", signed.test().p(), 1e-9);
    double median = Quantile.type7(untied, 0.5).orElseThrow();
    double[] around = Arrays.stream(untied).limit(20).map(v -> v - median - 0.0001).toArray();
    r.agreeInTail(
        "signed.exact.p",
        SignedRank.of(around, SignedRank.Zeros.DROPPED).orElseThrow().test().p(),
        1e-9);
  }

  private void correlations() {
    RankCorrelation kendall = RankCorrelation.kendall(x, y).orElseThrow();
    r.agree("kendall.tau", kendall.value());
    r.agree("kendall.z", kendall.test().statistic());
    r.agreeInTail("kendall.p", kendall.test().p(), 1e-9);
    RankCorrelation spearman = RankCorrelation.spearman(x, y).orElseThrow();
    r.agree("spearman.rho", spearman.value());
    r.agreeInTail("spearman.p", spearman.test().p(), 1e-9);
    RankCorrelation orders =
        RankCorrelation.spearmanPermuted(Arrays.copyOf(x, 7), Arrays.copyOf(y, 7), 999, 1)
            .orElseThrow();
    r.agreeInTail("spearman.orders.p", orders.test().p(), 1e-9);
    double[] percentiles = PercentileRank.of(y);
    for (String[] key : r.keys("percentile", "\\.")) {
      r.agree(String.join(".", key), percentiles[Integer.parseInt(key[1])]);
    }
    double[] stratum = census.numbers("stratum");
    double[][] blocks = new double[40][];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = new double[] {y[i], x[i] % 9, stratum[i]};
    }
    test("friedman", RepeatedMeasures.friedman(blocks).orElseThrow());
    boolean[][] yes = new boolean[y.length][];
    boolean[] b = census.is("b", "1");
    boolean[] c = census.is("c", "1");
    for (int i = 0; i < yes.length; i++) {
      yes[i] = new boolean[] {b[i], c[i], x[i] % 2 == 0};
    }
    test("cochran", RepeatedMeasures.cochranQ(yes).orElseThrow());
  }

  private int[][] table(int[] rows, int[] columns, int height, int width) {
    int[][] counts = new int[height][width];
    for (int i = 0; i < rows.length; i++) {
      counts[rows[i]][columns[i]]++;
    }
    return counts;
  }

  private TwoByTwo twoByTwo(int wanted) {
    int[] b = census.codes("b");
    int[] c = census.codes("c");
    int[] n = new int[4];
    for (int i = 0; i < b.length; i++) {
      if (wanted < 0 || region[i] == wanted) {
        n[2 * b[i] + c[i]]++;
      }
    }
    return new TwoByTwo(n[0], n[1], n[2], n[3]);
  }

  private void tables() {
    int[] owner =
        Arrays.stream(census.texts("owner")).mapToInt(List.of("C", "L", "P")::indexOf).toArray();
    int[][] counts = table(region, owner, 3, 3);
    test("pearson", PearsonTest.of(counts).orElseThrow());
    r.agreeInTail("fisher.rc.p", FisherTest.of(counts, 1).orElseThrow().p(), 1e-7);
    // the table of R's example "Job", Agresti 2002, p. 57
    int[][] job = {{1, 3, 10, 6}, {2, 3, 10, 7}, {1, 6, 14, 12}, {0, 1, 9, 11}};
    r.agreeInTail("fisher.job.p", FisherTest.of(job, 1).orElseThrow().p(), 1e-7);
    TwoByTwo two = twoByTwo(-1);
    int[][] cells = {{two.a(), two.b()}, {two.c(), two.d()}};
    r.agreeInTail("fisher.22.p", FisherTest.of(cells, 1).orElseThrow().p(), 1e-9);
    // R finds the odds ratio to 1e-4 or so
    OddsRatio conditional = OddsRatio.conditional(two).orElseThrow();
    r.agree("fisher.22.or", conditional.value(), 1e-3);
    r.agree("fisher.22.low", conditional.low(), 1e-3);
    r.agree("fisher.22.high", conditional.high(), 1e-3);
    OddsRatio odds = OddsRatio.of(two).orElseThrow();
    r.agree("odds.value", odds.value());
    r.agree("odds.low", odds.low());
    r.agree("odds.high", odds.high());
    test("mcnemar.plain", McNemarTest.of(two.b(), two.c(), McNemarTest.Method.PLAIN).orElseThrow());
    test(
        "mcnemar.corrected",
        McNemarTest.of(two.b(), two.c(), McNemarTest.Method.CORRECTED).orElseThrow());
    r.agreeInTail(
        "mcnemar.exact.p", McNemarTest.of(3, 11, McNemarTest.Method.EXACT).orElseThrow().p(), 1e-9);
    EffectInterval v = EffectInterval.cramersV(counts, 0.95).orElseThrow();
    r.agree("v.low", v.low(), 1e-8);
    r.agree("v.high", v.high(), 1e-8);
    EffectInterval cliff = EffectInterval.cliffsDelta(groups[0], groups[1], 0.95).orElseThrow();
    r.agree("cliff.low", cliff.low());
    r.agree("cliff.high", cliff.high());
    for (String[] key : r.keys("binom", ";")) {
      double[] n = numbers(key);
      BinomialTest test = BinomialTest.of((int) n[0], (int) n[1], n[2]).orElseThrow();
      r.agreeInTail(String.join(";", key), test.p(), 1e-9);
    }
  }

  private void strata() {
    List<TwoByTwo> strata = List.of(twoByTwo(0), twoByTwo(1), twoByTwo(2));
    MantelHaenszel mantel = MantelHaenszel.of(strata, true).orElseThrow();
    test("mantel", mantel.test());
    r.agree("mantel.or", mantel.oddsRatio().orElseThrow().value());
    r.agree("mantel.low", mantel.oddsRatio().orElseThrow().low());
    r.agree("mantel.high", mantel.oddsRatio().orElseThrow().high());
    r.agree(
        "mantel.plain.statistic",
        MantelHaenszel.of(strata, false).orElseThrow().test().statistic());
    r.agree("woolf.statistic", mantel.homogeneity().orElseThrow().statistic());
    r.agreeInTail("woolf.p", mantel.homogeneity().orElseThrow().p(), 1e-9);
    int[] with = new int[3];
    int[] n = new int[3];
    for (int i = 0; i < region.length; i++) {
      with[region[i]] += census.codes("b")[i];
      n[region[i]]++;
    }
    test("trend", TrendTest.cochranArmitage(with, n, new double[] {1, 2, 4}).orElseThrow());
  }

  private void adjustments() {
    List<Double> p = List.of(0.001, 0.8, 0.03, 0.012, 0.03, 1e-20, 0.5, 0.04);
    Map<String, Adjustment.Method> methods =
        Map.of(
            "bonferroni", Adjustment.Method.BONFERRONI,
            "holm", Adjustment.Method.HOLM,
            "hochberg", Adjustment.Method.HOCHBERG,
            "BH", Adjustment.Method.BENJAMINI_HOCHBERG,
            "BY", Adjustment.Method.BENJAMINI_YEKUTIELI);
    for (String[] key : r.keys("adjust", ";")) {
      Adjustment adjustment = Adjustment.of(methods.get(key[1]), "a family", p);
      double adjusted = adjustment.adjusted().get(Integer.parseInt(key[2]) - 1);
      r.agreeInTail(String.join(";", key), adjusted, 1e-12);
    }
  }

  private void tails() {
    for (String[] key : r.keys("chisq", ";")) {
      double[] v = numbers(key);
      r.agreeInTail(String.join(";", key), Tails.chiSquared(v[0], v[1]), 1e-9);
    }
    for (String[] key : r.keys("f", ";")) {
      double[] v = numbers(key);
      r.agreeInTail(String.join(";", key), Tails.f(v[0], v[1], v[2]), 1e-9);
    }
    for (String[] key : r.keys("t", ";")) {
      double[] v = numbers(key);
      r.agreeInTail(String.join(";", key), Tails.studentTwoSided(v[0], v[1]), 1e-9);
    }
    for (String[] key : r.keys("z", ";")) {
      r.agreeInTail(String.join(";", key), Tails.normalTwoSided(numbers(key)[0]), 1e-9);
    }
  }

  void checkCoin() {
    List<Integer> early = IntStream.range(0, y.length).filter(i -> region[i] < 2).boxed().toList();
    List<Integer> few = new ArrayList<>(early.subList(0, 9));
    few.addAll(early.subList(59, 75));
    double[][] two = new double[2][];
    for (int g = 0; g < 2; g++) {
      int wanted = g;
      two[g] = few.stream().filter(i -> region[i] == wanted).mapToDouble(i -> y[i]).toArray();
    }
    MannWhitney exact = MannWhitney.of(two[0], two[1]).orElseThrow();
    r.agree("wilcox.z", exact.test().statistic());
    r.agreeInTail("wilcox.p", exact.test().p(), 1e-9);
    double[] differences =
        IntStream.rangeClosed(0, 20).map(i -> 3 * i).mapToDouble(i -> y[i] - x[i] % 12).toArray();
    signed("Pratt", SignedRank.Zeros.PRATT, differences);
    signed("Wilcoxon", SignedRank.Zeros.DROPPED, differences);
    int[] class4 = Arrays.stream(y).mapToInt(v -> Math.min((int) v / 4, 3)).toArray();
    int[][] counts = table(region, class4, 3, 4);
    Significance lbl =
        TrendTest.linearByLinear(counts, new double[] {1, 2, 3}, new double[] {1, 2, 3, 4})
            .orElseThrow();
    test("lbl", lbl);
    r.agree(
        "lbl.scores.statistic",
        TrendTest.linearByLinear(counts, new double[] {1, 2, 4}, new double[] {0, 1, 3, 9})
            .orElseThrow()
            .statistic());
    test("kruskal", KruskalWallis.of(groups).orElseThrow().test());
  }

  private void signed(String zero, SignedRank.Zeros zeros, double[] differences) {
    SignedRank exact = SignedRank.of(differences, zeros, true).orElseThrow();
    SignedRank normal = SignedRank.of(differences, zeros, false).orElseThrow();
    r.agreeInTail("signed." + zero + ".exact.p", exact.test().p(), 1e-9);
    r.agreeInTail("signed." + zero + ".asymptotic.p", normal.test().p(), 1e-9);
    r.agree("signed." + zero + ".z", normal.test().statistic());
  }
}
