package org.orgstatus.statistics;

import java.util.OptionalDouble;

/**
 * A weighted estimate for one domain.
 *
 * @param value in the variable's own unit; a proportion is in [0, 1], not percent
 * @param standardError same unit as value, 0 if complete; empty where the design does not allow one
 * @param n answers that it rests on, unweighted
 * @param weightedN units that they stand for
 * @param degreesOfFreedom answers minus strata, in the domain
 * @param complete whether every unit of the base answered (全数)
 */
public record Estimate(
    double value,
    OptionalDouble standardError,
    int n,
    double weightedN,
    int degreesOfFreedom,
    boolean complete) {

  public Estimate {
    Arguments.finite("estimate", value);
    standardError.ifPresent(se -> Arguments.notNegative("standard error", se));
  }

  static Estimate of(Domain domain, double value, double[] linearised) {
    return of(domain, value, domain.standardErrorOfSum(linearised));
  }

  static Estimate of(Domain domain, double value, StratifiedVariance.Values linearised) {
    return of(domain, value, domain.standardErrorOfSum(linearised));
  }

  private static Estimate of(Domain domain, double value, OptionalDouble standardError) {
    return new Estimate(
        value,
        standardError,
        domain.n(),
        domain.weightedN(),
        domain.degreesOfFreedom(),
        domain.complete());
  }
}
