package org.orgstatus.export.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;

/** Which tables of a result are printed, and one sentence for those that have no row. */
public final class TablesShown {

  private TablesShown() {}

  /** Tables with rows. */
  public static List<ResultTable> of(AnalysisResult result) {
    return result.tables().stream().filter(t -> !t.rows().isEmpty()).toList();
  }

  /** Whether a table has a row in which anything could be counted, withheld or not. */
  public static boolean hasNumbers(ResultTable table) {
    return table.rows().stream()
        .flatMap(row -> row.cells().stream())
        .anyMatch(cell -> !(cell instanceof Cell.NotEstimable));
  }

  /** For each reason why tables have no row that reason, with the names of those tables. */
  public static List<String> withoutRows(AnalysisResult result, Messages labels) {
    Language language = labels.language();
    Map<String, List<String>> titles = new LinkedHashMap<>();
    for (ResultTable table : result.tables()) {
      if (table.rows().isEmpty()) {
        String why =
            table.notes().isEmpty()
                ? labels.get("result.noRows")
                : table.notes().get(0).in(language);
        titles.computeIfAbsent(why, w -> new ArrayList<>()).add(table.title().in(language));
      }
    }
    String comma = language == Language.ZH ? "、" : "; ";
    return titles.entrySet().stream()
        .map(e -> labels.get("result.withoutRows", e.getKey(), String.join(comma, e.getValue())))
        .map(InertText::shown)
        .toList();
  }
}
