package org.orgstatus.statistics.test;

/** Exact distributions of rank sums over all equally likely assignments, ties included. */
final class PermutationSums {

  private PermutationSums() {}

  /**
   * Share of all subsets of {@code size} scores whose sum is at least as far from the mean as
   * {@code sum}.
   *
   * @param scores whole numbers, 0 or greater: midranks times 2
   */
  static double ofSubsets(int[] scores, int size, long sum) {
    int total = 0;
    for (int score : scores) {
      total += score;
    }
    double[][] ways = new double[size + 1][total + 1];
    ways[0][0] = 1;
    int reached = 0;
    for (int seen = 0; seen < scores.length; seen++) {
      for (int k = Math.min(size, seen + 1); k > 0; k--) {
        for (int s = reached; s >= 0; s--) {
          if (ways[k - 1][s] > 0) {
            ways[k][s + scores[seen]] += ways[k - 1][s];
          }
        }
      }
      reached += scores[seen];
    }
    return share(ways[size], 2L * sum * scores.length, 2L * total * size, scores.length);
  }

  /** Share of all signs of {@code scores} whose positive sum is at least as far from the mean. */
  static double ofSigns(int[] scores, long sum) {
    int total = 0;
    for (int score : scores) {
      total += score;
    }
    double[] ways = new double[total + 1];
    ways[0] = 1;
    int reached = 0;
    for (int score : scores) {
      for (int s = reached; s >= 0; s--) {
        if (ways[s] > 0) {
          ways[s + score] += ways[s];
        }
      }
      reached += score;
    }
    return share(ways, 2 * sum, total, 1);
  }

  /** Of outcomes s with |2 s scale − middle| ≥ |observed − middle|. */
  private static double share(double[] ways, long observed, long middle, int scale) {
    double all = 0;
    double far = 0;
    long distance = Math.abs(observed - middle);
    for (int s = 0; s < ways.length; s++) {
      all += ways[s];
      long at = 2L * s * scale;
      if (Math.abs(at - middle) >= distance) {
        far += ways[s];
      }
    }
    return far / all;
  }
}
