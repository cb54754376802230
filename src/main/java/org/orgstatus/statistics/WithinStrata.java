package org.orgstatus.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How two groups differ within strata, such as members and others of one province: the differences
 * of all strata that hold both, averaged with the weights n₁ n₂ / (n₁ + n₂). Of means it is the
 * coefficient of the group in a regression with a fixed effect for every stratum, R: {@code lm(y ~
 * first + factor(stratum))}. The standard error leaves out one cluster at a time (delete-one
 * jackknife; Efron and Stein 1981, Ann. Statist. 9, pp. 586–596).
 *
 * @param value first minus second: a difference of means, or of Cliff's delta a mean in [−1, 1]
 * @param standardError empty where fewer than two clusters hold both groups
 * @param strata those that hold both groups; others say nothing
 * @param clusters those of these strata
 * @param first cases of the first group in these strata
 * @param second cases of the second
 */
public record WithinStrata(
    double value, OptionalDouble standardError, int strata, int clusters, int first, int second) {

  /** What is averaged. */
  @FunctionalInterface
  private interface Contrast {
    double of(double[] first, double[] second);
  }

  private record Part(int cluster, int first, int second, double difference) {
    double weight() {
      return (double) first * second / (first + second);
    }
  }

  private static final class Members {
    private final List<Double> first = new ArrayList<>();
    private final List<Double> second = new ArrayList<>();
    private int cluster = -1;
  }

  /**
   * Differences of means.
   *
   * @param values one for each case; NaN where it is not known
   * @param first whether the case is of the first group
   * @param stratum of each case, −1 for one that is left out
   * @param cluster of each case; a stratum lies in one cluster
   * @return not estimable where no stratum holds both groups
   */
  public static Outcome<WithinStrata> ofMeans(
      double[] values, boolean[] first, int[] stratum, int[] cluster) {
    return of(values, first, stratum, cluster, (a, b) -> mean(a) - mean(b));
  }

  /** Cliff's delta, for grades and counts; see {@link #ofMeans}. */
  public static Outcome<WithinStrata> ofDelta(
      double[] values, boolean[] first, int[] stratum, int[] cluster) {
    return of(values, first, stratum, cluster, (a, b) -> CliffsDelta.of(a, b).orElseThrow());
  }

  private static double mean(double[] values) {
    return ExactSum.of(values) / values.length;
  }

  private static Outcome<WithinStrata> of(
      double[] values, boolean[] first, int[] stratum, int[] cluster, Contrast contrast) {
    Arguments.sameLength("first", first.length, values.length);
    Arguments.sameLength("stratum", stratum.length, values.length);
    Arguments.sameLength("cluster", cluster.length, values.length);
    Map<Integer, Members> strata = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      if (stratum[i] < 0 || Double.isNaN(values[i])) {
        continue;
      }
      Members members = strata.computeIfAbsent(stratum[i], s -> new Members());
      if (members.cluster >= 0 && members.cluster != cluster[i]) {
        throw new IllegalArgumentException(
            "stratum " + stratum[i] + " lies in clusters " + members.cluster + ", " + cluster[i]);
      }
      members.cluster = Arguments.notNegative("cluster", cluster[i]);
      (first[i] ? members.first : members.second).add(values[i]);
    }
    List<Part> parts = new ArrayList<>();
    for (Members m : strata.values()) {
      if (!m.first.isEmpty() && !m.second.isEmpty()) {
        double difference = contrast.of(array(m.first), array(m.second));
        parts.add(new Part(m.cluster, m.first.size(), m.second.size(), difference));
      }
    }
    if (parts.isEmpty()) {
      return Outcome.not(Outcome.Reason.NO_CASES, "no stratum holds both groups");
    }
    int[] clusters = parts.stream().mapToInt(Part::cluster).distinct().sorted().toArray();
    return Outcome.of(
        new WithinStrata(
            average(parts, -1),
            error(parts, clusters),
            parts.size(),
            clusters.length,
            parts.stream().mapToInt(Part::first).sum(),
            parts.stream().mapToInt(Part::second).sum()));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double average(List<Part> parts, int without) {
    ExactSum sum = new ExactSum();
    ExactSum weights = new ExactSum();
    for (Part part : parts) {
      if (part.cluster() != without) {
        sum.add(part.weight() * part.difference());
        weights.add(part.weight());
      }
    }
    return sum.value() / weights.value();
  }

  private static OptionalDouble error(List<Part> parts, int[] clusters) {
    int n = clusters.length;
    if (n < 2) {
      return OptionalDouble.empty();
    }
    double[] left = new double[n];
    for (int i = 0; i < n; i++) {
      left[i] = average(parts, clusters[i]);
    }
    double mean = mean(left);
    ExactSum squares = new ExactSum();
    for (double value : left) {
      squares.add((value - mean) * (value - mean));
    }
    return OptionalDouble.of(Math.sqrt(squares.value() * (n - 1) / n));
  }

  /**
   * Value ± t · error, on clusters − 1 degrees of freedom.
   *
   * @return empty where there is no standard error
   */
  public Optional<Interval> interval(double level) {
    if (standardError.isEmpty()) {
      return Optional.empty();
    }
    double tail = (1 - Arguments.open("level", level)) / 2;
    double half = Tails.studentQuantile(tail, clusters - 1.0) * standardError.getAsDouble();
    return Optional.of(new Interval(value - half, value + half, Interval.Method.STUDENT, level));
  }
}
