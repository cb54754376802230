package org.orgstatus.statistics.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.ExactSum;

/**
 * Cases grouped by equal rows of a model matrix, in the order of their values.
 *
 * @param x one row a pattern
 * @param total weight of the cases of each pattern
 * @param successes weight of those with the outcome
 */
record Patterns(double[][] x, double[] total, double[] successes) {

  private static final class Sums {
    private final ExactSum total = new ExactSum();
    private final ExactSum successes = new ExactSum();
  }

  static Patterns of(
      double[][] x, boolean[] outcome, IntPredicate member, IntToDoubleFunction weight) {
    Arguments.sameLength("outcome", outcome.length, x.length);
    Comparator<double[]> byValues = Arrays::compare;
    Map<double[], Sums> sums = new TreeMap<>(byValues);
    for (int i = 0; i < x.length; i++) {
      if (member.test(i)) {
        for (double value : x[i]) {
          Arguments.finite("value of case " + i, value);
        }
        Sums of = sums.computeIfAbsent(positive(x[i]), k -> new Sums());
        of.total.add(weight.applyAsDouble(i));
        if (outcome[i]) {
          of.successes.add(weight.applyAsDouble(i));
        }
      }
    }
    double[][] rows = sums.keySet().toArray(double[][]::new);
    return new Patterns(
        rows,
        sums.values().stream().mapToDouble(s -> s.total.value()).toArray(),
        sums.values().stream().mapToDouble(s -> s.successes.value()).toArray());
  }

  /** Without negative zeros, which compare as another value. */
  private static double[] positive(double[] row) {
    return Arrays.stream(row).map(v -> v + 0.0).toArray();
  }

  int size() {
    return x.length;
  }

  int columns() {
    return x[0].length;
  }

  double failures(int k) {
    return Math.max(0, total[k] - successes[k]);
  }
}
