package org.orgstatus.statistics;

import java.util.Optional;

/** Weighted share of the cases that have a property, in [0, 1]. */
public final class Proportion {

  private Proportion() {}

  /**
   * @param has one for each case of the design; those outside the domain are not read
   * @return empty where the domain has no member
   */
  public static Optional<Estimate> of(Domain domain, boolean[] has) {
    double[] values = new double[has.length];
    for (int i = 0; i < has.length; i++) {
      values[i] = has[i] ? 1 : 0;
    }
    return Mean.of(domain, values);
  }

  /** The members for which the property is true, unweighted. */
  public static int count(Domain domain, boolean[] has) {
    Arguments.sameLength("has", has.length, domain.design().size());
    int count = 0;
    for (int i = 0; i < has.length; i++) {
      count += domain.contains(i) && has[i] ? 1 : 0;
    }
    return count;
  }
}
