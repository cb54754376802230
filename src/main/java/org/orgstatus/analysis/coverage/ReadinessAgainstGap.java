package org.orgstatus.analysis.coverage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Coverage;
import org.orgstatus.analysis.method.CoverageRates;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
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
    CoverageRows rows = new CoverageRows(run, units);
    return rows.tableOfUnits(
        id,
        COLUMNS,
        (unit, in) -> unit.isEmpty() ? together(units, rows, in) : cells(in),
        new CoverageRows.Denominators(rates.units(), Map.of()));
  }

  /** Of several units: what one has in excess closes no other's gap, so verdicts are counted. */
  private List<Cell> together(Group units, CoverageRows rows, boolean[] in) {
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    for (ValueLabel unit : units.values()) {
      boolean[] own = rows.unit(unit.code());
      boolean within = IntStream.range(0, in.length).anyMatch(row -> in[row] && own[row]);
      if (within && counts(own).coverage().bounds().isPresent()) {
        verdicts.merge(counts(own).verdict(target), 1, Integer::sum);
      }
    }
    List<Cell> cells = new ArrayList<>(cells(in));
    int last = cells.size() - 1;
    if (cells.get(last) instanceof Cell.Words) {
      int yes = verdicts.getOrDefault(Verdict.YES, 0);
      int open = verdicts.getOrDefault(Verdict.OPEN, 0);
      int no = verdicts.getOrDefault(Verdict.NO, 0);
      cells.set(
          last,
          Cells.words(
              "有缺口的单位中：能" + yes + "，不能" + no + "，待定" + open,
              "Of units with a gap: " + yes + " yes, " + no + " no, " + open + " open"));
    }
    return cells;
  }

  private enum Verdict {
    NO_GAP,
    YES,
    OPEN,
    NO
  }

  /** Institutions of the denominator without an association, and how ready they are. */
  private record Counts(Coverage coverage, int lacking, int scored, int ready) {
    long missing(Target target) {
      return coverage.bounds().orElseThrow().gap(target).atMost();
    }

    Verdict verdict(Target target) {
      long gap = missing(target);
      if (gap == 0) {
        return Verdict.NO_GAP;
      }
      if (ready >= gap) {
        return Verdict.YES;
      }
      return lacking - scored >= gap - ready ? Verdict.OPEN : Verdict.NO;
    }
  }

  private Counts counts(boolean[] in) {
    Measured established = rates.established(rate);
    int lacking = 0;
    int scored = 0;
    int able = 0;
    for (int row = 0; row < in.length; row++) {
      boolean without =
          in[row]
              && rates.units().isMember(row)
              && established.has(row)
              && !established.isTrue(row);
      lacking += without ? 1 : 0;
      scored += without && score.has(row) ? 1 : 0;
      able += without && score.has(row) && score.number(row) >= ready ? 1 : 0;
    }
    return new Counts(rates.coverage(rate, in), lacking, scored, able);
  }

  private List<Cell> cells(boolean[] in) {
    Counts counts = counts(in);
    Coverage c = counts.coverage();
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
    cells.add(new Cell.Count(counts.missing(target)));
    cells.add(new Cell.Count(counts.lacking()));
    cells.add(new Cell.Count(counts.scored()));
    cells.add(new Cell.Count(counts.ready()));
    cells.add(new Cell.Words(words(counts)));
    return cells;
  }

  private LocalText words(Counts counts) {
    long missing = counts.missing(target) - counts.ready();
    int unscored = counts.lacking() - counts.scored();
    return switch (counts.verdict(target)) {
      case NO_GAP -> LocalText.of("没有缺口", "No gap");
      case YES -> LocalText.of("能", "Yes");
      case OPEN ->
          LocalText.of(
              "待定（还缺" + missing + "所，成熟度未知的有" + unscored + "所）",
              "Open (" + missing + " short; readiness of " + unscored + " unknown)");
      case NO -> LocalText.of("不能，还缺" + missing + "所", "No, " + missing + " short");
    };
  }
}
