package org.orgstatus.statistics.test;

import java.util.stream.IntStream;
import org.orgstatus.statistics.Outcome;

/**
 * Whether values of two groups tend to differ: U = R₁ − n₁ (n₁+1) / 2 (Mann and Whitney 1947,
 * Annals of Mathematical Statistics 18, pp. 50–60). Exact where few cases make it cheap, given the
 * ties; otherwise normal with the variance n₁ n₂ / 12 (n + 1 − Σ(t³−t) / (n (n−1))). R: {@code
 * coin::wilcox_test(distribution="exact")}, {@code wilcox.test(exact=FALSE)}.
 *
 * @param u pairs in which the first is greater, ties by half
 * @param superiority U / (n₁ n₂), P(first > second) + P(tie) / 2, Vargha and Delaney's A; 2 A − 1
 *     is Cliff's delta
 * @param test z and the two-sided p of the method
 */
public record MannWhitney(double u, double superiority, Method method, Significance test) {

  /** How p was computed. */
  public enum Method {
    /** Over all ways to divide the cases. */
    EXACT,
    /** Normal, no continuity correction. */
    NORMAL,
    /** Normal, with half a rank less. */
    NORMAL_CORRECTED
  }

  /** Cases up to which {@link #of(double[], double[])} is exact. */
  private static final int EXACT_UP_TO = 50;

  /** Exact up to 50 cases, normal without correction beyond. */
  public static Outcome<MannWhitney> of(double[] first, double[] second) {
    boolean few = first.length + second.length <= EXACT_UP_TO;
    return of(first, second, few ? Method.EXACT : Method.NORMAL);
  }

  public static Outcome<MannWhitney> of(double[] first, double[] second, Method method) {
    if (first.length == 0 || second.length == 0) {
      return Outcome.not(
          Outcome.Reason.NO_CASES, first.length + " and " + second.length + " cases");
    }
    Ranks ranks = Ranks.of(Ranks.joined(new double[][] {first, second}));
    double n1 = first.length;
    double n2 = second.length;
    double n = n1 + n2;
    if (ranks.distinct() < 2) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "all values are the same");
    }
    double sum = IntStream.range(0, first.length).mapToDouble(i -> ranks.ranks()[i]).sum();
    double u = sum - n1 * (n1 + 1) / 2;
    double off = u - n1 * n2 / 2;
    double variance = n1 * n2 / 12 * (n + 1 - ranks.ties() / (n * (n - 1)));
    double correction = method == Method.NORMAL_CORRECTED ? Math.signum(off) * 0.5 : 0;
    double z = (off - correction) / Math.sqrt(variance);
    Significance test = Significance.normal(z, (int) n);
    if (method == Method.EXACT) {
      int[] doubled = IntStream.range(0, (int) n).map(i -> (int) (2 * ranks.ranks()[i])).toArray();
      double p = PermutationSums.ofSubsets(doubled, first.length, (long) (2 * sum));
      test = new Significance(z, Double.POSITIVE_INFINITY, p, (int) n);
    }
    return Outcome.of(new MannWhitney(u, u / (n1 * n2), method, test));
  }
}
