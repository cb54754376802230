package org.orgstatus.analysis.value;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.orgstatus.analysis.definition.Base;
import org.orgstatus.analysis.definition.RowFacts;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * Values of every kind of unit in one wave, each kind's computed once and able to ask of the others
 * what {@link RowFacts} says. Not safe for use by several threads.
 */
public final class WaveValues {

  private final AnalysisDefinitions definitions;
  private final WaveData data;
  private final Map<UnitKind, RowValues> known = new EnumMap<>(UnitKind.class);
  private final Map<String, BaseUnits> bases = new HashMap<>();

  public WaveValues(AnalysisDefinitions definitions, WaveData data) {
    this.definitions = definitions;
    this.data = data;
  }

  public WaveData data() {
    return data;
  }

  /**
   * @throws NoSuchElementException when the wave has no table of the kind
   */
  public RowValues of(UnitKind unit) {
    return find(unit)
        .orElseThrow(
            () -> new NoSuchElementException("wave " + data.wave().id() + " has no " + unit));
  }

  public BaseUnits base(String id) {
    Base base = definitions.base(id);
    return bases.computeIfAbsent(id, i -> BaseUnits.of(base, of(base.unit())));
  }

  private Optional<RowValues> find(UnitKind unit) {
    if (!known.containsKey(unit)) {
      Optional<RowValues> institutions =
          unit == UnitKind.INSTITUTION ? Optional.empty() : find(UnitKind.INSTITUTION);
      data.find(unit)
          .map(
              table ->
                  new RowValues(
                      definitions, table, institutions, data.find(UnitKind.REPORTING_UNIT)))
          .ifPresent(values -> known.put(unit, values));
    }
    return Optional.ofNullable(known.get(unit));
  }
}
