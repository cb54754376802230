package org.orgstatus.statistics.test;

import java.util.Arrays;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.ExactSum;
import org.orgstatus.statistics.Outcome;
import org.orgstatus.statistics.Tails;

/**
 * How far two orders of the same cases agree, −1 to 1.
 *
 * @param value τ_b or ρ
 * @param test its z (Kendall) or t (Spearman) and the two-sided p
 */
public record RankCorrelation(double value, Significance test) {

  /**
   * Kendall's τ_b, and z with the variance for ties (Kendall 1970, Rank Correlation Methods, ch.
   * 4). R: {@code cor.test(method="kendall", exact=FALSE)}. O(n²): for up to some ten thousand
   * cases.
   */
  public static Outcome<RankCorrelation> kendall(double[] x, double[] y) {
    Arguments.sameLength("y", y.length, x.length);
    return ranks(x, y).map(ranks -> kendallOf(x, y));
  }

  private static RankCorrelation kendallOf(double[] x, double[] y) {
    int n = x.length;
    long s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        s += (long) (Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]));
      }
    }
    Ties u = Ties.of(x);
    Ties v = Ties.of(y);
    double pairs = n * (n - 1.0);
    double tau = 2 * s / Math.sqrt((pairs - u.two) * (pairs - v.two));
    double variance =
        (pairs * (2 * n + 5) - u.five - v.five) / 18
            + u.three * v.three / (9 * pairs * (n - 2))
            + u.two * v.two / (2 * pairs);
    return new RankCorrelation(clip(tau), Significance.normal(s / Math.sqrt(variance), n));
  }

  /** Sums over groups of t tied values: t(t−1), t(t−1)(t−2), t(t−1)(2t+5). */
  private static final class Ties {
    private double two;
    private double three;
    private double five;

    static Ties of(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      Ties ties = new Ties();
      for (int from = 0; from < sorted.length; ) {
        int to = from;
        while (to < sorted.length && sorted[to] == sorted[from]) {
          to++;
        }
        double t = to - from;
        ties.two += t * (t - 1);
        ties.three += t * (t - 1) * (t - 2);
        ties.five += t * (t - 1) * (2 * t + 5);
        from = to;
      }
      return ties;
    }
  }

  /**
   * Spearman's ρ, the correlation of midranks, and t = ρ √((n−2) / (1−ρ²)) with n − 2. R: {@code
   * cor.test(method="spearman", exact=FALSE)}.
   */
  public static Outcome<RankCorrelation> spearman(double[] x, double[] y) {
    Arguments.sameLength("y", y.length, x.length);
    return ranks(x, y).map(r -> spearman(r[0].ranks(), r[1].ranks(), x.length));
  }

  private static RankCorrelation spearman(double[] x, double[] y, int n) {
    double middle = 0.5 * (n + 1);
    ExactSum xy = new ExactSum();
    ExactSum xx = new ExactSum();
    ExactSum yy = new ExactSum();
    for (int i = 0; i < n; i++) {
      xy.add((x[i] - middle) * (y[i] - middle));
      xx.add((x[i] - middle) * (x[i] - middle));
      yy.add((y[i] - middle) * (y[i] - middle));
    }
    double rho = clip(xy.value() / Math.sqrt(xx.value() * yy.value()));
    int freedom = n - 2;
    if (Math.abs(rho) == 1) {
      return new RankCorrelation(rho, new Significance(rho, freedom, 0, n));
    }
    double t = rho * Math.sqrt(freedom / ((1 - rho) * (1 + rho)));
    return new RankCorrelation(
        rho, new Significance(t, freedom, Tails.studentTwoSided(t, freedom), n));
  }

  private static Outcome<Ranks[]> ranks(double[] x, double[] y) {
    if (x.length < 3) {
      return Outcome.not(Outcome.Reason.TOO_FEW_CASES, x.length + " cases");
    }
    Ranks[] both = {Ranks.of(x), Ranks.of(y)};
    if (both[0].distinct() < 2 || both[1].distinct() < 2) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "all values of one variable are the same");
    }
    return Outcome.of(both);
  }

  private static double clip(double r) {
    return Math.max(-1, Math.min(1, r));
  }
}
