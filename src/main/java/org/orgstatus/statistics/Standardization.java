package org.orgstatus.statistics;

import java.util.List;
import java.util.Optional;
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
   * @param mix of the design's cases
   * @throws IllegalArgumentException where a member has a cell that the standard does not hold
   */
  public static Standardization of(Domain group, double[] values, StandardMix mix) {
    Arguments.sameLength("values", values.length, group.design().size());
    Arguments.sameLength("cells", mix.size(), values.length);
    StandardMix.Merged cells = mix.merged(group);
    List<Merge> merges = cells.merging().log();
    List<String> empty = cells.merging().empty();
    return new Standardization(
        empty.isEmpty() && group.n() > 0
            ? Optional.of(estimate(group, values, mix, cells))
            : Optional.empty(),
        merges,
        empty);
  }

  private static Estimate estimate(
      Domain group, double[] values, StandardMix mix, StandardMix.Merged cells) {
    double[] shares = cells.shares();
    int[] at = new int[group.n()];
    ExactSum[] weights = sums(shares.length);
    ExactSum[] sums = sums(shares.length);
    for (int k = 0; k < at.length; k++) {
      int i = group.member(k);
      at[k] = cells.placeOf()[mix.cellOf(i)];
      weights[at[k]].add(group.weight(i));
      sums[at[k]].add(group.weight(i) * Arguments.valueAt("value", values, i));
    }
    double[] weight = new double[shares.length];
    double[] mean = new double[shares.length];
    double[] parts = new double[shares.length];
    for (int place = 0; place < shares.length; place++) {
      weight[place] = weights[place].value();
      mean[place] = sums[place].value() / weight[place];
      parts[place] = shares[place] * mean[place];
    }
    double[] z = new double[values.length];
    for (int k = 0; k < at.length; k++) {
      int i = group.member(k);
      int place = at[k];
      z[i] = shares[place] * group.weight(i) * (values[i] - mean[place]) / weight[place];
    }
    return Estimate.of(group, ExactSum.of(parts), z);
  }

  /**
   * Weights of a group's members that give it the composition of the standard population and add up
   * to its own total, in the order of its members; empty where the mean is not estimable.
   */
  public static Optional<double[]> weights(Domain group, StandardMix mix) {
    StandardMix.Merged cells = mix.merged(group);
    if (!cells.merging().empty().isEmpty() || group.n() == 0) {
      return Optional.empty();
    }
    double[] held = new double[cells.shares().length];
    for (int k = 0; k < group.n(); k++) {
      int i = group.member(k);
      held[cells.placeOf()[mix.cellOf(i)]] += group.weight(i);
    }
    double total = group.weightedN();
    double[] weights = new double[group.n()];
    for (int k = 0; k < weights.length; k++) {
      int i = group.member(k);
      int place = cells.placeOf()[mix.cellOf(i)];
      weights[k] = total * cells.shares()[place] * group.weight(i) / held[place];
    }
    return Optional.of(weights);
  }

  private static ExactSum[] sums(int size) {
    return Stream.generate(ExactSum::new).limit(size).toArray(ExactSum[]::new);
  }
}
