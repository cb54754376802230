package org.orgstatus.statistics.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Who belongs to what: centralities of both kinds of node, normed by what a two-mode network allows
 * (Borgatti and Everett 1997, Network analysis of 2-mode data, Social Networks 19, pp. 243–269;
 * Borgatti and Halgin 2011). R: {@code igraph} for the raw counts.
 */
public final class TwoModeNetwork {

  /**
   * Of one node; each normed value is in [0, 1].
   *
   * @param degree ties
   * @param normedDegree ties ÷ nodes of the other kind
   * @param closeness least possible ÷ actual sum of distances over the nodes that it reaches; 0 for
   *     a node without a tie. Compare within one component only
   * @param reached other nodes that it reaches
   * @param betweenness shortest paths between others that pass through it, shared among equals
   * @param normedBetweenness ÷ the most that a node of its kind could have
   */
  public record Centrality(
      int degree,
      double normedDegree,
      double closeness,
      int reached,
      double betweenness,
      double normedBetweenness) {}

  private final int first;
  private final int second;
  private final List<List<Integer>> ties = new ArrayList<>();
  private final int edges;

  /**
   * @param member one row a node of the first kind (alliance), one column a node of the second
   *     (institution)
   */
  public TwoModeNetwork(boolean[][] member) {
    this.first = member.length;
    this.second = first == 0 ? 0 : member[0].length;
    for (int i = 0; i < first + second; i++) {
      ties.add(new ArrayList<>());
    }
    int count = 0;
    for (int i = 0; i < first; i++) {
      for (int j = 0; j < second; j++) {
        if (member[i][j]) {
          ties.get(i).add(first + j);
          ties.get(first + j).add(i);
          count++;
        }
      }
    }
    this.edges = count;
  }

  /** Ties ÷ possible ties; 0 where none is possible. */
  public double density() {
    return first == 0 || second == 0 ? 0 : (double) edges / ((double) first * second);
  }

  /** Nodes of the second kind that two of the first share. */
  public int overlap(int one, int other) {
    return (int) ties.get(one).stream().filter(ties.get(other)::contains).count();
  }

  /** Of the first kind, in order. */
  public List<Centrality> ofFirst() {
    return centralities().subList(0, first);
  }

  /** Of the second kind, in order. */
  public List<Centrality> ofSecond() {
    return centralities().subList(first, first + second);
  }

  private List<Centrality> centralities() {
    int n = first + second;
    double[] between = new double[n];
    int[] reached = new int[n];
    long[] distance = new long[n];
    for (int s = 0; s < n; s++) {
      from(s, between, reached, distance);
    }
    List<Centrality> all = new ArrayList<>();
    for (int v = 0; v < n; v++) {
      boolean ofFirst = v < first;
      int own = ofFirst ? first : second;
      int other = ofFirst ? second : first;
      int degree = ties.get(v).size();
      double least = other + 2.0 * (own - 1);
      boolean whole = reached[v] == n - 1;
      double possible = whole ? least : leastWithin(v, reached[v]);
      double most = mostBetween(own, other);
      all.add(
          new Centrality(
              degree,
              other == 0 ? 0 : (double) degree / other,
              distance[v] == 0 ? 0 : possible / distance[v],
              reached[v],
              between[v] / 2,
              most > 0 ? between[v] / 2 / most : 0));
    }
    return all;
  }

  /** Distance 1 to the other kind and 2 to the own, within what the node reaches. */
  private double leastWithin(int v, int reached) {
    boolean ofFirst = v < first;
    boolean[] seen = new boolean[first + second];
    Deque<Integer> queue = new ArrayDeque<>(List.of(v));
    seen[v] = true;
    int others = 0;
    while (!queue.isEmpty()) {
      for (int to : ties.get(queue.poll())) {
        if (!seen[to]) {
          seen[to] = true;
          others += (to < first) != ofFirst ? 1 : 0;
          queue.add(to);
        }
      }
    }
    return others + 2.0 * (reached - others);
  }

  /** Borgatti and Everett 1997, p. 257. */
  private static double mostBetween(int own, int other) {
    if (own == 0 || other == 0) {
      return 0;
    }
    double s = Math.floorDiv(own - 1, other);
    double t = Math.floorMod(own - 1, other);
    double m = other;
    return 0.5 * (m * m * (s + 1) * (s + 1) + m * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3));
  }

  /** One source of Brandes' algorithm (2001, J. Math. Sociology 25, pp. 163–177). */
  private void from(int source, double[] between, int[] reached, long[] distance) {
    int n = first + second;
    int[] far = new int[n];
    Arrays.fill(far, -1);
    double[] paths = new double[n];
    far[source] = 0;
    paths[source] = 1;
    List<Integer> order = new ArrayList<>();
    Deque<Integer> queue = new ArrayDeque<>(List.of(source));
    while (!queue.isEmpty()) {
      int v = queue.poll();
      order.add(v);
      for (int to : ties.get(v)) {
        if (far[to] < 0) {
          far[to] = far[v] + 1;
          queue.add(to);
        }
        if (far[to] == far[v] + 1) {
          paths[to] += paths[v];
        }
      }
    }
    double[] share = new double[n];
    for (int k = order.size() - 1; k > 0; k--) {
      int v = order.get(k);
      for (int to : ties.get(v)) {
        if (far[to] == far[v] - 1) {
          share[to] += paths[to] / paths[v] * (1 + share[v]);
        }
      }
      between[v] += share[v];
      distance[source] += far[v];
    }
    reached[source] = order.size() - 1;
  }
}
