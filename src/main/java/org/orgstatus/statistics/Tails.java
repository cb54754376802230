package org.orgstatus.statistics;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;

/**
 * Quantiles that intervals need, to a relative accuracy of about 1e-13. The inverse distributions
 * of Commons Math stop at 1e-9; here the regularised incomplete beta function is inverted by
 * safeguarded Newton steps.
 */
final class Tails {

  private static final int STEPS = 300;

  private Tails() {}

  /** x with I_x(a, b) = p; R: {@code qbeta(p, a, b)}. */
  static double betaQuantile(double p, double a, double b) {
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
    return Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - Beta.logBeta(a, b));
  }

  /** Upper point of Student's t: P(T > t) = tail, tail < 1/2; R: {@code qt(1 - tail, df)}. */
  static double studentQuantile(double tail, double df) {
    double y = betaQuantile(1 - 2 * tail, 0.5, 0.5 * df); // t² / (df + t²)
    if (y < 0.5) {
      return Math.sqrt(df * y / (1 - y));
    }
    double x = betaQuantile(2 * tail, 0.5 * df, 0.5); // 1 − y without cancellation
    return Math.sqrt(df * (1 - x) / x);
  }

  /** Upper point of the normal: P(Z > z) = tail; R: {@code qnorm(1 - tail)}. */
  static double normalQuantile(double tail) {
    return Math.sqrt(2) * Erf.erfInv(1 - 2 * tail);
  }
}
