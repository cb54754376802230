package org.orgstatus.statistics.multivariate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.Outcome;

/**
 * Multiple correspondence analysis of the indicator matrix: which answers go together (Greenacre
 * 2017, ch. 18; Le Roux and Rouanet 2010, ch. 3). R: {@code FactoMineR::MCA}. Merge categories of
 * fewer than 5% of cases first; a missing answer is a category of its own or the case is left out.
 *
 * @param inertias eigenvalues λ, falling
 * @param benzecri share of each axis by Benzécri's adjusted rates (Q/(Q−1))² (λ − 1/Q)² over axes
 *     with λ > 1/Q, 0 for the others; raw shares of λ look too small
 * @param categories principal coordinates, one row a category of each question in turn
 * @param contributions of each category to each axis; a column sums to 1
 * @param cases principal coordinates of the cases
 */
public record MultipleCorrespondence(
    double[] inertias,
    double[] benzecri,
    double[][] categories,
    double[][] contributions,
    double[][] cases) {

  /**
   * @param answers one row a case, one column a question, codes 0 … sizes − 1
   * @param sizes number of categories of each question, all with a case
   */
  public static Outcome<MultipleCorrespondence> of(int[][] answers, int[] sizes) {
    int questions = sizes.length;
    int n = answers.length;
    int all = Arrays.stream(sizes).sum();
    if (n < 2) {
      return Outcome.not(Outcome.Reason.TOO_FEW_CASES, n + " cases");
    }
    int[] offset = new int[questions + 1];
    for (int q = 0; q < questions; q++) {
      offset[q + 1] = offset[q] + sizes[q];
    }
    double[][] burt = new double[all][all];
    for (int[] row : answers) {
      for (int a = 0; a < questions; a++) {
        for (int b = 0; b < questions; b++) {
          burt[offset[a] + Arguments.index("answer", row[a], sizes[a])][
              offset[b] + Arguments.index("answer", row[b], sizes[b])]++;
        }
      }
    }
    for (int j = 0; j < all; j++) {
      if (burt[j][j] == 0) {
        return Outcome.not(Outcome.Reason.EMPTY_CELL, "category " + j + " has no case");
      }
    }
    double[][] s = new double[all][all];
    for (int a = 0; a < all; a++) {
      for (int b = 0; b < all; b++) {
        double off = burt[a][b] - burt[a][a] * burt[b][b] / n;
        s[a][b] = off / (questions * Math.sqrt(burt[a][a] * burt[b][b]));
      }
    }
    int[] counts = IntStream.range(0, all).map(j -> (int) burt[j][j]).toArray();
    return Outcome.of(result(Axes.of(s), answers, offset, counts));
  }

  private static MultipleCorrespondence result(
      Axes axes, int[][] answers, int[] offset, int[] counts) {
    int questions = offset.length - 1;
    int all = counts.length;
    int n = answers.length;
    int dimensions = (int) Arrays.stream(axes.values()).filter(v -> v > 1e-10).count();
    dimensions = Math.min(dimensions, all - questions);
    double[] inertias = Arrays.copyOf(axes.values(), dimensions);
    double[][] categories = new double[all][dimensions];
    double[][] contributions = new double[all][dimensions];
    double[][] cases = new double[n][dimensions];
    for (int k = 0; k < dimensions; k++) {
      double root = Math.sqrt(inertias[k]);
      for (int j = 0; j < all; j++) {
        double mass = (double) counts[j] / (n * (double) questions);
        categories[j][k] = axes.vectors()[k][j] * root / Math.sqrt(mass);
        contributions[j][k] = axes.vectors()[k][j] * axes.vectors()[k][j];
      }
      for (int i = 0; i < n; i++) {
        for (int q = 0; q < questions; q++) {
          cases[i][k] += categories[offset[q] + answers[i][q]][k] / (questions * root);
        }
      }
    }
    return new MultipleCorrespondence(
        inertias, benzecri(inertias, questions), categories, contributions, cases);
  }

  private static double[] benzecri(double[] inertias, int questions) {
    double q = questions;
    double[] adjusted =
        Arrays.stream(inertias)
            .map(v -> v > 1 / q ? q / (q - 1) * (v - 1 / q) : 0)
            .map(v -> v * v)
            .toArray();
    double sum = Arrays.stream(adjusted).sum();
    return Arrays.stream(adjusted).map(v -> sum == 0 ? 0 : v / sum).toArray();
  }

  /**
   * Where the categories of a classification lie that took no part: provinces, types. The mean of
   * their cases ÷ √λ; empty categories are at 0.
   *
   * @param category for each case a code 0 … size − 1
   */
  public double[][] supplementary(int[] category, int size) {
    Arguments.sameLength("category", category.length, cases.length);
    double[][] points = new double[size][inertias.length];
    int[] n = new int[size];
    for (int i = 0; i < category.length; i++) {
      n[Arguments.index("category", category[i], size)]++;
      for (int k = 0; k < inertias.length; k++) {
        points[category[i]][k] += cases[i][k];
      }
    }
    for (int c = 0; c < size; c++) {
      for (int k = 0; k < inertias.length; k++) {
        points[c][k] = n[c] == 0 ? 0 : points[c][k] / n[c] / Math.sqrt(inertias[k]);
      }
    }
    return points;
  }
}
