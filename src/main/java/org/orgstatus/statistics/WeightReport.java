package org.orgstatus.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What adjustment did to the weights: print it with every weighted table.
 *
 * @param answers cases with a weight
 * @param least smallest weight
 * @param greatest largest weight
 * @param mean mean weight
 * @param kish 1 + CV², by how much unequal weights alone inflate a variance (Kish 1992, Weighting
 *     for Unequal P_i, Journal of Official Statistics 8, p. 190)
 * @param effective answers ÷ kish
 * @param trimmed weights held at the cap
 * @param cycles rounds of the iteration; 1 for post-stratification
 */
public record WeightReport(
    int answers,
    double least,
    double greatest,
    double mean,
    double kish,
    double effective,
    int trimmed,
    int cycles) {

  /** Of the weights of a design as they are. */
  public static WeightReport of(SurveyDesign design) {
    double[] weights = IntStream.range(0, design.size()).mapToDouble(design::weight).toArray();
    return of(weights, 0, 0);
  }

  static WeightReport of(double[] all, int trimmed, int cycles) {
    double[] weights = Arrays.stream(all).filter(w -> w > 0).toArray();
    if (weights.length == 0) {
      throw new IllegalArgumentException("no case has a weight greater than 0");
    }
    int n = weights.length;
    double sum = ExactSum.of(weights);
    double kish = n * ExactSum.ofProducts(weights, weights) / (sum * sum);
    return new WeightReport(
        n,
        Arrays.stream(weights).min().orElseThrow(),
        Arrays.stream(weights).max().orElseThrow(),
        sum / n,
        kish,
        n / kish,
        trimmed,
        cycles);
  }
}
