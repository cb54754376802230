package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.orgstatus.statistics.test.DesignRankTest;
import org.orgstatus.statistics.test.RaoScottTest;

/** Computes what {@code reference/design.R} computes, and compares. */
final class DesignAgreement {

  private final SampleCensus census;
  private final Expected r;
  private final double[] y;
  private final double[] b;

  DesignAgreement(SampleCensus census, Expected r) {
    this.census = census;
    this.r = r;
    this.y = census.numbers("y");
    this.b = census.numbers("b");
  }

  void check() {
    weights();
    effects();
    intervals();
    contrasts();
    tests();
  }

  private static int[] codes(String[] texts, String... values) {
    return Arrays.stream(texts).mapToInt(t -> List.of(values).indexOf(t)).toArray();
  }

  private void weights() {
    int[] owners = codes(census.texts("owner"), "C", "L", "P");
    Margin owner = new Margin("owner", owners, new double[] {20, 110, 53});
    int[] targets = codes(census.texts("target"), "O", "T");
    Margin target = new Margin("target", targets, new double[] {83, 100});
    SurveyDesign design = census.design();
    weights("post", PostStratification.of(design, owner).orElseThrow());
    weights("raked", Raking.of(design, List.of(owner, target)).orElseThrow());
  }

  private void weights(String key, Raking made) {
    SurveyDesign design = made.design();
    Domain west = design.domain(census.is("region", "2"));
    estimate(key + ".mean", Mean.of(design.all(), y).orElseThrow());
    estimate(key + ".total", Total.of(design.all(), b).orElseThrow());
    estimate(key + ".r2", Mean.of(west, y).orElseThrow());
    estimate(
        key + ".ratio",
        Ratio.of(design.domain(census.is("target", "T")), y, census.numbers("x")).orElseThrow());
    r.agree(key + ".df", west.degreesOfFreedom());
    r.agree(key + ".kish", made.report().kish());
    r.agree(key + ".max", made.report().greatest());
  }

  private void estimate(String key, Estimate e) {
    r.agree(key + ".value", e.value());
    r.agree(key + ".se", e.standardError().orElseThrow());
  }

  private void effects() {
    Domain all = census.design().all();
    DesignEffect.Sampling without = DesignEffect.Sampling.WITHOUT_REPLACEMENT;
    r.agree("deff.without", DesignEffect.of(all, y, without).orElseThrow().effect());
    DesignEffect.Sampling with = DesignEffect.Sampling.WITH_REPLACEMENT;
    r.agree("deff.with", DesignEffect.of(all, y, with).orElseThrow().effect());
    r.agree("deff.r1", DesignEffect.of(census.region(1), b, without).orElseThrow().effect());
  }

  private void intervals() {
    Map<String, Interval.Method> scales =
        Map.of(
            "mean", Interval.Method.STUDENT,
            "xlogit", Interval.Method.LOGIT,
            "beta", Interval.Method.KORN_GRAUBARD);
    for (int region = 0; region < 3; region++) {
      Domain domain = census.region(region);
      String key = ".r" + region;
      Estimate share = Mean.of(domain, b).orElseThrow();
      interval("asin" + key, Interval.arcsine(share, 0.95).orElseThrow(), 1e-9);
      Interval likelihood = Interval.likelihood(share, 0.95).orElseThrow();
      interval("likelihood" + key, likelihood, 1e-9);
      // R divides by a dispersion close to 1 and interpolates a profile of ten points
      interval("likelihood.R" + key, likelihood, 0.05);
      scales.forEach(
          (name, scale) -> {
            for (Quantile.Rule rule : List.of(Quantile.Rule.SCHOOL, Quantile.Rule.HF7)) {
              String text = rule == Quantile.Rule.HF7 ? "hf7" : "school";
              interval(
                  "quantile." + name + "." + text + key,
                  Quantile.interval(domain, census.numbers("x"), 0.5, rule, scale, 0.95)
                      .orElseThrow(),
                  1e-9);
            }
          });
    }
  }

  private void interval(String key, Interval i, double tolerance) {
    r.agree(key + ".low", i.low(), tolerance);
    r.agree(key + ".high", i.high(), tolerance);
  }

  private void contrasts() {
    Domain all = census.design().all();
    double[] c = census.numbers("c");
    double[] x = census.numbers("x");
    estimate("change.full", WaveChange.of(all, b, c).orElseThrow().net());
    double[] first = b.clone();
    double[] second = c.clone();
    for (int i = 0; i < x.length; i++) {
      first[i] = x[i] % 3 == 0 ? Double.NaN : b[i];
      second[i] = x[i] % 4 == 0 ? Double.NaN : c[i];
    }
    estimate("change.panel", WaveChange.of(all, first, second).orElseThrow().net());
    JointEstimate regions =
        JointEstimate.ofMeans(
                List.of(
                    new JointEstimate.Part(all.and(census.is("region", "0")), y),
                    new JointEstimate.Part(all.and(census.is("region", "1")), y),
                    new JointEstimate.Part(all.and(census.is("region", "2")), y)))
            .orElseThrow();
    double[][] contrasts = {{-1, 1, 0}, {-1, 0, 1}};
    r.agree("wald.regions", regions.wald(contrasts).orElseThrow().statistic());
  }

  private void tests() {
    SurveyDesign full = census.design().with(LonelyStratum.REMOVE);
    SurveyDesign infinite = full.withoutFinitePopulationCorrection();
    int[] region = census.codes("region");
    int[] owner = codes(census.texts("owner"), "C", "L", "P");
    Map<String, RaoScottTest.Statistic> statistics =
        Map.of(
            "F", RaoScottTest.Statistic.F,
            "Chisq", RaoScottTest.Statistic.CHISQ,
            "Wald", RaoScottTest.Statistic.WALD,
            "adjWald", RaoScottTest.Statistic.ADJUSTED_WALD,
            "saddlepoint", RaoScottTest.Statistic.SADDLEPOINT);
    statistics.forEach(
        (name, statistic) -> {
          chisq("chisq.infinite.b." + name, infinite, region, census.codes("b"), statistic);
          chisq("chisq.infinite.owner." + name, infinite, region, owner, statistic);
          chisq("chisq.full.b." + name, full, region, census.codes("b"), statistic);
          chisq("chisq.full.owner." + name, full, region, owner, statistic);
        });
    int[] level = codes(census.texts("level"), "U", "V");
    RaoScottTest.Result small =
        RaoScottTest.of(
                infinite.domain(census.is("region", "1")),
                census.codes("b"),
                level,
                RaoScottTest.Statistic.F)
            .orElseThrow();
    r.agree("chisq.r1.value", small.value());
    r.agree("chisq.r1.p", small.p());
    ranks("KruskalWallis", DesignRankTest.Score.RANK, infinite.all(), level, region);
    ranks("vanderWaerden", DesignRankTest.Score.VAN_DER_WAERDEN, infinite.all(), level, region);
    ranks("median", DesignRankTest.Score.MEDIAN, infinite.all(), level, region);
  }

  private void chisq(
      String key,
      SurveyDesign design,
      int[] rows,
      int[] columns,
      RaoScottTest.Statistic statistic) {
    RaoScottTest.Result test =
        RaoScottTest.of(design.all(), rows, columns, statistic).orElseThrow();
    boolean chi = statistic == RaoScottTest.Statistic.CHISQ;
    // R prints Pearson's X² for both of these and corrects the p-value only
    boolean pearson = chi || statistic == RaoScottTest.Statistic.SADDLEPOINT;
    r.agree(key + ".value", pearson ? test.pearson() : test.value());
    // R looks for the saddlepoint to 1e-8 only
    double tolerance = statistic == RaoScottTest.Statistic.SADDLEPOINT ? 1e-5 : 1e-9;
    r.agreeInTail(key + ".p", test.p(), tolerance);
    if (!pearson) {
      r.agree(key + ".ndf", test.numerator());
      r.agree(key + ".ddf", test.denominator());
    }
  }

  private void ranks(
      String name, DesignRankTest.Score score, Domain all, int[] level, int[] region) {
    double[] u = y.clone();
    double[] x = census.numbers("x");
    double[] stratum = census.numbers("stratum");
    for (int i = 0; i < u.length; i++) {
      u[i] = y[i] + x[i] / 1000 + stratum[i] / 1e5;
    }
    DesignRankTest.Result two = DesignRankTest.of(all, u, level, score).orElseThrow();
    r.agree("rank.two." + name + ".f", two.value());
    r.agreeInTail("rank.two." + name + ".p", two.p(), 1e-9);
    DesignRankTest.Result many = DesignRankTest.of(all, u, region, score).orElseThrow();
    r.agree("rank.many." + name + ".f", many.value());
    r.agreeInTail("rank.many." + name + ".p", many.p(), 1e-9);
    assertEquals(3, many.groups().size());
  }
}
