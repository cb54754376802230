package org.orgstatus.statistics.test;

import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.ExactSum;

/** Mean and variance (n − 1) of a group; the variance of one value is 0. */
record Moments(int n, double mean, double variance) {

  static Moments of(double[] values) {
    double mean = ExactSum.of(values) / values.length;
    ExactSum squares = new ExactSum();
    for (int i = 0; i < values.length; i++) {
      double d = Arguments.valueAt("value", values, i) - mean;
      squares.add(d * d);
    }
    double variance = values.length < 2 ? 0 : squares.value() / (values.length - 1);
    return new Moments(values.length, mean, variance);
  }

  /** s² / n. */
  double ofMean() {
    return variance / n;
  }
}
