package org.orgstatus.statistics;

import java.util.Optional;

/** Weighted total Σ w y. R: {@code svytotal(~y, subset(design, member))}. */
public final class Total {

  private Total() {}

  /**
   * @param values one for each case of the design; those outside the domain are not read
   * @return empty where the domain has no member
   * @throws IllegalArgumentException where a member has no finite value
   */
  public static Optional<Estimate> of(Domain domain, double[] values) {
    Arguments.sameLength("values", values.length, domain.design().size());
    if (domain.n() == 0) {
      return Optional.empty();
    }
    double[] z = new double[values.length];
    ExactSum total = new ExactSum();
    for (int k = 0; k < domain.n(); k++) {
      int i = domain.member(k);
      z[i] = domain.weight(i) * Arguments.valueAt("value", values, i);
      total.add(z[i]);
    }
    return Optional.of(Estimate.of(domain, total.value(), z));
  }
}
