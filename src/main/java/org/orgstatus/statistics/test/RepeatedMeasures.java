package org.orgstatus.statistics.test;

import java.util.Arrays;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.Outcome;

/**
 * Whether several answers of the same cases differ: Friedman's test of ranks within cases with ties
 * (1937, JASA 32, pp. 675–701), and Cochran's Q of yes/no answers (1950, Biometrika 37, pp.
 * 256–266), which is the same statistic on 0 and 1. R: {@code friedman.test}; Q by its formula.
 * Assumes independent cases, each complete.
 */
public final class RepeatedMeasures {

  private RepeatedMeasures() {}

  /**
   * χ² with columns − 1.
   *
   * @param cases one row a case, one column a measure
   * @return not estimable with fewer than two columns, no case, or where no case tells its measures
   *     apart
   */
  public static Outcome<Significance> friedman(double[]... cases) {
    if (cases.length == 0) {
      return Outcome.not(Outcome.Reason.NO_CASES, "no case");
    }
    int k = cases[0].length;
    if (k < 2) {
      return Outcome.not(Outcome.Reason.ONE_CATEGORY, k + " measures");
    }
    double[] sums = new double[k];
    double ties = 0;
    for (double[] row : cases) {
      Arguments.sameLength("row", row.length, k);
      Ranks ranks = Ranks.of(row);
      ties += ranks.ties();
      for (int j = 0; j < k; j++) {
        sums[j] += ranks.ranks()[j];
      }
    }
    double n = cases.length;
    double free = n * k * (k + 1.0) - ties / (k - 1);
    if (!(free > 1e-9)) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "no case tells its measures apart");
    }
    double squares = Arrays.stream(sums).map(s -> s - n * (k + 1) / 2).map(d -> d * d).sum();
    return Outcome.of(Significance.chiSquared(12 * squares / free, k - 1, cases.length));
  }

  /**
   * Q = (k − 1) (k Σ C_j² − T²) / (k T − Σ R_i²), χ² with k − 1.
   *
   * @param answers one row a case
   */
  public static Outcome<Significance> cochranQ(boolean[]... answers) {
    double[][] values = new double[answers.length][];
    for (int i = 0; i < values.length; i++) {
      values[i] = new double[answers[i].length];
      for (int j = 0; j < values[i].length; j++) {
        values[i][j] = answers[i][j] ? 1 : 0;
      }
    }
    return friedman(values);
  }
}
