package org.orgstatus.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Difference between the means of two domains of one design, first minus second, with the
 * covariance that comes from shared strata; for shares, times 100 it is in percentage points. R:
 * {@code svycontrast(svyby(~y, ~group, design, svymean, covmat=TRUE), c(1, -1))}.
 */
public final class Difference {

  private Difference() {}

  /**
   * @return n, weighted n and degrees of freedom are those of both domains together; complete only
   *     if both are; empty where one has no member
   * @throws IllegalArgumentException where the domains share a member or belong to two designs
   */
  public static Optional<Estimate> ofMeans(Domain first, Domain second, double[] values) {
    Domain both = first.or(second);
    if (both.n() != first.n() + second.n()) {
      throw new IllegalArgumentException("the domains share members");
    }
    Optional<Estimate> one = Mean.of(first, values);
    Optional<Estimate> two = Mean.of(second, values);
    if (one.isEmpty() || two.isEmpty()) {
      return Optional.empty();
    }
    double[] z = new double[values.length];
    addResiduals(z, first, values, one.get(), 1);
    addResiduals(z, second, values, two.get(), -1);
    return Optional.of(
        new Estimate(
            one.get().value() - two.get().value(),
            standardError(one.get(), two.get(), both, z),
            both.n(),
            one.get().weightedN() + two.get().weightedN(),
            both.degreesOfFreedom(),
            first.complete() && second.complete()));
  }

  private static OptionalDouble standardError(Estimate one, Estimate two, Domain both, double[] z) {
    if (one.complete() && two.complete()) {
      return OptionalDouble.of(0);
    }
    boolean known = one.standardError().isPresent() && two.standardError().isPresent();
    return known ? both.standardErrorOfSum(z) : OptionalDouble.empty();
  }

  /** A complete domain is a fact: its members add no error. */
  private static void addResiduals(
      double[] z, Domain domain, double[] values, Estimate mean, int sign) {
    if (domain.complete()) {
      return;
    }
    for (int k = 0; k < domain.n(); k++) {
      int i = domain.member(k);
      z[i] = sign * domain.weight(i) * (values[i] - mean.value()) / mean.weightedN();
    }
  }
}
