package org.orgstatus.statistics.multivariate;

import org.orgstatus.statistics.CrossTable;
import org.orgstatus.statistics.Outcome;

/**
 * Correspondence analysis of a table (Greenacre 2017, Correspondence Analysis in Practice, theory
 * app. A). R: {@code FactoMineR::CA}. Empty rows and columns are left out.
 *
 * @param inertias eigenvalues, falling, one for each axis; they sum to X² / n
 * @param rows principal coordinates of the rows, one row a row of {@code table}
 * @param columns principal coordinates of the columns
 * @param table what was analysed
 */
public record Correspondence(
    double[] inertias, double[][] rows, double[][] columns, CrossTable table) {

  /**
   * @param counts weighted or plain
   */
  public static Outcome<Correspondence> of(double[][] counts) {
    CrossTable table = CrossTable.of(counts);
    if (!table.hasTwoByTwo()) {
      return Outcome.not(Outcome.Reason.ONE_CATEGORY, "fewer than two rows or columns");
    }
    int height = table.rows().size();
    int width = table.columns().size();
    double[] r = table.rowSums();
    double[] c = table.columnSums();
    double n = table.total();
    double[][] s = new double[height][width];
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        double expected = r[i] * c[j] / n;
        s[i][j] = (table.counts()[i][j] - expected) / Math.sqrt(expected * n);
      }
    }
    Axes axes = Axes.of(products(s));
    int dimensions = Math.min(height, width) - 1;
    double[] inertias = new double[dimensions];
    double[][] rows = new double[height][dimensions];
    double[][] columns = new double[width][dimensions];
    for (int k = 0; k < dimensions; k++) {
      inertias[k] = Math.max(0, axes.values()[k]);
      double root = Math.sqrt(inertias[k]);
      for (int j = 0; j < width; j++) {
        columns[j][k] = axes.vectors()[k][j] * root / Math.sqrt(c[j] / n);
      }
      for (int i = 0; i < height; i++) {
        for (int j = 0; j < width; j++) {
          rows[i][k] += s[i][j] * axes.vectors()[k][j] / Math.sqrt(r[i] / n);
        }
      }
    }
    return Outcome.of(new Correspondence(inertias, rows, columns, table));
  }

  private static double[][] products(double[][] s) {
    int width = s[0].length;
    double[][] products = new double[width][width];
    for (double[] row : s) {
      for (int a = 0; a < width; a++) {
        for (int b = 0; b < width; b++) {
          products[a][b] += row[a] * row[b];
        }
      }
    }
    return products;
  }
}
