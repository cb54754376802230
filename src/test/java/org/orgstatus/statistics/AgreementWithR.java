package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Computes what each script of {@code src/test/resources/reference} computes, and compares. */
final class AgreementWithR {

  static final List<String> SCRIPTS =
      List.of(
          "estimates", "intervals", "quantiles", "effects", "standardization", "design", "tests");

  private final SampleCensus census;
  private final Expected r;

  AgreementWithR(SampleCensus census, Expected r) {
    this.census = census;
    this.r = r;
  }

  void check(String script) {
    switch (script) {
      case "estimates":
        estimates();
        break;
      case "intervals":
        intervals();
        break;
      case "quantiles":
        quantiles();
        break;
      case "effects":
        effects();
        break;
      case "design":
        new DesignAgreement(census, r).check();
        break;
      case "tests":
        new ClassicalAgreement(census, r).checkTests();
        break;
      case "models":
        new ModelAgreement(census, r).check();
        break;
      case "structures":
        new StructureAgreement(census, r).check();
        break;
      case "panels":
        new PanelAgreement(r).check();
        break;
      case "coin":
        new ClassicalAgreement(census, r).checkCoin();
        break;
      default:
        standardization();
    }
    r.allCompared();
  }

  private void estimates() {
    SurveyDesign design = census.design();
    Map<String, Domain> parts =
        Map.of(
            "all", design.all(),
            "r0", design.domain(census.is("region", "0")),
            "r1", design.domain(census.is("region", "1")),
            "r2", design.domain(census.is("region", "2")),
            "o", design.domain(census.is("target", "O")),
            "complete", design.domain(census.is("stratum", "0")));
    parts.forEach(this::estimatesOf);
    double[] b = census.numbers("b");
    difference("r0.r1", parts.get("r0"), parts.get("r1"), b);
    difference("r0.r2", parts.get("r0"), parts.get("r2"), b);
    difference("r1.r2", parts.get("r1"), parts.get("r2"), b);
    difference("O.T", parts.get("o"), design.domain(census.is("target", "T")), b);
    SurveyDesign infinite = design.withoutFinitePopulationCorrection().with(LonelyStratum.REMOVE);
    r.agree("nofpc.mean.se", error(Mean.of(infinite.all(), census.numbers("y")).orElseThrow()));
    for (LonelyStratum mode :
        List.of(LonelyStratum.REMOVE, LonelyStratum.ADJUST, LonelyStratum.AVERAGE)) {
      lonely(mode);
    }
  }

  private void estimatesOf(String part, Domain domain) {
    double[] y = census.numbers("y");
    Estimate mean = Mean.of(domain, y).orElseThrow();
    Estimate share = Proportion.of(domain, census.is("b", "1")).orElseThrow();
    estimate("mean." + part, mean);
    estimate("total." + part, Total.of(domain, y).orElseThrow());
    estimate("ratio." + part, Ratio.of(domain, y, census.numbers("x")).orElseThrow());
    estimate("share." + part, share);
    r.agree("mean." + part + ".weightedN", mean.weightedN());
    if (!part.equals("complete")) {
      interval("mean." + part, Interval.student(mean, 0.95).orElseThrow(), 1e-9);
      interval("xlogit." + part, Interval.logit(share, 0.95).orElseThrow(), 1e-9);
      // svyciprop(method="logit") stops its iterations at a relative change of 1e-8 in deviance
      interval("logit." + part, Interval.logit(share, 0.95).orElseThrow(), 1e-6);
      interval("beta." + part, Interval.kornGraubard(share, 0.95).orElseThrow(), 1e-9);
    }
  }

  private void estimate(String key, Estimate e) {
    r.agree(key + ".value", e.value());
    r.agree(key + ".se", error(e));
    r.agree(key + ".df", e.degreesOfFreedom());
  }

  private static double error(Estimate e) {
    return e.standardError().orElseThrow();
  }

  private void interval(String key, Interval i, double tolerance) {
    r.agree(key + ".low", i.low(), tolerance);
    r.agree(key + ".high", i.high(), tolerance);
  }

  private void difference(String pair, Domain first, Domain second, double[] values) {
    Estimate e = Difference.ofMeans(first, second, values).orElseThrow();
    r.agree("difference." + pair + ".value", e.value());
    r.agree("difference." + pair + ".se", error(e));
  }

  private void lonely(LonelyStratum mode) {
    SurveyDesign design = census.lonelyDesign().with(mode);
    Domain west = design.domain(census.is("region", "2"));
    double[] y = census.numbers("y");
    String key = "lonely." + mode.name().toLowerCase(Locale.ROOT);
    r.agree(key + ".mean.all.se", error(Mean.of(design.all(), y).orElseThrow()));
    r.agree(key + ".mean.r2.se", error(Mean.of(west, y).orElseThrow()));
    r.agree(key + ".total.r2.se", error(Total.of(west, y).orElseThrow()));
  }

  private void intervals() {
    for (String[] key : r.keys("exact", "\\.")) {
      int count = Integer.parseInt(key[1]);
      int n = Integer.parseInt(key[2]);
      String name = "exact." + count + "." + n;
      interval(name, Interval.clopperPearson(count, n, 0.95), 1e-11);
      interval(name.replace("exact", "wilson"), Interval.wilson(count, n, 0.95), 1e-11);
    }
    for (String[] key : r.keys("qbeta", ";")) {
      double[] x = numbers(key);
      r.agree(String.join(";", key), Tails.betaQuantile(x[0], x[1], x[2]), 1e-11);
    }
    for (String[] key : r.keys("qt", ";")) {
      double[] x = numbers(key);
      r.agree(String.join(";", key), Tails.studentQuantile(x[0], x[1]), 1e-9);
    }
    for (String[] key : r.keys("qnorm", ";")) {
      r.agree(String.join(";", key), Tails.normalQuantile(numbers(key)[0]), 1e-11);
    }
  }

  private static double[] numbers(String[] key) {
    double[] x = new double[key.length - 1];
    for (int k = 0; k < x.length; k++) {
      x[k] = Double.parseDouble(key[k + 1]);
    }
    return x;
  }

  private void quantiles() {
    double[] y = census.numbers("y");
    double[] equal = census.numbers("one");
    Domain all = census.design().all();
    Domain middle = census.region(1);
    for (String text : List.of("0.1", "0.25", "0.5", "0.75", "0.9")) {
      double p = Double.parseDouble(text);
      r.agree("type7." + text, Quantile.type7(y, p).orElseThrow());
      for (Quantile.Rule rule : Quantile.Rule.values()) {
        String key = rule.name().toLowerCase(Locale.ROOT) + "." + text;
        r.agree("weighted." + key, Quantile.of(all, y, p, rule).orElseThrow());
        r.agree("equal." + key, Quantile.weighted(y, equal, p, rule).orElseThrow());
        r.agree("r1." + key, Quantile.of(middle, y, p, rule).orElseThrow());
      }
    }
    Spread spread = Spread.of(middle, y).orElseThrow();
    r.agree("zero.r1", spread.shareOfZero());
    r.agree("r1.hf7.0.25", spread.lowerQuartile());
    r.agree("r1.hf7.0.5", spread.median());
    r.agree("r1.hf7.0.75", spread.upperQuartile());
  }

  private void effects() {
    cross("region.b", census.codes("region"), census.codes("b"));
    cross("region.owner", census.codes("region"), coded("owner", "C", "L", "P"));
    cross("level.target", coded("level", "U", "V"), coded("target", "O", "T"));
    delta(0, 1);
    delta(0, 2);
    delta(1, 2);
    boolean[] b = census.is("b", "1");
    boolean[] c = census.is("c", "1");
    r.agree("phi.plain", Phi.of(everyCaseOnce(), b, c).orElseThrow());
    r.agree("phi.weighted", Phi.of(census.design().all(), b, c).orElseThrow());
  }

  private Domain everyCaseOnce() {
    Domain all = census.design().all();
    return SurveyDesign.stratified(new int[all.n()], new double[] {all.n()}).all();
  }

  private int[] coded(String column, String... values) {
    String[] texts = census.texts(column);
    int[] codes = new int[texts.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = List.of(values).indexOf(texts[i]);
    }
    return codes;
  }

  private void cross(String key, int[] rows, int[] columns) {
    CramersV plain = CramersV.of(everyCaseOnce(), rows, columns).orElseThrow();
    CramersV weighted = CramersV.of(census.design().all(), rows, columns).orElseThrow();
    r.agree("v.plain." + key, plain.plain());
    r.agree("v.plain.corrected." + key, plain.corrected().orElseThrow());
    r.agree("v.weighted." + key, weighted.plain());
    r.agree("v.weighted.corrected." + key, weighted.corrected().orElseThrow());
  }

  private void delta(int first, int second) {
    String key = "r" + first + ".r" + second;
    double[] y = census.numbers("y");
    double[] one = of(census.region(first), y);
    double[] two = of(census.region(second), y);
    r.agree("delta.plain." + key, CliffsDelta.of(one, two).orElseThrow());
    SurveyDesign design = census.design();
    r.agree(
        "delta.weighted." + key,
        CliffsDelta.of(
                CliffsDelta.Side.of(design.domain(census.is("region", "" + first)), y),
                CliffsDelta.Side.of(design.domain(census.is("region", "" + second)), y))
            .orElseThrow());
  }

  private static double[] of(Domain domain, double[] values) {
    return IntStream.range(0, values.length)
        .filter(domain::contains)
        .mapToDouble(i -> values[i])
        .toArray();
  }

  private void standardization() {
    Map<List<String>, Double> nation = StandardMix.of(census.cells());
    StandardMix mix = new StandardMix(census.cells(), nation);
    for (int region = 0; region < 3; region++) {
      Domain group = census.region(region);
      for (String column : List.of("y", "b")) {
        double[] values = census.numbers(column);
        Standardization s = Standardization.of(group, values, mix);
        assertEquals(List.of(), s.empty());
        String key = column + ".r" + region;
        r.agree(key + ".value", s.estimate().orElseThrow().value());
        r.agree(key + ".se", error(s.estimate().orElseThrow()));
        r.agree(key + ".raw", Mean.of(group, values).orElseThrow().value());
        r.agree("keys.r" + region, keysLeft(s, nation));
      }
    }
  }

  /**
   * Cells after merging: those that no merge took in, and the merged ones that were not merged on.
   */
  private static long keysLeft(Standardization s, Map<List<String>, Double> nation) {
    List<List<String>> into = s.merges().stream().map(Standardization.Merge::into).toList();
    long untouched =
        nation.keySet().stream().filter(c -> into.stream().noneMatch(k -> under(c, k))).count();
    long last =
        into.stream()
            .filter(k -> into.stream().noneMatch(other -> !other.equals(k) && under(k, other)))
            .count();
    return untouched + last;
  }

  private static boolean under(List<String> cell, List<String> key) {
    return cell.size() >= key.size() && cell.subList(0, key.size()).equals(key);
  }
}
