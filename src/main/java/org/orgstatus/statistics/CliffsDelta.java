package org.orgstatus.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Cliff's delta, P(first > second) − P(first &lt; second), −1 to 1 (Cliff 1993). R: {@code
 * mean(sign(outer(x, y, "-")))}; here by sorting, O(n log n).
 */
public final class CliffsDelta {

  private CliffsDelta() {}

  /**
   * @return empty where a group has no value
   */
  public static OptionalDouble of(double[] first, double[] second) {
    return weighted(first, Mean.ones(first.length), second, Mean.ones(second.length));
  }

  /**
   * Between two domains with their weights.
   *
   * @param values one for each case of the design
   */
  public static OptionalDouble of(Domain first, Domain second, double[] values) {
    Arguments.sameLength("values", values.length, first.design().size());
    Arguments.sameLength("values", values.length, second.design().size());
    int[] one = IntStream.range(0, values.length).filter(first::contains).toArray();
    int[] two = IntStream.range(0, values.length).filter(second::contains).toArray();
    return weighted(
        pick(one, values),
        IntStream.of(one).mapToDouble(first::weight).toArray(),
        pick(two, values),
        IntStream.of(two).mapToDouble(second::weight).toArray());
  }

  private static double[] pick(int[] index, double[] values) {
    return IntStream.of(index).mapToDouble(i -> values[i]).toArray();
  }

  private static OptionalDouble weighted(double[] x, double[] v, double[] y, double[] w) {
    if (x.length == 0 || y.length == 0) {
      return OptionalDouble.empty();
    }
    int[] byX = sorted(x);
    int[] byY = sorted(y);
    double all = ExactSum.of(w);
    ExactSum below = new ExactSum();
    ExactSum upTo = new ExactSum();
    int nextBelow = 0;
    int nextUpTo = 0;
    ExactSum sum = new ExactSum();
    for (int i : byX) {
      while (nextBelow < y.length && y[byY[nextBelow]] < x[i]) {
        below.add(w[byY[nextBelow++]]);
      }
      while (nextUpTo < y.length && y[byY[nextUpTo]] <= x[i]) {
        upTo.add(w[byY[nextUpTo++]]);
      }
      sum.add(v[i] * (below.value() - (all - upTo.value())));
    }
    double delta = sum.value() / (ExactSum.of(v) * all);
    return OptionalDouble.of(Math.max(-1, Math.min(1, delta)));
  }

  /** Indices by value; among equal values the order changes no digit of a sum. */
  private static int[] sorted(double[] values) {
    double[] ordered = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      ordered[i] = Arguments.valueAt("value", values, i);
    }
    Arrays.sort(ordered);
    long[] places = new long[values.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = (long) Arrays.binarySearch(ordered, values[i]) << Integer.SIZE | i;
    }
    Arrays.sort(places);
    int[] sorted = new int[places.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = (int) places[i];
    }
    return sorted;
  }
}
