package org.orgstatus.statistics;

import java.util.OptionalDouble;

/**
 * The final outcome of every case of a wave, the letters of AAPOR's Standard Definitions. What
 * counts as complete and what as partial is settled before the wave opens. A unit that answers "we
 * have no association" is a respondent; one that was merged, closed or renamed away is not
 * eligible.
 *
 * @param complete I, complete answers
 * @param partial P, partial answers that still count
 * @param refusal R, refusals and break-offs
 * @param nonContact NC, never reached
 * @param other O, eligible, reached, and no answer for another reason
 * @param unknownUnit UH, not known whether the unit exists
 * @param unknownOther UO, the unit exists, not known whether it belongs to the study
 * @param notEligible known not to belong to the study; enters no rate, only e
 */
public record Dispositions(
    int complete,
    int partial,
    int refusal,
    int nonContact,
    int other,
    int unknownUnit,
    int unknownOther,
    int notEligible) {

  public static final Dispositions NONE = new Dispositions(0, 0, 0, 0, 0, 0, 0, 0);

  public Dispositions {
    Arguments.notNegative("complete", complete);
    Arguments.notNegative("partial", partial);
    Arguments.notNegative("refusal", refusal);
    Arguments.notNegative("non-contact", nonContact);
    Arguments.notNegative("other", other);
    Arguments.notNegative("unknown unit", unknownUnit);
    Arguments.notNegative("unknown, other", unknownOther);
    Arguments.notNegative("not eligible", notEligible);
  }

  /** Both together: rates of the nation come from sums of cases, never from means of rates. */
  public Dispositions plus(Dispositions more) {
    return new Dispositions(
        complete + more.complete,
        partial + more.partial,
        refusal + more.refusal,
        nonContact + more.nonContact,
        other + more.other,
        unknownUnit + more.unknownUnit,
        unknownOther + more.unknownOther,
        notEligible + more.notEligible);
  }

  /** I + P. */
  public int answered() {
    return complete + partial;
  }

  /** (I + P) + (R + NC + O). */
  public int eligible() {
    return answered() + refusal + nonContact + other;
  }

  /** UH + UO. */
  public int unknown() {
    return unknownUnit + unknownOther;
  }

  public int cases() {
    return eligible() + unknown() + notEligible;
  }

  /**
   * e, the share of the unknown cases that is taken as eligible: that among the known cases,
   * eligible ÷ (eligible + not eligible), the proportional allocation of the Standard Definitions.
   * Print it beside every rate that uses it.
   *
   * @return empty where the eligibility of no case is known
   */
  public OptionalDouble eligibleShare() {
    int known = eligible() + notEligible;
    return known == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) eligible() / known);
  }
}
