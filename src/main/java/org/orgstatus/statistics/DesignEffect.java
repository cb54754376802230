package org.orgstatus.statistics;

/**
 * How much the design changes the variance of a mean against a simple random sample of as many
 * cases: v / v_srs with v_srs = s² (1 − n/N) / n and s² the weighted variance (Kish 1965, p. 257).
 * R: {@code svymean(~y, design, deff=TRUE)}; with replacement, {@code deff="replace"}, without 1 −
 * n/N.
 *
 * @param effect below 1 where strata help, above 1 where weights hurt
 * @param effectiveN n ÷ effect, answers of a simple random sample that would know as much
 */
public record DesignEffect(double effect, double effectiveN) {

  /** What the simple random sample is compared with. */
  public enum Sampling {
    WITHOUT_REPLACEMENT,
    WITH_REPLACEMENT
  }

  /**
   * @param values one for each case of the design; those outside the domain are not read
   * @return not estimable for fewer than two cases, equal values, or a complete domain
   */
  public static Outcome<DesignEffect> of(Domain domain, double[] values, Sampling sampling) {
    if (domain.n() < 2) {
      return Outcome.not(Outcome.Reason.TOO_FEW_CASES, domain.n() + " cases");
    }
    Estimate mean = Mean.of(domain, values).orElseThrow();
    ExactSum squares = new ExactSum();
    for (int k = 0; k < domain.n(); k++) {
      int i = domain.member(k);
      double d = values[i] - mean.value();
      squares.add(domain.weight(i) * d * d);
    }
    double n = domain.n();
    double units = mean.weightedN();
    double variance = squares.value() / units * n / (n - 1);
    double simple = variance / n;
    if (sampling == Sampling.WITHOUT_REPLACEMENT) {
      simple *= (units - n) / units;
    }
    if (variance == 0) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "all values are " + mean.value());
    }
    if (mean.standardError().isEmpty() || mean.complete() || !(simple > 0)) {
      return Outcome.not(
          Outcome.Reason.NO_DEGREES_OF_FREEDOM, "there is no sampling error to compare");
    }
    double effect =
        mean.standardError().getAsDouble() * mean.standardError().getAsDouble() / simple;
    return Outcome.of(new DesignEffect(effect, n / effect));
  }
}
