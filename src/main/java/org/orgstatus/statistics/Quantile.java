package org.orgstatus.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** Quantiles of plain and of weighted values. */
public final class Quantile {

  /** What a quantile is between two values; names as in R's {@code svyquantile(qrule=)}. */
  public enum Rule {
    /** The smallest value whose cumulated weight reaches p. */
    MATH,
    /** As {@link #MATH}; the middle of two values where p is met exactly. */
    SCHOOL,
    /**
     * Linear between positions (W_1 + … + W_{k−1}) / (W_1 + … + W_{n−1}): with equal weights
     * Hyndman and Fan's type 7, the default of R and pandas. The rule of this study, so that a
     * complete base gives the ordinary quartiles.
     */
    HF7
  }

  /**
   * Relative slack at which a cumulated weight counts as p exactly: weights are rounded quotients.
   */
  private static final double EXACT = 1e-12;

  private Quantile() {}

  /**
   * R: {@code quantile(values, p, type=7)}.
   *
   * @param p in [0, 1]
   * @return empty without values
   */
  public static OptionalDouble type7(double[] values, double p) {
    return weighted(values, Mean.ones(values.length), p, Rule.HF7);
  }

  /**
   * Quantile over a domain with the domain's weights.
   *
   * @param values one for each case of the design; those outside the domain are not read
   */
  public static OptionalDouble of(Domain domain, double[] values, double p, Rule rule) {
    return Sorted.of(domain, values).at(p, rule);
  }

  /**
   * R: {@code svyquantile(~values, design, p, qrule=)}, with two differences that make the result a
   * function of the data alone: below the first weight {@code MATH} and {@code SCHOOL} give the
   * smallest value (survey 4.1-1 gives the second), and {@code HF7} puts equal values in the order
   * of their weights (R leaves them in the order of rows).
   *
   * @param weight 0 or greater; values of weight 0 are not read
   * @return empty where all weights are 0
   */
  public static OptionalDouble weighted(double[] values, double[] weight, double p, Rule rule) {
    return Sorted.of(values, weight).at(p, rule);
  }

  /** Values in their order with their weights, of which any number of quantiles is read. */
  public static final class Sorted {

    private final double[] x;
    private final double[] cumulated;

    private Sorted(double[] x, double[] cumulated) {
      this.x = x;
      this.cumulated = cumulated;
    }

    /**
     * Of the members of a domain.
     *
     * @param values one for each case of the design; those outside the domain are not read
     */
    public static Sorted of(Domain domain, double[] values) {
      Arguments.sameLength("values", values.length, domain.design().size());
      double[] x = new double[domain.n()];
      double[] w = new double[domain.n()];
      for (int k = 0; k < x.length; k++) {
        x[k] = Arguments.valueAt("value", values, domain.member(k));
        w[k] = domain.weight(domain.member(k));
      }
      return of(x, w);
    }

    /**
     * @param weight 0 or greater; values of weight 0 are not read
     */
    public static Sorted of(double[] values, double[] weight) {
      Arguments.sameLength("weight", weight.length, values.length);
      double[] x = new double[values.length];
      double[] w = new double[values.length];
      int size = 0;
      boolean alike = true;
      for (int i = 0; i < values.length; i++) {
        if (Arguments.notNegative("weight", weight[i]) > 0) {
          x[size] = Arguments.valueAt("value", values, i);
          w[size] = weight[i];
          alike &= w[size] == w[0];
          size++;
        }
      }
      x = Arrays.copyOf(x, size);
      w = Arrays.copyOf(w, size);
      if (alike) {
        Arrays.sort(x);
      } else {
        sort(x, w);
      }
      for (int i = 1; i < w.length; i++) {
        w[i] += w[i - 1]; // one after the other: the digits do not depend on the processors
      }
      return new Sorted(x, w);
    }

    /** By value, equal ones by weight: values alone first, then the weights of each. */
    private static void sort(double[] x, double[] w) {
      double[] weights = Arrays.stream(w).sorted().distinct().toArray();
      double[] distinct = Arrays.stream(x).sorted().distinct().toArray();
      long[] place = new long[x.length];
      for (int i = 0; i < place.length; i++) {
        place[i] =
            (long) Arrays.binarySearch(distinct, x[i]) << Integer.SIZE
                | Arrays.binarySearch(weights, w[i]);
      }
      Arrays.sort(place);
      for (int i = 0; i < place.length; i++) {
        x[i] = distinct[(int) (place[i] >>> Integer.SIZE)];
        w[i] = weights[(int) place[i]];
      }
    }

    /**
     * @param p in [0, 1]
     * @return empty where all weights are 0
     */
    public OptionalDouble at(double p, Rule rule) {
      Arguments.closed("p", p);
      if (x.length == 0) {
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(
          rule == Rule.HF7 ? linear(x, cumulated, p) : step(x, cumulated, p, rule));
    }
  }

  private static double step(double[] x, double[] cumulated, double p, Rule rule) {
    int last = x.length - 1;
    double goal = p * cumulated[last];
    double slack = EXACT * cumulated[last];
    int k = 0;
    while (k < last && cumulated[k] < goal - slack) {
      k++;
    }
    boolean exact = Math.abs(cumulated[k] - goal) <= slack && k < last;
    return rule == Rule.SCHOOL && exact ? 0.5 * (x[k] + x[k + 1]) : x[k];
  }

  private static double linear(double[] x, double[] cumulated, double p) {
    int last = x.length - 1;
    if (last == 0) {
      return x[0];
    }
    double goal = p * cumulated[last - 1];
    int k = 0;
    while (k < last - 1 && cumulated[k] < goal) {
      k++;
    }
    double before = k == 0 ? 0 : cumulated[k - 1];
    double part = (goal - before) / (cumulated[k] - before);
    return x[k] + part * (x[k + 1] - x[k]);
  }

  /**
   * Woodruff's interval (1952, JASA 47, pp. 635–646): the interval of the share of values up to the
   * quantile, read back through the quantiles. R: {@code svyquantile(interval.type="mean"|"xlogit"|
   * "beta")}.
   *
   * @param scale LOGIT, KORN_GRAUBARD or STUDENT
   * @return empty where the domain is empty or complete, without degrees of freedom, or where the
   *     share's interval leaves [0, 1]
   */
  public static Optional<Interval> interval(
      Domain domain, double[] values, double p, Rule rule, Interval.Method scale, double level) {
    OptionalDouble quantile = of(domain, values, p, rule);
    if (quantile.isEmpty()) {
      return Optional.empty();
    }
    boolean[] upTo = new boolean[values.length];
    for (int i = 0; i < upTo.length; i++) {
      upTo[i] = domain.contains(i) && values[i] <= quantile.getAsDouble();
    }
    Estimate share = Proportion.of(domain, upTo).orElseThrow();
    return shareInterval(share, scale, level)
        .filter(i -> i.low() >= 0 && i.high() <= 1)
        .map(
            i ->
                new Interval(
                    of(domain, values, i.low(), rule).orElseThrow(),
                    of(domain, values, i.high(), rule).orElseThrow(),
                    scale,
                    level));
  }

  private static Optional<Interval> shareInterval(
      Estimate share, Interval.Method scale, double level) {
    switch (scale) {
      case LOGIT:
        return Interval.logit(share, level);
      case KORN_GRAUBARD:
        return Interval.kornGraubard(share, level);
      case STUDENT:
        return Interval.student(share, level);
      default:
        throw new IllegalArgumentException("no quantile interval on the scale " + scale);
    }
  }
}
