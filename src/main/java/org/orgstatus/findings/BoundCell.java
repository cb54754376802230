package org.orgstatus.findings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;
import org.orgstatus.statistics.Marked;

/**
 * A cell of a result with what a sentence about it has to know. It is kept with the sentence, so
 * that the number can be read and compared after definitions have changed.
 *
 * @param cell with the decimals that its column shows
 * @param plan title of the comparison
 * @param column with unit and decimals
 * @param bounds lower and upper bound that stand beside a rate of coverage
 * @param standardized the same number standardized, where the table has it
 * @param contrast how far the groups of its row differ, where the table says it
 * @param ofUnits whether the cases are reporting units, not institutions
 * @param places among its neighbours
 */
public record BoundCell(
    Cell cell,
    LocalText plan,
    LocalText table,
    LocalText row,
    ResultTable.Column column,
    Optional<Cell.Interval> bounds,
    Optional<Double> standardized,
    Optional<Contrast> contrast,
    boolean ofUnits,
    Set<CellPlace> places) {

  public BoundCell {
    places = Set.copyOf(places);
  }

  /**
   * What a row says of its groups.
   *
   * @param effect V, or delta of the widest pair
   * @param standardized the same after standardization; empty where the row has none
   * @param verdict in the result's own words, naming the pair
   */
  public record Contrast(double effect, Optional<Double> standardized, LocalText verdict) {}

  /** Whether the reader may see a number or words. */
  public boolean isShown() {
    return !(cell instanceof Cell.Suppressed) && !(cell instanceof Cell.NotEstimable);
  }

  /** Why nothing is shown; empty where something is. */
  public LocalText reason() {
    if (cell instanceof Cell.Suppressed hidden) {
      return hidden.reason();
    }
    return cell instanceof Cell.NotEstimable none ? none.reason() : LocalText.EMPTY;
  }

  /** The same, to stand within a sentence. */
  LocalText because() {
    String en = reason().en();
    String inside =
        en.isEmpty() ? "" : en.substring(0, 1).toLowerCase(Locale.ROOT) + en.substring(1);
    return LocalText.of(reason().zh(), inside);
  }

  /** The number as it is shown; empty for words and for what is withheld. */
  public Optional<BigDecimal> value() {
    if (cell instanceof Cell.Count count) {
      return Optional.of(BigDecimal.valueOf(count.count()));
    }
    return cell instanceof Cell.Estimate estimate
        ? Optional.of(rounded(estimate.value(), column.decimals()))
        : Optional.empty();
  }

  /** Within which the number lies: the interval, else the bounds; empty where it is exact. */
  public Optional<Cell.Interval> span() {
    if (!(cell instanceof Cell.Estimate estimate) || estimate.complete()) {
      return Optional.empty();
    }
    return estimate.interval().or(() -> bounds);
  }

  /** Whether somebody who should have answered did not, and nothing says how far that matters. */
  public boolean isUncertain() {
    return cell instanceof Cell.Estimate estimate && !estimate.complete() && span().isEmpty();
  }

  /** Answers behind the number; empty for counts and words. */
  public Optional<Integer> n() {
    return cell instanceof Cell.Estimate estimate ? Optional.of(estimate.n()) : Optional.empty();
  }

  /** A group that is shown and not compared. */
  public boolean isTooSmallToCompare() {
    return !ofUnits && n().filter(n -> n < Marked.STUDY.comparedFrom()).isPresent();
  }

  static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(Math.max(0, decimals), RoundingMode.HALF_UP);
  }
}
