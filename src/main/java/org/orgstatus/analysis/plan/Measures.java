package org.orgstatus.analysis.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.NormIndex;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;

/** In what the numbers of indicators and indices count. */
record Measures(List<Indicator> indicators, List<NormIndex> indices) {

  /** The unit; empty for what is no number of a single unit of the survey. */
  private Optional<LocalText> unit(String id) {
    if (indices.stream().anyMatch(index -> index.id().equals(id))) {
      return Optional.of(LocalText.same("%"));
    }
    return indicators.stream()
        .filter(i -> i.id().equals(id) && !i.kind().isEstimated() && !i.measure().isEmpty())
        .map(Indicator::measure)
        .findFirst();
  }

  /** Those that are numbers. */
  List<String> numbers(List<String> ids) {
    return ids.stream().filter(id -> unit(id).isPresent()).toList();
  }

  /** Reports rows on one axis that count in different units, by unit. */
  void requireOne(Place place, List<String> rows, Problems problems) {
    Map<LocalText, List<String>> units = new LinkedHashMap<>();
    for (String id : rows) {
      unit(id).ifPresent(unit -> units.computeIfAbsent(unit, u -> new ArrayList<>()).add(id));
    }
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
