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
    Arguments.sameLength("has", has.length, domain.design().size());
    if (domain.n() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        domain
            .commonWeights()
            .map(weights -> byStratum(domain, has, weights))
            .orElseGet(() -> byCase(domain, has)));
  }

  private static Estimate byCase(Domain domain, boolean[] has) {
    double[] values = new double[has.length];
    for (int i = 0; i < has.length; i++) {
      values[i] = has[i] ? 1 : 0;
    }
    return Mean.of(domain, values).orElseThrow();
  }

  /** Within a stratum all that have the property are alike, and so are all that do not. */
  private static Estimate byStratum(Domain domain, boolean[] has, double[] weights) {
    int[] with = new int[domain.design().strata()];
    for (int k = 0; k < domain.n(); k++) {
      int i = domain.member(k);
      with[domain.design().stratumOf(i)] += has[i] ? 1 : 0;
    }
    ExactSum above = new ExactSum();
    for (int h = 0; h < with.length; h++) {
      above.add(weights[h], with[h]);
    }
    double units = domain.weightedN();
    double share = above.value() / units;
    int[] stratum = new int[2 * with.length];
    int[] times = new int[2 * with.length];
    double[] z = new double[2 * with.length];
    for (int h = 0; h < with.length; h++) {
      stratum[2 * h] = h;
      times[2 * h] = with[h];
      z[2 * h] = weights[h] * (1 - share) / units;
      stratum[2 * h + 1] = h;
      times[2 * h + 1] = domain.membersIn()[h] - with[h];
      z[2 * h + 1] = weights[h] * (0 - share) / units;
    }
    return Estimate.of(
        domain, share, new StratifiedVariance.Values(stratum, times, new double[][] {z}));
  }

  /** The members for which the property is true, unweighted. */
  public static int count(Domain domain, boolean[] has) {
    Arguments.sameLength("has", has.length, domain.design().size());
    int count = 0;
    for (int k = 0; k < domain.n(); k++) {
      count += has[domain.member(k)] ? 1 : 0;
    }
    return count;
  }
}
