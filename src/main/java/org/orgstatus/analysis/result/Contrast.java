package org.orgstatus.analysis.result;

import java.util.Optional;
import org.orgstatus.base.LocalText;

/**
 * How far groups differ, raw and standardized, and what may be said of it.
 *
 * @param effect V of shares or delta of the widest pair; empty where fewer than two groups are
 *     compared
 * @param n answers in the groups compared
 * @param standardized the same after standardization
 */
public record Contrast(
    Optional<Double> effect,
    Optional<Double> standardized,
    Verdict verdict,
    LocalText pair,
    int n) {

  public enum Verdict {
    HOLDS,
    ONLY_RAW,
    /** Marked, but one of the two groups lacks a stratum: nobody knows whether it holds. */
    NOT_STANDARDIZED,
    NOT_MARKED,
    NOT_COMPARED
  }

  private static final LocalText TOO_FEW =
      LocalText.of("可比的组不足两个（每组至少10个单位）", "Fewer than two groups of ten or more");

  /** Why a group has no standardized value. */
  public static final LocalText NO_STRATUM =
      LocalText.of(
          "该组缺少某一层次的单位，无法标准化",
          "The group has no unit of one of the levels, so it cannot be standardized");

  public static final Contrast NONE =
      new Contrast(Optional.empty(), Optional.empty(), Verdict.NOT_COMPARED, LocalText.EMPTY, 0);

  public Cell effectCell() {
    return cell(effect, TOO_FEW);
  }

  public Cell standardizedCell() {
    return cell(standardized, effect.isPresent() ? NO_STRATUM : TOO_FEW);
  }

  private Cell cell(Optional<Double> value, LocalText whyNot) {
    return value
        .<Cell>map(v -> new Cell.Estimate(v, Optional.empty(), false, n, n))
        .orElseGet(() -> new Cell.NotEstimable(whyNot));
  }

  public Cell verdictCell() {
    return new Cell.Words(
        switch (verdict) {
          case HOLDS ->
              LocalText.of("明显，标准化后仍成立：" + pair.zh(), "Marked, holds standardized: " + pair.en());
          case ONLY_RAW ->
              LocalText.of("标准化后不再明显：" + pair.zh(), "No longer marked standardized: " + pair.en());
          case NOT_STANDARDIZED ->
              LocalText.of(
                  "明显，但无法标准化，不作发现：" + pair.zh(),
                  "Marked, cannot be standardized, no finding: " + pair.en());
          case NOT_MARKED -> LocalText.of("不明显", "Not marked");
          case NOT_COMPARED -> LocalText.of("组太小，不比较", "Groups too small to compare");
        });
  }
}
