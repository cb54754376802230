package org.orgstatus.statistics.test;

import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.Interval;
import org.orgstatus.statistics.Outcome;
import org.orgstatus.statistics.Tails;

/**
 * Whether a share of independent cases is {@code expected}: the two-sided p sums all counts that
 * are no likelier than the one seen. R: {@code binom.test(count, n, expected)}.
 *
 * @param interval of the share, Clopper–Pearson at 95%
 */
public record BinomialTest(int count, int n, double expected, double p, Interval interval) {

  /** Slack of R for counts that are equally likely but for rounding. */
  private static final double SLACK = 1 + 1e-7;

  /**
   * @param expected in [0, 1]
   */
  public static Outcome<BinomialTest> of(int count, int n, double expected) {
    Arguments.closed("expected share", expected);
    if (n == 0) {
      return Outcome.not(Outcome.Reason.NO_CASES, "no case");
    }
    double p =
        expected == 0 || expected == 1 ? atEnd(count, n, expected) : twoSided(count, n, expected);
    return Outcome.of(
        new BinomialTest(count, n, expected, p, Interval.clopperPearson(count, n, 0.95)));
  }

  private static double atEnd(int count, int n, double expected) {
    return count == n * expected ? 1 : 0;
  }

  private static double twoSided(int count, int n, double expected) {
    double mean = n * expected;
    if (count == mean) {
      return 1;
    }
    double limit = density(count, n, expected) * SLACK;
    if (count < mean) {
      int low = (int) Math.ceil(mean);
      int high = n + 1;
      while (low < high) {
        int middle = (low + high) / 2;
        if (density(middle, n, expected) <= limit) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return Math.min(
          1, Tails.binomialUpTo(count, n, expected) + Tails.binomialFrom(low, n, expected));
    }
    int low = -1;
    int high = (int) Math.floor(mean);
    while (low < high) {
      int middle = Math.floorDiv(low + high + 1, 2);
      if (density(middle, n, expected) <= limit) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return Math.min(
        1, Tails.binomialUpTo(low, n, expected) + Tails.binomialFrom(count, n, expected));
  }

  private static double density(int count, int n, double p) {
    if (count < 0 || count > n) {
      return 0;
    }
    double log =
        LogFactorial.of(n)
            - LogFactorial.of(count)
            - LogFactorial.of(n - count)
            + count * StrictMath.log(p)
            + (n - count) * StrictMath.log1p(-p);
    return StrictMath.exp(log);
  }
}
