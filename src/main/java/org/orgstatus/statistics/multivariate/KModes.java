package org.orgstatus.statistics.multivariate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.orgstatus.statistics.Arguments;

/**
 * Types of answers in codes: cases go to the mode from which they differ in the fewest answers
 * (Huang 1998, Data Mining and Knowledge Discovery 2, pp. 283–304), the best of several starts.
 * Types are numbered by falling size.
 *
 * @param modes one row a type
 * @param types for each case its type
 * @param cost answers that differ from the own mode, over all cases
 */
public record KModes(int[][] modes, int[] types, int cost, long seed, int starts) {

  /**
   * @param answers one row a case, codes from 0
   * @param k number of types
   * @param starts 30 or more
   */
  public static KModes of(int[][] answers, int k, int starts, long seed) {
    Arguments.index("k", k - 1, answers.length);
    int[] order =
        IntStream.range(0, answers.length)
            .boxed()
            .sorted(Comparator.<Integer, int[]>comparing(i -> answers[i], Arrays::compare))
            .mapToInt(Integer::intValue)
            .toArray();
    int[][] cases = Arrays.stream(order).mapToObj(i -> answers[i]).toArray(int[][]::new);
    RandomGenerator random = new Well19937c(seed);
    KModes best = run(cases, k, random, seed, starts);
    for (int start = 1; start < starts; start++) {
      KModes next = run(cases, k, random, seed, starts);
      best = next.cost() < best.cost() ? next : best;
    }
    int[] types = new int[answers.length];
    for (int at = 0; at < order.length; at++) {
      types[order[at]] = best.types()[at];
    }
    return new KModes(best.modes(), types, best.cost(), seed, starts);
  }

  private static KModes run(int[][] cases, int k, RandomGenerator random, long seed, int starts) {
    int[][] modes = new int[k][];
    int[] permutation = IntStream.range(0, cases.length).toArray();
    for (int t = 0; t < k; t++) {
      int swap = t + random.nextInt(permutation.length - t);
      int chosen = permutation[swap];
      permutation[swap] = permutation[t];
      permutation[t] = chosen;
      modes[t] = cases[chosen].clone();
    }
    int[] types = assign(cases, modes);
    int cost = cost(cases, modes, types);
    while (true) {
      int[][] moved = modes(cases, types, modes);
      int[] again = assign(cases, moved);
      int after = cost(cases, moved, again);
      if (after >= cost) {
        return bySize(modes, types, cost, seed, starts);
      }
      modes = moved;
      types = again;
      cost = after;
    }
  }

  private static int[] assign(int[][] cases, int[][] modes) {
    int[] types = new int[cases.length];
    for (int i = 0; i < cases.length; i++) {
      for (int t = 1; t < modes.length; t++) {
        if (differing(cases[i], modes[t]) < differing(cases[i], modes[types[i]])) {
          types[i] = t;
        }
      }
    }
    return types;
  }

  private static int differing(int[] a, int[] b) {
    return (int) IntStream.range(0, a.length).filter(q -> a[q] != b[q]).count();
  }

  private static int cost(int[][] cases, int[][] modes, int[] types) {
    return IntStream.range(0, cases.length).map(i -> differing(cases[i], modes[types[i]])).sum();
  }

  /** The commonest code of each question, the lower one in doubt. */
  private static int[][] modes(int[][] cases, int[] types, int[][] before) {
    int[][] modes = new int[before.length][];
    for (int t = 0; t < modes.length; t++) {
      modes[t] = before[t].clone();
      for (int q = 0; q < modes[t].length; q++) {
        int question = q;
        int codes = Arrays.stream(cases).mapToInt(r -> r[question]).max().orElseThrow() + 1;
        int[] n = new int[codes];
        for (int i = 0; i < cases.length; i++) {
          n[cases[i][q]] += types[i] == t ? 1 : 0;
        }
        int most =
            IntStream.range(0, codes)
                .boxed()
                .max(Comparator.<Integer>comparingInt(c -> n[c]).thenComparingInt(c -> -c))
                .orElseThrow();
        modes[t][q] = n[most] > 0 ? most : modes[t][q];
      }
    }
    return modes;
  }

  private static KModes bySize(int[][] modes, int[] types, int cost, long seed, int starts) {
    int[] n = new int[modes.length];
    Arrays.stream(types).forEach(t -> n[t]++);
    int[] order =
        IntStream.range(0, modes.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(t -> -n[t])
                    .thenComparing(t -> modes[t], Arrays::compare))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] rank = new int[order.length];
    for (int at = 0; at < order.length; at++) {
      rank[order[at]] = at;
    }
    return new KModes(
        Arrays.stream(order).mapToObj(t -> modes[t]).toArray(int[][]::new),
        Arrays.stream(types).map(t -> rank[t]).toArray(),
        cost,
        seed,
        starts);
  }
}
