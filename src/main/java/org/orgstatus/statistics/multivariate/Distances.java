package org.orgstatus.statistics.multivariate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.orgstatus.statistics.Arguments;

/** Distances between all pairs of cases. */
public final class Distances {

  private final double[][] between;

  private Distances(double[][] between) {
    this.between = between;
  }

  /** How two values of a column differ. */
  public enum Kind {
    /** 0 if equal, 1 if not. */
    NOMINAL,
    /** Yes/no where a shared no says nothing: pairs of two no are left out. */
    ASYMMETRIC,
    /**
     * Difference of ranks ÷ their range, by {@code daisy}'s rule: of the codes 1, 2, … in order.
     */
    ORDINAL,
    /** Difference ÷ range. */
    INTERVAL
  }

  /**
   * A column of mixed data.
   *
   * @param values NaN where missing: such pairs are left out of the mean
   */
  public record Column(Kind kind, double[] values, double weight) {}

  /**
   * Gower's coefficient (1971, Biometrics 27, pp. 857–871): weighted mean over columns of the
   * differences, each in [0, 1]. R: {@code cluster::daisy(metric="gower")}.
   *
   * @throws IllegalArgumentException where two cases share no column
   */
  public static Distances gower(List<Column> columns) {
    int n = columns.get(0).values().length;
    double[][] sum = new double[n][n];
    double[][] weight = new double[n][n];
    for (Column column : columns) {
      Arguments.sameLength("column", column.values().length, n);
      double[] values = scaled(column);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          boolean missing = Double.isNaN(values[i]) || Double.isNaN(values[j]);
          boolean neither = column.kind() == Kind.ASYMMETRIC && values[i] == 0 && values[j] == 0;
          if (!missing && !neither) {
            weight[i][j] += column.weight();
            sum[i][j] += column.weight() * difference(column.kind(), values[i], values[j]);
          }
        }
      }
    }
    double[][] between = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (!(weight[i][j] > 0)) {
          throw new IllegalArgumentException("cases " + i + " and " + j + " share no column");
        }
        between[i][j] = sum[i][j] / weight[i][j];
        between[j][i] = between[i][j];
      }
    }
    return new Distances(between);
  }

  private static double[] scaled(Column column) {
    if (column.kind() != Kind.ORDINAL && column.kind() != Kind.INTERVAL) {
      return column.values();
    }
    double[] values = column.values().clone();
    double[] there = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    double least = Arrays.stream(there).min().orElse(0);
    double range = Arrays.stream(there).max().orElse(0) - least;
    for (int i = 0; i < values.length; i++) {
      values[i] = range == 0 && !Double.isNaN(values[i]) ? 0 : (values[i] - least) / range;
    }
    return values;
  }

  private static double difference(Kind kind, double a, double b) {
    return kind == Kind.ORDINAL || kind == Kind.INTERVAL ? Math.abs(a - b) : (a == b ? 0 : 1);
  }

  /** Of points. R: {@code dist(x)}. */
  public static Distances euclidean(double[][] points) {
    int n = points.length;
    double[][] between = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int k = 0; k < points[i].length; k++) {
          double d = points[i][k] - points[j][k];
          sum += d * d;
        }
        between[i][j] = Math.sqrt(sum);
        between[j][i] = between[i][j];
      }
    }
    return new Distances(between);
  }

  public int size() {
    return between.length;
  }

  public double between(int i, int j) {
    return between[i][j];
  }

  /** From one case to every one; not to be changed. */
  double[] row(int i) {
    return between[i];
  }

  /** The nearest other cases, nearest first. */
  public List<Integer> neighbours(int of, int count) {
    return IntStream.range(0, size())
        .filter(i -> i != of)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(i -> between[of][i]).thenComparingInt(i -> i))
        .limit(count)
        .toList();
  }

  /** The same cases drawn anew, repeats included. */
  Distances drawn(int[] from) {
    double[][] drawn = new double[from.length][from.length];
    for (int i = 0; i < from.length; i++) {
      for (int j = 0; j < from.length; j++) {
        drawn[i][j] = between[from[i]][from[j]];
      }
    }
    return new Distances(drawn);
  }
}
