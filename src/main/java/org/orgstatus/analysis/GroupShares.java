package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orgstatus.analysis.BaseUnits.Slice;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Estimate;
import org.orgstatus.statistics.Proportion;
import org.orgstatus.statistics.Suppression;

/** The share for which a yes/no value is yes, in the whole base and in each of its groups. */
final class GroupShares {

  private final BaseUnits units;
  private final Measured measured;
  private final List<Slice> slices;
  private final boolean sensitive;
  private final int[] n;
  private final Hiding hiding;

  /**
   * @param slices one for each group
   */
  GroupShares(BaseUnits units, Measured measured, List<Slice> slices, boolean sensitive) {
    this.units = units;
    this.measured = measured;
    this.slices = List.copyOf(slices);
    this.sensitive = sensitive;
    this.n = new int[slices.size()];
    int[] with = new int[slices.size()];
    for (int i = 0; i < n.length; i++) {
      n[i] = units.count(slices.get(i), measured, Measured.State.VALUE);
      with[i] = units.countTrue(slices.get(i), measured);
    }
    this.hiding = Hiding.of(n, with, sensitive);
  }

  /** Answers in a group. */
  int n(int group) {
    return n[group];
  }

  Optional<Estimate> estimate(Slice slice) {
    return units.domain(slice, measured).flatMap(d -> Proportion.of(d, measured.truths()));
  }

  Optional<Domain> domain(int group) {
    return units.domain(slices.get(group), measured);
  }

  Cell total() {
    Slice whole = units.whole();
    int all = units.count(whole, measured, Measured.State.VALUE);
    int with = units.countTrue(whole, measured);
    Suppression.Rule rule = sensitive ? Suppression.Rule.SENSITIVE : Suppression.Rule.ORDINARY;
    if (rule.hides(all, with)) {
      return new Cell.Suppressed(all < rule.threshold() ? Cells.FEW : Cells.SENSITIVE);
    }
    return shown(whole);
  }

  /** The share of a slice, whoever may see it. */
  Cell shown(Slice slice) {
    int population = units.population(slice, measured);
    return estimate(slice)
        .map(e -> Cells.share(e, population, units.mostUnits(slice, measured)))
        .orElseGet(() -> population == 0 ? Cells.nobody() : Cells.noAnswer());
  }

  boolean hides(int group) {
    return hiding.hides(group);
  }

  Cell hidden(int group) {
    return hiding.cell(group, n[group] < 5);
  }

  List<Cell> groups() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < slices.size(); i++) {
      cells.add(hides(i) ? hidden(i) : shown(slices.get(i)));
    }
    return cells;
  }
}
