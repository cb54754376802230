package org.orgstatus.statistics.qca;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.orgstatus.statistics.Arguments;

/**
 * All combinations of conditions with the cases that are more in than out of each. R: {@code
 * QCA::truthTable(incl.cut, pri.cut, n.cut)}, by formula.
 *
 * @param rows 2^k, the first condition is the highest bit of the row's number
 */
public record TruthTable(int conditions, List<Row> rows) {

  /** Whether the outcome goes with a combination. */
  public enum Output {
    PRESENT,
    ABSENT,
    /** Consistent with both or neither, or cases on both sides of a crisp outcome. */
    CONTRADICTION,
    /** Too few cases. */
    REMAINDER
  }

  /**
   * @param number the combination as bits
   * @param cases indices of cases with a membership above 0.5
   * @param fit of the combination with the outcome; empty for a remainder nobody belongs to
   */
  public record Row(int number, List<Integer> cases, Optional<Fit> fit, Output output) {
    public Row {
      cases = List.copyOf(cases);
    }
  }

  public TruthTable {
    rows = List.copyOf(rows);
  }

  /**
   * @param memberships one row a case, one column a condition, in [0, 1], none 0.5
   * @param outcome memberships in the outcome
   * @param consistency from which a combination counts as sufficient, 0.75 or more
   * @param pri least PRI of such a combination
   * @param least cases that a combination must have, 1 for few cases
   */
  public static TruthTable of(
      double[][] memberships, double[] outcome, double consistency, double pri, int least) {
    Arguments.sameLength("outcome", outcome.length, memberships.length);
    int k = memberships.length == 0 ? 0 : memberships[0].length;
    if (k < 1 || k > 12) {
      throw new IllegalArgumentException(k + " conditions are out of range [1, 12]");
    }
    List<Row> rows = new ArrayList<>();
    double[] not = Arrays.stream(outcome).map(y -> 1 - y).toArray();
    for (int number = 0; number < 1 << k; number++) {
      double[] x = new double[outcome.length];
      List<Integer> cases = new ArrayList<>();
      for (int i = 0; i < x.length; i++) {
        x[i] = membership(memberships[i], number);
        if (x[i] > 0.5) {
          cases.add(i);
        }
      }
      Optional<Fit> fit = Fit.of(x, outcome).known();
      Optional<Fit> reverse = Fit.of(x, not).known();
      rows.add(new Row(number, cases, fit, output(cases, fit, reverse, consistency, pri, least)));
    }
    return new TruthTable(k, rows);
  }

  private static Output output(
      List<Integer> cases,
      Optional<Fit> fit,
      Optional<Fit> reverse,
      double consistency,
      double pri,
      int least) {
    if (cases.size() < least || fit.isEmpty()) {
      return Output.REMAINDER;
    }
    boolean present = fit.get().consistency() >= consistency && fit.get().pri() >= pri;
    boolean absent =
        reverse.isPresent()
            && reverse.get().consistency() >= consistency
            && reverse.get().pri() >= pri;
    if (present != absent) {
      return present ? Output.PRESENT : Output.ABSENT;
    }
    return Output.CONTRADICTION;
  }

  private static double membership(double[] row, int number) {
    double least = 1;
    for (int c = 0; c < row.length; c++) {
      boolean in = (number >> (row.length - 1 - c) & 1) == 1;
      least = Math.min(least, in ? row[c] : 1 - row[c]);
    }
    return least;
  }

  /** Numbers of the rows with this output. */
  public List<Integer> numbers(Output output) {
    return rows.stream().filter(r -> r.output() == output).map(Row::number).toList();
  }
}
