package org.orgstatus.statistics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/**
 * Upper tails and quantiles of the usual distributions. Tails are computed as such, never as 1 −
 * CDF, and so hold their relative accuracy far below 1e-16. Quantiles have a relative accuracy of
 * about 1e-13 where those of Commons Math stop at 1e-9: the regularised incomplete beta function is
 * inverted by safeguarded Newton steps.
 */
public final class Tails {

  private static final int STEPS = 300;

  /** More points than any study asks for. */
  private static final int POINTS = 10_000;

  private record Point(double tail, double df) {}

  /** Upper points of Student's t: the intervals of a study ask for the same few again and again. */
  private static final Map<Point, Double> STUDENT = new ConcurrentHashMap<>();

  private Tails() {}

  /** x with I_x(a, b) = p; R: {@code qbeta(p, a, b)}. */
  public static double betaQuantile(double p, double a, double b) {
    Arguments.open("probability", p);
    if (!(a > 0 && b > 0)) {
      throw new IllegalArgumentException("shapes " + a + ", " + b + " are not greater than 0");
    }
    double low = 0;
    double high = 1;
    double x = a / (a + b);
    for (int step = 0; step < STEPS; step++) {
      double excess = Beta.regularizedBeta(x, a, b, 1e-15) - p;
      if (excess > 0) {
        high = x;
      } else {
        low = x;
      }
      double next = x - excess / betaDensity(x, a, b);
      if (!(next > low && next < high)) {
        next = middle(low, high);
      }
      if (Math.abs(next - x) <= 2e-15 * x || high - low <= 2e-15 * high) {
        return next;
      }
      x = next;
    }
    return x;
  }

  /** Halves the interval, on the scale of orders of magnitude where it reaches down to 0. */
  private static double middle(double low, double high) {
    if (low == 0) {
      return high / 1024;
    }
    return high / low > 4 ? Math.sqrt(low * high) : 0.5 * (low + high);
  }

  private static double betaDensity(double x, double a, double b) {
    return StrictMath.exp(
        (a - 1) * StrictMath.log(x) + (b - 1) * StrictMath.log1p(-x) - Beta.logBeta(a, b));
  }

  /** Upper point of Student's t: P(T > t) = tail, tail < 1/2; R: {@code qt(1 - tail, df)}. */
  public static double studentQuantile(double tail, double df) {
    if (STUDENT.size() > POINTS) {
      STUDENT.clear();
    }
    return STUDENT.computeIfAbsent(new Point(tail, df), point -> student(point.tail(), point.df()));
  }

  private static double student(double tail, double df) {
    double y = betaQuantile(1 - 2 * tail, 0.5, 0.5 * df); // t² / (df + t²)
    if (y < 0.5) {
      return Math.sqrt(df * y / (1 - y));
    }
    double x = betaQuantile(2 * tail, 0.5 * df, 0.5); // 1 − y without cancellation
    return Math.sqrt(df * (1 - x) / x);
  }

  /** Upper point of the normal: P(Z > z) = tail; R: {@code qnorm(1 - tail)}. */
  public static double normalQuantile(double tail) {
    return Math.sqrt(2) * Erf.erfInv(1 - 2 * tail);
  }

  /** P(Z > z) of the normal; R: {@code pnorm(z, lower.tail=FALSE)}. */
  public static double normal(double z) {
    return 0.5 * Erf.erfc(z / Math.sqrt(2));
  }

  /** 2 P(Z > |z|). */
  public static double normalTwoSided(double z) {
    return Erf.erfc(Math.abs(z) / Math.sqrt(2));
  }

  /** P(X > x) of chi-squared with {@code df} > 0; R: {@code pchisq(x, df, lower.tail=FALSE)}. */
  public static double chiSquared(double x, double df) {
    return x <= 0 ? 1 : Gamma.regularizedGammaQ(0.5 * df, 0.5 * x, 1e-15, 100_000);
  }

  /** P(F > f); R: {@code pf(f, df1, df2, lower.tail=FALSE)}. */
  public static double f(double f, double df1, double df2) {
    if (f <= 0) {
      return 1;
    }
    return Beta.regularizedBeta(df2 / (df2 + df1 * f), 0.5 * df2, 0.5 * df1, 1e-15);
  }

  /** 2 P(T > |t|) of Student's t; R: {@code 2 * pt(-abs(t), df)}. */
  public static double studentTwoSided(double t, double df) {
    return Beta.regularizedBeta(df / (df + t * t), 0.5 * df, 0.5, 1e-15);
  }

  /** P(X &le; count) of a binomial; R: {@code pbinom(count, n, p)}. */
  public static double binomialUpTo(int count, int n, double p) {
    if (count < 0) {
      return 0;
    }
    return count >= n ? 1 : beta(1 - p, n - count, count + 1.0);
  }

  /** P(X &ge; count) of a binomial. */
  public static double binomialFrom(int count, int n, double p) {
    if (count <= 0) {
      return 1;
    }
    return count > n ? 0 : beta(p, count, n - count + 1.0);
  }

  /** I_x(a, b), also at the ends; R: {@code pbeta(x, a, b)}. */
  public static double beta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    return Beta.regularizedBeta(x, a, b, 1e-15);
  }
}
