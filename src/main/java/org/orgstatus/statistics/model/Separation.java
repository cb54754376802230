package org.orgstatus.statistics.model;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * Whether some direction of the coefficients tells outcomes apart, wholly or in part, so that no
 * finite maximum-likelihood estimate exists: a linear program (Konis 2007, Linear programming
 * algorithms for detecting separated data, thesis, Oxford, ch. 4; Albert and Anderson 1984,
 * Biometrika 71, pp. 1–10).
 */
final class Separation {

  private static final double ZERO = 1e-7;

  private Separation() {}

  static boolean in(Patterns patterns) {
    int columns = patterns.columns();
    double[] objective = new double[columns];
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int k = 0; k < patterns.size(); k++) {
      double[] row = scaled(patterns.x()[k]);
      if (patterns.successes()[k] > 0) {
        add(constraints, objective, row, 1);
      }
      if (patterns.failures(k) > 0) {
        add(constraints, objective, row, -1);
      }
    }
    for (int j = 0; j < columns; j++) {
      double[] unit = new double[columns];
      unit[j] = 1;
      constraints.add(new LinearConstraint(unit, Relationship.LEQ, 1));
      constraints.add(new LinearConstraint(unit, Relationship.GEQ, -1));
    }
    double most =
        new SimplexSolver()
            .optimize(
                new LinearObjectiveFunction(objective, 0),
                new LinearConstraintSet(constraints),
                GoalType.MAXIMIZE,
                new NonNegativeConstraint(false),
                new MaxIter(100_000))
            .getValue();
    return most > ZERO;
  }

  private static double[] scaled(double[] row) {
    double largest = 1;
    for (double value : row) {
      largest = Math.max(largest, Math.abs(value));
    }
    double[] scaled = row.clone();
    for (int j = 0; j < scaled.length; j++) {
      scaled[j] /= largest;
    }
    return scaled;
  }

  private static void add(
      List<LinearConstraint> constraints, double[] objective, double[] row, int sign) {
    double[] signed = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      signed[j] = sign * row[j];
      objective[j] += signed[j];
    }
    constraints.add(new LinearConstraint(signed, Relationship.GEQ, 0));
  }
}
