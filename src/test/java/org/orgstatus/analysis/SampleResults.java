package org.orgstatus.analysis;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FormRef;

/** Results made up by hand: their cells, rows and tables. */
public final class SampleResults {

  public static final Dataset.Lock LOCK = new Dataset.Lock(1, "定稿", "ab".repeat(32));

  private SampleResults() {}

  public static ResultTable.Column column(String id, ResultTable.Unit unit, int decimals) {
    return new ResultTable.Column(id, LocalText.same(id), unit, decimals);
  }

  /** A number about units that all answered. */
  public static Cell exact(double value, int n) {
    return new Cell.Estimate(value, Optional.empty(), true, n, n);
  }

  /** A number with its interval about units of which some did not answer. */
  public static Cell weighted(double value, double low, double high, int n, int population) {
    return new Cell.Estimate(
        value, Optional.of(new Cell.Interval(low, high)), false, n, population);
  }

  public static ResultTable.Row row(String key, LocalText label, boolean total, Cell... cells) {
    return new ResultTable.Row(key, label, LocalText.EMPTY, total, Arrays.asList(cells));
  }

  public static ResultTable table(
      String id, List<ResultTable.Column> columns, List<ResultTable.Row> rows) {
    return new ResultTable(
        id, LocalText.same("table " + id), LocalText.same("unit"), columns, rows, List.of());
  }

  public static AnalysisResult result(String plan, ResultTable... tables) {
    return new AnalysisResult(
        plan,
        LocalText.of("对比" + plan, "comparison " + plan),
        LocalText.same("?"),
        LocalText.same("?"),
        List.of("WP-1.6"),
        LocalText.same("counted"),
        Arrays.asList(tables),
        List.of(),
        List.of(),
        new Provenance(
            "W1",
            LocalDate.of(2017, 9, 30),
            LocalText.same("all"),
            LocalText.same("all"),
            100,
            90,
            10,
            List.of(new FormRef("gate", "G", "2017.1", LocalText.same("gate form"))),
            LocalDate.of(2018, 1, 1),
            "data",
            "indicators",
            "plan",
            Optional.of(LOCK)));
  }
}
