package org.orgstatus.analysis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Which groups make up which whole, by the ids that rows and columns of results have. */
@ApplicationScoped
public class Partitions {

  /**
   * A whole and its parts.
   *
   * @param whole {@link ResultTable#NATION}, or the code of a region
   * @param parts codes of groups, none of which overlap
   */
  public record Partition(String whole, List<String> parts) {
    public Partition {
      parts = List.copyOf(parts);
    }
  }

  @Inject private AnalysisPlans plans;
  @Inject private DataLocks locks;

  protected Partitions() {}

  /** Every way of grouping that is defined, and the units of each region. */
  public List<Partition> of(DataLock lock) {
    WaveData data = locks.data(lock);
    return of(plans.read(data.codebooks()).definitions(), data);
  }

  static List<Partition> of(AnalysisDefinitions definitions, WaveData data) {
    List<Partition> all = new ArrayList<>();
    definitions
        .groups()
        .forEach(
            group ->
                all.add(
                    new Partition(
                        ResultTable.NATION,
                        group.values().stream().map(ValueLabel::code).toList())));
    data.find(UnitKind.INSTITUTION).ifPresent(table -> all.addAll(regions(table)));
    return all.stream().distinct().toList();
  }

  private static List<Partition> regions(Dataset institutions) {
    Map<String, TreeSet<String>> unitsOf = new TreeMap<>();
    for (int row = 0; row < institutions.size(); row++) {
      unitsOf
          .computeIfAbsent(institutions.text(row, FrameColumns.REGION), r -> new TreeSet<>())
          .add(institutions.text(row, FrameColumns.REPORTING_UNIT));
    }
    List<Partition> regions = new ArrayList<>();
    unitsOf.forEach((region, units) -> regions.add(new Partition(region, List.copyOf(units))));
    return regions;
  }
}
