package org.orgstatus.analysis.method;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.RowValues;
import org.orgstatus.statistics.CliffsDelta;
import org.orgstatus.statistics.CramersV;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Estimate;
import org.orgstatus.statistics.Quantile;
import org.orgstatus.statistics.Standardization;
import org.orgstatus.statistics.SurveyDesign;

/**
 * Groups as they would be with the base's own mix of cells, for example level × type × affiliation.
 * Medians, delta and V use the weights that {@link Standardization} implies: within a group each
 * cell counts with its share in the whole base. Units whose quarter nobody knows, such as those
 * without a number of S&T workers, stay out of the mix and of the standardized values.
 */
public final class Standardized {

  private final List<List<String>> cellOf = new ArrayList<>();
  private final Map<List<String>, Double> standard;
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
    List<List<String>> base = new ArrayList<>();
    List<String[]> quarters =
        groups.stream().map(Group::variable).filter(values::isQuarters).map(values::codes).toList();
    this.placed = new boolean[units.size()];
    Map<List<String>, List<String>> once = new HashMap<>(); // the same cell is the same object
    for (int row = 0; row < units.size(); row++) {
      int at = row;
      placed[row] = quarters.stream().noneMatch(q -> q[at].isEmpty());
      List<String> cell =
          Stream.concat(
                  givesUpAll || codes.isEmpty() ? Stream.of(ALL) : Stream.empty(),
                  codes.stream().map(c -> c[at]))
              .toList();
      cellOf.add(once.computeIfAbsent(cell, one -> one));
      if (units.isMember(row) && placed[row]) {
        base.add(cell);
      }
    }
    this.standard = Standardization.mixOf(base);
  }

  /** The standardized mean or share; empty where the group has no case under a first part. */
  public Optional<Estimate> mean(Domain group, double[] values) {
    return Standardization.of(placed(group), values, cellOf, standard).estimate();
  }

  private Domain placed(Domain group) {
    for (int row = 0; row < placed.length; row++) {
      if (group.contains(row) && !placed[row]) {
        return group.and(placed);
      }
    }
    return group;
  }

  /** The standardized median. */
  public OptionalDouble median(Domain group, double[] values) {
    return weights(group)
        .map(w -> Quantile.weighted(known(group, values), w, 0.5, Quantile.Rule.HF7))
        .orElse(OptionalDouble.empty());
  }

  /** Cliff's delta between two standardized groups. */
  public OptionalDouble delta(Domain first, Domain second, double[] values) {
    Optional<double[]> one = weights(first);
    Optional<double[]> two = weights(second);
    if (one.isEmpty() || two.isEmpty()) {
      return OptionalDouble.empty();
    }
    SurveyDesign design = design(List.of(one.get(), two.get()));
    return CliffsDelta.of(
        design.domain(members(first)), design.domain(members(second)), known(values));
  }

  /**
   * Cramér's V of groups by a classification, with every group at its own weight and its
   * standardized composition.
   *
   * @param columnOf codes from 0
   */
  public Optional<CramersV> v(List<Domain> groups, int[] columnOf) {
    List<double[]> weights = new ArrayList<>();
    int[] rowOf = new int[columnOf.length];
    boolean[] in = new boolean[columnOf.length];
    for (int g = 0; g < groups.size(); g++) {
      Optional<double[]> own = weights(groups.get(g));
      if (own.isEmpty()) {
        return Optional.empty();
      }
      weights.add(own.get());
      for (int row = 0; row < in.length; row++) {
        if (groups.get(g).contains(row)) {
          rowOf[row] = g;
          in[row] = true;
        }
      }
    }
    return CramersV.of(design(weights).domain(in), rowOf, columnOf);
  }

  /** Cases that stand for nobody in particular: one stratum, far from exhausted. */
  private static SurveyDesign design(List<double[]> weights) {
    int size = weights.get(0).length;
    double[] sum = new double[size];
    weights.forEach(
        w -> {
          for (int row = 0; row < size; row++) {
            sum[row] += w[row];
          }
        });
    return SurveyDesign.weighted(new int[size], new double[] {2.0 * size + 2}, sum);
  }

  private static boolean[] members(Domain domain) {
    boolean[] in = new boolean[domain.design().size()];
    for (int row = 0; row < in.length; row++) {
      in[row] = domain.contains(row);
    }
    return in;
  }

  private static double[] known(Domain domain, double[] values) {
    double[] known = values.clone();
    for (int row = 0; row < known.length; row++) {
      known[row] = domain.contains(row) ? known[row] : 0;
    }
    return known;
  }

  private static double[] known(double[] values) {
    double[] known = values.clone();
    for (int row = 0; row < known.length; row++) {
      known[row] = Double.isNaN(known[row]) ? 0 : known[row];
    }
    return known;
  }

  /** Weights that add up to the group's own total; empty where the mean is not estimable. */
  private Optional<double[]> weights(Domain whole) {
    Domain group = placed(whole);
    int size = group.design().size();
    Standardization made = Standardization.of(group, new double[size], cellOf, standard);
    if (made.estimate().isEmpty()) {
      return Optional.empty();
    }
    Map<List<String>, List<String>> keyOf = new LinkedHashMap<>();
    standard.keySet().forEach(cell -> keyOf.put(cell, cell));
    for (Standardization.Merge merge : made.merges()) {
      int parts = merge.into().size();
      keyOf.replaceAll(
          (cell, key) -> cell.subList(0, parts).equals(merge.into()) ? merge.into() : key);
    }
    return Optional.of(weights(group, keyOf));
  }

  /** What a key stands for: its share of the base's mix, and the weight that the group holds. */
  private static final class Cell {
    private double share;
    private double held;
  }

  private double[] weights(Domain group, Map<List<String>, List<String>> keyOf) {
    Map<List<String>, Cell> byKey = new HashMap<>();
    double all = standard.values().stream().mapToDouble(Double::doubleValue).sum();
    keyOf.forEach(
        (cell, key) ->
            byKey.computeIfAbsent(key, k -> new Cell()).share += standard.get(cell) / all);
    Map<List<String>, Cell> known = new IdentityHashMap<>();
    Cell[] of = new Cell[group.design().size()];
    for (int row = 0; row < of.length; row++) {
      if (group.contains(row)) {
        of[row] = known.computeIfAbsent(cellOf.get(row), cell -> byKey.get(keyOf.get(cell)));
        of[row].held += group.weight(row);
      }
    }
    double total = group.weightedN();
    double[] weights = new double[of.length];
    for (int row = 0; row < weights.length; row++) {
      if (group.contains(row)) {
        weights[row] = total * of[row].share * group.weight(row) / of[row].held;
      }
    }
    return weights;
  }
}
