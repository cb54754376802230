package org.orgstatus.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * What calibration to margins does to variances: linearised values are replaced by their residuals
 * from the regression on the margins, with the weights before calibration (Deville, Särndal and
 * Sautory 1993, Generalized Raking Procedures in Survey Sampling, JASA 88, pp. 1013–1020). Without
 * it standard errors are too large. R: {@code calibrate()}.
 */
final class Calibration {

  private final List<Margin> margins;
  private final double[] before;
  private final double[] after;
  private final int[] offset;
  private final RealMatrix inverse;

  Calibration(List<Margin> margins, double[] before, double[] after) {
    this.margins = List.copyOf(margins);
    this.before = before;
    this.after = after;
    this.offset = new int[margins.size() + 1];
    for (int m = 0; m < margins.size(); m++) {
      offset[m + 1] = offset[m] + margins.get(m).categories();
    }
    this.inverse =
        new SingularValueDecomposition(new Array2DRowRealMatrix(products(), false))
            .getSolver()
            .getInverse();
  }

  /** X'DX of the indicators of all categories. */
  private double[][] products() {
    int size = offset[margins.size()];
    ExactSum[][] sums = new ExactSum[size][size];
    for (int i = 0; i < before.length; i++) {
      for (int a = 0; a < margins.size(); a++) {
        for (int b = 0; b < margins.size(); b++) {
          int row = offset[a] + margins.get(a).of(i);
          int column = offset[b] + margins.get(b).of(i);
          sums[row][column] = sums[row][column] == null ? new ExactSum() : sums[row][column];
          sums[row][column].add(before[i]);
        }
      }
    }
    double[][] products = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        products[row][column] = sums[row][column] == null ? 0 : sums[row][column].value();
      }
    }
    return products;
  }

  /**
   * @param z weighted linearised values w u, 0 outside the domain
   * @return w (u − û)
   */
  double[] residuals(double[] z) {
    int size = offset[margins.size()];
    List<ExactSum> sums = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      sums.add(new ExactSum());
    }
    for (int i = 0; i < z.length; i++) {
      if (after[i] > 0) {
        double u = before[i] * (z[i] / after[i]);
        for (int m = 0; m < margins.size(); m++) {
          sums.get(offset[m] + margins.get(m).of(i)).add(u);
        }
      }
    }
    double[] effect = inverse.operate(sums.stream().mapToDouble(ExactSum::value).toArray());
    double[] residuals = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      double fitted = 0;
      for (int m = 0; m < margins.size(); m++) {
        fitted += effect[offset[m] + margins.get(m).of(i)];
      }
      residuals[i] = z[i] - after[i] * fitted;
    }
    return residuals;
  }
}
