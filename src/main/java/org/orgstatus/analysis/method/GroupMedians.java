package org.orgstatus.analysis.method;

import java.util.ArrayList;
import java.util.List;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Quantile;

/** The median of a number, in the whole base and in each of its groups (weighted, type 7). */
public final class GroupMedians {

  private final BaseUnits units;
  private final Measured measured;
  private final List<Slice> slices;
  private final int[] n;
  private final Hiding hiding;

  /**
   * @param slices one for each group
   */
  public GroupMedians(BaseUnits units, Measured measured, List<Slice> slices) {
    this.units = units;
    this.measured = measured;
    this.slices = List.copyOf(slices);
    this.n =
        slices.stream().mapToInt(s -> units.count(s, measured, Measured.State.VALUE)).toArray();
    this.hiding = Hiding.of(n, n, Disclosure.ORDINARY);
  }

  public Cell total() {
    int all = units.count(units.whole(), measured, Measured.State.VALUE);
    return all > 0 && all < 5 ? new Cell.Suppressed(Cells.FEW) : shown(units.whole());
  }

  public List<Cell> groups() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < slices.size(); i++) {
      cells.add(hiding.hides(i) ? hiding.cell(i) : shown(slices.get(i)));
    }
    return cells;
  }

  private Cell shown(Slice slice) {
    return units
        .domain(slice, measured)
        .map(d -> Cells.number(median(d), d.complete(), d.n(), units.population(slice, measured)))
        .orElseGet(Cells::noAnswer);
  }

  private double median(Domain domain) {
    return Quantile.of(domain, measured.numbers(), 0.5, Quantile.Rule.HF7).orElseThrow();
  }
}
