package org.orgstatus.statistics.qca;

import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.ExactSum;
import org.orgstatus.statistics.Outcome;

/**
 * How well membership in X is sufficient for Y. R: {@code QCA::pof(x, y, relation="sufficiency")},
 * by formula. For necessity exchange X and Y: its coverage is the consistency here.
 *
 * @param consistency Σ min(x, y) / Σ x
 * @param pri (Σ min(x, y) − Σ min(x, y, 1 − y)) / (Σ x − Σ min(x, y, 1 − y)): how much X points to
 *     Y and not also to its absence
 * @param coverage Σ min(x, y) / Σ y
 */
public record Fit(double consistency, double pri, double coverage) {

  /**
   * @param x memberships in [0, 1]; crisp sets are 0 and 1
   */
  public static Outcome<Fit> of(double[] x, double[] y) {
    Arguments.sameLength("y", y.length, x.length);
    double[] both = new double[x.length];
    double[] three = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      Arguments.closed("membership", x[i]);
      both[i] = Math.min(x[i], Arguments.closed("membership", y[i]));
      three[i] = Math.min(both[i], 1 - y[i]);
    }
    double sumX = ExactSum.of(x);
    double sumY = ExactSum.of(y);
    if (sumX == 0 || sumY == 0) {
      return Outcome.not(Outcome.Reason.NO_CASES, "no case belongs to one of the sets");
    }
    double sum = ExactSum.of(both);
    double ambiguous = ExactSum.of(three);
    double rest = sumX - ambiguous;
    return Outcome.of(new Fit(sum / sumX, rest == 0 ? 0 : (sum - ambiguous) / rest, sum / sumY));
  }
}
