package org.orgstatus.web.collecting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.orgstatus.collection.Standing;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.sampling.Unit;
import org.orgstatus.web.office.Progress;

/** How far the institutions of one reporting unit have come. */
public record UnitProgress(ReportingUnit unit, Progress progress) {

  /** One line for each reporting unit that has institutions, in the order given. */
  static List<UnitProgress> of(List<ReportingUnit> units, List<CollectionRow> rows) {
    Map<ReportingUnitCode, List<CollectionRow>> byUnit =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.unit().reportingUnit(), TreeMap::new, Collectors.toList()));
    List<UnitProgress> lines = new ArrayList<>();
    for (ReportingUnit unit : units) {
      if (byUnit.containsKey(unit.code())) {
        lines.add(new UnitProgress(unit, progress(byUnit.get(unit.code()))));
      }
    }
    return lines;
  }

  /** How far these institutions have come together. */
  public static Progress progress(List<CollectionRow> rows) {
    List<Unit> units = rows.stream().map(CollectionRow::unit).toList();
    Map<String, Standing> standings =
        rows.stream()
            .map(CollectionRow::standing)
            .filter(standing -> standing != null)
            .collect(Collectors.toMap(Standing::unitCode, standing -> standing));
    return Progress.of(units, standings);
  }
}
