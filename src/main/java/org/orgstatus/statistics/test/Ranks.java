package org.orgstatus.statistics.test;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.orgstatus.statistics.Arguments;

/**
 * Midranks 1 … n; tied values share the mean of their ranks. R: {@code rank(x)}.
 *
 * @param ranks in the order of the values
 * @param ties Σ (t³ − t) over groups of t tied values
 * @param distinct number of different values
 */
record Ranks(double[] ranks, double ties, int distinct) {

  static Ranks of(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> Arguments.valueAt("value", values, i)))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    double ties = 0;
    int distinct = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      double t = to - from;
      ties += t * t * t - t;
      distinct++;
      for (int k = from; k < to; k++) {
        ranks[order[k]] = 0.5 * (from + to + 1);
      }
      from = to;
    }
    return new Ranks(ranks, ties, distinct);
  }

  /** Groups laid end to end. */
  static double[] joined(double[][] groups) {
    return Arrays.stream(groups).flatMapToDouble(Arrays::stream).toArray();
  }
}
