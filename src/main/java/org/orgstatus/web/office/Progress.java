package org.orgstatus.web.office;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Standing;
import org.orgstatus.sampling.Unit;

/**
 * How far units have come.
 *
 * @param units asked in all
 * @param counts units by the status of their response; those without a response are in none
 */
public record Progress(int units, Map<ResponseStatus, Integer> counts) {

  public Progress {
    counts = Map.copyOf(counts);
  }

  /**
   * @param standings by unit code; those of other units are left out
   */
  public static Progress of(Collection<Unit> units, Map<String, Standing> standings) {
    Map<ResponseStatus, Integer> counts = new EnumMap<>(ResponseStatus.class);
    for (Unit unit : units) {
      Standing standing = standings.get(unit.code());
      if (standing != null) {
        counts.merge(standing.status(), 1, Integer::sum);
      }
    }
    return new Progress(units.size(), counts);
  }

  public int count(ResponseStatus status) {
    return counts.getOrDefault(status, 0);
  }

  /** Units whose response is accepted. */
  public int accepted() {
    return count(ResponseStatus.ACCEPTED);
  }

  /** Units that have not begun. */
  public int notStarted() {
    return units - counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Units that count as having answered. */
  public int answered() {
    return counts.entrySet().stream()
        .filter(count -> count.getKey().isAnswered())
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Units that have begun and not submitted, those returned to them included. */
  public int open() {
    return units - notStarted() - answered();
  }
}
