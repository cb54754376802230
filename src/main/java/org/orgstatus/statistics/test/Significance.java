package org.orgstatus.statistics.test;

import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.Tails;

/**
 * What a test found.
 *
 * @param statistic on the scale that the test names
 * @param degreesOfFreedom of the reference distribution; infinite for a normal or exact one
 * @param p two-sided unless the test says otherwise, in [0, 1], exact far below 1e-16
 * @param n cases that entered
 */
public record Significance(double statistic, double degreesOfFreedom, double p, int n) {

  public Significance {
    Arguments.finite("statistic", statistic);
    Arguments.closed("p", p);
  }

  static Significance chiSquared(double statistic, double degreesOfFreedom, int n) {
    double p = Tails.chiSquared(statistic, degreesOfFreedom);
    return new Significance(statistic, degreesOfFreedom, Math.min(1, p), n);
  }

  static Significance normal(double z, int n) {
    double p = Tails.normalTwoSided(z);
    return new Significance(z, Double.POSITIVE_INFINITY, Math.min(1, p), n);
  }
}
