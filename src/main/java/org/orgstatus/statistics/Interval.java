package org.orgstatus.statistics;

import java.util.Optional;

/**
 * A confidence interval.
 *
 * @param low in the unit of the estimate; {@code low <= high}
 * @param level for example 0.95
 */
public record Interval(double low, double high, Method method, double level) {

  /** How it was computed: a table prints it. */
  public enum Method {
    /** Wald on the log odds, R {@code svyciprop(method="logit")}. */
    LOGIT,
    /** Beta on the effective n, R {@code svyciprop(method="beta")}. */
    KORN_GRAUBARD,
    /** Score interval of a simple share, R {@code prop.test(correct=FALSE)}. */
    WILSON,
    /** Exact interval of a simple share, R {@code binom.test}. */
    CLOPPER_PEARSON,
    /**
     * Where the scaled likelihood ratio stays below t², R {@code svyciprop(method="likelihood")}.
     */
    LIKELIHOOD,
    /** Wald on asin √p, R {@code svyciprop(method="asin")}. */
    ARCSINE,
    /** Estimate ± t · standard error, R {@code confint(svymean(..), df=degf(design))}. */
    STUDENT,
    /** Percentiles of estimates from cases drawn anew, from a stored seed. */
    BOOTSTRAP
  }

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("not an interval: " + low + " to " + high);
    }
    Arguments.open("level", level);
  }

  /**
   * The study's rule for a share, at 95%: none where the base is complete (print 全数), Korn–Graubard
   * at 0, at 1 and where the answers of no incomplete stratum differ, logit otherwise. Read it as
   * "had the missing units been like these".
   *
   * @return empty also where the estimate has no standard error or no degree of freedom
   */
  public static Optional<Interval> ofShare(Estimate share) {
    if (!estimable(share)) {
      return Optional.empty();
    }
    boolean spread = share.standardError().getAsDouble() > 0;
    return spread ? logit(share, 0.95) : kornGraubard(share, 0.95);
  }

  /**
   * logit(p) ± t · se / (p (1 − p)), t with the estimate's degrees of freedom.
   *
   * @return empty where complete, where the standard error is 0 or unknown, or with df ≤ 0
   */
  public static Optional<Interval> logit(Estimate share, double level) {
    double p = Arguments.closed("share", share.value());
    if (!estimable(share) || share.standardError().getAsDouble() == 0) {
      return Optional.empty();
    }
    double half = margin(share, level) / (p * (1 - p));
    double centre = StrictMath.log(p / (1 - p));
    return Optional.of(new Interval(odds(centre - half), odds(centre + half), Method.LOGIT, level));
  }

  private static double odds(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }

  /**
   * Clopper–Pearson on the effective number of answers p (1 − p) / se², times (t_{n−1} / t_{df})²
   * (Korn and Graubard 1998). As in R the effective number may exceed n. Where the standard error
   * is 0 it is n (Parker and others 2017, NCHS Series 2 no. 175), and at 0 and 1 the limit is no
   * wider than what the missing units could make.
   *
   * @return empty where complete, without standard error, or with df ≤ 0
   */
  public static Optional<Interval> kornGraubard(Estimate share, double level) {
    double p = Arguments.closed("share", share.value());
    if (!estimable(share)) {
      return Optional.empty();
    }
    double se = share.standardError().getAsDouble();
    double tail = (1 - Arguments.open("level", level)) / 2;
    double ratio =
        Tails.studentQuantile(tail, share.n() - 1)
            / Tails.studentQuantile(tail, share.degreesOfFreedom());
    double effective = (se > 0 ? p * (1 - p) / (se * se) : share.n()) * ratio * ratio;
    double low = lowerBeta(effective * p, effective * (1 - p) + 1, tail);
    double high = 1 - lowerBeta(effective * (1 - p), effective * p + 1, tail);
    double missing = Math.max(0, 1 - share.n() / share.weightedN());
    return Optional.of(
        new Interval(
            p == 1 ? Math.max(low, 1 - missing) : low,
            p == 0 ? Math.min(high, missing) : high,
            Method.KORN_GRAUBARD,
            level));
  }

  private static double lowerBeta(double a, double b, double tail) {
    return a == 0 ? 0 : Tails.betaQuantile(tail, a, b);
  }

  /**
   * Shares p with 2 n (p̂ log(p̂/p) + (1 − p̂) log((1 − p̂)/(1 − p))) ≤ t² · d, with d = n se² /
   * (p̂ (1 − p̂)) the scale of the pseudo-likelihood (Rao and Scott 1984, Annals of Statistics 12,
   * pp. 46–60). Better than logit for shares near 0 and 1 in small groups. R divides by the
   * dispersion of a fitted model too and interpolates, which changes the third digit.
   *
   * @return empty where complete, where the standard error is 0 or unknown, or with df ≤ 0
   */
  public static Optional<Interval> likelihood(Estimate share, double level) {
    double p = Arguments.closed("share", share.value());
    if (!estimable(share) || share.standardError().getAsDouble() == 0) {
      return Optional.empty();
    }
    double t = margin(share, level) / share.standardError().getAsDouble();
    double effective = p * (1 - p) / square(share.standardError().getAsDouble());
    double drop = t * t / (2 * effective);
    return Optional.of(new Interval(edge(p, drop, 0), edge(p, drop, 1), Method.LIKELIHOOD, level));
  }

  /** Where the likelihood has dropped so far between p and an end, by halving. */
  private static double edge(double p, double drop, double end) {
    double inside = p;
    double outside = end;
    for (int step = 0; step < 200 && inside != outside; step++) {
      double middle = 0.5 * (inside + outside);
      double fallen =
          p * StrictMath.log(p / middle) + (1 - p) * StrictMath.log((1 - p) / (1 - middle));
      if (fallen > drop) {
        outside = middle;
      } else {
        inside = middle;
      }
    }
    return inside;
  }

  /**
   * sin²(asin √p ± t · se / (2 √(p (1 − p)))), held in [0, 1] where R turns back.
   *
   * @return empty where complete, where the standard error is 0 or unknown, or with df ≤ 0
   */
  public static Optional<Interval> arcsine(Estimate share, double level) {
    double p = Arguments.closed("share", share.value());
    if (!estimable(share) || share.standardError().getAsDouble() == 0) {
      return Optional.empty();
    }
    double half = margin(share, level) / (2 * Math.sqrt(p * (1 - p)));
    double centre = StrictMath.asin(Math.sqrt(p));
    double low = StrictMath.sin(Math.max(0, centre - half));
    double high = StrictMath.sin(Math.min(0.5 * Math.PI, centre + half));
    return Optional.of(new Interval(low * low, high * high, Method.ARCSINE, level));
  }

  /**
   * For a mean, total, ratio or difference.
   *
   * @return empty where complete, without standard error, or with df ≤ 0
   */
  public static Optional<Interval> student(Estimate estimate, double level) {
    if (!estimable(estimate)) {
      return Optional.empty();
    }
    double half = margin(estimate, level);
    return Optional.of(
        new Interval(estimate.value() - half, estimate.value() + half, Method.STUDENT, level));
  }

  private static double square(double x) {
    return x * x;
  }

  private static boolean estimable(Estimate estimate) {
    return !estimate.complete()
        && estimate.standardError().isPresent()
        && estimate.degreesOfFreedom() > 0;
  }

  private static double margin(Estimate estimate, double level) {
    double tail = (1 - Arguments.open("level", level)) / 2;
    return Tails.studentQuantile(tail, estimate.degreesOfFreedom())
        * estimate.standardError().getAsDouble();
  }

  /**
   * Score interval (Wilson 1927) of {@code count} out of {@code n} independent cases, no weights.
   *
   * @param n 1 or more
   */
  public static Interval wilson(int count, int n, double level) {
    double p = share(count, n);
    double z = Tails.normalQuantile((1 - Arguments.open("level", level)) / 2);
    double centre = p + z * z / (2.0 * n);
    double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
    double scale = 1 + z * z / n;
    double low = count == 0 ? 0 : (centre - half) / scale;
    double high = count == n ? 1 : (centre + half) / scale;
    return new Interval(low, high, Method.WILSON, level);
  }

  /**
   * Exact interval (Clopper and Pearson 1934) of {@code count} out of {@code n} independent cases,
   * no weights; one-sided limits 0 and 1 at the ends.
   *
   * @param n 1 or more
   */
  public static Interval clopperPearson(int count, int n, double level) {
    share(count, n);
    double tail = (1 - Arguments.open("level", level)) / 2;
    double low = lowerBeta(count, n - count + 1.0, tail);
    double high = 1 - lowerBeta(n - count, count + 1.0, tail);
    return new Interval(low, high, Method.CLOPPER_PEARSON, level);
  }

  private static double share(int count, int n) {
    if (n < 1 || count < 0 || count > n) {
      throw new IllegalArgumentException("count " + count + " is out of range [0, " + n + "]");
    }
    return (double) count / n;
  }
}
