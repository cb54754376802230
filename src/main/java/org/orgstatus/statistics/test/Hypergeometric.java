package org.orgstatus.statistics.test;

import java.util.function.DoubleUnaryOperator;

/** Fisher's noncentral hypergeometric distribution of the first cell of a 2×2 table. */
final class Hypergeometric {

  private final int least;
  private final double[] log;

  private Hypergeometric(int least, double[] log) {
    this.least = least;
    this.log = log;
  }

  static Hypergeometric of(TwoByTwo t) {
    int row = t.a() + t.b();
    int column = t.a() + t.c();
    int least = Math.max(0, column - (t.c() + t.d()));
    double[] log = new double[Math.min(row, column) - least + 1];
    for (int k = 0; k < log.length; k++) {
      int a = least + k;
      log[k] =
          -LogFactorial.of(a)
              - LogFactorial.of(row - a)
              - LogFactorial.of(column - a)
              - LogFactorial.of(t.n() - row - column + a);
    }
    return new Hypergeometric(least, log);
  }

  int least() {
    return least;
  }

  int most() {
    return least + log.length - 1;
  }

  double[] density(double odds) {
    double shift = StrictMath.log(odds);
    double[] density = new double[log.length];
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < density.length; k++) {
      density[k] = log[k] + shift * k;
      max = Math.max(max, density[k]);
    }
    double sum = 0;
    for (int k = 0; k < density.length; k++) {
      density[k] = StrictMath.exp(density[k] - max);
      sum += density[k];
    }
    for (int k = 0; k < density.length; k++) {
      density[k] /= sum;
    }
    return density;
  }

  double mean(double odds) {
    double[] density = density(odds);
    double mean = 0;
    for (int k = 0; k < density.length; k++) {
      mean += (least + k) * density[k];
    }
    return mean;
  }

  double from(int a, double odds) {
    double[] density = density(odds);
    double sum = 0;
    for (int k = density.length - 1; k >= a - least; k--) {
      sum += density[k];
    }
    return sum;
  }

  double upTo(int a, double odds) {
    double[] density = density(odds);
    double sum = 0;
    for (int k = 0; k <= a - least; k++) {
      sum += density[k];
    }
    return sum;
  }

  /** Where a rising function of the odds crosses 0, by halving on the log scale. */
  double oddsAt(DoubleUnaryOperator rising) {
    double low = -60;
    double high = 60;
    for (int step = 0; step < 200; step++) {
      double middle = 0.5 * (low + high);
      if (rising.applyAsDouble(StrictMath.exp(middle)) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return StrictMath.exp(0.5 * (low + high));
  }
}
