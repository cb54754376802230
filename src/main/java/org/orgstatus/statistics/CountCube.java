package org.orgstatus.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Answers in codes counted by stratum, group and code in one pass; every estimate of the group and
 * every test between groups then follows from the counts, whatever the number of rows. Weights are
 * constant within a stratum there, so sums of linearised values are sums of counts. The same
 * numbers as from {@link Mean}, {@link JointEstimate} and the tests, for designs of {@link
 * SurveyDesign#census} and {@link SurveyDesign#stratified}.
 */
public final class CountCube {

  /**
   * A grouping of the cases of a design, prepared once for all variables.
   *
   * @param cell for each case stratum · groups + group, or −1 where it did not answer or has no
   *     group
   */
  public record Grouping(SurveyDesign design, int groups, int[] cell) {

    /**
     * @param group for each case a code 0 … groups − 1, or −1 to leave it out
     * @throws IllegalArgumentException where weights differ within a stratum
     */
    public static Grouping of(SurveyDesign design, int[] group, int groups) {
      Arguments.sameLength("group", group.length, design.size());
      double[] weight = new double[design.strata()];
      int[] cell = new int[group.length];
      for (int i = 0; i < cell.length; i++) {
        int h = design.stratumOf(i);
        double w = design.weight(i);
        if (w > 0 && weight[h] > 0 && weight[h] != w) {
          throw new IllegalArgumentException("weights differ within stratum " + h);
        }
        weight[h] = w > 0 ? w : weight[h];
        boolean in = w > 0 && group[i] >= 0;
        cell[i] = in ? h * groups + Arguments.index("group", group[i], groups) : -1;
      }
      if (design.calibration().isPresent()) {
        throw new IllegalArgumentException("a calibrated design has its own weights");
      }
      return new Grouping(design, groups, cell);
    }
  }

  private final SurveyDesign design;
  private final int groups;
  private final int categories;
  private final int[] counts;
  private final double[] weight;

  private CountCube(Grouping grouping, int categories, int[] counts) {
    this.design = grouping.design();
    this.groups = grouping.groups();
    this.categories = categories;
    this.counts = counts;
    this.weight = new double[design.strata()];
    for (int h = 0; h < weight.length; h++) {
      weight[h] = design.answeredIn(h) == 0 ? 0 : design.weightIn(h);
    }
  }

  /**
   * One pass over a column.
   *
   * @param code for each case 0 … categories − 1, or −1 where missing
   */
  public static CountCube of(Grouping grouping, int[] code, int categories) {
    int[] cell = grouping.cell();
    Arguments.sameLength("code", code.length, cell.length);
    int[] counts = new int[grouping.design().strata() * grouping.groups() * categories];
    for (int i = 0; i < code.length; i++) {
      if (cell[i] >= 0 && code[i] >= 0) {
        counts[cell[i] * categories + Arguments.index("code", code[i], categories)]++;
      }
    }
    return new CountCube(grouping, categories, counts);
  }

  public int groups() {
    return groups;
  }

  public int categories() {
    return categories;
  }

  private int count(int h, int g, int c) {
    return counts[(h * groups + g) * categories + c];
  }

  /** Weighted counts, groups by codes, without empty rows and columns. */
  public CrossTable table() {
    double[][] table = new double[groups][categories];
    for (int g = 0; g < groups; g++) {
      for (int c = 0; c < categories; c++) {
        ExactSum sum = new ExactSum();
        for (int h = 0; h < weight.length; h++) {
          sum.add(weight[h] * count(h, g, c));
        }
        table[g][c] = sum.value();
      }
    }
    return CrossTable.of(table);
  }

  /** Cases of one group with a code, or of all groups for −1. */
  private int[] membersIn(int group) {
    int[] members = new int[weight.length];
    for (int h = 0; h < members.length; h++) {
      for (int g = 0; g < groups; g++) {
        for (int c = 0; c < categories && (group < 0 || g == group); c++) {
          members[h] += count(h, g, c);
        }
      }
    }
    return members;
  }

  /** Cases with a group and a code, unweighted. */
  public int n() {
    return Arrays.stream(membersIn(-1)).sum();
  }

  /** n minus strata with a case. */
  public int degreesOfFreedom() {
    int[] members = membersIn(-1);
    return Arrays.stream(members).sum() - (int) Arrays.stream(members).filter(m -> m > 0).count();
  }

  /** Whether every unit of the strata that the cases come from answered. */
  public boolean complete() {
    return complete(membersIn(-1));
  }

  private boolean complete(int[] members) {
    boolean certain = true;
    boolean any = false;
    for (int h = 0; h < members.length; h++) {
      certain &= members[h] == 0 || design.certain(h);
      any |= members[h] > 0;
    }
    return certain && any;
  }

  /**
   * Share of a code in a group, as {@link Proportion}.
   *
   * @return empty where the group has no case
   */
  public Optional<Estimate> share(int group, int code) {
    double[] score = new double[categories];
    score[code] = 1;
    return mean(group, score);
  }

  /** Mean of a score of the codes in a group, as {@link Mean}. */
  public Optional<Estimate> mean(int group, double[] score) {
    int[] members = membersIn(group);
    int n = Arrays.stream(members).sum();
    if (n == 0) {
      return Optional.empty();
    }
    double units = units(members);
    double mean = mean(group, score, units);
    OptionalDouble error;
    if (complete(members)) {
      error = OptionalDouble.of(0);
    } else {
      error =
          covariance(members, List.of(new Sum(group, score, mean, units)))
              .map(v -> OptionalDouble.of(Math.sqrt(v[0][0])))
              .orElse(OptionalDouble.empty());
    }
    int strata = (int) Arrays.stream(members).filter(m -> m > 0).count();
    return Optional.of(new Estimate(mean, error, n, units, n - strata, complete(members)));
  }

  private double units(int[] members) {
    ExactSum units = new ExactSum();
    for (int h = 0; h < members.length; h++) {
      units.add(weight[h] * members[h]);
    }
    return units.value();
  }

  private double mean(int group, double[] score, double units) {
    ExactSum sum = new ExactSum();
    for (int h = 0; h < weight.length; h++) {
      for (int c = 0; c < categories; c++) {
        sum.add(weight[h] * score[c] * count(h, group, c));
      }
    }
    return sum.value() / units;
  }

  /**
   * Means of a score in all groups with a case, as {@link JointEstimate#ofMeans}.
   *
   * @return not estimable where no group has a case
   */
  public Outcome<JointEstimate> means(double[] score) {
    List<Sum> sums = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      int[] members = membersIn(g);
      if (Arrays.stream(members).anyMatch(m -> m > 0)) {
        double units = units(members);
        means.add(mean(g, score, units));
        sums.add(new Sum(g, score, means.get(means.size() - 1), units));
      }
    }
    if (sums.isEmpty()) {
      return Outcome.not(Outcome.Reason.NO_CASES, "no group has a case");
    }
    int[] all = membersIn(-1);
    Optional<double[][]> covariance =
        complete(all) ? Optional.of(new double[sums.size()][sums.size()]) : covariance(all, sums);
    return Outcome.of(new JointEstimate(means, covariance, n(), units(all), degreesOfFreedom()));
  }

  /** Linearised values w (score − mean) / units in one group, 0 in the others. */
  private record Sum(int group, double[] score, double mean, double units) {
    double value(int c) {
      return (score[c] - mean) / units;
    }
  }

  private Optional<double[][]> covariance(int[] members, List<Sum> sums) {
    double[] factor = factors(members);
    if (Arrays.stream(factor).allMatch(f -> f == 0)) {
      return Optional.empty();
    }
    int k = sums.size();
    double[][] first = new double[k][weight.length];
    double[][] second = new double[k][weight.length];
    for (int a = 0; a < k; a++) {
      for (int h = 0; h < weight.length; h++) {
        for (int c = 0; c < categories; c++) {
          double z = sums.get(a).value(c);
          int count = count(h, sums.get(a).group(), c);
          first[a][h] += count * z;
          second[a][h] += count * (z * z);
        }
      }
    }
    double[][] covariance = new double[k][k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b <= a; b++) {
        ExactSum sum = new ExactSum();
        for (int h = 0; h < weight.length; h++) {
          if (factor[h] > 0) {
            double squares = a == b ? second[a][h] : 0;
            double product = squares - first[a][h] * first[b][h] / design.answeredIn(h);
            sum.add(factor[h] * weight[h] * weight[h] * product);
          }
        }
        covariance[a][b] = a == b ? Math.max(0, sum.value()) : sum.value();
        covariance[b][a] = covariance[a][b];
      }
    }
    return Optional.of(covariance);
  }

  /** (1 − n/N) n / (n − 1) by stratum, 0 for one without cases here. */
  private double[] factors(int[] members) {
    double[] factor = new double[members.length];
    for (int h = 0; h < factor.length; h++) {
      if (members[h] == 0 || design.certain(h)) {
        continue;
      }
      double n = design.answeredIn(h);
      if (n < 2 && design.lonely() != LonelyStratum.REMOVE) {
        throw new IllegalArgumentException(
            "stratum " + h + " has one answer only: collapse strata or remove it");
      }
      factor[h] = n < 2 ? 0 : design.unseen(h) * n / (n - 1);
    }
    return factor;
  }

  /**
   * Covariances of the shares of all cells of {@link #table}, by rows, in all cases with a code.
   */
  public Optional<double[][]> covarianceOfShares(CrossTable table) {
    int[] members = membersIn(-1);
    double[] factor = factors(members);
    if (complete(members) || Arrays.stream(factor).allMatch(f -> f == 0)) {
      return Optional.empty();
    }
    int width = table.columns().size();
    int cells = table.rows().size() * width;
    double units = table.total();
    double[] share = new double[cells];
    for (int k = 0; k < cells; k++) {
      share[k] = table.counts()[k / width][k % width] / units;
    }
    double[][] covariance = new double[cells][cells];
    for (int h = 0; h < factor.length; h++) {
      if (factor[h] == 0) {
        continue;
      }
      double scale = factor[h] * (weight[h] / units) * (weight[h] / units);
      double m = members[h];
      double answered = design.answeredIn(h);
      double[] n = new double[cells];
      double[] sum = new double[cells];
      for (int k = 0; k < cells; k++) {
        n[k] = count(h, table.rows().get(k / width), table.columns().get(k % width));
        sum[k] = n[k] - m * share[k];
      }
      for (int a = 0; a < cells; a++) {
        for (int b = 0; b <= a; b++) {
          double products = (a == b ? n[a] : 0) - n[a] * share[b] - share[a] * n[b];
          products += m * share[a] * share[b] - sum[a] * sum[b] / answered;
          covariance[a][b] += scale * products;
        }
      }
    }
    for (int a = 0; a < cells; a++) {
      for (int b = 0; b < a; b++) {
        covariance[b][a] = covariance[a][b];
      }
    }
    return Optional.of(covariance);
  }
}
