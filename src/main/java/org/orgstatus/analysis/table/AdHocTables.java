package org.orgstatus.analysis.table;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.analysis.AnalysisPlans;
import org.orgstatus.analysis.TableUnits;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Makes tables on the spot. The units of the data asked last are kept with their values. */
@ApplicationScoped
public class AdHocTables {

  private static final int KEPT = 4;

  private record Key(String data, Optional<Dataset.Lock> lock, String definitions, UnitKind unit) {}

  @Inject private AnalysisPlans plans;

  private final Map<Key, TableUnits> loaded =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, TableUnits> eldest) {
          return size() > KEPT;
        }
      };

  protected AdHocTables() {}

  /**
   * @throws TableRefused with every fault
   */
  public AnalysisResult make(TableRequest request, WaveData data, Audience audience) {
    TableUnits units = units(data, request.unit());
    synchronized (units) {
      return TableMaker.make(request, units, audience);
    }
  }

  /**
   * One number of a table.
   *
   * @param row key of its row
   * @param column id of its column
   * @throws TableRefused with every fault
   */
  public TableNumber number(
      TableRequest request, WaveData data, Audience audience, String row, String column) {
    TableUnits units = units(data, request.unit());
    synchronized (units) {
      return TableNumber.of(request, units, audience, row, column);
    }
  }

  /**
   * What can be asked of the units of one kind.
   *
   * @throws TableRefused where the data have none
   */
  public List<TableUnits.Name> listNames(WaveData data, UnitKind unit) {
    return units(data, unit).listNames();
  }

  /**
   * The units of one kind with all that can be asked; to be read by one thread at a time.
   *
   * @throws TableRefused where the data have none
   */
  public TableUnits units(WaveData data, UnitKind unit) {
    AnalysisDefinitions definitions = plans.definitions(data.codebooks());
    Key key = new Key(data.version(), data.lock(), definitions.version(), unit);
    synchronized (loaded) {
      return loaded.computeIfAbsent(key, k -> made(definitions, data, unit));
    }
  }

  private static TableUnits made(AnalysisDefinitions definitions, WaveData data, UnitKind unit) {
    if (data.find(unit).isEmpty()) {
      List<String> known = data.tables().stream().map(table -> table.unit().code()).toList();
      throw new TableRefused(
          List.of(TableFault.unknown("unit", "unknown-unit", unit.code(), known)));
    }
    return TableUnits.of(definitions, data, unit);
  }
}
