package org.orgstatus.statistics.multivariate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.orgstatus.statistics.Arguments;

/**
 * Hierarchical clustering by nearest-neighbour chains (Murtagh 1983, Computer Journal 26, pp.
 * 354–359). R: {@code hclust(d, method)}.
 *
 * @param left for each merging, by rising height, a case (below n) of the one side
 * @param right a case of the other side
 * @param heights of the mergings
 */
public record Tree(int[] left, int[] right, double[] heights) {

  /** Distance between groups. */
  public enum Linkage {
    /** Mean over pairs. */
    AVERAGE,
    /** Greatest over pairs. */
    COMPLETE,
    /** Least loss of sums of squares, on distances as they are: R's ward.D2. */
    WARD
  }

  /** Of all cases, at least one. */
  public static Tree of(Distances distances, Linkage linkage) {
    int n = distances.size();
    double[][] d = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double x = distances.between(i, j);
        d[i][j] = linkage == Linkage.WARD ? x * x : x;
      }
    }
    int[] size = new int[n];
    Arrays.fill(size, 1);
    int[] left = new int[n - 1];
    int[] right = new int[n - 1];
    double[] heights = new double[n - 1];
    int[] chain = new int[n + 1];
    int length = 0;
    for (int merged = 0; merged < n - 1; ) {
      if (length == 0) {
        chain[length++] = IntStream.range(0, n).filter(i -> size[i] > 0).findFirst().orElseThrow();
      }
      int tip = chain[length - 1];
      int nearest = length > 1 ? chain[length - 2] : -1;
      for (int j = 0; j < n; j++) {
        if (size[j] > 0 && j != tip && (nearest < 0 || d[tip][j] < d[tip][nearest])) {
          nearest = j;
        }
      }
      if (length > 1 && nearest == chain[length - 2]) {
        left[merged] = Math.min(tip, nearest);
        right[merged] = Math.max(tip, nearest);
        heights[merged] = linkage == Linkage.WARD ? Math.sqrt(d[tip][nearest]) : d[tip][nearest];
        join(d, size, left[merged], right[merged], linkage);
        merged++;
        length -= 2;
      } else {
        chain[length++] = nearest;
      }
    }
    return byHeight(left, right, heights);
  }

  /** The lower index goes on for both (Lance and Williams 1967). */
  private static void join(double[][] d, int[] size, int a, int b, Linkage linkage) {
    double na = size[a];
    double nb = size[b];
    for (int k = 0; k < size.length; k++) {
      if (size[k] > 0 && k != a && k != b) {
        double nk = size[k];
        double joined;
        switch (linkage) {
          case AVERAGE:
            joined = (na * d[a][k] + nb * d[b][k]) / (na + nb);
            break;
          case COMPLETE:
            joined = Math.max(d[a][k], d[b][k]);
            break;
          default:
            joined = ((na + nk) * d[a][k] + (nb + nk) * d[b][k] - nk * d[a][b]) / (na + nb + nk);
        }
        d[a][k] = joined;
        d[k][a] = joined;
      }
    }
    size[a] += size[b];
    size[b] = 0;
  }

  private static Tree byHeight(int[] left, int[] right, double[] heights) {
    int[] order =
        IntStream.range(0, heights.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> heights[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Tree(
        Arrays.stream(order).map(k -> left[k]).toArray(),
        Arrays.stream(order).map(k -> right[k]).toArray(),
        Arrays.stream(order).mapToDouble(k -> heights[k]).toArray());
  }

  /**
   * Types when the tree is cut into k, numbered by their first case. R: {@code cutree(tree, k)}.
   *
   * @param k 1 to the number of cases
   */
  public int[] cut(int k) {
    int n = heights.length + 1;
    Arguments.index("k", k - 1, n);
    int[] parent = IntStream.range(0, n).toArray();
    for (int m = 0; m < n - k; m++) {
      parent[root(parent, right[m])] = root(parent, left[m]);
    }
    int[] number = new int[n];
    Arrays.fill(number, -1);
    int[] types = new int[n];
    int next = 0;
    for (int i = 0; i < n; i++) {
      int root = root(parent, i);
      if (number[root] < 0) {
        number[root] = next++;
      }
      types[i] = number[root];
    }
    return types;
  }

  /**
   * The cases in an order in which those merged early stand together, for the rows of a profile
   * matrix (seriation): at each merging the side with the lower case comes first.
   */
  public int[] order() {
    int n = heights.length + 1;
    int[] parent = IntStream.range(0, n).toArray();
    List<List<Integer>> side = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      side.add(new ArrayList<>(List.of(i)));
    }
    int last = 0;
    for (int m = 0; m < heights.length; m++) {
      int one = root(parent, left[m]);
      int other = root(parent, right[m]);
      last = Math.min(one, other);
      int gone = Math.max(one, other);
      parent[gone] = last;
      side.get(last).addAll(side.get(gone));
    }
    return side.get(last).stream().mapToInt(Integer::intValue).toArray();
  }

  private static int root(int[] parent, int of) {
    int i = of;
    while (parent[i] != i) {
      i = parent[i];
    }
    return i;
  }
}
