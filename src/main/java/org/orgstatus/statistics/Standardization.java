package org.orgstatus.statistics;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Direct standardization: what a group's mean would be with the cells of a standard population, Σ_c
 * π_c ȳ_c. R: {@code svymean(~y, svystandardize(subset(design, group), by=~cell, over=~1,
 * population=))}; the shares π_c are fixed, so that z = π_c w (y − ȳ_c) / Σ_c w.
 *
 * <p>A cell's key lists its parts from the one that is never given up to the one that goes first,
 * for example (本科, target, central): where a group has no case in a cell, all cells that share the
 * shortened key become one for this group, and so on down to the first part.
 *
 * @param estimate empty where the group has no case under a first part
 * @param merges cells merged for this group, those that lost the last part first
 * @param empty first parts without a case; the mean is not estimable unless it is empty
 */
public record Standardization(Optional<Estimate> estimate, List<Merge> merges, List<String> empty) {

  /**
   * @param into the shortened key that stands for all cells under it
   * @param without the keys under it that had no case
   */
  public record Merge(List<String> into, List<List<String>> without) {
    public Merge {
      into = List.copyOf(into);
      without = List.copyOf(without);
    }
  }

  public Standardization {
    merges = List.copyOf(merges);
    empty = List.copyOf(empty);
  }

  /**
   * @param values one for each case of the design; those outside the group are not read
   * @param cellOfCase key for each case, a key of {@code standard}
   * @param standard counts of the standard population by key, 0 or greater, keys of one length
   * @throws IllegalArgumentException where a member has a cell that the standard does not hold
   */
  public static Standardization of(
      Domain group,
      double[] values,
      List<List<String>> cellOfCase,
      Map<List<String>, Double> standard) {
    Arguments.sameLength("values", values.length, group.design().size());
    Arguments.sameLength("cells", cellOfCase.size(), values.length);
    Set<List<String>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<List<String>> held = new LinkedHashSet<>();
    for (int i = 0; i < values.length; i++) {
      if (group.contains(i) && seen.add(cellOfCase.get(i))) {
        held.add(requireHeld(cellOfCase.get(i), standard));
      }
    }
    CellMerging merging = CellMerging.of(standard, held);
    if (!merging.empty().isEmpty() || held.isEmpty()) {
      return new Standardization(Optional.empty(), merging.log(), merging.empty());
    }
    Estimate estimate = estimate(group, values, cellOfCase, standard, merging.keyOf());
    return new Standardization(Optional.of(estimate), merging.log(), List.of());
  }

  private static List<String> requireHeld(List<String> cell, Map<List<String>, Double> standard) {
    if (!(standard.getOrDefault(cell, 0.0) > 0)) {
      throw new IllegalArgumentException("the standard population has nobody in cell " + cell);
    }
    return cell;
  }

  private static Estimate estimate(
      Domain group,
      double[] values,
      List<List<String>> cellOfCase,
      Map<List<String>, Double> standard,
      Map<List<String>, List<String>> keyOf) {
    Map<List<String>, Double> share = new LinkedHashMap<>();
    double all = sum(keyOf.keySet().stream().mapToDouble(standard::get));
    Map<List<String>, ExactSum> units = new LinkedHashMap<>();
    keyOf.forEach((cell, key) -> add(units, key, standard.get(cell)));
    units.forEach((key, sum) -> share.put(key, sum.value() / all));
    List<List<String>> keys = List.copyOf(share.keySet());
    int[] at = places(group, cellOfCase, keyOf, keys);
    ExactSum[] weights = sums(keys.size());
    ExactSum[] sums = sums(keys.size());
    for (int i = 0; i < values.length; i++) {
      if (group.contains(i)) {
        weights[at[i]].add(group.weight(i));
        sums[at[i]].add(group.weight(i) * Arguments.valueAt("value", values, i));
      }
    }
    double[] shares = keys.stream().mapToDouble(share::get).toArray();
    double[] weight = new double[shares.length];
    double[] mean = new double[shares.length];
    double[] parts = new double[shares.length];
    for (int k = 0; k < shares.length; k++) {
      weight[k] = weights[k].value();
      mean[k] = sums[k].value() / weight[k];
      parts[k] = shares[k] * mean[k];
    }
    double[] z = new double[values.length];
    for (int i = 0; i < z.length; i++) {
      if (group.contains(i)) {
        int k = at[i];
        z[i] = shares[k] * group.weight(i) * (values[i] - mean[k]) / weight[k];
      }
    }
    double value = ExactSum.of(parts);
    return Estimate.of(group, value, z);
  }

  /** For each member the place of its key; cells that are one object are looked up once. */
  private static int[] places(
      Domain group,
      List<List<String>> cellOfCase,
      Map<List<String>, List<String>> keyOf,
      List<List<String>> keys) {
    Map<List<String>, Integer> known = new IdentityHashMap<>();
    int[] at = new int[cellOfCase.size()];
    for (int i = 0; i < at.length; i++) {
      if (group.contains(i)) {
        at[i] = known.computeIfAbsent(cellOfCase.get(i), cell -> keys.indexOf(keyOf.get(cell)));
      }
    }
    return at;
  }

  private static ExactSum[] sums(int size) {
    return Stream.generate(ExactSum::new).limit(size).toArray(ExactSum[]::new);
  }

  private static void add(Map<List<String>, ExactSum> sums, List<String> key, double value) {
    sums.computeIfAbsent(key, k -> new ExactSum()).add(value);
  }

  private static double sum(DoubleStream values) {
    return ExactSum.of(values.toArray());
  }

  /** Mix of a domain by weight, as a standard population: for example the whole nation's. */
  public static Map<List<String>, Double> mixOf(Domain domain, List<List<String>> cellOfCase) {
    Arguments.sameLength("cells", cellOfCase.size(), domain.design().size());
    Map<List<String>, ExactSum> sums = new LinkedHashMap<>();
    for (int i = 0; i < cellOfCase.size(); i++) {
      if (domain.contains(i)) {
        add(sums, List.copyOf(cellOfCase.get(i)), domain.weight(i));
      }
    }
    Map<List<String>, Double> mix = new LinkedHashMap<>();
    sums.forEach((cell, sum) -> mix.put(cell, sum.value()));
    return mix;
  }

  /** Mix of a frame, one case a unit whether it answered or not. */
  public static Map<List<String>, Double> mixOf(List<List<String>> cellOfUnit) {
    Map<List<String>, Double> mix = new LinkedHashMap<>();
    for (List<String> cell : cellOfUnit) {
      mix.merge(List.copyOf(cell), 1.0, Double::sum);
    }
    return mix;
  }
}
