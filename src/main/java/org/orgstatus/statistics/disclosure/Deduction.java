package org.orgstatus.statistics.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.jspecify.annotations.Nullable;

/**
 * What a reader can work out of cells that are not shown, from those that are and from the sums
 * that they are part of. Unlike {@link LinkedTables} it need not know the hidden numbers: it is the
 * reader's own arithmetic. A cell stands in an equation as an exact number, as a number within the
 * limits that rounding leaves, or as an unknown that is not negative. The least and the greatest
 * value of every unknown are the optima of two linear programs over all equations that it is tied
 * to.
 */
public final class Deduction {

  /**
   * What is known of a number.
   *
   * @param low 0 or greater
   * @param high infinite where nothing bounds it
   */
  public record Range(double low, double high) {

    /** A hidden count. */
    public static final Range UNKNOWN = new Range(0, Double.POSITIVE_INFINITY);

    public Range {
      if (!(low >= 0 && low <= high)) {
        throw new IllegalArgumentException("not a range: " + low + " to " + high);
      }
    }

    public static Range exactly(double value) {
      return new Range(value, value);
    }

    /** Whether one whole number alone is left. */
    public boolean isExact() {
      return high - low < HALF;
    }
  }

  private static final double HALF = 0.5;
  private static final int ITERATIONS = 20_000;

  private final Map<String, Range> known;
  private final List<LinkedTables.Sum> sums;

  /**
   * @param known what is shown of every cell that a sum names
   * @throws IllegalArgumentException where a sum names a cell of which nothing is said
   */
  public Deduction(Map<String, Range> known, List<LinkedTables.Sum> sums) {
    this.known = new TreeMap<>(known);
    this.sums = List.copyOf(sums);
    for (LinkedTables.Sum sum : sums) {
      range(sum.total());
      sum.parts().forEach(this::range);
    }
  }

  private Range range(String cell) {
    Range range = known.get(cell);
    if (range == null) {
      throw new IllegalArgumentException("a sum names the unknown cell " + cell);
    }
    return range;
  }

  /**
   * What is left of each of these cells. Equations that contradict one another are no sums of the
   * same units; of such a set each is taken for itself, and one that contradicts the numbers alone
   * is left out.
   *
   * @param hidden names of cells; those that no sum names are not in the answer
   */
  public Map<String, Range> of(Set<String> hidden) {
    Map<String, Range> found = new TreeMap<>();
    for (List<LinkedTables.Sum> tied : components()) {
      Set<String> wanted = new HashSet<>();
      tied.forEach(sum -> cells(sum).stream().filter(hidden::contains).forEach(wanted::add));
      if (!wanted.isEmpty() && !deduce(tied, wanted, found) && tied.size() > 1) {
        for (LinkedTables.Sum sum : tied) {
          Set<String> own = new HashSet<>(cells(sum));
          own.retainAll(wanted);
          deduce(List.of(sum), own, found);
        }
      }
    }
    return found;
  }

  private static List<String> cells(LinkedTables.Sum sum) {
    List<String> cells = new ArrayList<>(sum.parts());
    cells.add(sum.total());
    return cells;
  }

  /** Sums that share a cell that is not exactly known. */
  private List<List<LinkedTables.Sum>> components() {
    int[] parent = new int[sums.size()];
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      for (String cell : cells(sums.get(i))) {
        if (!range(cell).isExact()) {
          Integer other = first.putIfAbsent(cell, i);
          if (other != null) {
            parent[root(parent, i)] = root(parent, other);
          }
        }
      }
    }
    Map<Integer, List<LinkedTables.Sum>> byRoot = new LinkedHashMap<>();
    for (int i = 0; i < parent.length; i++) {
      byRoot.computeIfAbsent(root(parent, i), r -> new ArrayList<>()).add(sums.get(i));
    }
    return List.copyOf(byRoot.values());
  }

  private static int root(int[] parent, int at) {
    int root = at;
    while (parent[root] != root) {
      root = parent[root];
    }
    return root;
  }

  /**
   * @return false where the equations have no solution
   */
  private boolean deduce(
      List<LinkedTables.Sum> tied, Set<String> wanted, Map<String, Range> found) {
    List<String> unknown =
        tied.stream()
            .flatMap(sum -> cells(sum).stream())
            .distinct()
            .filter(cell -> !range(cell).isExact())
            .sorted()
            .toList();
    List<LinearConstraint> constraints = new ArrayList<>();
    for (LinkedTables.Sum sum : tied) {
      if (!addEquation(sum, unknown, constraints)) {
        return false;
      }
    }
    for (int j = 0; j < unknown.size(); j++) {
      Range range = range(unknown.get(j));
      if (range.low() > 0) {
        constraints.add(new LinearConstraint(unit(j, unknown), Relationship.GEQ, range.low()));
      }
      if (range.high() < Double.POSITIVE_INFINITY) {
        constraints.add(new LinearConstraint(unit(j, unknown), Relationship.LEQ, range.high()));
      }
    }
    Map<String, Range> made = new LinkedHashMap<>();
    for (String cell : wanted) {
      int j = unknown.indexOf(cell);
      Range range = j < 0 ? range(cell) : between(constraints, unit(j, unknown));
      if (range == null) {
        return false;
      }
      made.put(cell, range);
    }
    made.forEach((cell, range) -> found.merge(cell, range, Deduction::narrower));
    return true;
  }

  private static Range narrower(Range one, Range other) {
    return one.high() - one.low() <= other.high() - other.low() ? one : other;
  }

  /** Adds a sum over what is not known; false where the known numbers alone contradict it. */
  private boolean addEquation(
      LinkedTables.Sum sum, List<String> unknown, List<LinearConstraint> constraints) {
    double[] row = new double[unknown.size()];
    double shown = 0;
    boolean open = false;
    for (String cell : cells(sum)) {
      int sign = cell.equals(sum.total()) ? -1 : 1;
      int j = unknown.indexOf(cell);
      if (j < 0) {
        shown += sign * range(cell).low();
      } else {
        row[j] += sign;
        open = true;
      }
    }
    if (open) {
      constraints.add(new LinearConstraint(row, Relationship.EQ, -shown));
    }
    return open || Math.abs(shown) < HALF;
  }

  private static double[] unit(int j, List<String> unknown) {
    double[] unit = new double[unknown.size()];
    unit[j] = 1;
    return unit;
  }

  /** Null where there is no solution at all; the high end is infinite where nothing bounds it. */
  private static @Nullable Range between(List<LinearConstraint> constraints, double[] unit) {
    double low;
    try {
      low = optimum(constraints, unit, GoalType.MINIMIZE);
    } catch (MathIllegalStateException e) {
      return null;
    }
    double high;
    try {
      high = optimum(constraints, unit, GoalType.MAXIMIZE);
    } catch (MathIllegalStateException e) {
      high = Double.POSITIVE_INFINITY;
    }
    double least = Math.max(0, low);
    return new Range(least, Math.max(least, high));
  }

  private static double optimum(List<LinearConstraint> constraints, double[] unit, GoalType goal) {
    return new SimplexSolver()
        .optimize(
            new LinearObjectiveFunction(unit, 0),
            new LinearConstraintSet(constraints),
            goal,
            new NonNegativeConstraint(true),
            new MaxIter(ITERATIONS))
        .getValue();
  }
}
