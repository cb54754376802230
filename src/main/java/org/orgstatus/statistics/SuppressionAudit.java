package org.orgstatus.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * Whether a hidden cell of a table follows from what is shown. The hidden cells are the unknowns of
 * the equations "cells minus sum = 0". A cell is recoverable if it is the same in every solution
 * (its unit vector lies in the row space: a rank test), or if only one value of it is left when
 * counts cannot fall below a least value (two linear programs; such tables are networks, so their
 * optima are whole numbers).
 */
final class SuppressionAudit {

  private static final double ZERO = 1e-9;

  private final int[][] table;
  private final int least;
  private final List<List<Suppression.Position>> lines = new ArrayList<>();

  /**
   * @param least what a reader knows every hidden cell to hold at least
   */
  SuppressionAudit(int[][] table, Suppression.Sums sums, int least) {
    this.table = table;
    this.least = least;
    int columns = table.length == 0 ? 0 : table[0].length;
    for (int r = 0; r < table.length && sums != Suppression.Sums.OF_COLUMNS; r++) {
      Arguments.sameLength("row " + r, table[r].length, columns);
      List<Suppression.Position> line = new ArrayList<>();
      for (int c = 0; c < columns; c++) {
        line.add(new Suppression.Position(r, c));
      }
      addLine(line);
    }
    for (int c = 0; c < columns && sums != Suppression.Sums.OF_ROWS; c++) {
      List<Suppression.Position> line = new ArrayList<>();
      for (int r = 0; r < table.length; r++) {
        line.add(new Suppression.Position(r, c));
      }
      addLine(line);
    }
  }

  /** The last position of a line holds the sum of the others. */
  private void addLine(List<Suppression.Position> line) {
    int sum = 0;
    for (int k = 0; k < line.size(); k++) {
      sum += sign(k, line) * Arguments.notNegative("count", at(line.get(k)));
    }
    if (sum != 0) {
      throw new IllegalArgumentException(
          "the sum at " + line.get(line.size() - 1) + " differs from its cells by " + sum);
    }
    lines.add(line);
  }

  private static int sign(int k, List<Suppression.Position> line) {
    return k == line.size() - 1 ? -1 : 1;
  }

  private int at(Suppression.Position p) {
    return table[p.row()][p.column()];
  }

  /** The hidden cells whose value follows from the shown ones. */
  List<Suppression.Position> recoverable(boolean[][] hidden) {
    List<Suppression.Position> unknown = new ArrayList<>();
    for (int r = 0; r < hidden.length; r++) {
      for (int c = 0; c < hidden[r].length; c++) {
        if (hidden[r][c]) {
          unknown.add(new Suppression.Position(r, c));
        }
      }
    }
    List<Suppression.Position> found = new ArrayList<>();
    if (unknown.isEmpty()) {
      return found;
    }
    double[][] system = system(unknown);
    double[] free = freedom(system, unknown.size());
    for (int j = 0; j < unknown.size(); j++) {
      if (free[j] < ZERO || pinned(system, unknown, j)) {
        found.add(unknown.get(j));
      }
    }
    return found;
  }

  /** One row a line: its coefficients of the unknowns. */
  private double[][] system(List<Suppression.Position> unknown) {
    double[][] system = new double[lines.size()][unknown.size()];
    for (int e = 0; e < system.length; e++) {
      List<Suppression.Position> line = lines.get(e);
      for (int k = 0; k < line.size(); k++) {
        int j = unknown.indexOf(line.get(k));
        if (j >= 0) {
          system[e][j] = sign(k, line);
        }
      }
    }
    return system;
  }

  /**
   * For each unknown how far solutions may differ in it: 0 if its unit vector is in the row space.
   */
  private static double[] freedom(double[][] system, int unknowns) {
    RealMatrix a = new Array2DRowRealMatrix(system);
    EigenDecomposition eigen = new EigenDecomposition(a.transpose().multiply(a));
    double[] free = new double[unknowns];
    for (int k = 0; k < unknowns; k++) {
      if (Math.abs(eigen.getRealEigenvalue(k)) < ZERO) {
        for (int j = 0; j < unknowns; j++) {
          double entry = eigen.getEigenvector(k).getEntry(j);
          free[j] += entry * entry;
        }
      }
    }
    return free;
  }

  /**
   * Whether least and greatest possible value coincide; unknowns are counted from {@link #least}.
   */
  private boolean pinned(double[][] system, List<Suppression.Position> unknown, int j) {
    List<LinearConstraint> constraints = new ArrayList<>();
    for (double[] row : system) {
      double right = 0;
      boolean any = false;
      for (int k = 0; k < row.length; k++) {
        right += row[k] * (at(unknown.get(k)) - least);
        any |= row[k] != 0;
      }
      if (any) {
        constraints.add(new LinearConstraint(row, Relationship.EQ, right));
      }
    }
    double lowest = optimum(constraints, j, system[0].length, GoalType.MINIMIZE);
    if (lowest < at(unknown.get(j)) - least - 0.5) {
      return false;
    }
    return !canExceed(constraints, j, system[0].length, lowest + 1);
  }

  private static double optimum(
      List<LinearConstraint> constraints, int j, int unknowns, GoalType goal) {
    double[] unit = new double[unknowns];
    unit[j] = 1;
    return new SimplexSolver()
        .optimize(
            new LinearObjectiveFunction(unit, 0),
            new LinearConstraintSet(constraints),
            goal,
            new NonNegativeConstraint(true),
            new MaxIter(10_000))
        .getValue();
  }

  /** Capped at {@code value}, so that an unbounded unknown ends there. */
  private static boolean canExceed(
      List<LinearConstraint> constraints, int j, int unknowns, double value) {
    double[] unit = new double[unknowns];
    unit[j] = 1;
    List<LinearConstraint> capped = new ArrayList<>(constraints);
    capped.add(new LinearConstraint(unit, Relationship.LEQ, value));
    return optimum(capped, j, unknowns, GoalType.MAXIMIZE) > value - 0.5;
  }
}
