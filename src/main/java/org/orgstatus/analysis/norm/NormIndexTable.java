package org.orgstatus.analysis.norm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.NormIndex;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.Hiding;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.analysis.value.Measured.State;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Estimate;
import org.orgstatus.statistics.Proportion;
import org.orgstatus.statistics.Spread;

/** How an index of norms is distributed, in the nation and by group. */
final class NormIndexTable {

  private static final LocalText NOT_APPROVED = LocalText.of("未获批的（单列）", "Not approved (apart)");

  private final AnalysisRun run;
  private final BaseUnits units;
  private final Map<Group, List<Slice>> slices;
  private final double high;
  private final double low;

  NormIndexTable(AnalysisRun run, BaseUnits units, Map<Group, List<Slice>> slices) {
    this.run = run;
    this.units = units;
    this.slices = slices;
    this.high = Double.parseDouble(run.plan().setting("high"));
    this.low = Double.parseDouble(run.plan().setting("low"));
  }

  ResultTable table(List<NormIndex> indices) {
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.of("n"));
    columns.add(Column.of("lower_quartile"));
    columns.add(Column.of("median"));
    columns.add(Column.of("upper_quartile"));
    columns.add(Column.of("high", "rate", share("达到", "分以上（%）", "At least ", high)));
    columns.add(Column.of("low", "rate", share("不足", "分（%）", "Below ", low)));
    List<ResultTable.Row> rows = new ArrayList<>();
    indices.forEach(index -> rows(index, rows));
    return new ResultTable(
        "index", run.title("index"), LocalText.of("分组", "Group"), columns, rows, List.of());
  }

  private static LocalText share(String zh, String after, String en, double limit) {
    return LocalText.of(zh + Math.round(limit) + after, en + Math.round(limit) + " (%)");
  }

  private void rows(NormIndex index, List<ResultTable.Row> rows) {
    Measured measured = run.values().values(index.id());
    Cell few = new Cell.Suppressed(Cells.FEW);
    int all = units.count(units.whole(), measured, State.VALUE);
    List<Cell> nation = all > 0 && all < 5 ? same(few) : cells(units, units.whole(), measured);
    rows.add(row(index, "nation", CoverageRows.NATION, true, nation));
    for (Map.Entry<Group, List<Slice>> entry : slices.entrySet()) {
      List<ValueLabel> values = entry.getKey().values();
      int[] n =
          entry.getValue().stream().mapToInt(s -> units.count(s, measured, State.VALUE)).toArray();
      Hiding hiding = Hiding.of(n, n, Disclosure.ORDINARY);
      for (int i = 0; i < n.length; i++) {
        List<Cell> cells =
            hiding.hides(i)
                ? same(hiding.cell(i))
                : cells(units, entry.getValue().get(i), measured);
        String key = entry.getKey().id() + "." + values.get(i).code();
        rows.add(row(index, key, labelled(entry.getKey(), values.get(i)), false, cells));
      }
    }
    if (!run.plan().besideBase().isEmpty()) {
      BaseUnits beside = run.base(run.plan().besideBase());
      int n = beside.count(beside.whole(), measured, State.VALUE);
      List<Cell> cells = n > 0 && n < 5 ? same(few) : cells(beside, beside.whole(), measured);
      rows.add(row(index, "beside", NOT_APPROVED, false, cells));
    }
  }

  private static LocalText labelled(Group group, ValueLabel value) {
    return LocalText.of(
        group.name().zh() + "：" + value.label().zh(),
        group.name().en() + ": " + value.label().en());
  }

  private static ResultTable.Row row(
      NormIndex index, String key, LocalText label, boolean total, List<Cell> cells) {
    return new ResultTable.Row(index.id() + "." + key, label, index.name(), total, cells);
  }

  private static List<Cell> same(Cell cell) {
    return List.of(cell, cell, cell, cell, cell, cell);
  }

  private List<Cell> cells(BaseUnits base, Slice slice, Measured measured) {
    Optional<Domain> domain = base.domain(slice, measured);
    if (domain.isEmpty()) {
      return same(Cells.noAnswer());
    }
    double[] values = measured.numbers();
    Spread spread = Spread.of(domain.get(), values).orElseThrow();
    int population = base.population(slice, measured);
    boolean complete = domain.get().complete();
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(spread.n()));
    cells.add(Cells.number(spread.lowerQuartile(), complete, spread.n(), population));
    cells.add(Cells.number(spread.median(), complete, spread.n(), population));
    cells.add(Cells.number(spread.upperQuartile(), complete, spread.n(), population));
    boolean[] above = new boolean[values.length];
    boolean[] below = new boolean[values.length];
    for (int row = 0; row < values.length; row++) {
      above[row] = values[row] >= high;
      below[row] = values[row] < low;
    }
    int most = base.mostUnits(slice, measured);
    cells.add(Cells.share(share(domain.get(), above), population, most));
    cells.add(Cells.share(share(domain.get(), below), population, most));
    return cells;
  }

  private static Estimate share(Domain domain, boolean[] has) {
    return Proportion.of(domain, has).orElseThrow();
  }
}
