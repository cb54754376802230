package org.orgstatus.statistics.multivariate;

import java.util.Arrays;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.Outcome;

/**
 * Whether groups differ in their whole profiles: pseudo-F of squared distances, p over ways to name
 * the cases (Anderson 2001, Austral Ecology 26, pp. 32–46). R: {@code vegan::adonis2(d ~ group)}.
 * For about twenty alliances: all ways are gone through where there are at most a million (two
 * groups), else drawn.
 *
 * @param f (SS_between / (k − 1)) / (SS_within / (n − k))
 * @param rSquared SS_between ÷ SS_total
 * @param ways gone through or drawn, the one seen included
 * @param seed of the draws; empty where every way was gone through
 */
public record GroupComparison(double f, double rSquared, double p, int ways, OptionalLong seed) {

  private static final long ENUMERATED = 1_000_000;

  /**
   * @param groups codes 0, 1, …
   * @param draws where enumeration is too long, for example 9,999
   */
  public static Outcome<GroupComparison> of(
      Distances distances, int[] groups, int draws, long seed) {
    int n = distances.size();
    Arguments.sameLength("groups", groups.length, n);
    int k = (int) Arrays.stream(groups).distinct().count();
    if (k < 2 || n <= k) {
      return Outcome.not(
          k < 2 ? Outcome.Reason.ONE_CATEGORY : Outcome.Reason.TOO_FEW_CASES,
          n + " cases in " + k + " groups");
    }
    double[][] squares = new double[n][n];
    double total = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        squares[i][j] = distances.between(i, j) * distances.between(i, j);
        total += squares[i][j] / (2.0 * n);
      }
    }
    if (total == 0) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "all cases are alike");
    }
    double within = within(squares, groups);
    double f = (total - within) / (k - 1) / (within / (n - k));
    int[] codes = Arrays.stream(groups).distinct().sorted().toArray();
    int size = (int) Arrays.stream(groups).filter(g -> g == codes[0]).count();
    boolean all =
        k == 2 && CombinatoricsUtils.binomialCoefficientLog(n, size) < StrictMath.log(ENUMERATED);
    if (within == 0) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "no case differs within its group");
    }
    double limit = within * (1 + 1e-9); // a smaller sum within is a larger F
    return Outcome.of(
        all
            ? enumerated(squares, size, f, 1 - within / total, limit)
            : drawn(squares, groups, f, 1 - within / total, limit, draws, seed));
  }

  private static double within(double[][] squares, int[] groups) {
    int k = Arrays.stream(groups).max().orElse(0) + 1;
    double[] sum = new double[k];
    int[] size = new int[k];
    for (int i = 0; i < groups.length; i++) {
      size[groups[i]]++;
      for (int j = 0; j < i; j++) {
        if (groups[i] == groups[j]) {
          sum[groups[i]] += squares[i][j];
        }
      }
    }
    return IntStream.range(0, k).mapToDouble(g -> size[g] == 0 ? 0 : sum[g] / size[g]).sum();
  }

  private static GroupComparison enumerated(
      double[][] squares, int size, double f, double rSquared, double limit) {
    int ways = 0;
    int hits = 0;
    Iterator<int[]> chosen = CombinatoricsUtils.combinationsIterator(squares.length, size);
    while (chosen.hasNext()) {
      int[] groups = new int[squares.length];
      Arrays.stream(chosen.next()).forEach(i -> groups[i] = 1);
      ways++;
      hits += within(squares, groups) <= limit ? 1 : 0;
    }
    return new GroupComparison(f, rSquared, (double) hits / ways, ways, OptionalLong.empty());
  }

  private static GroupComparison drawn(
      double[][] squares,
      int[] groups,
      double f,
      double rSquared,
      double limit,
      int draws,
      long seed) {
    RandomGenerator random = new Well19937c(seed);
    int[] named = groups.clone();
    int hits = 1;
    for (int draw = 0; draw < draws; draw++) {
      for (int i = named.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swap = named[i];
        named[i] = named[j];
        named[j] = swap;
      }
      hits += within(squares, named) <= limit ? 1 : 0;
    }
    double p = hits / (draws + 1.0);
    return new GroupComparison(f, rSquared, p, draws + 1, OptionalLong.of(seed));
  }
}
