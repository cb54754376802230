package org.orgstatus.dataset;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * All tables of a wave as they stood at one moment.
 *
 * @param tables one for each kind of unit that a form of the wave asks, in the order of the kinds
 */
public record WaveData(List<Dataset> tables) {

  public WaveData {
    tables = List.copyOf(tables);
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("no table");
    }
  }

  public WaveFacts wave() {
    return tables.get(0).wave();
  }

  public Optional<Dataset> find(UnitKind unit) {
    return tables.stream().filter(table -> table.unit() == unit).findFirst();
  }

  /** The codebooks of the tables. */
  public Map<UnitKind, Codebook> codebooks() {
    Map<UnitKind, Codebook> codebooks = new EnumMap<>(UnitKind.class);
    tables.forEach(table -> codebooks.put(table.unit(), table.codebook()));
    return codebooks;
  }

  /** SHA-256 over the versions of all tables: same inputs, same version. */
  public String version() {
    return Checksums.of(tables.stream().map(Dataset::version));
  }

  /** The lock that froze the data; empty for the present state, which is provisional. */
  public Optional<Dataset.Lock> lock() {
    return tables.get(0).lock();
  }

  /** The same data, known to be frozen. */
  WaveData frozenBy(Dataset.Lock lock) {
    return new WaveData(tables.stream().map(table -> table.frozenBy(lock)).toList());
  }
}
