package org.orgstatus.export.text;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.result.ResultTable.Row;

/** Finds out whether a table states n and N in columns of their own. */
public final class CountColumns {

  private CountColumns() {}

  /** True if some count column repeats n, and some N, of every estimate of this column. */
  public static boolean state(ResultTable table, int column) {
    List<Row> estimated =
        table.rows().stream().filter(r -> r.cells().get(column) instanceof Cell.Estimate).toList();
    return !estimated.isEmpty()
        && repeats(estimated, column, Cell.Estimate::n)
        && repeats(estimated, column, Cell.Estimate::population);
  }

  private static boolean repeats(List<Row> rows, int column, ToIntFunction<Cell.Estimate> countOf) {
    return IntStream.range(0, rows.get(0).cells().size())
        .anyMatch(
            other ->
                rows.stream()
                    .allMatch(
                        row ->
                            row.cells().get(other) instanceof Cell.Count count
                                && row.cells().get(column) instanceof Cell.Estimate estimate
                                && count.count() == countOf.applyAsInt(estimate)));
  }
}
