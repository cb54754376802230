package org.orgstatus.statistics.multivariate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.ExactSum;
import org.orgstatus.statistics.Outcome;

/**
 * How unevenly an amount is spread: Lorenz curve and Gini coefficient, 1 − Σ (F_i − F_{i−1}) (L_i +
 * L_{i−1}) (Gini 1912; Lerman and Yitzhaki 1989, J. Econometrics 42, pp. 43–47, for weights).
 *
 * @param gini 0 where all have the same, towards 1 where one has all; no correction for small n
 * @param curve from (0, 0) to (1, 1), by rising amount; equal amounts are one step
 */
public record Concentration(double gini, List<Point> curve) {

  /**
   * @param cases share of the cases that have least
   * @param amount share of the amount that they have
   */
  public record Point(double cases, double amount) {}

  public Concentration {
    curve = List.copyOf(curve);
  }

  /**
   * @param amounts 0 or greater
   * @param weights 0 or greater
   */
  public static Outcome<Concentration> of(double[] amounts, double[] weights) {
    Arguments.sameLength("weights", weights.length, amounts.length);
    int[] order =
        IntStream.range(0, amounts.length)
            .filter(i -> Arguments.notNegative("weight", weights[i]) > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> Arguments.notNegative("amount", amounts[i])))
            .mapToInt(Integer::intValue)
            .toArray();
    if (order.length == 0) {
      return Outcome.not(Outcome.Reason.NO_CASES, "no case");
    }
    double all = ExactSum.of(IntStream.of(order).mapToDouble(i -> weights[i]).toArray());
    double sum =
        ExactSum.of(IntStream.of(order).mapToDouble(i -> weights[i] * amounts[i]).toArray());
    if (sum == 0) {
      return Outcome.not(Outcome.Reason.NO_VARIATION, "all amounts are 0");
    }
    List<Point> curve = new ArrayList<>();
    curve.add(new Point(0, 0));
    ExactSum cases = new ExactSum();
    ExactSum amount = new ExactSum();
    ExactSum area = new ExactSum();
    for (int k = 0; k < order.length; k++) {
      cases.add(weights[order[k]]);
      amount.add(weights[order[k]] * amounts[order[k]]);
      if (k + 1 == order.length || amounts[order[k + 1]] != amounts[order[k]]) {
        Point before = curve.get(curve.size() - 1);
        Point here = new Point(cases.value() / all, amount.value() / sum);
        curve.add(here);
        area.add((here.cases() - before.cases()) * (here.amount() + before.amount()));
      }
    }
    return Outcome.of(new Concentration(Math.max(0, 1 - area.value()), curve));
  }

  /**
   * Share of the amount held by those who have most, read off the curve, straight between points.
   *
   * @param cases share of the cases, in [0, 1], for example 0.1 for the top tenth
   */
  public double heldByTop(double cases) {
    return 1 - heldByLeast(1 - Arguments.closed("share of cases", cases));
  }

  /** Share of the amount held by those who have least: the height of the curve. */
  public double heldByLeast(double cases) {
    Arguments.closed("share of cases", cases);
    int k = 1;
    while (k < curve.size() - 1 && curve.get(k).cases() < cases) {
      k++;
    }
    Point before = curve.get(k - 1);
    Point after = curve.get(k);
    double part = (cases - before.cases()) / (after.cases() - before.cases());
    return before.amount() + part * (after.amount() - before.amount());
  }
}
