package org.orgstatus.analysis.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.orgstatus.dataset.Dataset;

/** Results in their canonical bytes, for keeping: the same result gives the same bytes. */
public final class ResultBytes {

  private ResultBytes() {}

  public static byte[] of(AnalysisResult result) {
    return ResultText.write(result);
  }

  /**
   * @param lock the lock that the result was computed from
   */
  public static AnalysisResult read(byte[] bytes, Dataset.Lock lock) {
    return ResultReader.read(bytes, lock);
  }

  /**
   * The result with no more digits than its columns show, so that nobody can tell more from a file
   * than from the page.
   */
  public static AnalysisResult rounded(AnalysisResult result) {
    return withTables(result, result.tables().stream().map(ResultBytes::rounded).toList());
  }

  /** The same result with other tables; figures of tables that are gone, or empty, go with them. */
  public static AnalysisResult withTables(AnalysisResult result, List<ResultTable> tables) {
    return new AnalysisResult(
        result.planId(),
        result.title(),
        result.question(),
        result.policyQuestion(),
        result.clauses(),
        result.method(),
        tables,
        result.figures().stream()
            .filter(
                figure ->
                    tables.stream()
                        .anyMatch(t -> t.id().equals(figure.tableId()) && !t.rows().isEmpty()))
            .toList(),
        result.notes(),
        result.provenance());
  }

  /** The same table with other rows. */
  public static ResultTable withRows(ResultTable table, List<ResultTable.Row> rows) {
    return new ResultTable(
        table.id(), table.title(), table.corner(), table.columns(), rows, table.notes());
  }

  /**
   * Whether a cell had to be hidden for itself, and not only because another one could be worked
   * out from it.
   */
  public static boolean isPrimary(Cell.Suppressed cell) {
    return !cell.reason().equals(Cells.DERIVABLE) && !cell.reason().equals(Cells.WITH_OTHERS);
  }

  private static ResultTable rounded(ResultTable table) {
    return withRows(
        table,
        table.rows().stream()
            .map(
                row ->
                    new ResultTable.Row(
                        row.key(),
                        row.label(),
                        row.block(),
                        row.total(),
                        IntStream.range(0, row.cells().size())
                            .mapToObj(
                                i -> rounded(row.cells().get(i), table.columns().get(i).decimals()))
                            .toList()))
            .toList());
  }

  private static Cell rounded(Cell cell, int decimals) {
    if (!(cell instanceof Cell.Estimate estimate)) {
      return cell;
    }
    Optional<Cell.Interval> interval =
        estimate
            .interval()
            .map(i -> new Cell.Interval(round(i.low(), decimals), round(i.high(), decimals)));
    return new Cell.Estimate(
        round(estimate.value(), decimals),
        interval,
        estimate.complete(),
        estimate.n(),
        estimate.population());
  }

  private static double round(double value, int decimals) {
    return BigDecimal.valueOf(value)
        .setScale(Math.max(0, decimals), RoundingMode.HALF_UP)
        .doubleValue();
  }
}
