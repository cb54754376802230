package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.orgstatus.base.LocalText;
import org.orgstatus.statistics.Bounds;
import org.orgstatus.statistics.Target;

/** Whether the institutions that are ready to found an association close a unit's gap. */
final class ReadinessAgainstGap {

  static final List<ResultTable.Column> COLUMNS =
      List.of(
          Column.of("population"),
          Column.of("established"),
          Column.percents("rate", "覆盖率", "Coverage"),
          Column.of("gap"),
          Column.counts("lacking", "未成立的", "Without one"),
          Column.counts("scored", "其中成熟度已知", "Of these, readiness known"),
          Column.counts("ready", "条件成熟", "Ready"),
          Column.texts("closes", "条件成熟的能否补足缺口", "Gap can be closed from ready institutions"));

  private final AnalysisRun run;
  private final CoverageRates rates;
  private final Target target;
  private final Measured score;
  private final int ready;
  private final String rate;

  /**
   * @param score readiness of institutions without an association
   */
  ReadinessAgainstGap(AnalysisRun run, Measured score) {
    this.run = run;
    this.rate = run.plan().setting("rate");
    this.rates = new CoverageRates(run, List.of(rate));
    this.target = CoverageRates.target(run.plan());
    this.score = score;
    this.ready = run.plan().number("ready");
  }

  ResultTable table(String id) {
    Group units = run.definitions().group("reporting_unit");
    return new CoverageRows(run, units)
        .table(id, COLUMNS, this::cells, new CoverageRows.Denominators(rates.units(), Map.of()));
  }

  private List<Cell> cells(boolean[] in) {
    Coverage c = rates.coverage(rate, in);
    Measured established = rates.established(rate);
    int lacking = 0;
    int scored = 0;
    int willing = 0;
    for (int row = 0; row < in.length; row++) {
      boolean without =
          in[row]
              && rates.units().isMember(row)
              && established.has(row)
              && !established.isTrue(row);
      lacking += without ? 1 : 0;
      scored += without && score.has(row) ? 1 : 0;
      willing += without && score.has(row) && score.number(row) >= ready ? 1 : 0;
    }
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(c.population()));
    cells.add(new Cell.Count(c.established()));
    cells.add(c.rate());
    if (c.bounds().isEmpty()) {
      for (int i = 0; i < 5; i++) {
        cells.add(Cells.nobody());
      }
      return cells;
    }
    Bounds bounds = c.bounds().get();
    long gap = bounds.gap(target).atMost();
    cells.add(new Cell.Count(gap));
    cells.add(new Cell.Count(lacking));
    cells.add(new Cell.Count(scored));
    cells.add(new Cell.Count(willing));
    cells.add(new Cell.Words(verdict(gap, willing, lacking - scored)));
    return cells;
  }

  /**
   * @param unscored institutions without an association whose readiness nobody knows
   */
  private static LocalText verdict(long gap, int ready, int unscored) {
    if (gap == 0) {
      return LocalText.of("没有缺口", "No gap");
    }
    if (ready >= gap) {
      return LocalText.of("能", "Yes");
    }
    long missing = gap - ready;
    return unscored >= missing
        ? LocalText.of(
            "待定（还缺" + missing + "所，成熟度未知的有" + unscored + "所）",
            "Open (" + missing + " short; readiness of " + unscored + " unknown)")
        : LocalText.of("不能，还缺" + missing + "所", "No, " + missing + " short");
  }
}
