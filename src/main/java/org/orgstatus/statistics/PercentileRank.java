package org.orgstatus.statistics;

import java.util.Arrays;

/** Where values stand among each other, without saying how far apart they are. */
public final class PercentileRank {

  private PercentileRank() {}

  /**
   * 100 (r − ½) / n for each value, r its midrank among the n: 50 is the middle, equal values stand
   * alike, and nobody stands at 0 or 100 (Hazen's plotting position). R: {@code 100 * (rank(x) -
   * 0.5) / length(x)}. O(n²).
   *
   * @param values finite
   */
  public static double[] of(double[] values) {
    double[] ranks = new double[values.length];
    for (int i = 0; i < ranks.length; i++) {
      double own = Arguments.valueAt("value", values, i);
      long below = Arrays.stream(values).filter(v -> v < own).count();
      long equal = Arrays.stream(values).filter(v -> v == own).count();
      ranks[i] = 100 * (below + 0.5 * equal) / values.length;
    }
    return ranks;
  }
}
