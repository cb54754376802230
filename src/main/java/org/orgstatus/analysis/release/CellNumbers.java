package org.orgstatus.analysis.release;

import java.util.Optional;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.statistics.disclosure.Deduction;

/** The whole numbers that a reader reads from a cell, or that it hides. */
enum CellNumbers {
  /** A plain count. */
  COUNT {
    @Override
    Optional<Deduction.Range> of(Cell cell, ResultTable.Column column) {
      return cell instanceof Cell.Count count && count.count() >= 0
          ? Optional.of(Deduction.Range.exactly(count.count()))
          : hiddenOrNone(cell);
    }
  },
  /** How many answered, behind a share, a median or a score. */
  BASE {
    @Override
    Optional<Deduction.Range> of(Cell cell, ResultTable.Column column) {
      return cell instanceof Cell.Estimate estimate
          ? Optional.of(Deduction.Range.exactly(estimate.n()))
          : hiddenOrNone(cell);
    }
  },
  /**
   * How many have the property: the share times its base. Where all answered a share is that of
   * whole units, known but for rounding; where some did not it is weighted and tells no count.
   */
  PROPERTY {
    @Override
    Optional<Deduction.Range> of(Cell cell, ResultTable.Column column) {
      if (!(cell instanceof Cell.Estimate share)) {
        return hiddenOrNone(cell);
      }
      if (!share.complete() || share.value() < 0 || share.value() > WHOLE) {
        return Optional.empty();
      }
      double half = 0.5 / Math.rint(StrictMath.pow(10, Math.max(0, column.decimals())));
      double low = Math.ceil((share.value() - half) * share.n() / WHOLE - SMALL);
      double high = Math.floor((share.value() + half) * share.n() / WHOLE + SMALL);
      return high < low
          ? Optional.empty()
          : Optional.of(new Deduction.Range(Math.max(0, low), Math.min(share.n(), high)));
    }
  };

  private static final double WHOLE = 100;
  private static final double SMALL = 1e-9;

  /**
   * What the cell says; empty where it holds no such number.
   *
   * @param column that the cell stands in
   */
  abstract Optional<Deduction.Range> of(Cell cell, ResultTable.Column column);

  /** Whether a hidden cell of the column hides such a number. */
  boolean isIn(ResultTable.Column column) {
    return switch (this) {
      case COUNT -> column.unit() == ResultTable.Unit.COUNT;
      case BASE ->
          column.unit() == ResultTable.Unit.PERCENT || column.unit() == ResultTable.Unit.SCORE;
      case PROPERTY -> column.unit() == ResultTable.Unit.PERCENT;
    };
  }

  /** A cell without a unit stands for none; a hidden one for any number. */
  private static Optional<Deduction.Range> hiddenOrNone(Cell cell) {
    if (cell instanceof Cell.Suppressed) {
      return Optional.of(Deduction.Range.UNKNOWN);
    }
    return cell instanceof Cell.NotEstimable
        ? Optional.of(Deduction.Range.exactly(0))
        : Optional.empty();
  }
}
