package org.orgstatus.statistics.test;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.CrossTable;
import org.orgstatus.statistics.ExactSum;
import org.orgstatus.statistics.Outcome;
import org.orgstatus.statistics.Quantile;
import org.orgstatus.statistics.Tails;

/**
 * An effect size with its interval.
 *
 * @param value the effect
 * @param level for example 0.95
 */
public record EffectInterval(double value, double low, double high, double level) {

  /**
   * Cramér's V; its interval from the noncentral χ² whose tails the seen X² marks (Smithson 2003,
   * Confidence Intervals, ch. 4). R: {@code uniroot} over {@code pchisq(X2, df, ncp)}. φ of a 2×2
   * table is V with a sign.
   *
   * @param counts of independent cases
   */
  public static Outcome<EffectInterval> cramersV(int[][] counts, double level) {
    CrossTable table = CrossTable.of(counts);
    if (!table.hasTwoByTwo()) {
      return Outcome.not(
          table.total() == 0 ? Outcome.Reason.NO_CASES : Outcome.Reason.ONE_CATEGORY,
          "fewer than two rows or columns have cases");
    }
    double tail = (1 - Arguments.open("level", level)) / 2;
    int rows = table.rows().size();
    int columns = table.columns().size();
    double freedom = (rows - 1.0) * (columns - 1.0);
    double scale = table.total() * (Math.min(rows, columns) - 1);
    double x = table.pearson();
    double low = noncentrality(x, freedom, 1 - tail);
    double high = noncentrality(x, freedom, tail);
    // V of the population: the noncentrality has the degrees of freedom taken off already
    return Outcome.of(
        new EffectInterval(
            Math.sqrt(Math.min(1, x / scale)),
            low == 0 ? 0 : Math.sqrt(Math.min(1, (low + freedom) / scale)),
            Math.sqrt(Math.min(1, (high + freedom) / scale)),
            level));
  }

  /** λ with P(χ²(df, λ) ≤ x) = p, 0 where even λ = 0 has less. */
  private static double noncentrality(double x, double freedom, double p) {
    if (noncentral(x, freedom, 0) <= p) {
      return 0;
    }
    double high = Math.max(1, x);
    while (noncentral(x, freedom, high) > p) {
      high *= 2;
    }
    return root(lambda -> p - noncentral(x, freedom, lambda), 0, high);
  }

  private static double root(DoubleUnaryOperator rising, double from, double to) {
    double low = from;
    double high = to;
    for (int step = 0; step < 200; step++) {
      double middle = 0.5 * (low + high);
      if (rising.applyAsDouble(middle) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return 0.5 * (low + high);
  }

  /** P(χ²(df, λ) ≤ x), a Poisson mixture from its mode outwards; R: {@code pchisq(x, df, ncp)}. */
  static double noncentral(double x, double freedom, double lambda) {
    double half = 0.5 * lambda;
    int mode = (int) half;
    double sum = 0;
    for (int side = -1; side <= 1; side += 2) {
      for (int k = side < 0 ? mode - 1 : mode; k >= 0; k += side) {
        double weight =
            half == 0
                ? (k == 0 ? 1 : 0)
                : StrictMath.exp(-half + k * StrictMath.log(half) - LogFactorial.of(k));
        sum += weight * (1 - Tails.chiSquared(x, freedom + 2 * k));
        if (weight < 1e-18) {
          break;
        }
      }
    }
    return sum;
  }

  /**
   * Cliff's δ with the interval of Cliff (1996, Ordinal Methods, p. 140, with Feng and Cliff's
   * asymmetric limits, 2004, J. Mod. Appl. Stat. Methods 3, p. 327) from the variance of the
   * dominances. Needs no normality.
   */
  public static Outcome<EffectInterval> cliffsDelta(double[] first, double[] second, double level) {
    int n1 = first.length;
    int n2 = second.length;
    if (n1 < 2 || n2 < 2) {
      return Outcome.not(Outcome.Reason.TOO_FEW_CASES, n1 + " and " + n2 + " cases");
    }
    double[] rows = new double[n1];
    double[] columns = new double[n2];
    double squares = 0;
    for (int i = 0; i < n1; i++) {
      for (int j = 0; j < n2; j++) {
        double d = Math.signum(first[i] - second[j]);
        rows[i] += d / n2;
        columns[j] += d / n1;
        squares += d * d;
      }
    }
    double delta = ExactSum.of(rows) / n1;
    double ofRows = Moments.of(rows).variance() * (n1 - 1);
    double ofColumns = Moments.of(columns).variance() * (n2 - 1);
    double ofCells = squares - (double) n1 * n2 * delta * delta;
    double variance =
        ((double) n2 * n2 * ofRows + (double) n1 * n1 * ofColumns - ofCells)
            / ((double) n1 * n2 * (n1 - 1.0) * (n2 - 1.0));
    variance = Math.max(variance, (1 - delta * delta) / (n1 * (double) n2 - 1));
    double z = Tails.normalQuantile((1 - Arguments.open("level", level)) / 2);
    double middle = delta - delta * delta * delta;
    double rest = 1 - delta * delta;
    double half = z * Math.sqrt(variance) * Math.sqrt(rest * rest + z * z * variance);
    double scale = rest + z * z * variance;
    if (!(scale > 0)) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "the groups do not overlap: δ is " + delta);
    }
    return Outcome.of(
        new EffectInterval(
            delta,
            Math.max(-1, (middle - half) / scale),
            Math.min(1, (middle + half) / scale),
            level));
  }

  /**
   * Percentile bootstrap of an effect of several groups, cases drawn within groups (Efron and
   * Tibshirani 1993, ch. 13), for example of ε².
   *
   * @param draws 1,000 or more
   * @param seed stored with the result by the caller
   */
  public static EffectInterval bootstrap(
      double[][] groups, ToDoubleFunction<double[][]> effect, double level, int draws, long seed) {
    RandomGenerator random = new Well19937c(seed);
    double[][] sorted = new double[groups.length][];
    for (int g = 0; g < groups.length; g++) {
      sorted[g] = groups[g].clone();
      Arrays.sort(sorted[g]);
    }
    double[] values = new double[draws];
    for (int k = 0; k < draws; k++) {
      double[][] drawn = new double[sorted.length][];
      for (int g = 0; g < sorted.length; g++) {
        drawn[g] = new double[sorted[g].length];
        for (int i = 0; i < drawn[g].length; i++) {
          drawn[g][i] = sorted[g][random.nextInt(sorted[g].length)];
        }
      }
      values[k] = effect.applyAsDouble(drawn);
    }
    double tail = (1 - Arguments.open("level", level)) / 2;
    return new EffectInterval(
        effect.applyAsDouble(groups),
        Quantile.type7(values, tail).orElseThrow(),
        Quantile.type7(values, 1 - tail).orElseThrow(),
        level);
  }
}
