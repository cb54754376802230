package org.orgstatus.statistics.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.Outcome;

/**
 * What goes with an ordered answer: log odds of at most category k are ζ_k − x'β, one β for all k
 * (McCullagh 1980, JRSS B 42, pp. 109–142). Newton steps with the observed information. R: {@code
 * MASS::polr}. Categories without a case are dropped; whether one β fits all cuts, {@link #cuts}
 * shows.
 *
 * @param thresholds ζ, rising, one fewer than categories
 * @param slopes β; greater than 0 where larger x go with higher categories
 * @param covariance of β, then ζ
 * @param categories codes that have cases
 */
public record OrdinalModel(
    List<Double> thresholds,
    List<Double> slopes,
    double[][] covariance,
    double logLikelihood,
    int n,
    List<Integer> categories) {

  public OrdinalModel {
    thresholds = List.copyOf(thresholds);
    slopes = List.copyOf(slopes);
    categories = List.copyOf(categories);
  }

  private static final int STEPS = 200;

  /**
   * @param x one row a case, without a column of ones
   * @param category codes 0, 1, … in order
   */
  public static Outcome<OrdinalModel> of(double[][] x, int[] category) {
    Arguments.sameLength("category", category.length, x.length);
    List<Integer> codes = Arrays.stream(category).distinct().sorted().boxed().toList();
    if (codes.size() < 2) {
      return Outcome.not(
          codes.isEmpty() ? Outcome.Reason.NO_CASES : Outcome.Reason.ONE_CATEGORY,
          codes.size() + " categories have cases");
    }
    int[] order =
        IntStream.range(0, x.length)
            .boxed()
            .sorted(
                Comparator.<Integer, double[]>comparing(i -> x[i], Arrays::compare)
                    .thenComparing(i -> category[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] rows = Arrays.stream(order).mapToObj(i -> x[i]).toArray(double[][]::new);
    int[] level = Arrays.stream(order).map(i -> codes.indexOf(category[i])).toArray();
    return new Likelihood(rows, level, codes.size()).maximise(codes);
  }

  /**
   * The slopes when each cut between categories has its own: under the model all are alike. A plain
   * logistic model "above the cut" for each, not estimable where that is not.
   */
  public static List<Outcome<LogisticModel>> cuts(double[][] x, int[] category) {
    int[] codes = Arrays.stream(category).distinct().sorted().toArray();
    List<Outcome<LogisticModel>> cuts = new ArrayList<>();
    double[][] withOnes = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      withOnes[i] = new double[x[i].length + 1];
      withOnes[i][0] = 1;
      System.arraycopy(x[i], 0, withOnes[i], 1, x[i].length);
    }
    for (int k = 1; k < codes.length; k++) {
      boolean[] above = new boolean[x.length];
      for (int i = 0; i < above.length; i++) {
        above[i] = category[i] >= codes[k];
      }
      cuts.add(LogisticModel.of(withOnes, above));
    }
    return cuts;
  }

  private record Likelihood(double[][] x, int[] level, int levels) {

    int slopes() {
      return x[0].length;
    }

    int size() {
      return slopes() + levels - 1;
    }

    Outcome<OrdinalModel> maximise(List<Integer> codes) {
      double[] parameters = start();
      double value = value(parameters);
      for (int step = 0; step < STEPS; step++) {
        double[] gradient = new double[size()];
        double[][] information = new double[size()][size()];
        derivatives(parameters, gradient, information);
        Optional<double[][]> inverse = Linear.inverse(information);
        if (inverse.isEmpty()) {
          return Outcome.not(Outcome.Reason.SINGULAR, "x does not vary freely, or separates");
        }
        double[] move = Linear.times(inverse.get(), gradient);
        double scale = 1;
        double[] next = moved(parameters, move, scale);
        while (scale > 1e-12 && !(value(next) >= value - 1e-10 * Math.abs(value))) {
          scale *= 0.5;
          next = moved(parameters, move, scale);
        }
        parameters = next;
        value = value(parameters);
        double largest = Arrays.stream(move).map(Math::abs).max().orElseThrow();
        if (largest
            < 1e-11 * Math.max(1, Arrays.stream(parameters).map(Math::abs).max().orElse(1))) {
          return Outcome.of(model(parameters, inverse.get(), value, codes));
        }
      }
      return Outcome.not(Outcome.Reason.NOT_CONVERGED, "no estimate after " + STEPS + " steps");
    }

    private OrdinalModel model(
        double[] parameters, double[][] covariance, double value, List<Integer> codes) {
      List<Double> all = Arrays.stream(parameters).boxed().toList();
      return new OrdinalModel(
          all.subList(slopes(), size()),
          all.subList(0, slopes()),
          covariance,
          value,
          x.length,
          codes);
    }

    private double[] start() {
      double[] parameters = new double[size()];
      double below = 0;
      for (int k = 0; k < levels - 1; k++) {
        int code = k;
        below += Arrays.stream(level).filter(v -> v == code).count();
        double share = below / level.length;
        parameters[slopes() + k] = StrictMath.log(share / (1 - share));
      }
      return parameters;
    }

    private static double[] moved(double[] from, double[] move, double scale) {
      double[] next = from.clone();
      for (int j = 0; j < next.length; j++) {
        next[j] += scale * move[j];
      }
      return next;
    }

    /** F(upper) − F(lower), stable in both tails; 0 or less where thresholds cross. */
    private double probability(double upper, double lower) {
      return lower > 0
          ? Linear.logistic(-lower) - Linear.logistic(-upper)
          : Linear.logistic(upper) - Linear.logistic(lower);
    }

    private double upper(double[] parameters, int i, double fitted) {
      return level[i] == levels - 1
          ? Double.POSITIVE_INFINITY
          : parameters[slopes() + level[i]] - fitted;
    }

    private double lower(double[] parameters, int i, double fitted) {
      return level[i] == 0
          ? Double.NEGATIVE_INFINITY
          : parameters[slopes() + level[i] - 1] - fitted;
    }

    private double fitted(double[] parameters, int i) {
      double sum = 0;
      for (int j = 0; j < slopes(); j++) {
        sum += parameters[j] * x[i][j];
      }
      return sum;
    }

    double value(double[] parameters) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        double fitted = fitted(parameters, i);
        double p = probability(upper(parameters, i, fitted), lower(parameters, i, fitted));
        if (!(p > 0)) {
          return Double.NEGATIVE_INFINITY;
        }
        sum += StrictMath.log(p);
      }
      return sum;
    }

    private void derivatives(double[] parameters, double[] gradient, double[][] information) {
      for (int i = 0; i < x.length; i++) {
        double fitted = fitted(parameters, i);
        double upper = upper(parameters, i, fitted);
        double lower = lower(parameters, i, fitted);
        double p = probability(upper, lower);
        double[] up = direction(i, level[i]);
        double[] down = direction(i, level[i] - 1);
        double fu = density(upper);
        double fl = density(lower);
        double su = fu * (1 - 2 * Linear.logistic(upper));
        double sl = fl * (1 - 2 * Linear.logistic(lower));
        double[] own = new double[size()];
        for (int a = 0; a < own.length; a++) {
          own[a] = (fu * up[a] - fl * down[a]) / p;
          gradient[a] += own[a];
        }
        for (int a = 0; a < own.length; a++) {
          for (int b = 0; b < own.length; b++) {
            double second = (su * up[a] * up[b] - sl * down[a] * down[b]) / p;
            information[a][b] += own[a] * own[b] - second;
          }
        }
      }
    }

    private static double density(double t) {
      double p = Linear.logistic(t);
      return Double.isInfinite(t) ? 0 : p * (1 - p);
    }

    /** Derivative of ζ_k − x'β by β and ζ. */
    private double[] direction(int i, int k) {
      double[] direction = new double[size()];
      for (int j = 0; j < slopes(); j++) {
        direction[j] = -x[i][j];
      }
      if (k >= 0 && k < levels - 1) {
        direction[slopes() + k] = 1;
      }
      return direction;
    }
  }
}
