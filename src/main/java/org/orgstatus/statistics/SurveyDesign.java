package org.orgstatus.statistics;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the cases of an array came about: a stratified one-stage design whose sampling unit is the
 * institution. A census with non-response is one: within each stratum those who answered stand for
 * all, w = N_h / n_h.
 *
 * <p>Cases are addressed by index; every array given to an estimator has {@link #size()} elements
 * in the same order. A case of weight 0 did not answer and never enters an estimate. A subgroup is
 * a {@link Domain} of the design, never a filtered array.
 */
public final class SurveyDesign {

  private final int[] stratum;
  private final double[] weight;
  private final double[] population;
  private final int[] answered;
  private final boolean corrected;
  private final LonelyStratum lonely;
  private final Optional<Calibration> calibration;
  private final Optional<double[]> common;

  private SurveyDesign(
      int[] stratum,
      double[] weight,
      double[] population,
      int[] answered,
      boolean corrected,
      LonelyStratum lonely,
      Optional<Calibration> calibration,
      Optional<double[]> common) {
    this.stratum = stratum;
    this.weight = weight;
    this.population = population;
    this.answered = answered;
    this.corrected = corrected;
    this.lonely = lonely;
    this.calibration = calibration;
    this.common = common;
  }

  /**
   * Cases that all answered, with weights N_h / n_h.
   *
   * @param stratum for each case its stratum, an index into {@code populationOfStratum}
   * @param populationOfStratum N_h, units that the stratum holds; 0 for a stratum without units
   * @throws IllegalArgumentException where n_h exceeds N_h, or a stratum has units and no case (see
   *     {@link StratumCollapse})
   */
  public static SurveyDesign stratified(int[] stratum, double[] populationOfStratum) {
    boolean[] all = new boolean[stratum.length];
    Arrays.fill(all, true);
    return respondents(stratum, all, populationOfStratum.clone());
  }

  /**
   * A census with one case for every unit, non-respondents included: N_h is counted from the cases.
   *
   * @param stratum for each case its stratum, 0 or greater
   * @param answered which cases answered; the others get weight 0
   * @throws IllegalArgumentException where a stratum has units and nobody answered
   */
  public static SurveyDesign census(int[] stratum, boolean[] answered) {
    Arguments.sameLength("answered", answered.length, stratum.length);
    double[] population = new double[Arrays.stream(stratum).max().orElse(-1) + 1];
    for (int h : stratum) {
      population[Arguments.index("stratum", h, population.length)]++;
    }
    return respondents(stratum, answered, population);
  }

  /**
   * Cases with weights made elsewhere. R: {@code svydesign(ids=~1, strata=~stratum,
   * weights=~weight, fpc=~populationOfStratum)}.
   *
   * @param weight for each case, finite; 0 where it did not answer
   */
  public static SurveyDesign weighted(
      int[] stratum, double[] populationOfStratum, double[] weight) {
    Arguments.sameLength("weight", weight.length, stratum.length);
    boolean[] answered = new boolean[weight.length];
    for (int i = 0; i < weight.length; i++) {
      answered[i] = Arguments.notNegative("weight", weight[i]) > 0;
    }
    double[] population = populationOfStratum.clone();
    int[] n = count(stratum, answered, population);
    return new SurveyDesign(
        stratum.clone(),
        weight.clone(),
        population,
        n,
        true,
        LonelyStratum.FAIL,
        Optional.empty(),
        common(stratum, weight, population.length));
  }

  private static SurveyDesign respondents(int[] stratum, boolean[] answered, double[] population) {
    int[] n = count(stratum, answered, population);
    for (int h = 0; h < n.length; h++) {
      if (n[h] == 0 && population[h] > 0) {
        throw new IllegalArgumentException(
            "stratum " + h + " has " + population[h] + " units and no answer: collapse strata");
      }
    }
    double[] weight = new double[stratum.length];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = answered[i] ? population[stratum[i]] / n[stratum[i]] : 0;
    }
    return new SurveyDesign(
        stratum.clone(),
        weight,
        population,
        n,
        true,
        LonelyStratum.FAIL,
        Optional.empty(),
        common(stratum, weight, population.length));
  }

  private static Optional<double[]> common(int[] stratum, double[] weight, int strata) {
    double[] common = new double[strata];
    for (int i = 0; i < weight.length; i++) {
      double before = common[stratum[i]];
      if (weight[i] > 0 && before > 0 && weight[i] != before) {
        return Optional.empty();
      }
      common[stratum[i]] = Math.max(before, weight[i]);
    }
    return Optional.of(common);
  }

  private static int[] count(int[] stratum, boolean[] answered, double[] population) {
    int[] n = new int[population.length];
    for (int i = 0; i < stratum.length; i++) {
      int h = Arguments.index("stratum", stratum[i], n.length);
      n[h] += answered[i] ? 1 : 0;
    }
    for (int h = 0; h < n.length; h++) {
      if (n[h] > Arguments.notNegative("population of stratum", population[h])) {
        throw new IllegalArgumentException(
            "stratum " + h + " has " + n[h] + " answers out of " + population[h] + " units");
      }
    }
    return n;
  }

  /**
   * The same design for a super-population: no finite population correction, so that a complete
   * stratum has a variance. For tests of differences; description keeps the correction.
   */
  public SurveyDesign withoutFinitePopulationCorrection() {
    return new SurveyDesign(
        stratum, weight, population, answered, false, lonely, calibration, common);
  }

  /** The same design with another treatment of lonely strata; it starts with {@code FAIL}. */
  public SurveyDesign with(LonelyStratum mode) {
    return new SurveyDesign(
        stratum,
        weight,
        population,
        answered,
        corrected,
        Objects.requireNonNull(mode),
        calibration,
        common);
  }

  /** The same design with calibrated weights, and variances from the residuals on its margins. */
  SurveyDesign calibrated(double[] weights, Calibration by) {
    return new SurveyDesign(
        stratum,
        weights,
        population,
        answered,
        corrected,
        lonely,
        Optional.of(by),
        Optional.empty());
  }

  Optional<Calibration> calibration() {
    return calibration;
  }

  /** Number of cases, those of weight 0 included. */
  public int size() {
    return stratum.length;
  }

  /** Number of stratum codes, empty strata included. */
  public int strata() {
    return population.length;
  }

  /** Weight of a case; 0 if it did not answer. */
  public double weight(int index) {
    return weight[index];
  }

  /** Every case that answered. */
  public Domain all() {
    return Domain.of(this, IntStream.range(0, size()).toArray());
  }

  /** The cases that answered and are {@code true} here. */
  public Domain domain(boolean[] members) {
    Arguments.sameLength("members", members.length, size());
    return Domain.of(this, members);
  }

  /**
   * The cases given that answered.
   *
   * @param cases in rising order, none twice
   */
  public Domain domain(int[] cases) {
    for (int k = 0; k < cases.length; k++) {
      Arguments.index("case", cases[k], size());
      if (k > 0 && cases[k] <= cases[k - 1]) {
        throw new IllegalArgumentException("case " + cases[k] + " is not in rising order");
      }
    }
    return Domain.of(this, cases);
  }

  /** Code of a case's stratum. */
  public int stratumOf(int index) {
    return stratum[index];
  }

  /** N_h, units that the case's stratum holds. */
  public double populationOf(int index) {
    return population[stratum[index]];
  }

  /** Weight of the answers of each stratum, where no two answers of one have different ones. */
  Optional<double[]> commonWeights() {
    return common;
  }

  /** N_h / n_h. */
  double weightIn(int h) {
    return population[h] / answered[h];
  }

  int answeredIn(int h) {
    return answered[h];
  }

  /** Whether every unit of the stratum answered and the design counts that as certainty. */
  boolean certain(int h) {
    return corrected && unseen(h) < 1e-7;
  }

  /** 1 − n_h / N_h, or 1 without the correction. */
  double unseen(int h) {
    return corrected ? (population[h] - answered[h]) / population[h] : 1;
  }

  boolean corrected() {
    return corrected;
  }

  LonelyStratum lonely() {
    return lonely;
  }
}
