package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orgstatus.statistics.model.LogisticModel;
import org.orgstatus.statistics.model.OrdinalModel;
import org.orgstatus.statistics.test.DesignRankTest;
import org.orgstatus.statistics.test.KruskalWallis;
import org.orgstatus.statistics.test.RaoScottTest;
import org.orgstatus.statistics.test.Significance;

/** What must hold for any data, on data from seeds. */
class PropertiesTest {

  /** A census with non-response: 5 strata, every one with three answers or more. */
  private record Data(int[] stratum, double[] population, double[] y, boolean[] b, int[] group) {

    static Data of(long seed) {
      Random random = new Random(seed);
      double[] population = new double[5];
      List<Integer> strata = new ArrayList<>();
      for (int h = 0; h < 5; h++) {
        int n = 3 + random.nextInt(20);
        population[h] = n + 1 + random.nextInt(15);
        for (int i = 0; i < n; i++) {
          strata.add(h);
        }
      }
      int n = strata.size();
      double[] y = new double[n];
      boolean[] b = new boolean[n];
      int[] group = new int[n];
      for (int i = 0; i < n; i++) {
        y[i] = Math.floor(random.nextDouble() * 12) / 3;
        b[i] = random.nextDouble() < 0.4;
        group[i] = i < 3 ? i : random.nextInt(3);
      }
      int[] stratum = strata.stream().mapToInt(Integer::intValue).toArray();
      return new Data(stratum, population, y, b, group);
    }

    Data inOrder(int[] order) {
      double[] z = new double[order.length];
      boolean[] c = new boolean[order.length];
      for (int k = 0; k < order.length; k++) {
        z[k] = y[order[k]];
        c[k] = b[order[k]];
      }
      return new Data(
          Arrays.stream(order).map(k -> stratum[k]).toArray(),
          population,
          z,
          c,
          Arrays.stream(order).map(k -> group[k]).toArray());
    }

    /** The same strata under other numbers. */
    Data renamed() {
      double[] turned = new double[population.length];
      for (int h = 0; h < turned.length; h++) {
        turned[h] = population[turned.length - 1 - h];
      }
      int[] names = Arrays.stream(stratum).map(h -> turned.length - 1 - h).toArray();
      return new Data(names, turned, y, b, group);
    }

    SurveyDesign design() {
      return SurveyDesign.stratified(stratum, population);
    }

    boolean[] in(int wanted) {
      boolean[] in = new boolean[group.length];
      for (int i = 0; i < in.length; i++) {
        in[i] = group[i] == wanted;
      }
      return in;
    }

    double[][] groups() {
      return IntStream.range(0, 3)
          .mapToObj(
              g ->
                  IntStream.range(0, y.length)
                      .filter(i -> group[i] == g)
                      .mapToDouble(i -> y[i])
                      .toArray())
          .toArray(double[][]::new);
    }
  }

  private static int[] shuffled(int n, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Everything at once, as text with all digits. */
  private static String everything(Data data) {
    SurveyDesign design = data.design();
    Domain domain = design.domain(data.in(1));
    Domain infinite = design.withoutFinitePopulationCorrection().all();
    double[][] x = new double[data.y().length][];
    int[] stage = new int[x.length];
    int[] binary = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = new double[] {1, data.y()[i]};
      stage[i] = (int) data.y()[i];
      binary[i] = data.b()[i] ? 1 : 0;
    }
    double[][] slope =
        Arrays.stream(x).map(r -> new double[] {r[1] * r[1]}).toArray(double[][]::new);
    LogisticModel model = LogisticModel.of(infinite, x, data.b()).orElseThrow();
    return List.of(
            Mean.of(domain, data.y()),
            Total.of(domain, data.y()),
            Proportion.of(domain, data.b()).flatMap(Interval::ofShare),
            Difference.ofMeans(design.domain(data.in(0)), domain, data.y()),
            DesignEffect.of(domain, data.y(), DesignEffect.Sampling.WITH_REPLACEMENT),
            Quantile.of(design.all(), data.y(), 0.3, Quantile.Rule.MATH),
            withoutTable(infinite, data.group(), binary),
            CliffsDelta.of(
                CliffsDelta.Side.of(design.domain(data.in(0)), data.y()),
                CliffsDelta.Side.of(domain, data.y())),
            CramersV.of(domain, stage, binary),
            Phi.of(design.all(), data.b(), data.in(2)),
            Spread.of(domain, data.y()),
            Standardization.of(
                    domain,
                    data.y(),
                    new StandardMix(cells(data), StandardMix.of(design.all(), cells(data))))
                .estimate(),
            DesignRankTest.of(infinite, data.y(), data.group(), DesignRankTest.Score.RANK),
            KruskalWallis.of(data.groups()),
            model.coefficients(),
            model.term(1, 0.95),
            OrdinalModel.of(slope, stage).map(OrdinalModel::slopes))
        .toString();
  }

  private static List<List<String>> cells(Data data) {
    List<List<String>> cells = new ArrayList<>();
    for (boolean has : data.b()) {
      cells.add(List.of(has ? "with" : "without"));
    }
    return cells;
  }

  private static String withoutTable(Domain domain, int[] group, int[] binary) {
    RaoScottTest.Result test =
        RaoScottTest.of(domain, group, binary, RaoScottTest.Statistic.F).orElseThrow();
    return test.value() + " " + test.numerator() + " " + test.p();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void orderOfRowsNamesOfStrataAndLocaleChangeNoDigit(long seed) {
    Data data = Data.of(seed);
    String expected = everything(data);
    assertFalse(expected.contains("NaN"), expected);
    Data mixed = data.inOrder(shuffled(data.y().length, seed + 100));
    assertEquals(expected, everything(mixed));
    assertEquals(expected, everything(data.renamed()));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertEquals(expected, everything(data));
    } finally {
      Locale.setDefault(before);
    }
    String parallel =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(k -> everything(data))
            .distinct()
            .reduce("", String::concat);
    assertEquals(expected, parallel);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void weightsOfOneWithoutCorrectionEqualTheUnweighted(long seed) {
    Data data = Data.of(seed);
    int n = data.y().length;
    SurveyDesign simple =
        SurveyDesign.stratified(new int[n], new double[] {n}).withoutFinitePopulationCorrection();
    double mean = Arrays.stream(data.y()).average().orElseThrow();
    double squares = Arrays.stream(data.y()).map(v -> (v - mean) * (v - mean)).sum();
    Estimate estimate = Mean.of(simple.all(), data.y()).orElseThrow();
    assertEquals(mean, estimate.value(), 1e-13);
    double error = Math.sqrt(squares / (n - 1) / n);
    assertEquals(error, estimate.standardError().orElseThrow(), 1e-13);
    DesignEffect effect =
        DesignEffect.of(simple.all(), data.y(), DesignEffect.Sampling.WITH_REPLACEMENT)
            .orElseThrow();
    assertEquals(1, effect.effect(), 1e-12);
    assertEquals(n, WeightReport.of(simple).effective(), 1e-9);
    double[][] x =
        Arrays.stream(data.y()).mapToObj(v -> new double[] {1, v}).toArray(double[][]::new);
    assertEquals(
        LogisticModel.of(x, data.b()).orElseThrow().coefficients(),
        LogisticModel.of(simple.all(), x, data.b()).orElseThrow().coefficients());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void totalsOfDomainsAddUp(long seed) {
    Data data = Data.of(seed);
    SurveyDesign design = data.design();
    double parts = 0;
    for (int g = 0; g < 3; g++) {
      parts += Total.of(design.domain(data.in(g)), data.y()).orElseThrow().value();
    }
    double whole = Total.of(design.all(), data.y()).orElseThrow().value();
    assertEquals(whole, parts, 1e-12 * whole);
    assertEquals(ExactSum.of(data.population()), design.all().weightedN(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void mergingStrataOfOneRateChangesTheErrorOnly(long seed) {
    Data data = Data.of(seed);
    double[] doubled = new double[5];
    for (int h : data.stratum()) {
      doubled[h] += 2; // the same rate of answers everywhere
    }
    SurveyDesign apart = SurveyDesign.stratified(data.stratum(), doubled);
    SurveyDesign together =
        SurveyDesign.stratified(
            new int[data.stratum().length], new double[] {ExactSum.of(doubled)});
    Estimate one = Mean.of(apart.all(), data.y()).orElseThrow();
    Estimate other = Mean.of(together.all(), data.y()).orElseThrow();
    assertEquals(one.value(), other.value(), 1e-13);
    assertEquals(4, other.degreesOfFreedom() - one.degreesOfFreedom());
  }

  @Test
  void anEmptyCategoryChangesNothing() {
    Data data = Data.of(9);
    Domain all = data.design().withoutFinitePopulationCorrection().all();
    int[] binary = new int[data.b().length];
    int[] spread = new int[binary.length];
    for (int i = 0; i < binary.length; i++) {
      binary[i] = data.b()[i] ? 1 : 0;
      spread[i] = data.b()[i] ? 3 : 1;
    }
    for (RaoScottTest.Statistic statistic : RaoScottTest.Statistic.values()) {
      RaoScottTest.Result plain =
          RaoScottTest.of(all, data.group(), binary, statistic).orElseThrow();
      RaoScottTest.Result gaps =
          RaoScottTest.of(all, data.group(), spread, statistic).orElseThrow();
      assertEquals(plain.p(), gaps.p());
      assertEquals(List.of(1, 3), gaps.table().columns());
    }
  }

  @Test
  void rakingMeetsMarginsAndSaysWhenItCannot() {
    Data data = Data.of(4);
    SurveyDesign design = data.design();
    int[] binary = new int[data.b().length];
    Arrays.setAll(binary, i -> data.b()[i] ? 1 : 0);
    double all = design.all().weightedN();
    Margin half = new Margin("half", binary, new double[] {all / 2, all / 2});
    double[] thirds = {all / 3, all / 3, all / 3};
    Margin third = new Margin("third", data.group(), thirds);
    Raking raked = Raking.of(design, List.of(half, third)).orElseThrow();
    Estimate share = Proportion.of(raked.design().all(), data.b()).orElseThrow();
    assertEquals(0.5, share.value(), 1e-12);
    assertTrue(share.standardError().orElseThrow() < 1e-9, "a margin is known: it has no error");
    double largest = raked.report().greatest() / raked.report().mean();
    OptionalDouble lower = OptionalDouble.of(0.97 * largest);
    Raking capped = Raking.of(design, List.of(half, third), lower).orElseThrow();
    double cap = lower.getAsDouble() * capped.report().mean();
    assertTrue(capped.report().trimmed() > 0);
    assertTrue(capped.report().greatest() <= cap * (1 + 1e-9));
    assertEquals(
        Outcome.Reason.NOT_CONVERGED,
        Raking.of(design, List.of(half, third), OptionalDouble.of(1.0001)).why().orElseThrow());
    Margin empty = new Margin("empty", new int[binary.length], new double[] {all - 5, 5});
    assertEquals(Outcome.Reason.EMPTY_CELL, Raking.of(design, List.of(empty)).why().orElseThrow());
    List<Margin.Merge> log = new ArrayList<>();
    Raking.of(design, List.of(empty.collapsed(design, 1, log))).orElseThrow();
    assertEquals(List.of(new Margin.Merge("empty", 1, 0, 0)), log);
    Margin other = new Margin("other", binary, new double[] {all, all});
    assertThrows(IllegalArgumentException.class, () -> Raking.of(design, List.of(half, other)));
  }

  @Test
  void enormousWeightsStayFinite() {
    int[] stratum = {0, 0, 0, 1, 1, 1};
    double[] weight = {1e15, 2e15, 1e15, 1e-3, 2e-3, 0};
    SurveyDesign design = SurveyDesign.weighted(stratum, new double[] {1e16, 100}, weight);
    Estimate mean = Mean.of(design.all(), new double[] {1, 2, 3, 4, 5, Double.NaN}).orElseThrow();
    assertEquals(2, mean.value(), 1e-9);
    assertTrue(Double.isFinite(mean.standardError().orElseThrow()));
    assertEquals(5, mean.n());
  }

  @Test
  void exactSumForgetsNoSmallNumber() {
    double[] values = {1e100, 1, -1e100, 1e-30, 3, -1};
    assertEquals(3, ExactSum.of(values));
    Random random = new Random(5);
    double[] many = random.doubles(2000, -1, 1).map(v -> v * Math.pow(10, 20 * v)).toArray();
    BigDecimal exact = BigDecimal.ZERO;
    for (double v : many) {
      exact = exact.add(new BigDecimal(v));
    }
    assertEquals(exact.doubleValue(), ExactSum.of(many));
  }

  @Test
  void tailsHoldBelowTheSmallestDifferenceFromOne() {
    Significance far = KruskalWallis.of(ramp(0), ramp(1000)).orElseThrow().test();
    assertTrue(far.p() > 0 && far.p() < 1e-60, () -> "p " + far.p());
  }

  private static double[] ramp(int from) {
    return IntStream.range(from, from + 200).asDoubleStream().toArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7, 8})
  void aShareFromCountsByStratumIsToTheLastDigitTheMeanOfOnesAndZeros(long seed) {
    Data data = Data.of(seed);
    double[] ones = new double[data.b().length];
    for (int i = 0; i < ones.length; i++) {
      ones[i] = data.b()[i] ? 1 : 0;
    }
    SurveyDesign design = data.design();
    Domain part = design.domain(data.in(1));
    for (Domain domain : List.of(design.all(), part, part.holding(part.n() + 4))) {
      assertEquals(Mean.of(domain, ones), Proportion.of(domain, data.b()));
    }
  }

  @Test
  void aValueAddedSoManyTimesAtOnceIsAddedExactly() {
    for (double value : new double[] {0.1, -1.0 / 3, 1e-9, 123456789.123456789}) {
      ExactSum atOnce = new ExactSum();
      ExactSum oneByOne = new ExactSum();
      atOnce.add(1e6);
      oneByOne.add(1e6);
      atOnce.add(value, 2631);
      for (int i = 0; i < 2631; i++) {
        oneByOne.add(value);
      }
      assertEquals(oneByOne.value(), atOnce.value());
    }
  }
}
