package org.orgstatus.statistics;

import java.util.Optional;

/**
 * How a count or an amount is spread over a domain, weighted; quartiles by {@link
 * Quantile.Rule#HF7}. No maximum: it discloses one unit.
 *
 * @param shareOfZero weighted share of members whose value is 0, in [0, 1]
 * @param n members, unweighted
 */
public record Spread(
    double lowerQuartile, double median, double upperQuartile, double shareOfZero, int n) {

  /**
   * @param values one for each case of the design; those outside the domain are not read
   * @return empty where the domain has no member
   */
  public static Optional<Spread> of(Domain domain, double[] values) {
    if (domain.n() == 0) {
      return Optional.empty();
    }
    ExactSum zero = new ExactSum();
    for (int k = 0; k < domain.n(); k++) {
      int i = domain.member(k);
      zero.add(values[i] == 0 ? domain.weight(i) : 0);
    }
    Quantile.Sorted sorted = Quantile.Sorted.of(domain, values);
    return Optional.of(
        new Spread(
            at(sorted, 0.25),
            at(sorted, 0.5),
            at(sorted, 0.75),
            zero.value() / domain.weightedN(),
            domain.n()));
  }

  private static double at(Quantile.Sorted sorted, double p) {
    return sorted.at(p, Quantile.Rule.HF7).orElseThrow();
  }
}
