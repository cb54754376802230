package org.orgstatus.statistics.agreement;

import java.util.Arrays;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.Outcome;

/**
 * Agreement beyond chance, (p_o − p_e) / (1 − p_e).
 *
 * @param value 1 for full agreement, 0 for what chance gives
 * @param observed p_o, raw agreement in [0, 1]
 * @param expected p_e, agreement by chance
 * @param n units judged
 */
public record Kappa(double value, double observed, double expected, int n) {

  /** How much a disagreement counts, by the distance of ordered codes. */
  public enum Weight {
    /** Any disagreement counts fully: Cohen 1960, Educ. Psychol. Meas. 20, pp. 37–46. */
    NONE,
    /** In proportion to the distance. */
    LINEAR,
    /** By its square: Cohen 1968, Psychol. Bull. 70, pp. 213–220. */
    QUADRATIC
  }

  /**
   * Of two coders. R: {@code psych::cohen.kappa} ($kappa, and $weighted.kappa for QUADRATIC).
   *
   * @param first codes 0 … categories − 1, −1 where a coder gave none: such units are left out
   */
  public static Outcome<Kappa> cohen(int[] first, int[] second, int categories, Weight weight) {
    Arguments.sameLength("second", second.length, first.length);
    double[][] table = new double[categories][categories];
    int n = 0;
    for (int i = 0; i < first.length; i++) {
      if (first[i] >= 0 && second[i] >= 0) {
        table[Arguments.index("code", first[i], categories)][
            Arguments.index("code", second[i], categories)]++;
        n++;
      }
    }
    if (n == 0) {
      return Outcome.not(Outcome.Reason.NO_CASES, "no unit has two codes");
    }
    double observed = 0;
    double expected = 0;
    for (int a = 0; a < categories; a++) {
      double row = Arrays.stream(table[a]).sum();
      for (int b = 0; b < categories; b++) {
        int code = b;
        double column = Arrays.stream(table).mapToDouble(r -> r[code]).sum();
        double agreement = agreement(a, b, categories, weight);
        observed += agreement * table[a][b] / n;
        expected += agreement * row * column / n / n;
      }
    }
    return of(observed, expected, n);
  }

  private static double agreement(int a, int b, int categories, Weight weight) {
    double distance = Math.abs(a - b) / (double) Math.max(1, categories - 1);
    switch (weight) {
      case LINEAR:
        return 1 - distance;
      case QUADRATIC:
        return 1 - distance * distance;
      default:
        return a == b ? 1 : 0;
    }
  }

  private static Outcome<Kappa> of(double observed, double expected, int n) {
    if (expected > 1 - 1e-14) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "all " + n + " units have one code");
    }
    return Outcome.of(new Kappa((observed - expected) / (1 - expected), observed, expected, n));
  }

  /**
   * Of any number of coders (Fleiss 1971, Psychol. Bull. 76, pp. 378–382). Units may have different
   * numbers of codes; those with fewer than two are left out.
   *
   * @param counts one row a unit, how many coders gave each category
   */
  public static Outcome<Kappa> fleiss(int[][] counts) {
    return many(counts, false);
  }

  /**
   * Gwet's AC1 (2008, Brit. J. Math. Stat. Psychol. 61, pp. 29–48): chance agreement Σ π (1 − π) /
   * (q − 1), so that a very common code does not break it.
   *
   * @param counts as in {@link #fleiss}
   */
  public static Outcome<Kappa> gwet(int[][] counts) {
    return many(counts, true);
  }

  private static Outcome<Kappa> many(int[][] counts, boolean gwet) {
    int[][] judged =
        Arrays.stream(counts).filter(r -> Arrays.stream(r).sum() > 1).toArray(int[][]::new);
    if (judged.length == 0) {
      return Outcome.not(Outcome.Reason.NO_CASES, "no unit has two codes");
    }
    int categories = judged[0].length;
    double[] share = new double[categories];
    double observed = 0;
    for (int[] row : judged) {
      double coders = Arrays.stream(row).sum();
      double pairs = 0;
      for (int k = 0; k < categories; k++) {
        pairs += row[k] * (row[k] - 1.0);
        share[k] += row[k] / coders / judged.length;
      }
      observed += pairs / (coders * (coders - 1)) / judged.length;
    }
    double expected = 0;
    for (double p : share) {
      expected += gwet ? p * (1 - p) / Math.max(1, categories - 1) : p * p;
    }
    return of(observed, expected, judged.length);
  }
}
