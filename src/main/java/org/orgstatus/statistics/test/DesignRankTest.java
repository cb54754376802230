package org.orgstatus.statistics.test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.CountCube;
import org.orgstatus.statistics.CrossTable;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.ExactSum;
import org.orgstatus.statistics.JointEstimate;
import org.orgstatus.statistics.Outcome;
import org.orgstatus.statistics.Tails;

/**
 * Rank tests under the design: mean scores of the estimated population ranks (W_below + W_tied / 2)
 * / W are compared between groups, the ranks taken as fixed (Lumley and Scott 2013, Two-sample rank
 * tests under complex sampling, Biometrika 100, pp. 831–842). R: {@code svyranktest}; its object
 * for more than two groups in 4.1-1 has statistic and parameter swapped, here they are not, and
 * tied values share one rank, where R ranks them by the order of rows if their weights differ.
 */
public final class DesignRankTest {

  /** Score of a rank. */
  public enum Score {
    /** The rank itself: Wilcoxon for two groups, Kruskal–Wallis for more. */
    RANK,
    /** Normal quantile of the rank. */
    VAN_DER_WAERDEN,
    /** 1 above the median, else 0. */
    MEDIAN
  }

  /**
   * @param value χ² ÷ degrees of freedom, an F; for two groups the square of R's t
   * @param numerator groups minus 1
   * @param denominator the design's degrees of freedom minus {@code numerator}
   * @param meanScores by group, in the order of codes
   * @param groups codes of the groups with a case
   */
  public record Result(
      Score score,
      double value,
      int numerator,
      int denominator,
      double p,
      List<Double> meanScores,
      List<Integer> groups,
      int n) {
    public Result {
      meanScores = List.copyOf(meanScores);
      groups = List.copyOf(groups);
    }
  }

  private DesignRankTest() {}

  /**
   * @param values one for each case of the design; those outside the domain are not read
   * @param groupOf the same, codes 0, 1, …
   */
  public static Outcome<Result> of(Domain domain, double[] values, int[] groupOf, Score score) {
    Arguments.sameLength("values", values.length, domain.design().size());
    Arguments.sameLength("groups", groupOf.length, values.length);
    int[] members = IntStream.range(0, values.length).filter(domain::contains).toArray();
    List<Integer> groups =
        IntStream.of(members).map(i -> groupOf[i]).distinct().sorted().boxed().toList();
    if (groups.size() < 2) {
      return Outcome.not(Outcome.Reason.ONE_CATEGORY, groups.size() + " groups have cases");
    }
    double[] scores = scores(domain, values, members, score);
    if (IntStream.of(members).mapToDouble(i -> scores[i]).distinct().count() < 2) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "all cases have the same score");
    }
    List<JointEstimate.Part> parts = new ArrayList<>();
    for (int group : groups) {
      boolean[] in = new boolean[values.length];
      for (int i : members) {
        in[i] = groupOf[i] == group;
      }
      parts.add(new JointEstimate.Part(domain.and(in), scores));
    }
    return of(JointEstimate.ofMeans(parts).orElseThrow(), groups, score);
  }

  private static Outcome<Result> of(JointEstimate joint, List<Integer> groups, Score score) {
    int numerator = groups.size() - 1;
    int denominator = joint.degreesOfFreedom() - numerator;
    if (denominator < 1) {
      return Outcome.not(
          Outcome.Reason.NO_DEGREES_OF_FREEDOM, denominator + " degrees of freedom are left");
    }
    double[][] contrasts = new double[numerator][groups.size()];
    for (int k = 0; k < numerator; k++) {
      contrasts[k][0] = -1;
      contrasts[k][k + 1] = 1;
    }
    return joint
        .wald(contrasts)
        .map(
            wald ->
                new Result(
                    score,
                    wald.statistic(),
                    numerator,
                    denominator,
                    Tails.f(wald.statistic(), numerator, denominator),
                    joint.values(),
                    groups,
                    joint.n()));
  }

  /** From counts, with the codes as values: for counts and ordered classes. */
  public static Outcome<Result> of(CountCube cube, Score score) {
    CrossTable table = cube.table();
    if (table.rows().size() < 2) {
      return Outcome.not(Outcome.Reason.ONE_CATEGORY, table.rows().size() + " groups have cases");
    }
    if (table.columns().size() < 2) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "all cases have the same value");
    }
    double[] sums = table.columnSums();
    double all = table.total();
    double[] scores = new double[cube.categories()];
    ExactSum below = new ExactSum();
    for (int c = 0; c < sums.length; c++) {
      double start = below.value();
      below.add(sums[c]);
      scores[table.columns().get(c)] = score(0.5 * (start + below.value()), all, score);
    }
    if (table.columns().stream().mapToDouble(c -> scores[c]).distinct().count() < 2) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "all cases have the same score");
    }
    return of(cube.means(scores).orElseThrow(), table.rows(), score);
  }

  private static double[] scores(Domain domain, double[] values, int[] members, Score score) {
    int[] order =
        IntStream.of(members)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> Arguments.valueAt("value", values, i)))
            .mapToInt(Integer::intValue)
            .toArray();
    double all = domain.weightedN();
    double[] scores = new double[values.length];
    ExactSum below = new ExactSum();
    for (int from = 0; from < order.length; ) {
      int to = from;
      double start = below.value();
      while (to < order.length && values[order[to]] == values[order[from]]) {
        below.add(domain.weight(order[to++]));
      }
      double value = score(0.5 * (start + below.value()), all, score);
      for (int k = from; k < to; k++) {
        scores[order[k]] = value;
      }
      from = to;
    }
    return scores;
  }

  private static double score(double rank, double all, Score score) {
    switch (score) {
      case RANK:
        return rank / all;
      case VAN_DER_WAERDEN:
        double share = rank / all;
        return Tails.normalQuantile(1 - share);
      default:
        return rank > 0.5 * all ? 1 : 0;
    }
  }
}
