package org.orgstatus.statistics.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.orgstatus.statistics.ExactSum;
import org.orgstatus.statistics.Outcome;
import org.orgstatus.statistics.Tails;

/**
 * Whether groups differ in their means, with unequal variances (Welch 1951, Biometrika 38, pp.
 * 330–336). R: {@code oneway.test(y ~ g)}. Assumes means that are about normal; not for skewed
 * counts in small groups, {@link KruskalWallis} then.
 *
 * @param value F
 * @param numerator groups − 1
 * @param denominator not whole
 */
public record WelchTest(double value, double numerator, double denominator, double p, int n) {

  /**
   * A pair after Games and Howell (1976, Journal of Educational Statistics 1, pp. 113–125): means
   * with their own variances, against the studentized range of all groups.
   *
   * @param difference first mean minus second
   * @param low simultaneous interval of 95%
   * @param p adjusted over all pairs by its nature
   */
  public record Pair(
      int first,
      int second,
      double difference,
      double t,
      double degreesOfFreedom,
      double p,
      double low,
      double high) {}

  /**
   * @return not estimable where a group has fewer than two values or no variance
   */
  public static Outcome<WelchTest> of(double[]... groups) {
    return moments(groups).map(WelchTest::of);
  }

  private static Outcome<List<Moments>> moments(double[][] groups) {
    if (groups.length < 2) {
      return Outcome.not(Outcome.Reason.ONE_CATEGORY, groups.length + " groups");
    }
    for (int g = 0; g < groups.length; g++) {
      if (groups[g].length < 2) {
        return Outcome.not(
            Outcome.Reason.TOO_FEW_CASES, "group " + g + " has " + groups[g].length + " cases");
      }
    }
    List<Moments> moments = Arrays.stream(groups).map(Moments::of).toList();
    for (int g = 0; g < groups.length; g++) {
      if (moments.get(g).variance() == 0) {
        return Outcome.not(Outcome.Reason.NO_VARIATION, "group " + g + " has no variance");
      }
    }
    return Outcome.of(moments);
  }

  private static WelchTest of(List<Moments> groups) {
    double k = groups.size();
    double weights = ExactSum.of(groups.stream().mapToDouble(m -> 1 / m.ofMean()).toArray());
    double mean =
        ExactSum.of(groups.stream().mapToDouble(m -> m.mean() / m.ofMean()).toArray()) / weights;
    ExactSum between = new ExactSum();
    ExactSum lack = new ExactSum();
    for (Moments m : groups) {
      double weight = 1 / m.ofMean();
      between.add(weight * (m.mean() - mean) * (m.mean() - mean));
      double rest = 1 - weight / weights;
      lack.add(rest * rest / (m.n() - 1));
    }
    double tmp = lack.value() / (k * k - 1);
    double f = between.value() / (k - 1) / (1 + 2 * (k - 2) * tmp);
    double denominator = 1 / (3 * tmp);
    int n = groups.stream().mapToInt(Moments::n).sum();
    return new WelchTest(f, k - 1, denominator, Tails.f(f, k - 1, denominator), n);
  }

  /** All pairs, in the order (0, 1), (0, 2) …. */
  public static Outcome<List<Pair>> gamesHowell(double[]... groups) {
    return moments(groups)
        .map(
            moments -> {
              List<Pair> pairs = new ArrayList<>();
              for (int a = 0; a < groups.length; a++) {
                for (int b = a + 1; b < groups.length; b++) {
                  pairs.add(pair(a, b, moments));
                }
              }
              return List.copyOf(pairs);
            });
  }

  private static Pair pair(int first, int second, List<Moments> groups) {
    Moments a = groups.get(first);
    Moments b = groups.get(second);
    double variance = a.ofMean() + b.ofMean();
    double freedom =
        variance
            * variance
            / (a.ofMean() * a.ofMean() / (a.n() - 1) + b.ofMean() * b.ofMean() / (b.n() - 1));
    double difference = a.mean() - b.mean();
    double error = Math.sqrt(variance / 2);
    double t = difference / Math.sqrt(variance);
    int k = groups.size();
    double half = StudentizedRange.quantile(0.05, k, freedom) * error;
    double p = StudentizedRange.tail(Math.abs(difference) / error, k, freedom);
    return new Pair(first, second, difference, t, freedom, p, difference - half, difference + half);
  }
}
