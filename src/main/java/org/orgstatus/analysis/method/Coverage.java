package org.orgstatus.analysis.method;

import java.util.Optional;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.statistics.Bounds;

/**
 * Counts of a coverage rate in one reporting unit, or in all.
 *
 * @param population N, institutions of the denominator
 * @param answered those of them that answered
 * @param established with an association, by best source
 * @param unknown of whose status nothing is known
 * @param unconfirmed institutions left out because it is not known whether they belong
 */
public record Coverage(
    int population, int answered, int established, int unknown, int unconfirmed) {

  public static Coverage of(BaseUnits units, Measured status, boolean[] in) {
    int population = 0;
    int answered = 0;
    int established = 0;
    int unknown = 0;
    int unconfirmed = 0;
    for (int row = 0; row < in.length; row++) {
      if (!in[row]) {
        continue;
      }
      unconfirmed += units.isPossible(row) ? 1 : 0;
      if (units.isMember(row)) {
        population++;
        answered += units.isAnswered(row) ? 1 : 0;
        established += status.isTrue(row) ? 1 : 0;
        unknown += status.has(row) ? 0 : 1;
      }
    }
    return new Coverage(population, answered, established, unknown, unconfirmed);
  }

  /** Empty where the denominator is empty. */
  public Optional<Bounds> bounds() {
    return Bounds.of(population, established, unknown);
  }

  /** Units whose status is known, from their own answer or from a roster. */
  public int known() {
    return population - unknown;
  }

  public Cell rate() {
    return population == 0
        ? Cells.nobody()
        : Cells.number(100.0 * established / population, unknown == 0, known(), population);
  }

  public Cell response() {
    return population == 0
        ? Cells.nobody()
        : Cells.number(100.0 * answered / population, answered == population, answered, population);
  }
}
