package org.orgstatus.statistics.test;

import java.util.List;
import java.util.stream.IntStream;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.CrossTable;
import org.orgstatus.statistics.ExactSum;
import org.orgstatus.statistics.Outcome;

/**
 * Whether shares or ranks rise over ordered categories. With three to five waves report the
 * differences; call nothing a trend.
 */
public final class TrendTest {

  private TrendTest() {}

  /**
   * Cochran–Armitage: regression of the share on scores with the pooled variance, χ² with 1
   * (Armitage 1955, Biometrics 11, pp. 375–386). R: {@code prop.trend.test(counts, n, scores)}.
   *
   * @param counts cases with the property, by category
   * @param n cases by category
   * @param scores of the categories, for example 1, 2, 3
   */
  public static Outcome<Significance> cochranArmitage(int[] counts, int[] n, double[] scores) {
    Arguments.sameLength("n", n.length, counts.length);
    Arguments.sameLength("scores", scores.length, counts.length);
    double all = IntStream.of(n).sum();
    if (all == 0) {
      return Outcome.not(Outcome.Reason.NO_CASES, "no case");
    }
    double share = IntStream.of(counts).sum() / all;
    double mean = 0;
    for (int k = 0; k < n.length; k++) {
      mean += n[k] * scores[k] / all;
    }
    ExactSum cross = new ExactSum();
    ExactSum square = new ExactSum();
    for (int k = 0; k < n.length; k++) {
      double off = scores[k] - mean;
      cross.add(off * (counts[k] - n[k] * share));
      square.add(n[k] * off * off);
    }
    double variance = share * (1 - share) * square.value();
    if (!(variance > 0)) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "shares or scores do not vary");
    }
    double statistic = cross.value() * cross.value() / variance;
    return Outcome.of(Significance.chiSquared(statistic, 1, (int) all));
  }

  /**
   * Linear by linear: M² = (n − 1) r², χ² with 1 (Mantel 1963, JASA 58, pp. 690–700; Agresti 2013,
   * section 3.4). R: {@code coin::lbl_test(scores=)}.
   *
   * @param counts rows by columns, both ordered
   */
  public static Outcome<Significance> linearByLinear(
      int[][] counts, double[] rowScores, double[] columnScores) {
    CrossTable table = CrossTable.of(counts);
    Arguments.sameLength("row scores", rowScores.length, counts.length);
    if (!table.hasTwoByTwo()) {
      return Outcome.not(
          table.total() == 0 ? Outcome.Reason.NO_CASES : Outcome.Reason.ONE_CATEGORY,
          "fewer than two rows or columns have cases");
    }
    double n = table.total();
    double meanRow = mean(table.rowSums(), table.rows(), rowScores, n);
    double meanColumn = mean(table.columnSums(), table.columns(), columnScores, n);
    ExactSum cross = new ExactSum();
    ExactSum row = new ExactSum();
    ExactSum column = new ExactSum();
    for (int i = 0; i < table.rows().size(); i++) {
      for (int j = 0; j < table.columns().size(); j++) {
        double u = rowScores[table.rows().get(i)] - meanRow;
        double v = columnScores[table.columns().get(j)] - meanColumn;
        cross.add(table.counts()[i][j] * (u * v));
        row.add(table.counts()[i][j] * (u * u));
        column.add(table.counts()[i][j] * (v * v));
      }
    }
    double both = row.value() * column.value();
    if (!(both > 0)) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "the scores do not vary");
    }
    double statistic = (n - 1) * cross.value() * cross.value() / both;
    return Outcome.of(Significance.chiSquared(statistic, 1, (int) n));
  }

  private static double mean(double[] sums, List<Integer> codes, double[] scores, double n) {
    ExactSum sum = new ExactSum();
    for (int k = 0; k < sums.length; k++) {
      sum.add(sums[k] * scores[codes.get(k)]);
    }
    return sum.value() / n;
  }
}
