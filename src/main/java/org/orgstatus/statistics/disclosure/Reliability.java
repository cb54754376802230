package org.orgstatus.statistics.disclosure;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.statistics.Estimate;
import org.orgstatus.statistics.Interval;

/**
 * Flags of estimates that are too uncertain to be shown, as a rule set that a table switches on.
 * The default numbers are the presentation standards of NCHS: Parker and others 2017, Vital and
 * Health Statistics series 2 no. 175 (proportions); no. 200, table A (counts). Not for complete
 * strata: a census fact about nine institutions is certain, and "n ≥ 30" would hide it; estimates
 * that are complete get no flag.
 *
 * @param leastEffectiveN a share on fewer effective answers is hidden
 * @param narrow an interval at most this wide is shown whatever its relative width
 * @param wide an interval at least this wide is hidden
 * @param relative a width of more than this times the share is hidden; of the complement, a
 *     footnote
 * @param leastFreedom fewer degrees of freedom call for review
 * @param leastCountN a count on fewer answers is hidden
 * @param relativeCount a count with a wider relative interval is hidden
 */
public record Reliability(
    double leastEffectiveN,
    double narrow,
    double wide,
    double relative,
    int leastFreedom,
    int leastCountN,
    double relativeCount) {

  /** NCHS series 2 nos. 175 and 200. */
  public static final Reliability NCHS = new Reliability(30, 0.05, 0.30, 1.30, 8, 10, 1.60);

  /** What a table does with an estimate; several may hold. */
  public enum Flag {
    /** Hide it. */
    SUPPRESS,
    /** Show it, and say that its complement is uncertain. */
    FOOTNOTE_COMPLEMENT,
    /** A person looks at it: few degrees of freedom. */
    REVIEW_FREEDOM,
    /** A person looks at it: 0 or 100%. */
    REVIEW_END
  }

  /**
   * Of a share. The effective number of answers is capped at n, unlike in the interval.
   *
   * @param interval of the share; empty where it has none
   */
  public Set<Flag> ofShare(Estimate share, Optional<Interval> interval) {
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    if (share.complete()) {
      return flags;
    }
    double p = share.value();
    boolean end = p <= 0 || p >= 1;
    if (!end && (share.standardError().isEmpty() || interval.isEmpty())) {
      return EnumSet.of(Flag.SUPPRESS);
    }
    double width = end ? 0 : interval.orElseThrow().high() - interval.orElseThrow().low();
    if (effective(share, end) < leastEffectiveN || !narrowEnough(width, p)) {
      return EnumSet.of(Flag.SUPPRESS);
    }
    if (width > narrow && width / (1 - p) > relative) {
      flags.add(Flag.FOOTNOTE_COMPLEMENT);
    }
    if (share.degreesOfFreedom() < leastFreedom) {
      flags.add(Flag.REVIEW_FREEDOM);
    }
    if (end) {
      flags.add(Flag.REVIEW_END);
    }
    return flags;
  }

  private static double effective(Estimate share, boolean end) {
    double se = share.standardError().orElse(0);
    if (end || se == 0) {
      return share.n();
    }
    return Math.min(share.n(), share.value() * (1 - share.value()) / (se * se));
  }

  private boolean narrowEnough(double width, double p) {
    return width <= narrow || (width < wide && width / p <= relative);
  }

  /** Of a weighted count or total above 0. */
  public Set<Flag> ofCount(Estimate count, Optional<Interval> interval) {
    if (count.complete()) {
      return EnumSet.noneOf(Flag.class);
    }
    boolean shown =
        count.n() >= leastCountN
            && count.value() > 0
            && interval.isPresent()
            && (interval.get().high() - interval.get().low()) / count.value() <= relativeCount;
    if (!shown) {
      return EnumSet.of(Flag.SUPPRESS);
    }
    return count.degreesOfFreedom() < leastFreedom
        ? EnumSet.of(Flag.REVIEW_FREEDOM)
        : EnumSet.noneOf(Flag.class);
  }
}
