package org.orgstatus.analysis.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.RowValues;
import org.orgstatus.statistics.CliffsDelta;
import org.orgstatus.statistics.CramersV;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Estimate;
import org.orgstatus.statistics.ExactSum;
import org.orgstatus.statistics.Quantile;
import org.orgstatus.statistics.StandardMix;
import org.orgstatus.statistics.Standardization;

/**
 * Groups as they would be with the base's own mix of cells, for example level × type × affiliation.
 * Medians, delta and V use the weights that {@link Standardization} implies: within a group each
 * cell counts with its share in the whole base. Units whose quarter nobody knows, such as those
 * without a number of S&T workers, stay out of the mix and of the standardized values.
 */
public final class Standardized {

  private final StandardMix mix;
  private final boolean[] placed;

  /** What all units have in common, where no part of a cell is kept in any case. */
  private static final String ALL = "all";

  /**
   * @param groups what makes the cells, from the one never given up to the one given up first;
   *     without any, all units are one cell and nothing changes
   */
  public Standardized(BaseUnits units, RowValues values, List<Group> groups) {
    this(units, values, groups, false);
  }

  /**
   * @param givesUpAll whether the first of the groups may be given up too, because what is never
   *     given up is what units are grouped by
   */
  public Standardized(BaseUnits units, RowValues values, List<Group> groups, boolean givesUpAll) {
    List<String[]> codes = groups.stream().map(g -> values.codes(g.variable())).toList();
    List<String[]> quarters =
        groups.stream().map(Group::variable).filter(values::isQuarters).map(values::codes).toList();
    List<List<String>> cellOf = new ArrayList<>();
    List<List<String>> base = new ArrayList<>();
    this.placed = new boolean[units.size()];
    for (int row = 0; row < units.size(); row++) {
      int at = row;
      placed[row] = quarters.stream().noneMatch(q -> q[at].isEmpty());
      List<String> cell =
          Stream.concat(
                  givesUpAll || codes.isEmpty() ? Stream.of(ALL) : Stream.empty(),
                  codes.stream().map(c -> c[at]))
              .toList();
      cellOf.add(cell);
      if (units.isMember(row) && placed[row]) {
        base.add(cell);
      }
    }
    this.mix = new StandardMix(cellOf, StandardMix.of(base));
  }

  /** The standardized mean or share; empty where the group has no case under a first part. */
  public Optional<Estimate> mean(Domain group, double[] values) {
    return Standardization.of(placed(group), values, mix).estimate();
  }

  private Domain placed(Domain group) {
    for (int k = 0; k < group.n(); k++) {
      if (!placed[group.member(k)]) {
        return group.and(placed);
      }
    }
    return group;
  }

  /** The standardized median. */
  public OptionalDouble median(Domain whole, double[] values) {
    Domain group = placed(whole);
    return Standardization.weights(group, mix)
        .map(w -> Quantile.weighted(of(group, values), w, 0.5, Quantile.Rule.HF7))
        .orElse(OptionalDouble.empty());
  }

  private static double[] of(Domain group, double[] values) {
    return IntStream.range(0, group.n()).mapToDouble(k -> values[group.member(k)]).toArray();
  }

  /** Cliff's delta between two standardized groups. */
  public OptionalDouble delta(Domain first, Domain second, double[] values) {
    Optional<CliffsDelta.Side> one = side(placed(first), values);
    Optional<CliffsDelta.Side> two = side(placed(second), values);
    return one.isPresent() && two.isPresent()
        ? CliffsDelta.of(one.get(), two.get())
        : OptionalDouble.empty();
  }

  private Optional<CliffsDelta.Side> side(Domain group, double[] values) {
    return Standardization.weights(group, mix)
        .map(weights -> CliffsDelta.Side.of(of(group, values), weights));
  }

  /**
   * Cramér's V of groups by a property, with every group at its own weight and its standardized
   * composition.
   *
   * @param has one for each unit
   */
  public Optional<CramersV> v(List<Domain> groups, boolean[] has) {
    double[][] table = new double[groups.size()][2];
    int cases = 0;
    for (int g = 0; g < table.length; g++) {
      Domain group = placed(groups.get(g));
      Optional<double[]> weights = Standardization.weights(group, mix);
      if (weights.isEmpty()) {
        return Optional.empty();
      }
      ExactSum[] sums = {new ExactSum(), new ExactSum()};
      for (int k = 0; k < group.n(); k++) {
        sums[has[group.member(k)] ? 1 : 0].add(weights.get()[k]);
      }
      table[g][0] = sums[0].value();
      table[g][1] = sums[1].value();
      cases += group.n();
    }
    return CramersV.of(table, cases);
  }
}
