package org.orgstatus.analysis.typology;

import java.util.ArrayList;
import java.util.List;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.GroupShares;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.Quantile;

/** Quarters by two sides, organization and activity, for where no division into types stands. */
final class TypologyAxes {

  private static final LocalText AXIS_OF_ORGANIZATION = LocalText.of("组织", "Organization");
  private static final LocalText AXIS_OF_ACTIVITY = LocalText.of("活动", "Activity");

  private final AnalysisRun run;
  private final BaseUnits units;

  TypologyAxes(AnalysisRun run, BaseUnits units) {
    this.run = run;
    this.units = units;
  }

  ResultTable table(String id) {
    Measured across = run.values().values(run.plan().setting("activity"));
    String[] rowOf = quarters(run.values().values(run.plan().setting("organization")));
    String[] columnOf = quarters(across);
    List<ValueLabel> labels = quarterLabels(AXIS_OF_ORGANIZATION);
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.of("n"));
    quarterLabels(AXIS_OF_ACTIVITY)
        .forEach(v -> columns.add(Column.of(v.code(), "rate", v.label())));
    List<ResultTable.Row> rows = new ArrayList<>();
    List<Slice> slices = labels.stream().map(v -> Slice.of(rowOf, v.code())).toList();
    List<List<Cell>> cells =
        labels.stream()
            .map(
                v ->
                    new GroupShares(
                            units, Measured.of(columnOf, v.code()), slices, Disclosure.ORDINARY)
                        .groups())
            .toList();
    Measured known = new Measured(units.size());
    for (int row = 0; row < columnOf.length; row++) {
      known.set(row, columnOf[row].isEmpty() ? 0 : 1, "");
    }
    for (int r = 0; r < labels.size(); r++) {
      int at = r;
      List<Cell> line = new ArrayList<>();
      line.add(new Cell.Count(units.countTrue(slices.get(r), known)));
      cells.forEach(column -> line.add(column.get(at)));
      ValueLabel label = labels.get(r);
      rows.add(new ResultTable.Row(label.code(), label.label(), LocalText.EMPTY, false, line));
    }
    return new ResultTable(id, run.title(id), AXIS_OF_ORGANIZATION, columns, rows, List.of());
  }

  private static List<ValueLabel> quarterLabels(LocalText axis) {
    return List.of(
        quarter("q1", axis, "最低四分之一", "lowest quarter"),
        quarter("q2", axis, "第二个四分之一", "second quarter"),
        quarter("q3", axis, "第三个四分之一", "third quarter"),
        quarter("q4", axis, "最高四分之一", "highest quarter"));
  }

  private static ValueLabel quarter(String code, LocalText axis, String zh, String en) {
    return new ValueLabel(code, LocalText.of(axis.zh() + "：" + zh, axis.en() + ": " + en));
  }

  /** The quarter of each answer; a number on a limit lies in the lower one. */
  private String[] quarters(Measured measured) {
    double[] known = units.answers(units.whole(), measured);
    String[] quarters = new String[units.size()];
    for (int row = 0; row < quarters.length; row++) {
      if (!units.isAnswered(row) || !measured.has(row)) {
        quarters[row] = "";
      } else {
        int above = 1;
        for (double p : new double[] {0.25, 0.5, 0.75}) {
          above += measured.number(row) > Quantile.type7(known, p).orElseThrow() ? 1 : 0;
        }
        quarters[row] = "q" + above;
      }
    }
    return quarters;
  }
}
