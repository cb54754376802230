package org.orgstatus.statistics.multivariate;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Eigenvectors of a symmetric matrix by falling eigenvalue, one a row, the entry of the largest
 * size positive.
 */
record Axes(double[] values, double[][] vectors) {

  static Axes of(double[][] symmetric) {
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(symmetric, false));
    int n = symmetric.length;
    double[] values = eigen.getRealEigenvalues();
    double[][] vectors = new double[n][];
    for (int k = 0; k < n; k++) {
      vectors[k] = eigen.getEigenvector(k).toArray();
      turn(vectors[k]);
    }
    return new Axes(values, vectors);
  }

  private static void turn(double[] vector) {
    int largest = 0;
    for (int j = 1; j < vector.length; j++) {
      if (Math.abs(vector[j]) > Math.abs(vector[largest]) * (1 + 1e-9)) {
        largest = j;
      }
    }
    if (vector[largest] < 0) {
      for (int j = 0; j < vector.length; j++) {
        vector[j] = -vector[j];
      }
    }
  }
}
