package org.orgstatus.statistics.multivariate;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.orgstatus.statistics.Arguments;

/** How good a division into types is: read these before naming a type. */
public final class Typology {

  private Typology() {}

  /**
   * Silhouette of each case, (b − a) / max(a, b), a the mean distance to its own type and b that to
   * the nearest other; 0 for a case alone in its type (Rousseeuw 1987, J. Comput. Appl. Math. 20,
   * pp. 53–65). R: {@code cluster::silhouette}.
   *
   * @param types codes 0, 1, …, at least two
   */
  public static double[] silhouettes(Distances distances, int[] types) {
    Arguments.sameLength("types", types.length, distances.size());
    int k = Arrays.stream(types).max().orElse(0) + 1;
    if (k < 2) {
      throw new IllegalArgumentException("one type has no silhouette");
    }
    int[] size = new int[k];
    Arrays.stream(types).forEach(t -> size[t]++);
    double[] silhouettes = new double[types.length];
    for (int i = 0; i < types.length; i++) {
      double[] sum = new double[k];
      for (int j = 0; j < types.length; j++) {
        sum[types[j]] += distances.between(i, j);
      }
      double other = Double.MAX_VALUE;
      for (int t = 0; t < k; t++) {
        other = t != types[i] && size[t] > 0 ? Math.min(other, sum[t] / size[t]) : other;
      }
      double own = size[types[i]] > 1 ? sum[types[i]] / (size[types[i]] - 1) : 0;
      double larger = Math.max(own, other);
      silhouettes[i] = size[types[i]] == 1 || larger == 0 ? 0 : (other - own) / larger;
    }
    return silhouettes;
  }

  /**
   * How like two divisions are, 1 if the same, 0 as by chance (Hubert and Arabie 1985, J.
   * Classification 2, pp. 193–218).
   */
  public static double adjustedRand(int[] first, int[] second) {
    Arguments.sameLength("second", second.length, first.length);
    int a = Arrays.stream(first).max().orElse(0) + 1;
    int b = Arrays.stream(second).max().orElse(0) + 1;
    double[][] both = new double[a][b];
    for (int i = 0; i < first.length; i++) {
      both[first[i]][second[i]]++;
    }
    double cells = 0;
    double rows = 0;
    double columns = 0;
    double[] column = new double[b];
    for (double[] row : both) {
      rows += pairs(Arrays.stream(row).sum());
      for (int j = 0; j < b; j++) {
        cells += pairs(row[j]);
        column[j] += row[j];
      }
    }
    for (double n : column) {
      columns += pairs(n);
    }
    double chance = rows * columns / pairs(first.length);
    double most = 0.5 * (rows + columns);
    return most == chance ? 1 : (cells - chance) / (most - chance);
  }

  private static double pairs(double n) {
    return n * (n - 1) / 2;
  }

  /**
   * Stability of each type: mean over bootstrap samples of the greatest Jaccard similarity of its
   * drawn cases with a type found there (Hennig 2007, Comput. Stat. Data Anal. 52, pp. 258–271).
   * Below 0.6 a type should not be named; from 0.75 on it stands.
   *
   * @param types of the cases as reported
   * @param divide gives the types of other distances, for example {@code d -> Medoids.of(d,
   *     3).types()}
   * @param draws 100 or more
   */
  public static double[] stability(
      Distances distances, int[] types, Function<Distances, int[]> divide, int draws, long seed) {
    return overDraws(
        distances,
        types,
        from -> new Drawn(from, divide.apply(distances.drawn(from))),
        draws,
        seed);
  }

  /** Divides cases that stand for several alike. */
  @FunctionalInterface
  public interface Weighted {
    /**
     * @param times how often each case was drawn, 1 or more
     * @return the type of each case
     */
    int[] types(Distances distances, int[] times);
  }

  /** The same with a method that takes a case drawn several times once: less than half the work. */
  public static double[] stabilityOfWeighted(
      Distances distances, int[] types, Weighted divide, int draws, long seed) {
    return overDraws(
        distances,
        types,
        from -> {
          int[] cases = Arrays.stream(from).distinct().toArray();
          int[] times = new int[cases.length];
          int at = -1;
          for (int i = 0; i < from.length; i++) {
            at += i == 0 || from[i] != from[i - 1] ? 1 : 0;
            times[at]++;
          }
          return new Drawn(cases, divide.types(distances.drawn(cases), times));
        },
        draws,
        seed);
  }

  /** Cases and the types that they were divided into. */
  private record Drawn(int[] cases, int[] types) {}

  private static double[] overDraws(
      Distances distances, int[] types, DrawnDivision divide, int draws, long seed) {
    int n = distances.size();
    int k = Arrays.stream(types).max().orElse(0) + 1;
    RandomGenerator random = new Well19937c(seed);
    double[] sum = new double[k];
    int[] counted = new int[k];
    for (int draw = 0; draw < draws; draw++) {
      int[] from = IntStream.generate(() -> random.nextInt(n)).limit(n).sorted().toArray();
      Drawn drawn = divide.of(from);
      for (int t = 0; t < k; t++) {
        double best = bestJaccard(types, t, drawn.cases(), drawn.types());
        if (best >= 0) {
          sum[t] += best;
          counted[t]++;
        }
      }
    }
    double[] stability = new double[k];
    Arrays.setAll(stability, t -> counted[t] == 0 ? 0 : sum[t] / counted[t]);
    return stability;
  }

  /** Divides a sample of cases, in rising order, repeats included. */
  @FunctionalInterface
  private interface DrawnDivision {
    Drawn of(int[] from);
  }

  /** Over different cases; −1 where none of the type was drawn. */
  private static double bestJaccard(int[] types, int type, int[] from, int[] found) {
    int k = Arrays.stream(found).max().orElse(0) + 1;
    boolean[] drawn = new boolean[types.length];
    boolean[][] in = new boolean[k][types.length];
    for (int i = 0; i < from.length; i++) {
      drawn[from[i]] = true;
      in[found[i]][from[i]] = true;
    }
    double best = -1;
    boolean any = IntStream.range(0, types.length).anyMatch(i -> drawn[i] && types[i] == type);
    for (int t = 0; t < k && any; t++) {
      int both = 0;
      int either = 0;
      for (int i = 0; i < types.length; i++) {
        boolean own = drawn[i] && types[i] == type;
        both += own && in[t][i] ? 1 : 0;
        either += own || in[t][i] ? 1 : 0;
      }
      best = Math.max(best, (double) both / either);
    }
    return best;
  }
}
