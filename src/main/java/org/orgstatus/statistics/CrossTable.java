package org.orgstatus.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of counts of two classifications without its empty rows and columns.
 *
 * @param counts weighted or plain, rectangular, 0 or greater
 * @param rows codes of the rows that are left
 * @param columns codes of the columns that are left
 */
public record CrossTable(double[][] counts, List<Integer> rows, List<Integer> columns) {

  public CrossTable {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
  }

  /** Drops empty rows and columns; {@link #rows} and {@link #columns} tell which are left. */
  public static CrossTable of(double[][] counts) {
    int width = counts.length == 0 ? 0 : counts[0].length;
    for (int i = 0; i < counts.length; i++) {
      Arguments.sameLength("row " + i, counts[i].length, width);
      Arrays.stream(counts[i]).forEach(x -> Arguments.notNegative("count", x));
    }
    List<Integer> rows = new ArrayList<>();
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (Arrays.stream(counts[i]).anyMatch(x -> x > 0)) {
        rows.add(i);
      }
    }
    for (int j = 0; j < width; j++) {
      int column = j;
      if (Arrays.stream(counts).anyMatch(row -> row[column] > 0)) {
        columns.add(j);
      }
    }
    double[][] left = new double[rows.size()][columns.size()];
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < columns.size(); j++) {
        left[i][j] = counts[rows.get(i)][columns.get(j)];
      }
    }
    return new CrossTable(left, rows, columns);
  }

  /** Of whole counts. */
  public static CrossTable of(int[][] counts) {
    return of(
        Arrays.stream(counts)
            .map(row -> Arrays.stream(row).asDoubleStream().toArray())
            .toArray(double[][]::new));
  }

  /** Weighted, over a domain; codes 0, 1, …, those outside the domain are not read. */
  public static CrossTable of(Domain domain, int[] rowOf, int[] columnOf) {
    Arguments.sameLength("rows", rowOf.length, domain.design().size());
    Arguments.sameLength("columns", columnOf.length, domain.design().size());
    int[] members = IntStream.range(0, domain.n()).map(domain::member).toArray();
    int rows = 0;
    int columns = 0;
    for (int i : members) {
      rows = Math.max(rows, Arguments.notNegative("row", rowOf[i]) + 1);
      columns = Math.max(columns, Arguments.notNegative("column", columnOf[i]) + 1);
    }
    ExactSum[][] sums = new ExactSum[rows][columns];
    for (int i : members) {
      if (sums[rowOf[i]][columnOf[i]] == null) {
        sums[rowOf[i]][columnOf[i]] = new ExactSum();
      }
      sums[rowOf[i]][columnOf[i]].add(domain.weight(i));
    }
    double[][] counts = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        counts[i][j] = sums[i][j] == null ? 0 : sums[i][j].value();
      }
    }
    return of(counts);
  }

  public double[] rowSums() {
    return Arrays.stream(counts).mapToDouble(ExactSum::of).toArray();
  }

  public double[] columnSums() {
    return IntStream.range(0, columns.size())
        .mapToDouble(j -> ExactSum.of(Arrays.stream(counts).mapToDouble(row -> row[j]).toArray()))
        .toArray();
  }

  public double total() {
    return ExactSum.of(Arrays.stream(counts).flatMapToDouble(Arrays::stream).toArray());
  }

  /** Σ (observed − expected)² / expected, Pearson's X². */
  public double pearson() {
    double[] row = rowSums();
    double[] column = columnSums();
    double total = total();
    ExactSum sum = new ExactSum();
    for (int i = 0; i < row.length; i++) {
      for (int j = 0; j < column.length; j++) {
        double expected = row[i] * column[j] / total;
        double d = counts[i][j] - expected;
        sum.add(d * d / expected);
      }
    }
    return sum.value();
  }

  /**
   * How far each cell lies from independence, in standard errors: (observed − expected) /
   * √(expected (1 − row share)(1 − column share)) (Agresti 2013, Categorical Data Analysis, 3.3).
   * R: {@code chisq.test(table)$stdres}. Of weighted counts take those that sum to the number of
   * cases.
   */
  public double[][] adjustedResiduals() {
    double[] row = rowSums();
    double[] column = columnSums();
    double total = total();
    double[][] residuals = new double[row.length][column.length];
    for (int i = 0; i < row.length; i++) {
      for (int j = 0; j < column.length; j++) {
        double expected = row[i] * column[j] / total;
        double variance = expected * (1 - row[i] / total) * (1 - column[j] / total);
        residuals[i][j] = (counts[i][j] - expected) / Math.sqrt(variance);
      }
    }
    return residuals;
  }

  /** Whether two rows and two columns are left. */
  public boolean hasTwoByTwo() {
    return rows.size() > 1 && columns.size() > 1;
  }
}
