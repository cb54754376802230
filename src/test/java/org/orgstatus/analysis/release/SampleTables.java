package org.orgstatus.analysis.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.analysis.AnalysisMethod;
import org.orgstatus.analysis.SampleResults;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.OpenTo;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;

/** Tables of four reporting units and the nation, made up by hand. */
final class SampleTables {

  static final List<String> UNITS = List.of("110000", "120000", "130000", "140000");
  static final Cell HIDDEN = new Cell.Suppressed(LocalText.of("不足5个", "Fewer than five"));

  private SampleTables() {}

  static ResultTable.Column counts(String id) {
    return SampleResults.column(id, ResultTable.Unit.COUNT, 0);
  }

  static ResultTable.Column shares(String id) {
    return SampleResults.column(id, ResultTable.Unit.PERCENT, 1);
  }

  static Cell count(long n) {
    return new Cell.Count(n);
  }

  /** One column down the units, the nation last. */
  static ResultTable down(String id, ResultTable.Column column, Cell... cells) {
    List<ResultTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      boolean nation = i == cells.length - 1;
      String key = nation ? "nation" : UNITS.get(i);
      rows.add(row(key, nation, cells[i]));
    }
    return SampleResults.table(id, List.of(column), rows);
  }

  static ResultTable.Row row(String key, boolean total, Cell... cells) {
    return SampleResults.row(key, LocalText.same(key), total, cells);
  }

  static AnalysisPlan plan(String id, AnalysisPlan.TablePlan... tables) {
    return plan(id, Optional.empty(), tables);
  }

  /**
   * @param internal the rule that keeps the comparison inside; empty where it is open
   */
  static AnalysisPlan plan(
      String id, Optional<LocalText> internal, AnalysisPlan.TablePlan... tables) {
    return new AnalysisPlan(
        id,
        LocalText.same(id),
        LocalText.same("?"),
        LocalText.same("?"),
        List.of(),
        internal,
        "all",
        "",
        List.of(),
        List.of(),
        AnalysisMethod.GROUP_PROFILE,
        Map.of(),
        List.of(),
        Arrays.asList(tables),
        List.of(),
        List.of(),
        "hash of " + id,
        Place.file(id + ".yaml"));
  }

  static AnalysisPlan.TablePlan shown(String id, OpenTo openTo) {
    return new AnalysisPlan.TablePlan(id, LocalText.same(id), List.of(), openTo, false);
  }
}
