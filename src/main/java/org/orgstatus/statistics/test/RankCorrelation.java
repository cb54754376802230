package org.orgstatus.statistics.test;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
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

  /** Cases up to which every order is looked at: 40,320 of them. */
  private static final int EVERY_ORDER_UP_TO = 8;

  /**
   * Spearman's ρ without assumption: p is the share of orders of {@code y} whose ρ lies as far from
   * 0 as the one seen. Of few cases every order is counted; else so many are drawn, and the one
   * seen counts among them, so that p is never 0 (Phipson and Smyth 2010, Stat. Appl. Genet. Mol.
   * Biol. 9, art. 39). The statistic is ρ.
   *
   * @param draws 999 or more
   * @param seed stored with the result by the caller
   */
  public static Outcome<RankCorrelation> spearmanPermuted(
      double[] x, double[] y, int draws, long seed) {
    Arguments.sameLength("y", y.length, x.length);
    return ranks(x, y).map(r -> permuted(r[0].ranks(), r[1].ranks(), draws, seed));
  }

  private static RankCorrelation permuted(double[] x, double[] y, int draws, long seed) {
    int n = x.length;
    // Twice the ranks less their mean are whole numbers, so that sums are exact.
    long[] a = Arrays.stream(x).mapToLong(r -> Math.round(2 * r) - n - 1).toArray();
    long[] b = Arrays.stream(y).mapToLong(r -> Math.round(2 * r) - n - 1).toArray();
    long seen = Math.abs(product(a, b));
    double p;
    if (n <= EVERY_ORDER_UP_TO) {
      long[] counts = new long[2];
      everyOrder(a, b, n, seen, counts);
      p = (double) counts[1] / counts[0];
    } else {
      RandomGenerator random = new Well19937c(seed);
      int far = 1;
      for (int draw = 0; draw < draws; draw++) {
        for (int i = n - 1; i > 0; i--) {
          swap(b, i, random.nextInt(i + 1));
        }
        far += Math.abs(product(a, b)) >= seen ? 1 : 0;
      }
      p = (double) far / (draws + 1);
    }
    double rho = spearman(x, y, n).value();
    return new RankCorrelation(rho, new Significance(rho, Double.POSITIVE_INFINITY, p, n));
  }

  /** Counts all orders of the first {@code k}, and those as far from 0 as {@code seen}. */
  private static void everyOrder(long[] a, long[] b, int k, long seen, long[] counts) {
    if (k <= 1) {
      counts[0]++;
      counts[1] += Math.abs(product(a, b)) >= seen ? 1 : 0;
      return;
    }
    for (int i = 0; i < k; i++) {
      swap(b, i, k - 1);
      everyOrder(a, b, k - 1, seen, counts);
      swap(b, i, k - 1);
    }
  }

  private static void swap(long[] values, int i, int j) {
    long kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }

  private static long product(long[] a, long[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
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
