package org.orgstatus.analysis.typology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Progress;
import org.orgstatus.statistics.multivariate.Distances;
import org.orgstatus.statistics.multivariate.Medoids;
import org.orgstatus.statistics.multivariate.Tree;
import org.orgstatus.statistics.multivariate.Typology;

/**
 * Divisions of the same cases into different numbers of types, and the one that may be used: whose
 * types lie apart and come back when cases are drawn anew. Small types are merged before either is
 * asked.
 *
 * @param divisions by rising number of medoids asked for; those for which there are too few cases
 *     are not made
 */
record TypologyChoice(List<Division> divisions) {

  /**
   * What must hold.
   *
   * @param fewest least number of types
   * @param silhouette least mean silhouette
   * @param stability least mean Jaccard similarity of every type
   * @param share least share of the cases in a type
   * @param draws bootstrap samples for each number
   */
  record Rule(
      int fewest,
      int most,
      double silhouette,
      double stability,
      double share,
      int draws,
      long seed) {}

  /**
   * @param k medoids asked for
   * @param types of the cases, 0 the largest
   * @param medoids cases, one for each type
   * @param silhouette mean over cases
   * @param stability of each type
   * @param tree adjusted Rand index with average linkage cut at the same number
   */
  record Division(
      int k,
      int[] types,
      int[] medoids,
      double silhouette,
      double[] stability,
      double tree,
      boolean passes) {

    int count() {
      return medoids.length;
    }

    int size(int type) {
      return (int) Arrays.stream(types).filter(t -> t == type).count();
    }

    double leastStability() {
      return Arrays.stream(stability).min().orElse(0);
    }
  }

  /** Cases that there must be for each type. */
  static final int CASES_A_TYPE = 10;

  TypologyChoice {
    divisions = List.copyOf(divisions);
  }

  /**
   * @param run asked for its progress, a step a draw
   */
  static TypologyChoice of(Distances distances, Rule rule, AnalysisRun run) {
    int n = distances.size();
    List<Integer> possible =
        IntStream.rangeClosed(rule.fewest(), rule.most())
            .filter(k -> n >= CASES_A_TYPE * k)
            .boxed()
            .toList();
    if (possible.isEmpty()) {
      return new TypologyChoice(List.of());
    }
    Tree tree = Tree.of(distances, Tree.Linkage.AVERAGE);
    Progress.Steps draws = run.steps(possible.size() * rule.draws());
    return new TypologyChoice(
        possible.parallelStream().map(k -> division(distances, tree, k, rule, draws)).toList());
  }

  private static Division division(
      Distances distances, Tree tree, int k, Rule rule, Progress.Steps draws) {
    Medoids found = Medoids.of(distances, k).merged(distances, rule.share());
    int[] types = bySize(found);
    int[] medoids = new int[found.medoids().length];
    for (int medoid : found.medoids()) {
      medoids[types[medoid]] = medoid;
    }
    double agreement = Typology.adjustedRand(types, tree.cut(k));
    if (medoids.length < 2) {
      return new Division(k, types, medoids, 0, new double[1], agreement, false);
    }
    double silhouette =
        Arrays.stream(Typology.silhouettes(distances, types)).average().orElseThrow();
    double[] stability =
        Typology.stabilityOfWeighted(
            distances,
            types,
            (d, times) -> {
              draws.next();
              return Medoids.of(d, times, k).merged(d, times, rule.share()).types();
            },
            rule.draws(),
            rule.seed() + k);
    boolean passes =
        medoids.length >= rule.fewest()
            && silhouette >= rule.silhouette()
            && Arrays.stream(stability).allMatch(s -> s >= rule.stability());
    return new Division(k, types, medoids, silhouette, stability, agreement, passes);
  }

  /** Types numbered by falling size; equal ones as they were. */
  private static int[] bySize(Medoids found) {
    int[] size = new int[found.medoids().length];
    Arrays.stream(found.types()).forEach(t -> size[t]++);
    List<Integer> order =
        IntStream.range(0, size.length)
            .boxed()
            .sorted(Comparator.comparingInt(t -> -size[t]))
            .toList();
    return Arrays.stream(found.types()).map(order::indexOf).toArray();
  }

  /** The division that passes with the highest silhouette, of equal ones that of fewer types. */
  Optional<Division> chosen() {
    List<Division> passing = new ArrayList<>(divisions.stream().filter(Division::passes).toList());
    passing.sort(Comparator.comparingDouble((Division d) -> -d.silhouette()));
    return passing.stream().findFirst();
  }
}
