package org.orgstatus.analysis.method;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.statistics.Target;

/**
 * Coverage under one denominator or several, each an indicator of its own: a rate with its base.
 */
public final class CoverageRates {

  private static final LocalText COVERAGE = LocalText.of("覆盖率（%）", "Coverage (%)");

  private final AnalysisRun run;
  private final List<String> rates;

  /**
   * @param rates ids of rates; the first is the headline
   */
  public CoverageRates(AnalysisRun run, List<String> rates) {
    this.run = run;
    this.rates = List.copyOf(rates);
  }

  /** The target of a plan with the settings {@code target} and {@code inclusive}. */
  public static Target target(AnalysisPlan plan) {
    int percent = plan.number("target");
    return plan.setting("inclusive").equals("yes")
        ? Target.atLeastPercent(percent)
        : Target.abovePercent(percent);
  }

  public BaseUnits units(String rate) {
    return run.base(run.definitions().indicator(rate).base());
  }

  /** The headline's denominator. */
  public BaseUnits units() {
    return units(rates.get(0));
  }

  public Measured established(String rate) {
    return run.values().values(rate);
  }

  public Coverage coverage(String rate, boolean[] in) {
    return Coverage.of(units(rate), established(rate), in);
  }

  public LocalText label(String rate) {
    LocalText name = run.definitions().indicator(rate).name();
    return LocalText.of(rate + " " + name.zh() + "（%）", rate + " " + name.en() + " (%)");
  }

  /** The rate's id and who is counted. */
  public LocalText denominator(String rate) {
    LocalText of = units(rate).base().denominator();
    return LocalText.of(rate + " " + of.zh(), rate + " " + of.en());
  }

  /** Ids of the columns of {@link #sideBySide}. */
  public static List<String> columns(List<String> rates) {
    return rates.stream()
        .flatMap(r -> Stream.of(r + ".population", r + ".established", r + ".rate"))
        .toList();
  }

  /** Every rate with its denominator, by reporting unit and for the nation. */
  public ResultTable sideBySide(String id, CoverageRows rows) {
    List<ResultTable.Column> columns = new ArrayList<>();
    Map<Integer, BaseUnits> others = new LinkedHashMap<>();
    for (String rate : rates) {
      for (int i = 0; i < 3; i++) {
        others.put(columns.size() + i, units(rate));
      }
      LocalText shared = denominator(rate);
      columns.add(Column.of(rate + ".population", "population").under(shared));
      columns.add(Column.of(rate + ".established", "established").under(shared));
      columns.add(Column.of(rate + ".rate", "rate", COVERAGE).under(shared));
    }
    return rows.table(id, columns, this::cells, new CoverageRows.Denominators(units(), others));
  }

  private List<Cell> cells(boolean[] in) {
    List<Cell> cells = new ArrayList<>();
    for (String rate : rates) {
      Coverage c = coverage(rate, in);
      cells.add(new Cell.Count(c.population()));
      cells.add(new Cell.Count(c.established()));
      cells.add(c.rate());
    }
    return cells;
  }
}
