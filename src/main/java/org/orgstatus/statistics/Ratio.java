package org.orgstatus.statistics;

import java.util.Optional;

/**
 * Ratio of two weighted totals, R = Σ w y / Σ w x, with z = w (y − R x) / Σ w x (Lohr 2022, ch. 4
 * and 9). R: {@code svyratio(~y, ~x, design)}.
 */
public final class Ratio {

  private Ratio() {}

  /**
   * @return empty where the domain has no member or the denominator sums to 0
   * @throws IllegalArgumentException where a member has no finite value
   */
  public static Optional<Estimate> of(Domain domain, double[] numerator, double[] denominator) {
    int size = domain.design().size();
    Arguments.sameLength("numerator", numerator.length, size);
    Arguments.sameLength("denominator", denominator.length, size);
    ExactSum above = new ExactSum();
    ExactSum below = new ExactSum();
    for (int k = 0; k < domain.n(); k++) {
      int i = domain.member(k);
      above.add(domain.weight(i) * Arguments.valueAt("numerator", numerator, i));
      below.add(domain.weight(i) * Arguments.valueAt("denominator", denominator, i));
    }
    double bottom = below.value();
    if (domain.n() == 0 || bottom == 0) {
      return Optional.empty();
    }
    double ratio = above.value() / bottom;
    double[] z = new double[size];
    for (int k = 0; k < domain.n(); k++) {
      int i = domain.member(k);
      z[i] = domain.weight(i) * (numerator[i] - ratio * denominator[i]) / bottom;
    }
    return Optional.of(Estimate.of(domain, ratio, z));
  }
}
