package org.orgstatus.statistics;

import java.util.Arrays;
import java.util.Optional;

/** Weighted mean, a ratio with x = 1. R: {@code svymean(~y, subset(design, member))}. */
public final class Mean {

  private Mean() {}

  /**
   * @param values one for each case of the design; those outside the domain are not read
   * @return empty where the domain has no member
   * @throws IllegalArgumentException where a member has no finite value
   */
  public static Optional<Estimate> of(Domain domain, double[] values) {
    return Ratio.of(domain, values, ones(values.length));
  }

  static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }
}
