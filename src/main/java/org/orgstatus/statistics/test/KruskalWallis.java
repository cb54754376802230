package org.orgstatus.statistics.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.orgstatus.statistics.Outcome;

/**
 * Whether groups differ in their ranks: H = (12 / (n (n+1)) Σ R_g² / n_g − 3 (n+1)) / (1 − Σ(t³−t)
 * / (n³−n)), χ² with groups − 1 (Kruskal and Wallis 1952, JASA 47, pp. 583–621). R: {@code
 * kruskal.test}. Assumes independent cases, no weights; under the design {@link DesignRankTest}.
 * For groups of fewer than five the χ² is rough.
 *
 * @param test H, its degrees of freedom and p
 * @param epsilonSquared H (n+1) / (n²−1) = H / (n−1), 0 to 1
 * @param etaSquared (H − k + 1) / (n − k), not below 0 (Tomczak and Tomczak 2014)
 * @param meanRanks by group
 */
public record KruskalWallis(
    Significance test, double epsilonSquared, double etaSquared, List<Double> meanRanks) {

  /**
   * One pair of groups.
   *
   * @param z difference of mean ranks ÷ its error under the joint ranking (Dunn 1964, Technometrics
   *     6, pp. 241–252), first minus second
   */
  public record Pair(int first, int second, double z, double p, double adjusted) {}

  public KruskalWallis {
    meanRanks = List.copyOf(meanRanks);
  }

  /**
   * @param groups values of each group
   */
  public static Outcome<KruskalWallis> of(double[]... groups) {
    if (groups.length < 2 || Arrays.stream(groups).anyMatch(g -> g.length == 0)) {
      return Outcome.not(
          groups.length < 2 ? Outcome.Reason.ONE_CATEGORY : Outcome.Reason.NO_CASES,
          "leave out groups without a case; two must be left");
    }
    Ranks ranks = Ranks.of(Ranks.joined(groups));
    int n = ranks.ranks().length;
    if (ranks.distinct() < 2) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "all " + n + " values are the same");
    }
    List<Double> means = meanRanks(groups, ranks);
    double sum = 0;
    for (int g = 0; g < groups.length; g++) {
      double off = means.get(g) - 0.5 * (n + 1);
      sum += groups[g].length * off * off;
    }
    double cubic = (double) n * n * n - n;
    double h = 12 * sum / ((double) n * (n + 1)) / (1 - ranks.ties() / cubic);
    int k = groups.length;
    double eta = n > k ? Math.max(0, (h - k + 1) / (n - k)) : 0;
    return Outcome.of(
        new KruskalWallis(Significance.chiSquared(h, k - 1, n), h / (n - 1), eta, means));
  }

  private static List<Double> meanRanks(double[][] groups, Ranks ranks) {
    List<Double> means = new ArrayList<>();
    int at = 0;
    for (double[] group : groups) {
      double sum = 0;
      for (int i = 0; i < group.length; i++) {
        sum += ranks.ranks()[at++];
      }
      means.add(sum / group.length);
    }
    return means;
  }

  /** Dunn's comparisons of all pairs, in the order (0, 1), (0, 2) …, adjusted over these pairs. */
  public static Outcome<List<Pair>> dunn(Adjustment.Method method, double[]... groups) {
    return of(groups).map(test -> pairs(method, test, groups));
  }

  private static List<Pair> pairs(Adjustment.Method method, KruskalWallis test, double[][] groups) {
    double n = test.test().n();
    double ties = Ranks.of(Ranks.joined(groups)).ties();
    double variance = (n * (n + 1) - ties / (n - 1)) / 12;
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < groups.length; a++) {
      for (int b = a + 1; b < groups.length; b++) {
        double error = Math.sqrt(variance * (1.0 / groups[a].length + 1.0 / groups[b].length));
        Significance one =
            Significance.normal(
                (test.meanRanks().get(a) - test.meanRanks().get(b)) / error, (int) n);
        pairs.add(new Pair(a, b, one.statistic(), one.p(), one.p()));
      }
    }
    List<Double> adjusted =
        Adjustment.of(method, "Dunn's pairs", pairs.stream().map(Pair::p).toList()).adjusted();
    List<Pair> result = new ArrayList<>();
    for (int k = 0; k < pairs.size(); k++) {
      Pair p = pairs.get(k);
      result.add(new Pair(p.first(), p.second(), p.z(), p.p(), adjusted.get(k)));
    }
    return List.copyOf(result);
  }
}
