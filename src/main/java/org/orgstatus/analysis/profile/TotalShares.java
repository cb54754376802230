package org.orgstatus.analysis.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Hiding;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Estimate;
import org.orgstatus.statistics.Ratio;

/**
 * One amount as a share of another over a base and its groups: of the totals, never the mean of the
 * units' own shares.
 */
final class TotalShares {

  private final BaseUnits units;
  private final List<Slice> slices;
  private final Measured parts;
  private final Measured wholes;
  private final Disclosure disclosure;
  private final int[] n;
  private final Hiding hiding;

  /**
   * @param rate whose denominator is an amount
   */
  TotalShares(AnalysisRun run, BaseUnits units, Indicator rate, List<Slice> slices) {
    this.units = units;
    this.slices = slices;
    this.disclosure = run.disclosure(rate);
    Measured amounts =
        run.values().numbers(rate.estimate().orElseThrow().denominator().amount().orElseThrow());
    Measured own = run.values().values(rate.id());
    this.parts = known(own, own, amounts);
    this.wholes = known(amounts, own, amounts);
    this.n = slices.stream().mapToInt(s -> units.answers(s, wholes).length).toArray();
    boolean[] dominated = new boolean[n.length];
    for (int i = 0; i < n.length; i++) {
      dominated[i] = disclosure.isDominated(units.answers(slices.get(i), wholes));
    }
    this.hiding = Hiding.of(n, n, dominated, disclosure);
  }

  /** Values of rows for which both amounts are known. */
  private static Measured known(Measured values, Measured one, Measured other) {
    Measured result = new Measured(values.size());
    for (int row = 0; row < values.size(); row++) {
      if (one.has(row) && other.has(row)) {
        result.set(row, values.number(row), "");
      } else {
        result.set(row, one.has(row) ? other.state(row) : one.state(row));
      }
    }
    return result;
  }

  Cell total() {
    double[] all = units.answers(units.whole(), wholes);
    return disclosure.rule().hides(all.length, all.length) || disclosure.isDominated(all)
        ? Cells.withheld(all.length, disclosure.rule())
        : shown(units.whole());
  }

  List<Cell> groups() {
    List<Cell> cells = new ArrayList<>();
    IntStream.range(0, n.length)
        .forEach(i -> cells.add(hiding.hides(i) ? hiding.cell(i) : shown(slices.get(i))));
    return cells;
  }

  private Cell shown(Slice slice) {
    Optional<Domain> domain = units.domain(slice, wholes);
    int population = units.population(slice, wholes);
    int most = units.mostUnits(slice, wholes);
    return domain
        .flatMap(d -> Ratio.of(d, parts.numbers(), wholes.numbers()))
        .map(e -> cell(e, population, most))
        .orElseGet(() -> domain.isPresent() ? Cells.allZero() : Cells.noAnswer());
  }

  /** A ratio above one, such as of two amounts of which none holds the other, has no interval. */
  private static Cell cell(Estimate ratio, int population, int most) {
    return ratio.value() > 1
        ? Cells.number(100 * ratio.value(), ratio.complete(), ratio.n(), population)
        : Cells.share(ratio, population, most);
  }
}
