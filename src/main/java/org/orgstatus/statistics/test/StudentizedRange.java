package org.orgstatus.statistics.test;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;
import org.orgstatus.statistics.Arguments;

/**
 * Range of k standard normals ÷ an independent root mean square with ν degrees of freedom. Both
 * integrals of the upper tail, k ∫ φ(z) (Φ(z)^{k−1} − (Φ(z) − Φ(z−w))^{k−1}) dz and its mean over
 * the distribution of s, have integrands that are smooth and vanish at both ends, where the
 * trapezoidal rule converges geometrically. The tail is computed as such. R: {@code ptukey}, {@code
 * qtukey} (Copenhaver and Holland 1988, J. Stat. Comput. Simul. 30, pp. 1–15).
 */
public final class StudentizedRange {

  private static final double STEP = 0.2;

  private StudentizedRange() {}

  /**
   * P(Q > q); R: {@code ptukey(q, k, df, lower.tail=FALSE)}.
   *
   * @param groups k, 2 or more
   * @param freedom ν, 1 or more, not necessarily whole
   */
  public static double tail(double q, int groups, double freedom) {
    if (groups < 2 || !(freedom >= 1)) {
      throw new IllegalArgumentException(groups + " groups, " + freedom + " degrees of freedom");
    }
    if (!(q > 0)) {
      return 1;
    }
    // s = e^t; log density of t, without its constant, is ν (t − e^{2t} / 2)
    double width = 1 / Math.sqrt(2 * freedom);
    double step = width / 6;
    double constant =
        0.5 * freedom * StrictMath.log(0.5 * freedom)
            + StrictMath.log(2)
            - Gamma.logGamma(0.5 * freedom);
    double sum = 0;
    for (int side = -1; side <= 1; side += 2) {
      for (int k = side < 0 ? 1 : 0; k < 100_000; k++) {
        double t = side * k * step;
        double log = constant + freedom * (t - 0.5 * StrictMath.exp(2 * t));
        double term = log < -700 ? 0 : StrictMath.exp(log) * range(q * StrictMath.exp(t), groups);
        sum += term;
        if (term <= 1e-18 * sum && k * step > 3 * width) {
          break;
        }
      }
    }
    return Math.min(1, sum * step);
  }

  /** P(range of k standard normals > w). */
  private static double range(double w, int groups) {
    double sum = 0;
    for (int k = (int) Math.floor(-9 / STEP); k * STEP <= 9 + w; k++) {
      double z = k * STEP;
      double below = 0.5 * Erf.erfc(-z / Math.sqrt(2));
      double cut = 0.5 * Erf.erfc((w - z) / Math.sqrt(2));
      double density = StrictMath.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
      if (below > 0 && density > 0) {
        double share = Math.min(1, cut / below);
        double lost = -StrictMath.expm1((groups - 1) * StrictMath.log1p(-share));
        sum += density * StrictMath.pow(below, groups - 1) * lost;
      }
    }
    return Math.min(1, groups * sum * STEP);
  }

  /** q with P(Q > q) = tail, to a relative 1e-10; R: {@code qtukey(1 - tail, k, df)}. */
  public static double quantile(double tail, int groups, double freedom) {
    Arguments.open("tail", tail);
    double low = 0;
    double high = 4;
    while (tail(high, groups, freedom) > tail) {
      low = high;
      high *= 2;
    }
    // the Illinois rule: a secant that keeps its bracket
    double atLow = tail(low, groups, freedom) - tail;
    double atHigh = tail(high, groups, freedom) - tail;
    int stuck = 0;
    for (int step = 0; step < 200 && high - low > 1e-11 * high; step++) {
      double q = high - atHigh * (high - low) / (atHigh - atLow);
      double at = tail(q, groups, freedom) - tail;
      if (at == 0) {
        return q;
      }
      if (at > 0) {
        low = q;
        atLow = at;
        atHigh *= stuck == 1 ? 0.5 : 1;
        stuck = 1;
      } else {
        high = q;
        atHigh = at;
        atLow *= stuck == -1 ? 0.5 : 1;
        stuck = -1;
      }
      if (Math.abs(at) < 1e-13 * tail) {
        return q;
      }
    }
    return 0.5 * (low + high);
  }
}
