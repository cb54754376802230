package org.orgstatus.statistics.multivariate;

import java.util.Arrays;
import java.util.stream.IntStream;
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
    return of(distances, once(distances.size()), k);
  }

  /**
   * Of cases that stand for several alike, as if each were there so many times: what a bootstrap
   * sample needs, without the repeats.
   *
   * @param times 1 or more, for each case
   */
  public static Medoids of(Distances distances, int[] times, int k) {
    Arguments.sameLength("times", times.length, distances.size());
    Arguments.index("k", k - 1, distances.size());
    int[] medoids = build(distances, times, k);
    double cost = cost(distances, times, medoids);
    while (true) {
      int[] swapped = swapped(distances, times, medoids);
      double after = cost(distances, times, swapped);
      if (after >= cost - GAIN) {
        Arrays.sort(medoids);
        return new Medoids(medoids, types(distances, medoids), cost / Arrays.stream(times).sum());
      }
      medoids = swapped;
      cost = after;
    }
  }

  /**
   * The medoids after the best exchange of one of them for another case; as they are where none
   * gains. What each medoid's leaving costs is counted in the same pass over the cases, so that a
   * step takes O(n²) whatever k (Schubert and Rousseeuw 2021, Information Systems 101, 101804).
   */
  private static int[] swapped(Distances distances, int[] times, int[] medoids) {
    int n = distances.size();
    int k = medoids.length;
    int[] own = new int[n];
    double[] first = new double[n];
    double[] second = new double[n];
    boolean[] isMedoid = new boolean[n];
    for (int i = 0; i < n; i++) {
      first[i] = Double.MAX_VALUE;
      second[i] = Double.MAX_VALUE;
      for (int m = 0; m < k; m++) {
        double d = distances.between(medoids[m], i);
        if (d < first[i]) {
          second[i] = first[i];
          first[i] = d;
          own[i] = m;
        } else if (d < second[i]) {
          second[i] = d;
        }
      }
    }
    for (int m : medoids) {
      isMedoid[m] = true;
    }
    double[] best = new double[k];
    int[] with = medoids.clone();
    double[] change = new double[k];
    for (int candidate = 0; candidate < n; candidate++) {
      if (isMedoid[candidate]) {
        continue;
      }
      Arrays.fill(change, 0);
      double whoever = 0;
      double[] row = distances.row(candidate);
      for (int i = 0; i < n; i++) {
        double d = row[i];
        // Whoever leaves, those near the candidate gain; those of the one that leaves may lose.
        double stays = d < first[i] ? d - first[i] : 0;
        double leaves = (d < second[i] ? d : second[i]) - first[i];
        whoever += times[i] * stays;
        change[own[i]] += times[i] * (leaves - stays);
      }
      for (int m = 0; m < k; m++) {
        if (whoever + change[m] < best[m] - GAIN) {
          best[m] = whoever + change[m];
          with[m] = candidate;
        }
      }
    }
    int place = 0;
    for (int m = 1; m < k; m++) {
      place = best[m] < best[place] - GAIN ? m : place;
    }
    int[] swapped = medoids.clone();
    swapped[place] = with[place];
    return swapped;
  }

  /**
   * Without types that hold fewer than a share of the cases: the smallest goes first, its cases to
   * the nearest medoid left.
   *
   * @param least share of all cases, below 1
   */
  public Medoids merged(Distances distances, double least) {
    return merged(distances, once(distances.size()), least);
  }

  /**
   * @param times as in {@link #of(Distances, int[], int)}
   */
  public Medoids merged(Distances distances, int[] times, double least) {
    double all = Arrays.stream(times).sum();
    int[] left = medoids;
    int[] found = types;
    while (left.length > 1) {
      int[] size = new int[left.length];
      for (int i = 0; i < found.length; i++) {
        size[found[i]] += times[i];
      }
      int smallest = 0;
      for (int t = 1; t < size.length; t++) {
        smallest = size[t] < size[smallest] ? t : smallest;
      }
      if (size[smallest] >= least * all) {
        break;
      }
      int gone = smallest;
      int[] before = left;
      left = IntStream.range(0, before.length).filter(t -> t != gone).map(t -> before[t]).toArray();
      found = types(distances, left);
    }
    return new Medoids(left, found, cost(distances, times, left) / all);
  }

  private static int[] once(int n) {
    int[] times = new int[n];
    Arrays.fill(times, 1);
    return times;
  }

  private static boolean isIn(int[] medoids, int candidate) {
    return Arrays.stream(medoids).anyMatch(m -> m == candidate);
  }

  private static int[] build(Distances distances, int[] times, int k) {
    int n = distances.size();
    double[] nearest = new double[n];
    Arrays.fill(nearest, Double.MAX_VALUE);
    int[] medoids = new int[k];
    for (int m = 0; m < k; m++) {
      double best = Double.MAX_VALUE;
      for (int candidate = 0; candidate < n; candidate++) {
        double sum = 0;
        double[] row = distances.row(candidate);
        for (int i = 0; i < n; i++) {
          sum += times[i] * (row[i] < nearest[i] ? row[i] : nearest[i]);
        }
        if (sum < best - GAIN && !isIn(Arrays.copyOf(medoids, m), candidate)) {
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

  private static double cost(Distances distances, int[] times, int[] medoids) {
    double sum = 0;
    for (int i = 0; i < distances.size(); i++) {
      double nearest = Double.MAX_VALUE;
      for (int m : medoids) {
        nearest = Math.min(nearest, distances.between(m, i));
      }
      sum += times[i] * nearest;
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
