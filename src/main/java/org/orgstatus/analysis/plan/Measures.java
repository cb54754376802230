package org.orgstatus.analysis.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.NormIndex;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;

/** In what the numbers among a plan's indicators count, by id, in the order of the plan. */
record Measures(Map<String, LocalText> byId) {

  /**
   * @param rows of the plan; yes/no values and shares are no numbers
   * @param indices whose numbers are percentages
   */
  static Measures of(
      List<AnalysisPlan.Row> rows, List<Indicator> indicators, List<NormIndex> indices) {
    Map<String, LocalText> byId = new LinkedHashMap<>();
    for (AnalysisPlan.Row row : rows) {
      String id = row.indicator();
      if (indices.stream().anyMatch(index -> index.id().equals(id))) {
        byId.put(id, LocalText.same("%"));
      } else if (row.shareOf().isEmpty()) {
        indicators.stream()
            .filter(i -> i.id().equals(id) && !i.kind().isEstimated() && !i.measure().isEmpty())
            .forEach(i -> byId.put(id, i.measure()));
      }
    }
    return new Measures(byId);
  }

  List<String> ids() {
    return List.copyOf(byId.keySet());
  }

  /** Reports rows on one axis that count in different units, by unit. */
  void requireOne(Place place, List<String> rows, Problems problems) {
    Map<LocalText, List<String>> units = new LinkedHashMap<>();
    rows.stream()
        .filter(byId::containsKey)
        .forEach(id -> units.computeIfAbsent(byId.get(id), u -> new ArrayList<>()).add(id));
    if (units.size() < 2) {
      return;
    }
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    units.forEach(
        (unit, ids) -> {
          zh.add(unit.zh() + "：" + String.join("、", ids));
          en.add(unit.en() + ": " + String.join(", ", ids));
        });
    problems.add(
        "several-units",
        place,
        "一条数轴只能有一种单位，这张图有" + units.size() + "种（" + String.join("；", zh) + "）。请分成几张图，各用rows写明画哪几行。",
        "An axis has one unit; this figure has "
            + units.size()
            + " ("
            + String.join("; ", en)
            + "). Make a figure of each, with 'rows' naming its rows.");
  }
}
