package org.orgstatus.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Weights that meet several known margins at once, by iterative proportional fitting (Deming and
 * Stephan 1940): each margin in turn multiplies the weights of a category by known ÷ weighted
 * units, until all are met. One margin is post-stratification. R: {@code
 * calibrate(calfun="raking")}, {@code rake}, {@code postStratify}.
 *
 * <p>Assumes that within a category those who answered are like those who did not. Not for margins
 * with a category of fewer than about five answers: {@link Margin#collapsed collapse} it first.
 *
 * @param design the same design with the new weights; its variances use residuals on the margins
 * @param report what became of the weights
 */
public record Raking(SurveyDesign design, WeightReport report) {

  /** Margins are met to this relative difference, or it is an error. */
  static final double MET = 1e-12;

  private static final int CYCLES = 1000;

  /** Without a cap. */
  public static Outcome<Raking> of(SurveyDesign design, List<Margin> margins) {
    return of(design, margins, OptionalDouble.empty());
  }

  /**
   * @param margins one or more, all with the same sum
   * @param cap largest weight allowed, as a multiple of the mean weight, for example 5; a capped
   *     weight is fitted on with the others until cap and margins hold together
   * @return not estimable where a category has units and no answer, or the iteration does not
   *     settle in 1,000 rounds: margins that contradict each other or a cap that is too low
   * @throws IllegalArgumentException where margins differ in their sums, or a category has answers
   *     and no unit
   */
  public static Outcome<Raking> of(SurveyDesign design, List<Margin> margins, OptionalDouble cap) {
    requireOneSum(margins);
    for (Margin margin : margins) {
      int[] answers = margin.answers(design);
      for (int k = 0; k < answers.length; k++) {
        if (answers[k] > 0 && margin.populationOf(k) == 0) {
          throw new IllegalArgumentException(
              margin.name() + ": category " + k + " has answers and no unit");
        }
        if (answers[k] == 0 && margin.populationOf(k) > 0) {
          return Outcome.not(
              Outcome.Reason.EMPTY_CELL,
              margin.name() + ": category " + k + " has units and no answer: collapse it");
        }
      }
    }
    return fit(design, margins, cap);
  }

  private static void requireOneSum(List<Margin> margins) {
    if (margins.isEmpty()) {
      throw new IllegalArgumentException("no margin");
    }
    double first = ExactSum.of(margins.get(0).population());
    for (Margin margin : margins) {
      double sum = ExactSum.of(margin.population());
      if (!(sum > 0) || Math.abs(sum - first) > 1e-9 * first) {
        throw new IllegalArgumentException(
            margin.name() + " sums to " + sum + ", " + margins.get(0).name() + " to " + first);
      }
    }
  }

  private static Outcome<Raking> fit(
      SurveyDesign design, List<Margin> margins, OptionalDouble cap) {
    double[] before = new double[design.size()];
    Arrays.setAll(before, design::weight);
    double[] weights = before.clone();
    double units = ExactSum.of(margins.get(0).population());
    long answers = Arrays.stream(weights).filter(w -> w > 0).count();
    double limit = cap.isPresent() ? cap.getAsDouble() * units / answers : Double.MAX_VALUE;
    for (int cycle = 1; cycle <= CYCLES; cycle++) {
      int trimmed = trim(weights, limit);
      margins.forEach(margin -> scale(weights, margin));
      boolean below = Arrays.stream(weights).allMatch(w -> w <= limit * (1 + 1e-9));
      if (below && miss(weights, margins) <= MET) {
        SurveyDesign raked = design.calibrated(weights, new Calibration(margins, before, weights));
        return Outcome.of(new Raking(raked, WeightReport.of(weights, trimmed, cycle)));
      }
    }
    return Outcome.not(
        Outcome.Reason.NOT_CONVERGED,
        "margins are missed by up to " + miss(weights, margins) + " after " + CYCLES + " rounds");
  }

  private static int trim(double[] weights, double limit) {
    int trimmed = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > limit) {
        weights[i] = limit;
        trimmed++;
      }
    }
    return trimmed;
  }

  private static void scale(double[] weights, Margin margin) {
    double[] sums = sums(weights, margin);
    for (int i = 0; i < weights.length; i++) {
      int k = margin.of(i);
      weights[i] = weights[i] == 0 ? 0 : weights[i] * (margin.populationOf(k) / sums[k]);
    }
  }

  private static double[] sums(double[] weights, Margin margin) {
    ExactSum[] sums = new ExactSum[margin.categories()];
    Arrays.setAll(sums, k -> new ExactSum());
    for (int i = 0; i < weights.length; i++) {
      sums[margin.of(i)].add(weights[i]);
    }
    return Arrays.stream(sums).mapToDouble(ExactSum::value).toArray();
  }

  private static double miss(double[] weights, List<Margin> margins) {
    double worst = 0;
    for (Margin margin : margins) {
      double[] sums = sums(weights, margin);
      for (int k = 0; k < sums.length; k++) {
        double known = margin.populationOf(k);
        worst = Math.max(worst, known == 0 ? 0 : Math.abs(sums[k] / known - 1));
      }
    }
    return worst;
  }
}
