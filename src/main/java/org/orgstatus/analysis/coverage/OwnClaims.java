package org.orgstatus.analysis.coverage;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.CoverageRates;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.UnitForms;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;

/** What reporting units say of their coverage in form C, beside what was counted. */
final class OwnClaims {

  static final List<ResultTable.Column> COLUMNS =
      List.of(
          Column.counts("claimed", "自报已成立", "Established, claimed"),
          Column.counts("counted", "统计已成立", "Established, counted"),
          Column.texts("rule", "自报采用的范围", "Institutions that it counts"),
          Column.percents("own_rate", "自报覆盖率", "Coverage, claimed"),
          Column.percents("headline", "统计覆盖率（主口径）", "Coverage, headline"),
          Column.points("difference", "自报减统计（百分点）", "Claimed less headline (points)"));

  private static final LocalText NOT_ADDED =
      LocalText.of("各单位自报的口径不同，不合计", "Claims by different rules are not added up");
  private static final LocalText NO_CLAIM =
      LocalText.of("未填报，或该范围的已成立数丙表没有问", "Not answered, or form C does not ask it for this rule");

  private final AnalysisRun run;
  private final CoverageRates coverage;
  private final UnitForms forms;

  OwnClaims(AnalysisRun run, CoverageRates coverage) {
    this.run = run;
    this.coverage = coverage;
    this.forms = new UnitForms(run);
  }

  ResultTable table(String id, CoverageRows rows) {
    BaseUnits counted = coverage.units(run.plan().setting("counted"));
    return rows.tableOfUnits(
        id,
        COLUMNS,
        this::cells,
        new CoverageRows.Denominators(coverage.units(), Map.of(0, counted, 1, counted)));
  }

  private List<Cell> cells(String unit, boolean[] in) {
    Cell counted =
        new Cell.Count(coverage.coverage(run.plan().setting("counted"), in).established());
    Cell headline = coverage.coverage(run.plan().settings("rates").get(0), in).rate();
    OptionalInt form = forms.row(unit);
    if (form.isEmpty()) {
      Cell none = new Cell.NotEstimable(unit.isEmpty() ? NOT_ADDED : UnitForms.NO_FORM);
      return List.of(none, counted, none, none, headline, none);
    }
    int row = form.getAsInt();
    Cell own = number("own_rate", row);
    return List.of(count(row), counted, rule(row), own, headline, difference(own, headline));
  }

  private Measured measured(String setting) {
    return forms.values(run.plan().setting(setting));
  }

  private Cell count(int row) {
    Measured claimed = measured("claimed");
    return claimed.has(row)
        ? new Cell.Count(Math.round(claimed.number(row)))
        : new Cell.NotEstimable(NO_CLAIM);
  }

  private Cell number(String setting, int row) {
    Measured claimed = measured(setting);
    return claimed.has(row)
        ? Cell.Estimate.exact(claimed.number(row), 1, 1)
        : new Cell.NotEstimable(NO_CLAIM);
  }

  private Cell rule(int row) {
    Measured rules = measured("own_rule");
    return run.definitions().indicator(run.plan().setting("own_rule")).values().stream()
        .filter(v -> rules.has(row) && v.code().equals(rules.text(row)))
        .findFirst()
        .<Cell>map(v -> new Cell.Words(v.label()))
        .orElseGet(() -> new Cell.NotEstimable(NO_CLAIM));
  }

  private static Cell difference(Cell own, Cell headline) {
    if (own instanceof Cell.Estimate o && headline instanceof Cell.Estimate h) {
      return Cells.number(o.value() - h.value(), h.complete(), h.n(), h.population());
    }
    return own instanceof Cell.Estimate ? headline : own;
  }
}
