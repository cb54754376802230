package org.orgstatus.statistics.model;

import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.ExactSum;

/**
 * Mean predicted share if all cases were in one group and else as they are: coverage by region
 * adjusted for type (predictive margins; Graubard and Korn 1999, Biometrics 55, pp. 652–659). The
 * error is that of β by the delta method, covariates taken as fixed: g'Vg with g = Σ w p (1 − p) x
 * / Σ w.
 *
 * @param value in [0, 1]
 * @param standardError from the model's covariance
 */
public record MarginalPrediction(double value, double standardError) {

  /**
   * @param x one row a case, with the columns of the group set as if all were in it
   * @param weight one for each case, 0 to leave it out
   */
  public static MarginalPrediction of(LogisticModel model, double[][] x, double[] weight) {
    Arguments.sameLength("weight", weight.length, x.length);
    int columns = model.coefficients().size();
    ExactSum weights = new ExactSum();
    ExactSum mean = new ExactSum();
    double[] gradient = new double[columns];
    ExactSum[] slopes = new ExactSum[columns];
    for (int j = 0; j < columns; j++) {
      slopes[j] = new ExactSum();
    }
    for (int i = 0; i < x.length; i++) {
      if (weight[i] > 0) {
        double p = model.predict(x[i]);
        weights.add(weight[i]);
        mean.add(weight[i] * p);
        for (int j = 0; j < columns; j++) {
          slopes[j].add(weight[i] * p * (1 - p) * x[i][j]);
        }
      }
    }
    double all = weights.value();
    if (all == 0) {
      throw new IllegalArgumentException("all weights are 0");
    }
    for (int j = 0; j < columns; j++) {
      gradient[j] = slopes[j].value() / all;
    }
    double variance = Linear.dot(gradient, Linear.times(model.covariance(), gradient));
    return new MarginalPrediction(mean.value() / all, Math.sqrt(Math.max(0, variance)));
  }
}
