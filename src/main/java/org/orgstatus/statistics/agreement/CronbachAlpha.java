package org.orgstatus.statistics.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.ExactSum;
import org.orgstatus.statistics.Outcome;

/**
 * Internal consistency of a scale, k/(k−1) (1 − Σ s_j² / s_sum²) (Cronbach 1951, Psychometrika 16,
 * pp. 297–334). R: {@code psych::alpha(x, keys)$total$raw_alpha}. Reverse items first ({@code
 * reversed}); three items or more, complete cases. Not a proof that items measure one thing.
 *
 * @param value at most 1; below 0 where items go against each other: check the keys
 * @param itemRest correlation of each item with the sum of the others
 * @param withoutItem α of the scale without each item
 */
public record CronbachAlpha(
    double value, List<Double> itemRest, List<Double> withoutItem, int items, int n) {

  public CronbachAlpha {
    itemRest = List.copyOf(itemRest);
    withoutItem = List.copyOf(withoutItem);
  }

  /**
   * @param cases one row a case, one column an item; rows with a NaN are left out
   * @param reversed items whose sign is turned
   */
  public static Outcome<CronbachAlpha> of(double[][] cases, boolean[] reversed) {
    int k = reversed.length;
    double[][] kept =
        Arrays.stream(cases)
            .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
            .toArray(double[][]::new);
    if (k < 3 || kept.length < 2) {
      return Outcome.not(
          Outcome.Reason.TOO_FEW_CASES, k + " items and " + kept.length + " complete cases");
    }
    double[][] items = new double[k][kept.length];
    for (int i = 0; i < kept.length; i++) {
      Arguments.sameLength("row", kept[i].length, k);
      for (int j = 0; j < k; j++) {
        items[j][i] = reversed[j] ? -kept[i][j] : kept[i][j];
      }
    }
    double[][] covariance = new double[k][k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        covariance[a][b] = covariance(items[a], items[b]);
      }
      if (covariance[a][a] == 0) {
        return Outcome.not(Outcome.Reason.NO_VARIATION, "item " + a + " does not vary");
      }
    }
    List<Double> rest = new ArrayList<>();
    List<Double> without = new ArrayList<>();
    for (int j = 0; j < k; j++) {
      int item = j;
      int[] others = IntStream.range(0, k).filter(o -> o != item).toArray();
      double spread = sum(covariance, others);
      double with = Arrays.stream(others).mapToDouble(o -> covariance[item][o]).sum();
      if (!(spread > 0)) {
        return Outcome.not(Outcome.Reason.NO_VARIATION, "the items cancel each other");
      }
      rest.add(with / Math.sqrt(spread * covariance[j][j]));
      without.add(alpha(covariance, others));
    }
    int[] all = IntStream.range(0, k).toArray();
    return Outcome.of(new CronbachAlpha(alpha(covariance, all), rest, without, k, kept.length));
  }

  private static double covariance(double[] x, double[] y) {
    double mx = ExactSum.of(x) / x.length;
    double my = ExactSum.of(y) / y.length;
    ExactSum sum = new ExactSum();
    for (int i = 0; i < x.length; i++) {
      sum.add((x[i] - mx) * (y[i] - my));
    }
    return sum.value() / (x.length - 1);
  }

  private static double sum(double[][] covariance, int[] items) {
    double sum = 0;
    for (int a : items) {
      for (int b : items) {
        sum += covariance[a][b];
      }
    }
    return sum;
  }

  private static double alpha(double[][] covariance, int[] items) {
    double k = items.length;
    double diagonal = Arrays.stream(items).mapToDouble(j -> covariance[j][j]).sum();
    return k / (k - 1) * (1 - diagonal / sum(covariance, items));
  }
}
