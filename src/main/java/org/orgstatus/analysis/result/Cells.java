package org.orgstatus.analysis.result;

import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.statistics.Estimate;
import org.orgstatus.statistics.Interval;
import org.orgstatus.statistics.Suppression;

/** Cells as the methods of analysis need them. */
public final class Cells {

  static final LocalText NOBODY = LocalText.of("口径内没有单位", "No unit in the base");
  public static final LocalText NO_ANSWER = LocalText.of("尚无可用答卷", "No usable answer yet");
  public static final LocalText FEW =
      LocalText.of("不足5个单位，不显示", "Fewer than five units; not shown");
  static final LocalText FEW_MONEY =
      LocalText.of("经费数据不足10个单位，不显示", "Money of fewer than ten units; not shown");
  static final LocalText ALL_ZERO = LocalText.of("合计为0", "The total is 0");
  public static final LocalText DERIVABLE =
      LocalText.of(
          "为防止由合计推算出不足5个单位的格而不显示",
          "Not shown, lest a cell of fewer than five units be worked out from the totals");
  public static final LocalText WITH_OTHERS =
      LocalText.of(
          "为防止推算出同地区分母不足5所的单位，只在所在地区中列出",
          "Shown only as part of the region, lest a smaller unit of it be worked out");
  public static final LocalText SENSITIVE =
      LocalText.of("涉及少数单位，不显示", "Would single out a few units; not shown");

  private Cells() {}

  public static Cell nobody() {
    return new Cell.NotEstimable(NOBODY);
  }

  public static Cell noAnswer() {
    return new Cell.NotEstimable(NO_ANSWER);
  }

  public static Cell allZero() {
    return new Cell.NotEstimable(ALL_ZERO);
  }

  /** A number that the rule does not let stand, with n answers. */
  public static Cell withheld(int n, Suppression.Rule rule) {
    if (n >= rule.threshold()) {
      return new Cell.Suppressed(SENSITIVE);
    }
    return new Cell.Suppressed(rule.threshold() == 5 ? FEW : FEW_MONEY);
  }

  /** A number from which, with the totals, one that is withheld could be worked out. */
  public static Cell derivable() {
    return new Cell.Suppressed(DERIVABLE);
  }

  public static Cell words(String zh, String en) {
    return new Cell.Words(LocalText.of(zh, en));
  }

  /**
   * A share in percent with the study's interval.
   *
   * @param population units that should have a value
   * @param mostUnits units that could have one; the limits at 0 and 100% reach as far as the unseen
   *     among them allow
   */
  public static Cell share(Estimate share, int population, int mostUnits) {
    Estimate open =
        new Estimate(
            share.value(),
            share.standardError(),
            share.n(),
            Math.max(share.weightedN(), mostUnits),
            share.degreesOfFreedom(),
            share.complete());
    Optional<Cell.Interval> interval =
        Interval.ofShare(open).map(i -> new Cell.Interval(100 * i.low(), 100 * i.high()));
    return new Cell.Estimate(
        100 * share.value(),
        interval,
        share.complete(),
        share.n(),
        Math.max(share.n(), population));
  }

  /** A number without interval. */
  public static Cell number(double value, boolean complete, int n, int population) {
    return new Cell.Estimate(value, Optional.empty(), complete, n, Math.max(n, population));
  }
}
