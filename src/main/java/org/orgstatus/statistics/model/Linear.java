package org.orgstatus.statistics.model;

import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;

/** Small symmetric systems. */
final class Linear {

  private Linear() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  /** 1 / (1 + e^−t). */
  static double logistic(double t) {
    if (t >= 0) {
      return 1 / (1 + StrictMath.exp(-t));
    }
    double e = StrictMath.exp(t);
    return e / (1 + e);
  }

  /** log(1 + e^t). */
  static double softplus(double t) {
    return t > 0 ? t + StrictMath.log1p(StrictMath.exp(-t)) : StrictMath.log1p(StrictMath.exp(t));
  }

  /** Empty where the matrix is singular, seen after scaling its diagonal to 1. */
  static Optional<double[][]> inverse(double[][] symmetric) {
    int n = symmetric.length;
    double[] scale = new double[n];
    for (int k = 0; k < n; k++) {
      if (!(symmetric[k][k] > 0) || Double.isInfinite(symmetric[k][k])) {
        return Optional.empty();
      }
      scale[k] = Math.sqrt(symmetric[k][k]);
    }
    double[][] scaled = new double[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        scaled[a][b] = symmetric[a][b] / (scale[a] * scale[b]);
      }
    }
    Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(scaled, false);
    double[] eigen = new EigenDecomposition(matrix).getRealEigenvalues();
    if (eigen[n - 1] < 1e-12 * eigen[0]) {
      return Optional.empty();
    }
    double[][] inverse = new LUDecomposition(matrix).getSolver().getInverse().getData();
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        inverse[a][b] /= scale[a] * scale[b];
      }
    }
    return Optional.of(inverse);
  }

  static double[] times(double[][] matrix, double[] vector) {
    return new Array2DRowRealMatrix(matrix, false).operate(new ArrayRealVector(vector)).toArray();
  }

  /** a b a for symmetric matrices. */
  static double[][] sandwich(double[][] a, double[][] b) {
    Array2DRowRealMatrix outer = new Array2DRowRealMatrix(a, false);
    return outer.multiply(new Array2DRowRealMatrix(b, false)).multiply(outer).getData();
  }
}
