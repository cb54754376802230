package org.orgstatus.statistics.test;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.Outcome;

/**
 * Whether differences of pairs lie around 0: the sum of the ranks of |d| over positive d (Wilcoxon
 * 1945, Biometrics Bulletin 1, pp. 80–83). Exact given ties and zeros for few pairs. R: {@code
 * coin::wilcoxsign_test(zero.method=)}, {@code wilcox.test(paired=TRUE)} drops zeros. Assumes
 * differences symmetric about their median.
 *
 * @param positive V, the sum of ranks of positive differences
 * @param zeros differences of 0
 * @param exact whether p is over all signs; otherwise normal without correction
 */
public record SignedRank(double positive, int zeros, boolean exact, Significance test) {

  /** What becomes of differences of 0. */
  public enum Zeros {
    /** Ranked with the others, then left out of the sum (Pratt 1959, JASA 54, pp. 655–667). */
    PRATT,
    /** Left out before ranking, as Wilcoxon did. */
    DROPPED
  }

  private static final int EXACT_UP_TO = 50;

  /**
   * @param differences of pairs, in one direction
   */
  public static Outcome<SignedRank> of(double[] differences, Zeros zeros) {
    return of(differences, zeros, differences.length <= EXACT_UP_TO);
  }

  public static Outcome<SignedRank> of(double[] differences, Zeros zeros, boolean exact) {
    for (int i = 0; i < differences.length; i++) {
      Arguments.valueAt("difference", differences, i);
    }
    double[] kept =
        Arrays.stream(differences).filter(d -> zeros == Zeros.PRATT || d != 0).toArray();
    int none = (int) Arrays.stream(differences).filter(d -> d == 0).count();
    if (differences.length == 0) {
      return Outcome.not(Outcome.Reason.NO_CASES, "no pair");
    }
    if (none == differences.length) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "all differences are 0");
    }
    double[] ranks = Ranks.of(Arrays.stream(kept).map(Math::abs).toArray()).ranks();
    double[] scores =
        IntStream.range(0, kept.length).mapToDouble(i -> kept[i] == 0 ? 0 : ranks[i]).toArray();
    double positive =
        IntStream.range(0, kept.length).mapToDouble(i -> kept[i] > 0 ? scores[i] : 0).sum();
    double mean = Arrays.stream(scores).sum() / 2;
    double variance = Arrays.stream(scores).map(s -> s * s).sum() / 4;
    Significance test =
        Significance.normal((positive - mean) / Math.sqrt(variance), differences.length - none);
    if (exact) {
      int[] doubled = Arrays.stream(scores).mapToInt(s -> (int) (2 * s)).toArray();
      double p = PermutationSums.ofSigns(doubled, (long) (2 * positive));
      test = new Significance(test.statistic(), test.degreesOfFreedom(), p, test.n());
    }
    return Outcome.of(new SignedRank(positive, none, exact, test));
  }
}
