package org.orgstatus.statistics.multivariate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.ExactSum;
import org.orgstatus.statistics.Outcome;
import org.orgstatus.statistics.Quantile;

/**
 * One number from several indicators, with how much its ranks hang on the choices made (OECD and
 * JRC 2008, Handbook on Constructing Composite Indicators, steps 5 to 7). Missing indicators are
 * not filled in: leave such units out. Show a rank with its interval or not at all.
 *
 * @param scores of the units under the choices given
 * @param ranks 1 is the highest score; equal scores share the better rank
 * @param rankLow 5th percentile of the rank over all methods and perturbed weights
 * @param rankHigh 95th percentile
 * @param leftOut for each indicator the mean change of rank when it is left out
 */
public record CompositeIndex(
    double[] scores,
    int[] ranks,
    double[] rankLow,
    double[] rankHigh,
    double[] leftOut,
    long seed) {

  /** How indicators are put on one scale. */
  public enum Scale {
    /**
     * (x − least) / (greatest − least), then 0.01 + 0.99 of it, so that a geometric mean exists.
     */
    MIN_MAX,
    /** Standard scores; not for geometric means. */
    Z_SCORE,
    /** Rank ÷ n, midranks. */
    RANK
  }

  /** How scaled indicators become one. */
  public enum Mean {
    /** A low value is made up for by a high one. */
    ARITHMETIC,
    /** Not fully. */
    GEOMETRIC
  }

  private record Method(Scale scale, Mean mean) {}

  private static final List<Method> GRID =
      List.of(
          new Method(Scale.MIN_MAX, Mean.ARITHMETIC),
          new Method(Scale.MIN_MAX, Mean.GEOMETRIC),
          new Method(Scale.Z_SCORE, Mean.ARITHMETIC),
          new Method(Scale.RANK, Mean.ARITHMETIC),
          new Method(Scale.RANK, Mean.GEOMETRIC));

  /** Weights are drawn within this share of their value. */
  private static final double PERTURBED = 0.25;

  /**
   * @param units one row a unit, one column an indicator, larger is better
   * @param weights of the indicators, greater than 0
   * @param draws of weights, for each of five methods
   */
  public static Outcome<CompositeIndex> of(
      double[][] units, double[] weights, Scale scale, Mean mean, int draws, long seed) {
    if (units.length < 2) {
      return Outcome.not(Outcome.Reason.TOO_FEW_CASES, units.length + " units");
    }
    if (scale == Scale.Z_SCORE && mean == Mean.GEOMETRIC) {
      throw new IllegalArgumentException("standard scores have no geometric mean");
    }
    for (int j = 0; j < weights.length; j++) {
      int column = j;
      if (Arrays.stream(units).mapToDouble(r -> r[column]).distinct().count() < 2) {
        return Outcome.not(Outcome.Reason.NO_VARIATION, "indicator " + j + " does not vary");
      }
      if (!(weights[j] > 0)) {
        throw new IllegalArgumentException("weight " + weights[j] + " is not greater than 0");
      }
    }
    double[] scores = scores(units, weights, new Method(scale, mean));
    int[] ranks = ranks(scores);
    double[][] drawn = drawn(units, weights, draws, seed);
    double[] low = new double[ranks.length];
    double[] high = new double[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      low[i] = Quantile.type7(drawn[i], 0.05).orElseThrow();
      high[i] = Quantile.type7(drawn[i], 0.95).orElseThrow();
    }
    double[] leftOut = new double[weights.length];
    for (int j = 0; j < weights.length && weights.length > 1; j++) {
      double[] without = weights.clone();
      without[j] = 0;
      int[] changed = ranks(scores(units, without, new Method(scale, mean)));
      leftOut[j] =
          IntStream.range(0, ranks.length)
              .map(i -> Math.abs(changed[i] - ranks[i]))
              .average()
              .orElse(0);
    }
    return Outcome.of(new CompositeIndex(scores, ranks, low, high, leftOut, seed));
  }

  private static double[][] drawn(double[][] units, double[] weights, int draws, long seed) {
    RandomGenerator random = new Well19937c(seed);
    double[][] found = new double[units.length][GRID.size() * draws];
    for (int m = 0; m < GRID.size(); m++) {
      for (int k = 0; k < draws; k++) {
        double[] perturbed = weights.clone();
        for (int j = 0; j < perturbed.length; j++) {
          perturbed[j] *= 1 + PERTURBED * (2 * random.nextDouble() - 1);
        }
        int[] ranks = ranks(scores(units, perturbed, GRID.get(m)));
        for (int i = 0; i < ranks.length; i++) {
          found[i][m * draws + k] = ranks[i];
        }
      }
    }
    return found;
  }

  private static double[] scores(double[][] units, double[] weights, Method method) {
    int n = units.length;
    double all = ExactSum.of(weights);
    double[] scores = new double[n];
    List<double[]> columns = new ArrayList<>();
    for (int j = 0; j < weights.length; j++) {
      int column = j;
      columns.add(
          scaled(Arrays.stream(units).mapToDouble(r -> r[column]).toArray(), method.scale()));
    }
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < weights.length; j++) {
        double value = columns.get(j)[i];
        sum += weights[j] / all * (method.mean() == Mean.GEOMETRIC ? StrictMath.log(value) : value);
      }
      scores[i] = method.mean() == Mean.GEOMETRIC ? StrictMath.exp(sum) : sum;
    }
    return scores;
  }

  private static double[] scaled(double[] values, Scale scale) {
    for (int i = 0; i < values.length; i++) {
      Arguments.valueAt("indicator", values, i);
    }
    int n = values.length;
    switch (scale) {
      case MIN_MAX:
        double least = Arrays.stream(values).min().orElseThrow();
        double range = Arrays.stream(values).max().orElseThrow() - least;
        return Arrays.stream(values).map(v -> 0.01 + 0.99 * (v - least) / range).toArray();
      case Z_SCORE:
        double mean = ExactSum.of(values) / n;
        double[] off = Arrays.stream(values).map(v -> v - mean).toArray();
        double deviation = Math.sqrt(ExactSum.ofProducts(off, off) / (n - 1));
        return Arrays.stream(off).map(v -> v / deviation).toArray();
      default:
        return Arrays.stream(values)
            .map(
                v ->
                    (Arrays.stream(values).filter(o -> o < v).count()
                            + 0.5 * (Arrays.stream(values).filter(o -> o == v).count() + 1))
                        / n)
            .toArray();
    }
  }

  private static int[] ranks(double[] scores) {
    return Arrays.stream(scores)
        .mapToInt(s -> 1 + (int) Arrays.stream(scores).filter(o -> o > s + 1e-12).count())
        .toArray();
  }
}
