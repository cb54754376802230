package org.orgstatus.statistics;

import java.util.Optional;

/**
 * Covariances of sums of linearised values under a stratified design, with lonely strata: Σ_h (1 −
 * n_h/N_h) n_h/(n_h−1) Σ (z − z̄_h)(z' − z̄'_h), with z = 0 for answers outside the domain.
 */
final class StratifiedVariance {

  /**
   * Linearised values, cases that are alike in all of them taken together.
   *
   * @param stratum of each entry
   * @param times how many cases an entry stands for
   * @param z one array of values for each sum
   */
  record Values(int[] stratum, int[] times, double[][] z) {}

  private final SurveyDesign design;
  private final int[] membersIn;
  private final Values values;
  private final double[][] mean;

  /**
   * @param membersIn members of the domain by stratum, as many as the values' times add up to
   */
  StratifiedVariance(SurveyDesign design, int[] membersIn, Values values) {
    this.design = design;
    this.membersIn = membersIn;
    this.values = values;
    this.mean = new double[values.z().length][];
    for (int k = 0; k < mean.length; k++) {
      mean[k] = means(values.z()[k]);
    }
  }

  /** By stratum, over all its answers; 0 for a stratum of one answer. */
  private double[] means(double[] z) {
    ExactSum[] sums = new ExactSum[membersIn.length];
    for (int i = 0; i < z.length; i++) {
      int h = values.stratum()[i];
      sums[h] = sums[h] == null ? new ExactSum() : sums[h];
      sums[h].add(z[i], values.times()[i]);
    }
    double[] means = new double[membersIn.length];
    for (int h = 0; h < means.length; h++) {
      int n = design.answeredIn(h);
      means[h] = n > 1 && sums[h] != null ? sums[h].value() / n : 0;
    }
    return means;
  }

  /** Empty where no stratum of the domain has a known variance. */
  Optional<double[][]> covariance() {
    int touched = 0;
    int known = 0;
    int informative = 0;
    double[] factor = new double[membersIn.length];
    for (int h = 0; h < factor.length; h++) {
      if (membersIn[h] == 0) {
        continue;
      }
      touched++;
      boolean alone = design.answeredIn(h) == 1 && !design.certain(h);
      factor[h] = alone ? lonely(h) : factor(h);
      known += alone && design.lonely() == LonelyStratum.AVERAGE ? 0 : 1;
      boolean counts = alone ? design.lonely() == LonelyStratum.ADJUST : !design.certain(h);
      informative += counts ? 1 : 0;
    }
    if (informative == 0) {
      return Optional.empty();
    }
    double[][] covariance = new double[mean.length][mean.length];
    for (int a = 0; a < mean.length; a++) {
      for (int b = 0; b <= a; b++) {
        covariance[a][b] = sum(a, b, factor) * touched / known;
        covariance[b][a] = covariance[a][b];
      }
    }
    return Optional.of(covariance);
  }

  private double factor(int h) {
    if (design.certain(h)) {
      return 0;
    }
    double n = design.answeredIn(h);
    return design.unseen(h) * n / (n - 1);
  }

  private double lonely(int h) {
    switch (design.lonely()) {
      case REMOVE:
      case AVERAGE:
        return 0;
      case ADJUST:
        return design.unseen(h);
      default:
        throw new IllegalArgumentException(
            "stratum " + h + " has one answer only: collapse strata or choose another mode");
    }
  }

  private double sum(int a, int b, double[] factor) {
    double[] za = values.z()[a];
    double[] zb = values.z()[b];
    ExactSum sum = new ExactSum();
    for (int i = 0; i < za.length; i++) {
      int h = values.stratum()[i];
      if (factor[h] > 0) {
        double product = (za[i] - mean[a][h]) * (zb[i] - mean[b][h]);
        sum.add(factor[h] * product, values.times()[i]);
      }
    }
    for (int h = 0; h < factor.length; h++) {
      if (factor[h] > 0) {
        int outside = design.answeredIn(h) - membersIn[h];
        sum.add(factor[h] * (outside * (mean[a][h] * mean[b][h])));
      }
    }
    return sum.value();
  }
}
