package org.orgstatus.statistics.multivariate;

import java.util.Arrays;
import org.orgstatus.statistics.Arguments;

/**
 * Types around k real cases: partitioning around medoids, BUILD and SWAP (Kaufman and Rousseeuw
 * 1990, Finding Groups in Data, ch. 2). R: {@code cluster::pam(diss, k)}. Draws no random number;
 * ties go to the lower index, so sort cases by an id first.
 *
 * @param medoids indices of cases, rising; type t is that around {@code medoids[t]}
 * @param types for each case its type
 * @param cost mean distance to the own medoid
 */
public record Medoids(int[] medoids, int[] types, double cost) {

  /** Gains smaller than this are rounding. */
  private static final double GAIN = 1e-12;

  /**
   * @param k 1 to the number of cases
   */
  public static Medoids of(Distances distances, int k) {
    int n = distances.size();
    Arguments.index("k", k - 1, n);
    int[] medoids = build(distances, k);
    double cost = cost(distances, medoids);
    while (true) {
      double best = cost;
      int place = -1;
      int with = -1;
      for (int m = 0; m < k; m++) {
        int old = medoids[m];
        for (int candidate = 0; candidate < n; candidate++) {
          medoids[m] = candidate;
          double after = isIn(medoids, m, candidate) ? cost : cost(distances, medoids);
          if (after < best - GAIN) {
            best = after;
            place = m;
            with = candidate;
          }
        }
        medoids[m] = old;
      }
      if (place < 0) {
        Arrays.sort(medoids);
        return new Medoids(medoids, types(distances, medoids), cost / n);
      }
      medoids[place] = with;
      cost = best;
    }
  }

  private static boolean isIn(int[] medoids, int except, int candidate) {
    for (int m = 0; m < medoids.length; m++) {
      if (m != except && medoids[m] == candidate) {
        return true;
      }
    }
    return false;
  }

  private static int[] build(Distances distances, int k) {
    int n = distances.size();
    double[] nearest = new double[n];
    Arrays.fill(nearest, Double.MAX_VALUE);
    int[] medoids = new int[k];
    for (int m = 0; m < k; m++) {
      double best = Double.MAX_VALUE;
      for (int candidate = 0; candidate < n; candidate++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += Math.min(nearest[i], distances.between(i, candidate));
        }
        if (sum < best - GAIN && !isIn(Arrays.copyOf(medoids, m), -1, candidate)) {
          best = sum;
          medoids[m] = candidate;
        }
      }
      for (int i = 0; i < n; i++) {
        nearest[i] = Math.min(nearest[i], distances.between(i, medoids[m]));
      }
    }
    return medoids;
  }

  private static double cost(Distances distances, int[] medoids) {
    double sum = 0;
    for (int i = 0; i < distances.size(); i++) {
      double nearest = Double.MAX_VALUE;
      for (int m : medoids) {
        nearest = Math.min(nearest, distances.between(i, m));
      }
      sum += nearest;
    }
    return sum;
  }

  private static int[] types(Distances distances, int[] medoids) {
    int[] types = new int[distances.size()];
    for (int i = 0; i < types.length; i++) {
      for (int t = 1; t < medoids.length; t++) {
        if (distances.between(i, medoids[t]) < distances.between(i, medoids[types[i]])) {
          types[i] = t;
        }
      }
    }
    return types;
  }
}
