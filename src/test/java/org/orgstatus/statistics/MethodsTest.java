package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * {@code src/site/methods.md} is made here, from the comparisons themselves: {@code mvn test
 * -Dtest=MethodsTest -Dmethods.write=true}. Differences are rounded up to a power of ten and not
 * told apart below 1e-12, so that the file is stable.
 */
class MethodsTest {

  private static final Path PAGE = Path.of("src/site/methods.md");

  /**
   * @param keys how keys of the numbers begin, in {@code script}
   */
  private record Method(String name, String type, String call, String script, String... keys) {}

  private static final String HEAD =
      """
      # Methods and their agreement with R

      Made by `MethodsTest` from the comparisons of `ReferenceTest`; do not edit. R 4.2.2 with survey
      4.1-1, vcd 1.4-11, coin 1.4-2, MASS 7.3-58.2, brglm2 0.9, lme4 1.1-31, cluster 2.1.4, FactoMineR 2.7,
      vegan 2.6-4, psych 2.2.9 and igraph 1.3; the calls stand in `src/test/resources/reference`. The last
      column is the largest relative difference seen, rounded up to a power of ten; where numbers are
      below 0.001 it is relative to 0.001, but for tails of distributions it is relative throughout. Large
      ones are R's: iterations that stop early (`polr`, `glmer`, `fisher.test` for odds ratios, `qtukey`),
      a profile that is interpolated (`svyciprop` for likelihood intervals), integrals with few points
      (`ptukey` with few degrees of freedom, off by 1e-4 where the value is known exactly).

      | method | class | R | largest difference |
      | --- | --- | --- | --- |
      """;

  private static final List<Method> METHODS =
      List.of(
          new Method("means under the design", "Mean", "svymean", "estimates", "mean."),
          new Method("totals", "Total", "svytotal", "estimates", "total."),
          new Method("ratios", "Ratio", "svyratio", "estimates", "ratio."),
          new Method("lonely strata", "LonelyStratum", "survey.lonely.psu", "estimates", "lonely."),
          new Method("differences", "Difference", "svycontrast", "estimates", "difference."),
          new Method(
              "change between waves",
              "WaveChange",
              "svycontrast, svyratio(covmat=TRUE)",
              "design",
              "change."),
          new Method("joint test", "JointEstimate", "svyby(covmat=TRUE)", "design", "wald."),
          new Method(
              "post-stratification", "PostStratification", "postStratify", "design", "post."),
          new Method("raking", "Raking", "calibrate(calfun=\"raking\")", "design", "raked."),
          new Method("design effect", "DesignEffect", "svymean(deff=)", "design", "deff."),
          new Method("standardization", "Standardization", "svystandardize", "standardization", ""),
          new Method("logit interval", "Interval", "svyciprop(\"xlogit\")", "estimates", "xlogit."),
          new Method("Korn–Graubard", "Interval", "svyciprop(\"beta\")", "estimates", "beta."),
          new Method("arcsine interval", "Interval", "svyciprop(\"asin\")", "design", "asin."),
          new Method(
              "likelihood interval", "Interval", "uniroot, by formula", "design", "likelihood.r"),
          new Method(
              "the same, by profile",
              "Interval",
              "svyciprop(\"likelihood\")",
              "design",
              "likelihood.R"),
          new Method("Clopper–Pearson", "Interval", "binom.test", "intervals", "exact."),
          new Method("Wilson", "Interval", "prop.test(correct=FALSE)", "intervals", "wilson."),
          new Method(
              "quantiles", "Quantile", "quantile, svyquantile", "quantiles", "type7", "weighted"),
          new Method("quantile intervals", "Quantile", "svyquantile", "design", "quantile."),
          new Method(
              "Rao–Scott F",
              "RaoScottTest",
              "svychisq(\"F\")",
              "design",
              "chisq.infinite.b.F",
              "chisq.infinite.owner.F",
              "chisq.full.b.F",
              "chisq.full.owner.F"),
          new Method(
              "Rao–Scott χ²",
              "RaoScottTest",
              "svychisq(\"Chisq\")",
              "design",
              "chisq.infinite.b.Chisq",
              "chisq.infinite.owner.Chisq",
              "chisq.full.b.Chisq",
              "chisq.full.owner.Chisq"),
          new Method(
              "Wald",
              "RaoScottTest",
              "svychisq(\"Wald\")",
              "design",
              "chisq.infinite.b.Wald",
              "chisq.infinite.owner.Wald",
              "chisq.full.b.Wald",
              "chisq.full.owner.Wald"),
          new Method(
              "adjusted Wald",
              "RaoScottTest",
              "svychisq(\"adjWald\")",
              "design",
              "chisq.infinite.b.adjWald",
              "chisq.infinite.owner.adjWald",
              "chisq.full.b.adjWald",
              "chisq.full.owner.adjWald"),
          new Method(
              "saddlepoint",
              "RaoScottTest",
              "svychisq(\"saddlepoint\")",
              "design",
              "chisq.infinite.b.saddlepoint",
              "chisq.infinite.owner.saddlepoint",
              "chisq.full.b.saddlepoint",
              "chisq.full.owner.saddlepoint"),
          new Method(
              "rank tests under the design", "DesignRankTest", "svyranktest", "design", "rank."),
          new Method("Cramér's V, corrected", "CramersV", "assocstats", "effects", "v."),
          new Method("interval of V", "EffectInterval", "pchisq(ncp=)", "tests", "v."),
          new Method("Cliff's delta", "CliffsDelta", "outer, sign", "effects", "delta."),
          new Method("its interval", "EffectInterval", "by formula", "tests", "cliff."),
          new Method("φ", "Phi", "cor, cov.wt", "effects", "phi."),
          new Method("Pearson's X²", "PearsonTest", "chisq.test", "tests", "pearson"),
          new Method("Fisher, 2 × 2", "FisherTest", "fisher.test", "tests", "fisher.22.p"),
          new Method(
              "Fisher, r × c", "FisherTest", "fisher.test", "tests", "fisher.rc", "fisher.job"),
          new Method(
              "conditional odds ratio",
              "OddsRatio",
              "fisher.test",
              "tests",
              "fisher.22.or",
              "fisher.22.low",
              "fisher.22.high"),
          new Method("odds ratio", "OddsRatio", "vcd::oddsratio", "tests", "odds."),
          new Method("Kruskal–Wallis, ε², η²", "KruskalWallis", "kruskal.test", "tests", "kruskal"),
          new Method("Dunn", "KruskalWallis", "by formula", "tests", "dunn."),
          new Method("Welch", "WelchTest", "oneway.test", "tests", "welch"),
          new Method(
              "Games–Howell", "WelchTest", "by formula with ptukey, qtukey", "tests", "games."),
          new Method("studentized range, k = 2", "StudentizedRange", "pt", "tests", "range2"),
          new Method("studentized range", "StudentizedRange", "ptukey", "tests", "ptukey"),
          new Method("its quantile", "StudentizedRange", "qtukey", "tests", "qtukey"),
          new Method("Mann–Whitney", "MannWhitney", "wilcox.test", "tests", "wilcox."),
          new Method(
              "Mann–Whitney, exact with ties",
              "MannWhitney",
              "coin::wilcox_test(distribution=\"exact\")",
              "coin",
              "wilcox."),
          new Method(
              "signed rank, exact, Pratt",
              "SignedRank",
              "coin::wilcoxsign_test",
              "coin",
              "signed."),
          new Method("McNemar", "McNemarTest", "mcnemar.test, binom.test", "tests", "mcnemar."),
          new Method("Cochran's Q", "RepeatedMeasures", "by formula", "tests", "cochran"),
          new Method("Friedman", "RepeatedMeasures", "friedman.test", "tests", "friedman"),
          new Method("Mantel–Haenszel", "MantelHaenszel", "mantelhaen.test", "tests", "mantel"),
          new Method("Woolf", "MantelHaenszel", "vcd::woolf_test", "tests", "woolf"),
          new Method("Cochran–Armitage", "TrendTest", "prop.trend.test", "tests", "trend"),
          new Method("linear by linear", "TrendTest", "coin::lbl_test", "coin", "lbl"),
          new Method("Kendall", "RankCorrelation", "cor.test", "tests", "kendall"),
          new Method("Spearman", "RankCorrelation", "cor.test", "tests", "spearman"),
          new Method(
              "percentile places", "PercentileRank", "rank, by formula", "tests", "percentile"),
          new Method("binomial", "BinomialTest", "binom.test", "tests", "binom;"),
          new Method("adjusted p-values", "Adjustment", "p.adjust", "tests", "adjust;"),
          new Method(
              "tails to 1e-300",
              "Tails",
              "pchisq, pf, pt, pnorm",
              "tests",
              "chisq;",
              "f;",
              "t;",
              "z;"),
          new Method("logistic", "LogisticModel", "glm", "models", "plain."),
          new Method(
              "logistic under the design",
              "LogisticModel",
              "svyglm",
              "models",
              "design.",
              "domain."),
          new Method("Firth", "LogisticModel", "brglm2, AS_mean", "models", "firth."),
          new Method("predictive margins", "MarginalPrediction", "by formula", "models", "margin."),
          new Method("ordinal", "OrdinalModel", "MASS::polr", "models", "ordinal."),
          new Method(
              "random intercept", "RandomIntercept", "lme4::glmer(nAGQ=25)", "models", "random."),
          new Method(
              "difference in differences",
              "GroupTimeEffect",
              "svyby, svycontrast",
              "models",
              "did."),
          new Method(
              "differences within strata",
              "WithinStrata",
              "lm, jackknife by formula",
              "panels",
              "within."),
          new Method(
              "event study",
              "EventStudy",
              "by formula",
              "panels",
              "event.-",
              "event.0",
              "event.1",
              "event.2",
              "event.3",
              "event.after",
              "event.pair.after"),
          new Method("principal components", "PrincipalComponents", "prcomp", "structures", "pca."),
          new Method("correspondence", "Correspondence", "FactoMineR::CA", "structures", "ca."),
          new Method(
              "multiple correspondence",
              "MultipleCorrespondence",
              "FactoMineR::MCA",
              "structures",
              "mca."),
          new Method("Gower", "Distances", "cluster::daisy", "structures", "gower."),
          new Method("medoids", "Medoids", "cluster::pam", "structures", "pam."),
          new Method("silhouettes", "Typology", "cluster::silhouette", "structures", "silhouette"),
          new Method("trees", "Tree", "hclust, cutree", "structures", "tree."),
          new Method("latent classes", "LatentClasses", "EM by formula", "structures", "lca."),
          new Method(
              "profiles of groups", "GroupComparison", "vegan::adonis2", "structures", "adonis."),
          new Method("Gini", "Concentration", "by formula", "structures", "gini"),
          new Method("two-mode centralities", "TwoModeNetwork", "igraph", "structures", "network."),
          new Method("Cohen's κ, weighted", "Kappa", "psych::cohen.kappa", "structures", "cohen"),
          new Method("Fleiss, Gwet", "Kappa", "by formula", "structures", "fleiss", "gwet"),
          new Method("Cronbach's α", "CronbachAlpha", "psych::alpha", "structures", "alpha"));

  private static final String FOOT =
      """

      Without a program to compare with, held by published values or by hand: `OutcomeRate` (AAPOR's
      formulas), `KrippendorffAlpha` (Krippendorff 2011, all four levels to three digits), `Membership`,
      `Fit`, `TruthTable` and `Solution` (by formula), `CompositeIndex`, `KModes`, `CoverageGap` and `Bounds`
      (arithmetic), `Reliability` (the limits of NCHS), `Suppression`, `SuppressionAudit` and `LinkedTables`
      (by solving what is shown).
      """;

  @Test
  void thePageSaysWhatTheComparisonsFound() throws IOException {
    Map<String, Expected> compared = new LinkedHashMap<>();
    List<String> rows = new ArrayList<>();
    for (Method method : METHODS) {
      Expected r = compared.computeIfAbsent(method.script(), MethodsTest::compared);
      double largest = 0;
      for (String key : method.keys()) {
        largest = Math.max(largest, r.largestDifference(key));
      }
      rows.add(
          String.join(
              " | ",
              "| " + method.name(),
              "`" + method.type() + "`",
              "`" + method.call() + "`",
              rounded(largest) + " |"));
    }
    String page = HEAD + String.join("\n", rows) + "\n" + FOOT;
    if (Boolean.getBoolean("methods.write")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(page, Files.readString(PAGE), "make it anew with -Dmethods.write=true");
  }

  private static Expected compared(String script) {
    Expected r = Expected.of(script);
    new AgreementWithR(SampleCensus.committed(), r).check(script);
    return r;
  }

  private static String rounded(double difference) {
    if (difference < 1e-12) {
      return "below 1e-12";
    }
    return String.format(Locale.ROOT, "1e%03d", (int) Math.ceil(Math.log10(difference)));
  }
}
