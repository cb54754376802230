package org.orgstatus.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Outcome rates of AAPOR's Standard Definitions (American Association for Public Opinion Research,
 * Standard Definitions: Final Dispositions of Case Codes and Outcome Rates for Surveys, 8th ed.
 * 2015, part "Calculating Outcome Rates"), with its numbers. Letters as in {@link Dispositions}; U
 * = UH + UO. Not for a sample drawn with unequal probabilities: weight the cases first.
 */
public enum OutcomeRate {
  /** I / ((I + P) + (R + NC + O) + U): the minimum response rate. */
  RR1(Top.COMPLETE, Unknown.ALL),
  /** (I + P) / ((I + P) + (R + NC + O) + U). */
  RR2(Top.ANSWERED, Unknown.ALL),
  /** I / ((I + P) + (R + NC + O) + e U). */
  RR3(Top.COMPLETE, Unknown.ESTIMATED),
  /** (I + P) / ((I + P) + (R + NC + O) + e U). */
  RR4(Top.ANSWERED, Unknown.ESTIMATED),
  /** I / ((I + P) + (R + NC + O)): no unknown case is eligible; the maximum response rate. */
  RR5(Top.COMPLETE, Unknown.NONE),
  /** (I + P) / ((I + P) + (R + NC + O)). */
  RR6(Top.ANSWERED, Unknown.NONE),
  /** I / ((I + P) + R + O): the minimum cooperation rate, out of those reached. */
  COOP1(Top.COMPLETE, Unknown.NONE),
  /** (I + P) / ((I + P) + R + O). */
  COOP2(Top.ANSWERED, Unknown.NONE),
  /** I / ((I + P) + R). */
  COOP3(Top.COMPLETE, Unknown.NONE),
  /** (I + P) / ((I + P) + R). */
  COOP4(Top.ANSWERED, Unknown.NONE),
  /** R / ((I + P) + (R + NC + O) + U). */
  REF1(Top.REFUSAL, Unknown.ALL),
  /** R / ((I + P) + (R + NC + O) + e U). */
  REF2(Top.REFUSAL, Unknown.ESTIMATED),
  /** R / ((I + P) + (R + NC + O)). */
  REF3(Top.REFUSAL, Unknown.NONE),
  /** ((I + P) + R + O) / ((I + P) + (R + NC + O) + U). */
  CON1(Top.REACHED, Unknown.ALL),
  /** ((I + P) + R + O) / ((I + P) + (R + NC + O) + e U). */
  CON2(Top.REACHED, Unknown.ESTIMATED),
  /** ((I + P) + R + O) / ((I + P) + (R + NC + O)). */
  CON3(Top.REACHED, Unknown.NONE);

  private enum Top {
    COMPLETE,
    ANSWERED,
    REFUSAL,
    REACHED
  }

  private enum Unknown {
    ALL,
    ESTIMATED,
    NONE
  }

  /**
   * @param value in [0, 1]
   * @param numerator a count
   * @param denominator a count, not whole where e is used
   * @param eligibleShare e; empty for a rate that does not use it
   */
  public record Value(
      OutcomeRate rate,
      double value,
      int numerator,
      double denominator,
      OptionalDouble eligibleShare) {}

  private final Top top;
  private final Unknown unknown;

  OutcomeRate(Top top, Unknown unknown) {
    this.top = top;
    this.unknown = unknown;
  }

  /** Whether the rate depends on e. */
  public boolean usesEligibleShare() {
    return unknown == Unknown.ESTIMATED;
  }

  /**
   * With e from the cases themselves.
   *
   * @return empty where the denominator is 0, or e is needed and no eligibility is known
   */
  public Optional<Value> of(Dispositions cases) {
    if (usesEligibleShare() && cases.unknown() > 0 && cases.eligibleShare().isEmpty()) {
      return Optional.empty();
    }
    return of(cases, cases.eligibleShare().orElse(1));
  }

  /**
   * @param eligibleShare e in [0, 1], for example that of the nation for a small province
   * @return empty where the denominator is 0
   */
  public Optional<Value> of(Dispositions cases, double eligibleShare) {
    Arguments.closed("e", eligibleShare);
    double bottom = denominator(cases, eligibleShare);
    if (bottom == 0) {
      return Optional.empty();
    }
    OptionalDouble e =
        usesEligibleShare() ? OptionalDouble.of(eligibleShare) : OptionalDouble.empty();
    int count = numerator(cases);
    return Optional.of(new Value(this, count / bottom, count, bottom, e));
  }

  private int numerator(Dispositions cases) {
    switch (top) {
      case COMPLETE:
        return cases.complete();
      case ANSWERED:
        return cases.answered();
      case REFUSAL:
        return cases.refusal();
      default:
        return cases.eligible() - cases.nonContact();
    }
  }

  private double denominator(Dispositions cases, double eligibleShare) {
    switch (this) {
      case COOP1:
      case COOP2:
        return cases.eligible() - cases.nonContact();
      case COOP3:
      case COOP4:
        return cases.answered() + cases.refusal();
      default:
        return cases.eligible() + unknownCounted(cases, eligibleShare);
    }
  }

  private double unknownCounted(Dispositions cases, double eligibleShare) {
    switch (unknown) {
      case ALL:
        return cases.unknown();
      case ESTIMATED:
        return eligibleShare * cases.unknown();
      default:
        return 0;
    }
  }
}
