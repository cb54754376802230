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
    return of(Side.of(first, Mean.ones(first.length)), Side.of(second, Mean.ones(second.length)));
  }

  /** Between two sides with their weights; empty where one has no value. */
  public static OptionalDouble of(Side first, Side second) {
    if (first.x.length == 0 || second.x.length == 0) {
      return OptionalDouble.empty();
    }
    double all = ExactSum.of(second.weight);
    ExactSum below = new ExactSum();
    ExactSum upTo = new ExactSum();
    int nextBelow = 0;
    int nextUpTo = 0;
    double advantage = 0;
    ExactSum sum = new ExactSum();
    for (int i = 0; i < first.x.length; i++) {
      double x = first.x[i];
      if (i == 0 || x > first.x[i - 1]) {
        while (nextBelow < second.x.length && second.x[nextBelow] < x) {
          below.add(second.weight[nextBelow++]);
        }
        while (nextUpTo < second.x.length && second.x[nextUpTo] <= x) {
          upTo.add(second.weight[nextUpTo++]);
        }
        advantage = below.value() - (all - upTo.value());
      }
      sum.add(first.weight[i] * advantage);
    }
    double delta = sum.value() / (ExactSum.of(first.weight) * all);
    return OptionalDouble.of(Math.max(-1, Math.min(1, delta)));
  }

  /** The values of a group in their order, to be compared with those of any number of others. */
  public static final class Side {

    private final double[] x;
    private final double[] weight;

    private Side(double[] x, double[] weight) {
      this.x = x;
      this.weight = weight;
    }

    /**
     * @param values finite
     * @param weight one for each value
     */
    public static Side of(double[] values, double[] weight) {
      Arguments.sameLength("weight", weight.length, values.length);
      int[] order = sorted(values);
      return new Side(pick(order, values), pick(order, weight));
    }

    /**
     * The members of a domain with its weights.
     *
     * @param values one for each case of the design
     */
    public static Side of(Domain domain, double[] values) {
      Arguments.sameLength("values", values.length, domain.design().size());
      int[] members = IntStream.range(0, domain.n()).map(domain::member).toArray();
      return of(pick(members, values), IntStream.of(members).mapToDouble(domain::weight).toArray());
    }

    private static double[] pick(int[] index, double[] values) {
      double[] picked = new double[index.length];
      for (int i = 0; i < picked.length; i++) {
        picked[i] = values[index[i]];
      }
      return picked;
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
}
