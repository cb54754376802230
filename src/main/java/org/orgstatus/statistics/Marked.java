package org.orgstatus.statistics;

import java.util.Arrays;

/**
 * From where on a difference between groups is called marked (明显差异) and written up. Limits are
 * inclusive, with a slack of 1e-9 for rounding.
 *
 * @param difference between shares in [0, 1], so 0.10 for 10 percentage points
 * @param cramersV between classifications
 * @param cliffsDelta between ordinal values or counts
 * @param comparedFrom smaller groups are shown, not compared
 * @param shownFrom smaller groups are suppressed
 */
public record Marked(
    double difference, double cramersV, double cliffsDelta, int comparedFrom, int shownFrom) {

  /** The rule of this study: 10 points, V ≥ 0.15, |delta| ≥ 0.28; n ≥ 10 compared, n ≥ 5 shown. */
  public static final Marked STUDY = new Marked(0.10, 0.15, 0.28, 10, 5);

  private static final double SLACK = 1e-9;

  /** What may be said about a difference. */
  public enum Verdict {
    MARKED,
    NOT_MARKED,
    /** A group is too small to be compared; its value is shown. */
    NOT_COMPARED,
    /** A group is too small to be shown. */
    SUPPRESSED
  }

  public Marked {
    Arguments.open("difference", difference);
    Arguments.open("V", cramersV);
    Arguments.open("delta", cliffsDelta);
    if (shownFrom < 1 || comparedFrom < shownFrom) {
      throw new IllegalArgumentException("limits " + shownFrom + " and " + comparedFrom);
    }
  }

  /**
   * @param shares first minus second, in [−1, 1]
   * @param n answers in each group
   */
  public Verdict ofShares(double shares, int... n) {
    return verdict(Math.abs(shares), difference, n);
  }

  /**
   * @param v plain or corrected, the one that the table prints
   */
  public Verdict ofTable(double v, int... n) {
    return verdict(v, cramersV, n);
  }

  public Verdict ofRanks(double delta, int... n) {
    return verdict(Math.abs(delta), cliffsDelta, n);
  }

  /**
   * A difference between shares that holds after standardization: marked raw and standardized, with
   * the same sign; otherwise not marked.
   */
  public Verdict ofStandardizedShares(double raw, double standardized, int... n) {
    boolean same = Math.signum(raw) == Math.signum(standardized);
    return verdict(same ? Math.min(Math.abs(raw), Math.abs(standardized)) : 0, difference, n);
  }

  private Verdict verdict(double effect, double limit, int... n) {
    Arguments.closed("effect", Math.max(0, effect - SLACK));
    int least = Arrays.stream(n).min().orElseThrow();
    if (least < shownFrom) {
      return Verdict.SUPPRESSED;
    }
    if (least < comparedFrom) {
      return Verdict.NOT_COMPARED;
    }
    return effect >= limit - SLACK ? Verdict.MARKED : Verdict.NOT_MARKED;
  }
}
