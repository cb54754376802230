package org.orgstatus.analysis.method;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.orgstatus.analysis.definition.DerivedVariable;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable.ValueLabel;

/** A list of single institutions, by reporting unit: for the nation's own desk. */
public final class InstitutionList {

  private static final LocalText INSTITUTION = LocalText.of("高校", "Institution");
  private static final LocalText UNKNOWN = LocalText.of("情况不明", "Not known");

  private final AnalysisRun run;
  private final Map<String, String[]> codes = new HashMap<>();

  public InstitutionList(AnalysisRun run) {
    this.run = run;
  }

  /**
   * @param listed which rows of the dataset
   * @param order within a reporting unit; the lowest first
   * @param cells of a row of the dataset
   */
  public ResultTable table(
      List<ResultTable.Column> columns,
      boolean[] listed,
      Comparator<Integer> order,
      IntFunction<List<Cell>> cells) {
    List<ValueLabel> units =
        run.dataset().codebook().variable(FrameColumns.REPORTING_UNIT).values();
    String[] unitOf = run.values().codes(FrameColumns.REPORTING_UNIT);
    List<ResultTable.Row> rows = new ArrayList<>();
    for (ValueLabel unit : units) {
      IntStream.range(0, listed.length)
          .filter(row -> listed[row] && unitOf[row].equals(unit.code()))
          .boxed()
          .sorted(order.thenComparing(row -> run.dataset().text(row, FrameColumns.UNIT)))
          .forEach(row -> rows.add(row(row, unit, cells.apply(row))));
    }
    return new ResultTable(
        ResultTable.LIST, run.title(ResultTable.LIST), INSTITUTION, columns, rows, List.of());
  }

  private ResultTable.Row row(int row, ValueLabel unit, List<Cell> cells) {
    return new ResultTable.Row(
        run.dataset().text(row, FrameColumns.UNIT),
        LocalText.same(run.dataset().text(row, FrameColumns.NAME)),
        unit.label(),
        false,
        cells);
  }

  /** The label of what a variable or indicator says of a row. */
  public Cell label(String variable, int row) {
    String code = codes.computeIfAbsent(variable, run.values()::codes)[row];
    return labels(variable).stream()
        .filter(v -> v.code().equals(code))
        .findFirst()
        .<Cell>map(v -> new Cell.Words(v.label()))
        .orElseGet(() -> new Cell.NotEstimable(UNKNOWN));
  }

  /** The label of a code, a number, or yes and no. */
  public Cell value(String variable, int row) {
    Optional<Indicator> indicator = run.definitions().findIndicator(variable);
    if (indicator.isEmpty() || indicator.get().kind().isText()) {
      return label(variable, row);
    }
    Measured values = run.values().values(variable);
    if (!values.has(row)) {
      return new Cell.NotEstimable(UNKNOWN);
    }
    return new Cell.Words(indicator.get().said(values.number(row)));
  }

  /** What a variable or indicator is called, with what its numbers mean. */
  public LocalText name(String variable) {
    return run.definitions()
        .findIndicator(variable)
        .map(Indicator::title)
        .or(() -> run.definitions().findVariable(variable).map(DerivedVariable::label))
        .orElseGet(() -> run.dataset().codebook().variable(variable).label());
  }

  private List<ValueLabel> labels(String variable) {
    return run.definitions()
        .findIndicator(variable)
        .map(Indicator::values)
        .or(() -> run.definitions().findVariable(variable).map(DerivedVariable::values))
        .orElseGet(() -> run.dataset().codebook().variable(variable).values());
  }
}
