package org.orgstatus.statistics.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.orgstatus.statistics.Interval;
import org.orgstatus.statistics.Outcome;
import org.orgstatus.statistics.Quantile;

/**
 * Krippendorff's α, 1 − observed ÷ expected disagreement over all pairable values, with any number
 * of coders and missing codes (Krippendorff 2019, Content Analysis, 4th ed., ch. 12; Computing
 * Krippendorff's Alpha-Reliability, 2011).
 *
 * @param value 1 for full agreement; below 0 for systematic disagreement
 * @param units with two codes or more
 * @param pairable values in them
 */
public record KrippendorffAlpha(double value, Level level, int units, int pairable) {

  /** Scale of the codes, which sets how far two of them differ. */
  public enum Level {
    /** 0 if equal, 1 if not. */
    NOMINAL,
    /** Squared number of values ranked between them. */
    ORDINAL,
    /** Squared difference. */
    INTERVAL,
    /** Squared difference ÷ sum; codes of 0 or more. */
    RATIO
  }

  /**
   * @param codes one row a coder, one column a unit; NaN where there is no code
   */
  public static Outcome<KrippendorffAlpha> of(double[][] codes, Level level) {
    List<double[]> units = new ArrayList<>();
    for (int u = 0; u < codes[0].length; u++) {
      int unit = u;
      double[] given =
          Arrays.stream(codes).mapToDouble(r -> r[unit]).filter(v -> !Double.isNaN(v)).toArray();
      if (given.length > 1) {
        Arrays.sort(given);
        units.add(given);
      }
    }
    units.sort(Comparator.<double[]>comparingInt(u -> u.length).thenComparing(Arrays::compare));
    return ofUnits(units, level);
  }

  private static Outcome<KrippendorffAlpha> ofUnits(List<double[]> units, Level level) {
    if (units.isEmpty()) {
      return Outcome.not(Outcome.Reason.NO_CASES, "no unit has two codes");
    }
    double[] values = units.stream().flatMapToDouble(Arrays::stream).distinct().sorted().toArray();
    int k = values.length;
    double[][] coincidence = new double[k][k];
    double[] total = new double[k];
    for (double[] unit : units) {
      for (int a = 0; a < unit.length; a++) {
        int row = Arrays.binarySearch(values, unit[a]);
        total[row]++;
        for (int b = 0; b < unit.length; b++) {
          if (a != b) {
            int column = Arrays.binarySearch(values, unit[b]);
            coincidence[row][column] += 1.0 / (unit.length - 1);
          }
        }
      }
    }
    double n = Arrays.stream(total).sum();
    double observed = 0;
    double expected = 0;
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < a; b++) {
        double difference = difference(values, total, b, a, level);
        observed += coincidence[a][b] * difference;
        expected += total[a] * total[b] * difference;
      }
    }
    if (expected == 0) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "all codes are the same");
    }
    double alpha = 1 - (n - 1) * observed / expected;
    return Outcome.of(new KrippendorffAlpha(alpha, level, units.size(), (int) n));
  }

  private static double difference(
      double[] values, double[] total, int low, int high, Level level) {
    double a = values[low];
    double b = values[high];
    switch (level) {
      case NOMINAL:
        return 1;
      case ORDINAL:
        double between = 0.5 * (total[low] + total[high]);
        for (int k = low + 1; k < high; k++) {
          between += total[k];
        }
        return between * between;
      case INTERVAL:
        return (b - a) * (b - a);
      default:
        return (b - a) * (b - a) / ((a + b) * (a + b));
    }
  }

  /**
   * Percentile bootstrap over units.
   *
   * @param draws 1,000 or more
   * @param seed stored with the result
   */
  public static Outcome<Interval> interval(
      double[][] codes, Level level, double confidence, int draws, long seed) {
    RandomGenerator random = new Well19937c(seed);
    double[] found = new double[draws];
    int kept = 0;
    int size = codes[0].length;
    for (int draw = 0; draw < draws; draw++) {
      double[][] drawn = new double[codes.length][size];
      for (int u = 0; u < size; u++) {
        int from = random.nextInt(size);
        for (int c = 0; c < codes.length; c++) {
          drawn[c][u] = codes[c][from];
        }
      }
      Outcome<KrippendorffAlpha> alpha = of(drawn, level);
      if (alpha.known().isPresent()) {
        found[kept++] = alpha.orElseThrow().value();
      }
    }
    if (kept < draws / 2) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "most samples of units have one code only");
    }
    double[] values = Arrays.copyOf(found, kept);
    double tail = (1 - confidence) / 2;
    return Outcome.of(
        new Interval(
            Quantile.type7(values, tail).orElseThrow(),
            Quantile.type7(values, 1 - tail).orElseThrow(),
            Interval.Method.BOOTSTRAP,
            confidence));
  }
}
