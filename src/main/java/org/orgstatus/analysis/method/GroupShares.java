package org.orgstatus.analysis.method;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Estimate;
import org.orgstatus.statistics.Proportion;

/** The share for which a yes/no value is yes, in the whole base and in each of its groups. */
public final class GroupShares {

  private final BaseUnits units;
  private final Measured measured;
  private final boolean[] truths;
  private final List<Slice> slices;
  private final Disclosure disclosure;
  private final int[] n;
  private final Hiding hiding;
  private final Map<Slice, Optional<Domain>> domains = new HashMap<>();

  /**
   * @param slices one for each group
   * @param sensitive whether the item is more than ordinarily sensitive
   */
  public GroupShares(BaseUnits units, Measured measured, List<Slice> slices, boolean sensitive) {
    this(units, measured, slices, sensitive ? Disclosure.SENSITIVE : Disclosure.ORDINARY);
  }

  public GroupShares(
      BaseUnits units, Measured measured, List<Slice> slices, Disclosure disclosure) {
    this.units = units;
    this.measured = measured;
    this.truths = measured.truths();
    this.slices = List.copyOf(slices);
    this.disclosure = disclosure;
    this.n = new int[slices.size()];
    int[] with = new int[slices.size()];
    for (int i = 0; i < n.length; i++) {
      n[i] = units.count(slices.get(i), measured, Measured.State.VALUE);
      with[i] = units.countTrue(slices.get(i), measured);
    }
    this.hiding = Hiding.of(n, with, disclosure);
  }

  /** Answers in a group. */
  public int n(int group) {
    return n[group];
  }

  public Optional<Estimate> estimate(Slice slice) {
    return domain(slice).map(this::share);
  }

  private Estimate share(Domain domain) {
    return Proportion.of(domain, truths).orElseThrow();
  }

  public Optional<Domain> domain(int group) {
    return domain(slices.get(group));
  }

  private Optional<Domain> domain(Slice slice) {
    return domains.computeIfAbsent(slice, s -> units.domain(s, measured));
  }

  public Cell total() {
    Slice whole = units.whole();
    int all = units.count(whole, measured, Measured.State.VALUE);
    int with = units.countTrue(whole, measured);
    if (disclosure.rule().hides(all, with)) {
      return Cells.withheld(all, disclosure.rule());
    }
    return shown(whole);
  }

  /** The share of a slice, whoever may see it. */
  public Cell shown(Slice slice) {
    int population = units.population(slice, measured);
    return domain(slice)
        .map(d -> Cells.share(share(d), population, d.units()))
        .orElseGet(() -> population == 0 ? Cells.nobody() : Cells.noAnswer());
  }

  public boolean hides(int group) {
    return hiding.hides(group);
  }

  public Cell hidden(int group) {
    return hiding.cell(group);
  }

  public List<Cell> groups() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < slices.size(); i++) {
      cells.add(hides(i) ? hidden(i) : shown(slices.get(i)));
    }
    return cells;
  }
}
