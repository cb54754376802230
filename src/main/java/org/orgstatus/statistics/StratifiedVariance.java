package org.orgstatus.statistics;

import java.util.OptionalDouble;

/** Variance of a sum of linearised values under a stratified design, with lonely strata. */
final class StratifiedVariance {

  private StratifiedVariance() {}

  static OptionalDouble of(SurveyDesign design, boolean[] member, int[] membersIn, double[] z) {
    double[] square = squares(design, member, membersIn, z);
    double sum = 0;
    int touched = 0;
    int known = 0;
    int informative = 0;
    for (int h = 0; h < membersIn.length; h++) {
      if (membersIn[h] == 0) {
        continue;
      }
      touched++;
      if (design.certain(h)) {
        known++;
      } else if (design.answeredIn(h) > 1) {
        double n = design.answeredIn(h);
        sum += design.unseen(h) * n / (n - 1) * square[h];
        known++;
        informative++;
      } else {
        OptionalDouble alone = lonely(design, h, square[h]);
        known += alone.isPresent() ? 1 : 0;
        sum += alone.orElse(0);
        informative += design.lonely() == LonelyStratum.ADJUST ? 1 : 0;
      }
    }
    return informative == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.sqrt(sum * touched / known));
  }

  /** Per stratum Σ (z − z̄)² over its answers; the bare square for a lonely stratum. */
  private static double[] squares(
      SurveyDesign design, boolean[] member, int[] membersIn, double[] z) {
    double[] mean = new double[membersIn.length];
    for (int i = 0; i < z.length; i++) {
      if (member[i]) {
        mean[design.stratumOf(i)] += z[i];
      }
    }
    for (int h = 0; h < mean.length; h++) {
      int n = design.answeredIn(h);
      mean[h] = n > 1 ? mean[h] / n : 0;
    }
    double[] square = new double[mean.length];
    for (int i = 0; i < z.length; i++) {
      if (member[i]) {
        double d = z[i] - mean[design.stratumOf(i)];
        square[design.stratumOf(i)] += d * d;
      }
    }
    for (int h = 0; h < mean.length; h++) {
      square[h] += (design.answeredIn(h) - membersIn[h]) * mean[h] * mean[h];
    }
    return square;
  }

  private static OptionalDouble lonely(SurveyDesign design, int h, double square) {
    switch (design.lonely()) {
      case REMOVE:
        return OptionalDouble.of(0);
      case ADJUST:
        return OptionalDouble.of(design.unseen(h) * square);
      case AVERAGE:
        return OptionalDouble.empty();
      default:
        throw new IllegalArgumentException(
            "stratum " + h + " has one answer only: collapse strata or choose another mode");
    }
  }
}
