package org.orgstatus.analysis;

import java.util.List;
import java.util.Optional;
import org.orgstatus.base.LocalText;

/**
 * A figure, drawn from the columns of a table so that it cannot hold other numbers than the table.
 *
 * @param title the question that the figure answers
 * @param tableId the table it is drawn from
 * @param columnIds the columns drawn, one series each
 * @param lowColumnId column of the lower bound drawn as a bar, or empty to use the cells' intervals
 * @param highColumnId column of the upper bound, or empty
 * @param reference a line to compare with, in the columns' unit, for example 50
 * @param referenceName what the line is; empty for a target
 * @param withTotals whether total rows are drawn
 */
public record ResultFigure(
    String id,
    LocalText title,
    Kind kind,
    String tableId,
    List<String> columnIds,
    Optional<String> lowColumnId,
    Optional<String> highColumnId,
    Optional<Double> reference,
    Optional<LocalText> referenceName,
    boolean withTotals) {

  public ResultFigure {
    columnIds = List.copyOf(columnIds);
  }

  /** A figure whose line, if it has one, is a target. */
  public ResultFigure(
      String id,
      LocalText title,
      Kind kind,
      String tableId,
      List<String> columnIds,
      Optional<String> lowColumnId,
      Optional<String> highColumnId,
      Optional<Double> reference,
      boolean withTotals) {
    this(
        id,
        title,
        kind,
        tableId,
        columnIds,
        lowColumnId,
        highColumnId,
        reference,
        Optional.empty(),
        withTotals);
  }

  /** How the rows are drawn. */
  public enum Kind {
    /** A dot and its bounds for each row, by value. */
    INTERVAL_DOTS("interval-dots"),
    /** Dots in the order of the table. */
    DOTS("dots"),
    BARS("bars"),
    /** A line over the rows, such as years, that steps where the number changes. */
    STEPS("steps"),
    /** Rows by columns, the darker the higher, with the number in every cell. */
    HEAT("heat"),
    /** A named point for each row: the first column across, the second up, its block by shape. */
    SCATTER("scatter");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As plans write it. */
    public String word() {
      return word;
    }
  }
}
