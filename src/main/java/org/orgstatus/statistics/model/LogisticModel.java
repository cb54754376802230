package org.orgstatus.statistics.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Interval;
import org.orgstatus.statistics.Outcome;
import org.orgstatus.statistics.Tails;

/**
 * What goes with a yes/no outcome: log(p / (1 − p)) = x'β. Where outcomes are separated, estimates
 * run to infinity and the penalised likelihood of Firth (1993, Biometrika 80, pp. 27–38) is used
 * instead, which {@link #kind} tells. R: {@code glm(family=binomial)}, {@code
 * svyglm(family=quasibinomial)}, {@code brglm2} with {@code type="AS_mean"}.
 *
 * @param coefficients β in the order of columns, on the log-odds scale
 * @param covariance of β
 * @param logLikelihood of the (weighted) cases, penalised for Firth
 * @param n cases, unweighted
 * @param degreesOfFreedom for t: the design's + 1 − columns; infinite for a plain model
 */
public record LogisticModel(
    Kind kind,
    List<Double> coefficients,
    double[][] covariance,
    double logLikelihood,
    int n,
    double degreesOfFreedom) {

  /** How β and its covariance were found. */
  public enum Kind {
    /** Maximum likelihood of independent cases, inverse information. */
    PLAIN,
    /** Weighted likelihood, sandwich under the design (Binder 1983, Int. Stat. Rev. 51, p. 279). */
    DESIGN,
    /** Firth's penalty, inverse information at the estimate. */
    FIRTH
  }

  /**
   * A coefficient.
   *
   * @param p two-sided, from t or z
   */
  public record Term(double estimate, double standardError, double p, Interval interval) {}

  private static final int STEPS = 200;

  /** The most cells of a linear program that is solved. */
  private static final int PROGRAM = 4_000;

  public LogisticModel {
    coefficients = List.copyOf(coefficients);
  }

  /**
   * Of independent cases.
   *
   * @param x one row a case, with a column of ones for the intercept
   */
  public static Outcome<LogisticModel> of(double[][] x, boolean[] outcome) {
    Patterns patterns = Patterns.of(x, outcome, i -> true, i -> 1);
    return fit(patterns, x.length)
        .map(fit -> withoutDesign(fit.firth() ? Kind.FIRTH : Kind.PLAIN, fit, x.length));
  }

  /**
   * Under the design; a domain in which outcomes are separated gives Firth's estimate of the
   * unweighted cases.
   *
   * @param x one row for each case of the design; those outside the domain are not read
   */
  public static Outcome<LogisticModel> of(Domain domain, double[][] x, boolean[] outcome) {
    Patterns weighted = Patterns.of(x, outcome, domain::contains, domain::weight);
    Optional<Outcome<Fit>> refused = refused(weighted, domain.n());
    Outcome<Fit> fit = refused.orElseGet(() -> newton(weighted, false));
    if (fit.known().isPresent()) {
      return design(domain, x, outcome, fit.orElseThrow());
    }
    if (refused.isEmpty() && separated(weighted)) {
      Patterns plain = Patterns.of(x, outcome, domain::contains, i -> 1);
      return fit(plain, domain.n()).map(f -> withoutDesign(Kind.FIRTH, f, domain.n()));
    }
    return fit.map(f -> withoutDesign(Kind.DESIGN, f, domain.n()));
  }

  private static LogisticModel withoutDesign(Kind kind, Fit fit, int n) {
    return new LogisticModel(
        kind, fit.list(), fit.inverse(), fit.logLikelihood(), n, Double.POSITIVE_INFINITY);
  }

  private static Outcome<LogisticModel> design(
      Domain domain, double[][] x, boolean[] outcome, Fit fit) {
    int columns = fit.beta().length;
    double[][] scores = new double[columns][x.length];
    for (int k = 0; k < domain.n(); k++) {
      int i = domain.member(k);
      double residual = (outcome[i] ? 1 : 0) - Linear.logistic(Linear.dot(x[i], fit.beta()));
      for (int j = 0; j < columns; j++) {
        scores[j][i] = domain.weight(i) * residual * x[i][j];
      }
    }
    int freedom = domain.degreesOfFreedom() + 1 - columns;
    Optional<double[][]> middle = domain.covarianceOfSums(scores);
    if (middle.isEmpty() || freedom < 1) {
      return Outcome.not(Outcome.Reason.NO_DEGREES_OF_FREEDOM, freedom + " degrees of freedom");
    }
    return Outcome.of(
        new LogisticModel(
            Kind.DESIGN,
            fit.list(),
            Linear.sandwich(fit.inverse(), middle.get()),
            fit.logLikelihood(),
            domain.n(),
            freedom));
  }

  private record Fit(double[] beta, double[][] inverse, double logLikelihood, boolean firth) {
    List<Double> list() {
      List<Double> list = new ArrayList<>();
      Arrays.stream(beta).forEach(list::add);
      return list;
    }
  }

  /**
   * The likelihood is concave: where Newton's steps settle, its maximum exists and nothing is
   * separated. Only where they run away is the linear program asked, and not where it is too large
   * to be solved in reasonable time: estimates that run away are then taken as separated.
   */
  private static Outcome<Fit> fit(Patterns patterns, int n) {
    Optional<Outcome<Fit>> refused = refused(patterns, n);
    if (refused.isPresent()) {
      return refused.get();
    }
    Outcome<Fit> fit = newton(patterns, false);
    return fit.known().isEmpty() && separated(patterns) ? newton(patterns, true) : fit;
  }

  /** Of outcomes that both occur. */
  private static boolean separated(Patterns patterns) {
    return patterns.size() * patterns.columns() > PROGRAM || Separation.in(patterns);
  }

  /** Why a model cannot be fitted, as far as it is seen before. */
  private static Optional<Outcome<Fit>> refused(Patterns patterns, int n) {
    if (n == 0 || patterns.size() == 0) {
      return Optional.of(Outcome.not(Outcome.Reason.NO_CASES, "no case"));
    }
    double yes = Arrays.stream(patterns.successes()).sum();
    double no = IntStream.range(0, patterns.size()).mapToDouble(patterns::failures).sum();
    if (yes == 0 || no == 0) {
      return Optional.of(
          Outcome.not(Outcome.Reason.NO_VARIATION, "all cases have the same outcome"));
    }
    if (n < patterns.columns()) {
      return Optional.of(
          Outcome.not(
              Outcome.Reason.TOO_FEW_CASES, n + " cases for " + patterns.columns() + " columns"));
    }
    double[] zero = new double[patterns.columns()];
    return Linear.inverse(information(patterns, zero)).isPresent()
        ? Optional.empty()
        : Optional.of(
            Outcome.not(Outcome.Reason.SINGULAR, "columns of the model are sums of each other"));
  }

  private static Outcome<Fit> newton(Patterns patterns, boolean firth) {
    double[] beta = new double[patterns.columns()];
    for (int step = 0; step < STEPS; step++) {
      Optional<double[][]> inverse = Linear.inverse(information(patterns, beta));
      if (inverse.isEmpty()) {
        break;
      }
      double[] move = Linear.times(inverse.get(), score(patterns, beta, inverse.get(), firth));
      double largest = Arrays.stream(move).map(Math::abs).max().orElse(0);
      double scale = firth && largest > 5 ? 5 / largest : 1;
      double before = logLikelihood(patterns, beta, firth);
      double[] next = moved(beta, move, scale);
      for (int half = 0;
          half < 40 && logLikelihood(patterns, next, firth) < before - 1e-9 * Math.abs(before);
          half++) {
        scale *= 0.5;
        next = moved(beta, move, scale);
      }
      beta = next;
      double size = Arrays.stream(beta).map(Math::abs).max().orElse(0);
      if (largest <= 1e-12 * Math.max(1, size)) {
        return Outcome.of(
            new Fit(
                beta,
                Linear.inverse(information(patterns, beta)).orElse(inverse.get()),
                logLikelihood(patterns, beta, firth),
                firth));
      }
    }
    return Outcome.not(Outcome.Reason.NOT_CONVERGED, "no estimate after " + STEPS + " steps");
  }

  private static double[] moved(double[] beta, double[] move, double scale) {
    double[] next = beta.clone();
    for (int j = 0; j < next.length; j++) {
      next[j] += scale * move[j];
    }
    return next;
  }

  private static double[][] information(Patterns patterns, double[] beta) {
    int columns = beta.length;
    double[][] information = new double[columns][columns];
    for (int k = 0; k < patterns.size(); k++) {
      double[] x = patterns.x()[k];
      double p = Linear.logistic(Linear.dot(x, beta));
      double w = patterns.total()[k] * p * (1 - p);
      for (int a = 0; a < columns; a++) {
        for (int b = 0; x[a] != 0 && b < columns; b++) { // most columns say to which group
          information[a][b] += w * x[a] * x[b];
        }
      }
    }
    return information;
  }

  private static double[] score(
      Patterns patterns, double[] beta, double[][] inverse, boolean firth) {
    double[] score = new double[beta.length];
    for (int k = 0; k < patterns.size(); k++) {
      double[] x = patterns.x()[k];
      double p = Linear.logistic(Linear.dot(x, beta));
      double residual = patterns.successes()[k] - patterns.total()[k] * p;
      if (firth) {
        double hat = patterns.total()[k] * p * (1 - p) * Linear.dot(x, Linear.times(inverse, x));
        residual += hat * (0.5 - p);
      }
      for (int j = 0; j < score.length; j++) {
        score[j] += residual * x[j];
      }
    }
    return score;
  }

  private static double logLikelihood(Patterns patterns, double[] beta, boolean firth) {
    double sum = 0;
    for (int k = 0; k < patterns.size(); k++) {
      double t = Linear.dot(patterns.x()[k], beta);
      sum += patterns.successes()[k] * t - patterns.total()[k] * Linear.softplus(t);
    }
    if (firth) {
      double determinant =
          new LUDecomposition(new Array2DRowRealMatrix(information(patterns, beta), false))
              .getDeterminant();
      sum += 0.5 * StrictMath.log(Math.max(determinant, Double.MIN_VALUE));
    }
    return sum;
  }

  /** One coefficient with its interval. */
  public Term term(int column, double level) {
    double error = Math.sqrt(covariance[column][column]);
    double value = coefficients.get(column);
    boolean normal = Double.isInfinite(degreesOfFreedom);
    double tail = (1 - level) / 2;
    double t = normal ? Tails.normalQuantile(tail) : Tails.studentQuantile(tail, degreesOfFreedom);
    double p =
        normal
            ? Tails.normalTwoSided(value / error)
            : Tails.studentTwoSided(value / error, degreesOfFreedom);
    Interval interval =
        new Interval(value - t * error, value + t * error, Interval.Method.STUDENT, level);
    return new Term(value, error, p, interval);
  }

  /** Probability for one row of x. */
  public double predict(double[] row) {
    return Linear.logistic(
        Linear.dot(row, coefficients.stream().mapToDouble(Double::doubleValue).toArray()));
  }
}
