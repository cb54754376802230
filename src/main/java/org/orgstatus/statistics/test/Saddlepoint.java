package org.orgstatus.statistics.test;

import java.util.Arrays;
import org.orgstatus.statistics.Tails;

/**
 * Upper tails of weighted sums of χ²₁ by the saddlepoint approximation of Lugannani and Rice
 * (Kuonen 1999, Saddlepoint approximations for distributions of quadratic forms in normal
 * variables, Biometrika 86, pp. 929–935).
 */
final class Saddlepoint {

  private Saddlepoint() {}

  /**
   * P(Σ a_k χ²₁ > x χ²_d / d), near the mean by Satterthwaite's F instead. R: {@code
   * survey::pFsum(method="saddlepoint")}.
   *
   * @param a weights, greater than 0
   */
  static double fTail(double x, double[] a, double d) {
    int whole =
        (int) Math.floor(d); // R repeats the weight −x/d this often: rep() cuts the rest off
    double[] lambda = Arrays.copyOf(a, a.length + whole);
    Arrays.fill(lambda, a.length, lambda.length, -x / d);
    double tail = tail(lambda);
    if (!Double.isNaN(tail)) {
      return tail;
    }
    double sum = Arrays.stream(a).sum();
    double squares = Arrays.stream(a).map(v -> v * v).sum();
    return Tails.f(x / sum, sum * sum / squares, d);
  }

  /** P(Σ λ χ²₁ > 0) for weights of both signs; NaN close to the mean, where it breaks down. */
  private static double tail(double[] given) {
    double scale = Arrays.stream(given).max().orElseThrow();
    double[] lambda = Arrays.stream(given).map(v -> v / scale).toArray();
    double low = 1 / (2 * Arrays.stream(lambda).min().orElseThrow()) * 0.99999;
    double high = 0.5 * 0.99999;
    if (!(low < 0) || slope(lambda, low) > 0 || slope(lambda, high) < 0) {
      return Double.NaN;
    }
    for (int step = 0; step < 200; step++) {
      double middle = 0.5 * (low + high);
      if (slope(lambda, middle) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    double zeta = 0.5 * (low + high);
    if (Math.abs(zeta) < 1e-4) {
      return Double.NaN;
    }
    double cumulant = 0;
    double curvature = 0;
    for (double v : lambda) {
      double rest = 1 - 2 * zeta * v;
      cumulant -= 0.5 * StrictMath.log(rest);
      curvature += 2 * v * v / (rest * rest);
    }
    double w = Math.signum(zeta) * Math.sqrt(-2 * cumulant);
    double v = zeta * Math.sqrt(curvature);
    return Tails.normal(w + StrictMath.log(v / w) / w);
  }

  private static double slope(double[] lambda, double zeta) {
    double sum = 0;
    for (double v : lambda) {
      sum += v / (1 - 2 * zeta * v);
    }
    return sum;
  }
}
