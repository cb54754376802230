package org.orgstatus.statistics.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.jspecify.annotations.Nullable;
import org.orgstatus.statistics.Arguments;

/**
 * Cells of several tables and exports that a reader may lay side by side, tied by the sums that are
 * printed. A cell that stands in two tables, or as a share times its base, has one name in both.
 * Says which hidden cells follow from what is shown, and hides further ones until no cell that had
 * to be hidden does. Fischetti and Salazar 2000 (Models and algorithms for optimizing cell
 * suppression, JASA 95, pp. 916–928) treat the problem; here cells are chosen one by one, smallest
 * first, and the result is audited exactly.
 */
public final class LinkedTables {

  /**
   * One printed sum.
   *
   * @param total name of the cell that is the sum of the parts
   */
  public record Sum(String total, List<String> parts) {
    public Sum {
      parts = List.copyOf(parts);
    }
  }

  /**
   * @param primary cells that had to be hidden
   * @param complementary further cells hidden to protect them
   * @param exposed primary cells that still follow though nothing is left to hide: withhold a table
   */
  public record Protection(Set<String> primary, Set<String> complementary, Set<String> exposed) {
    public Protection {
      primary = Set.copyOf(primary);
      complementary = Set.copyOf(complementary);
      exposed = Set.copyOf(exposed);
    }
  }

  private static final double ZERO = 1e-7;

  private final Map<String, Integer> counts;
  private final List<Sum> sums;

  /**
   * @param counts value of every cell, 0 or greater
   * @param sums over all tables
   * @throws IllegalArgumentException where a sum names an unknown cell or does not add up
   */
  public LinkedTables(Map<String, Integer> counts, List<Sum> sums) {
    this.counts = new TreeMap<>(counts);
    this.sums = List.copyOf(sums);
    counts.forEach((cell, count) -> Arguments.notNegative("count of " + cell, count));
    for (Sum sum : sums) {
      int parts = sum.parts().stream().mapToInt(this::count).sum();
      if (parts != count(sum.total())) {
        throw new IllegalArgumentException(
            sum.total() + " is " + count(sum.total()) + ", its parts sum to " + parts);
      }
    }
  }

  private int count(String cell) {
    Integer count = counts.get(cell);
    if (count == null) {
      throw new IllegalArgumentException("a sum names the unknown cell " + cell);
    }
    return count;
  }

  /**
   * Hidden cells whose value follows from the cells that are shown, given that none is negative.
   */
  public Set<String> recoverable(Set<String> hidden) {
    List<String> unknown = new ArrayList<>(new TreeSet<>(hidden));
    unknown.forEach(this::count);
    Set<String> found = new TreeSet<>();
    if (unknown.isEmpty()) {
      return found;
    }
    List<double[]> rows = new ArrayList<>();
    List<Double> right = new ArrayList<>();
    equations(unknown, rows, right);
    double[] free = freedom(rows, unknown.size());
    for (int j = 0; j < unknown.size(); j++) {
      if (free[j] < ZERO || pinned(rows, right, unknown, j)) {
        found.add(unknown.get(j));
      }
    }
    return found;
  }

  private void equations(List<String> unknown, List<double[]> rows, List<Double> right) {
    for (Sum sum : sums) {
      double[] row = new double[unknown.size()];
      double shown = 0;
      for (String part : sum.parts()) {
        shown += part(unknown, row, part, 1);
      }
      shown += part(unknown, row, sum.total(), -1);
      boolean any = false;
      for (double x : row) {
        any |= x != 0;
      }
      if (any) {
        rows.add(row);
        right.add(-shown);
      }
    }
  }

  private double part(List<String> unknown, double[] row, String cell, int sign) {
    int j = unknown.indexOf(cell);
    if (j < 0) {
      return sign * count(cell);
    }
    row[j] += sign;
    return 0;
  }

  /** For each unknown the length of its unit vector's part outside the row space. */
  private static double[] freedom(List<double[]> rows, int unknowns) {
    double[] free = new double[unknowns];
    if (rows.isEmpty()) {
      Arrays.fill(free, 1);
      return free;
    }
    int height = Math.max(rows.size(), unknowns);
    double[][] square = new double[height][unknowns];
    for (int r = 0; r < rows.size(); r++) {
      square[r] = rows.get(r).clone();
    }
    SingularValueDecomposition svd =
        new SingularValueDecomposition(new Array2DRowRealMatrix(square, false));
    double[] values = svd.getSingularValues();
    for (int k = 0; k < unknowns; k++) {
      if (values[k] < ZERO) {
        for (int j = 0; j < unknowns; j++) {
          double entry = svd.getV().getEntry(j, k);
          free[j] += entry * entry;
        }
      }
    }
    return free;
  }

  /** Whether only one value is left when no cell is negative: two linear programs. */
  private boolean pinned(List<double[]> rows, List<Double> right, List<String> unknown, int j) {
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      constraints.add(new LinearConstraint(rows.get(r), Relationship.EQ, right.get(r)));
    }
    double[] unit = new double[unknown.size()];
    unit[j] = 1;
    int own = count(unknown.get(j));
    if (optimum(constraints, unit, GoalType.MINIMIZE) < own - 0.5) {
      return false;
    }
    constraints.add(new LinearConstraint(unit, Relationship.LEQ, own + 1));
    return optimum(constraints, unit, GoalType.MAXIMIZE) < own + 0.5;
  }

  private static double optimum(List<LinearConstraint> constraints, double[] unit, GoalType goal) {
    return new SimplexSolver()
        .optimize(
            new LinearObjectiveFunction(unit, 0),
            new LinearConstraintSet(constraints),
            goal,
            new NonNegativeConstraint(true),
            new MaxIter(100_000))
        .getValue();
  }

  /** Hides further cells until no primary one follows, or nothing is left to hide. */
  public Protection protect(Set<String> primary) {
    Set<String> complementary = new TreeSet<>();
    while (true) {
      Set<String> hidden = new TreeSet<>(primary);
      hidden.addAll(complementary);
      Set<String> exposed = recoverable(hidden);
      exposed.retainAll(primary);
      String next = exposed.isEmpty() ? null : complement(exposed, hidden);
      if (next == null) {
        return new Protection(primary, complementary, exposed);
      }
      complementary.add(next);
    }
  }

  /**
   * A cell in most sums with an exposed one and no other way out; parts before totals, then small.
   */
  private @Nullable String complement(Set<String> exposed, Set<String> hidden) {
    Map<String, Integer> closes = new LinkedHashMap<>();
    Set<String> totals = sums.stream().map(Sum::total).collect(Collectors.toSet());
    for (Sum sum : sums) {
      Set<String> line = new TreeSet<>(sum.parts());
      line.add(sum.total());
      Set<String> dark = new TreeSet<>(line);
      dark.retainAll(hidden);
      if (dark.size() == 1 && exposed.containsAll(dark)) {
        line.stream().filter(c -> usable(c, hidden)).forEach(c -> closes.merge(c, 1, Integer::sum));
      }
    }
    Set<String> candidates = closes.isEmpty() ? counts.keySet() : closes.keySet();
    return candidates.stream()
        .filter(c -> usable(c, hidden))
        .min(
            Comparator.<String>comparingInt(c -> totals.contains(c) ? 1 : 0)
                .thenComparingInt(c -> -closes.getOrDefault(c, 0))
                .thenComparingInt(counts::get)
                .thenComparing(Comparator.naturalOrder()))
        .orElse(null);
  }

  private boolean usable(String cell, Set<String> hidden) {
    return counts.get(cell) > 0 && !hidden.contains(cell);
  }
}
