package org.orgstatus.statistics.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.orgstatus.statistics.Arguments;
import org.orgstatus.statistics.Outcome;

/**
 * Institutions in provinces: log odds are x'β + u_g, u_g normal with standard deviation σ. Maximum
 * likelihood by adaptive Gauss–Hermite quadrature with 25 points (Pinheiro and Bates 1995, J.
 * Comput. Graph. Stat. 4, pp. 12–35). R: {@code lme4::glmer(nAGQ=25)}. Shrinks rates of small
 * provinces towards what the model expects of them, which is the point; with fewer than about ten
 * groups σ is badly known.
 *
 * @param coefficients β
 * @param standardErrors of β, from the curvature of the likelihood
 * @param sigma standard deviation between groups; 0 where nothing is left between them
 * @param icc σ² / (σ² + π²/3), share of the latent variance between groups
 * @param groups in the order of codes
 */
public record RandomIntercept(
    List<Double> coefficients,
    List<Double> standardErrors,
    double sigma,
    double icc,
    double logLikelihood,
    int n,
    List<Group> groups) {

  /**
   * A group, for a caterpillar plot.
   *
   * @param n its cases
   * @param raw its share as it was seen
   * @param shrunken mean prediction over its cases with its own intercept
   * @param effect u, the most likely value given the data, on the log-odds scale
   * @param spread standard deviation of u around it
   */
  public record Group(int code, int n, double raw, double shrunken, double effect, double spread) {}

  private static final int POINTS = 25;
  private static final GaussIntegrator HERMITE = new GaussIntegratorFactory().hermite(POINTS);

  public RandomIntercept {
    coefficients = List.copyOf(coefficients);
    standardErrors = List.copyOf(standardErrors);
    groups = List.copyOf(groups);
  }

  /**
   * @param x one row a case, with a column of ones
   * @param group codes of groups
   */
  public static Outcome<RandomIntercept> of(double[][] x, boolean[] outcome, int[] group) {
    Arguments.sameLength("group", group.length, x.length);
    Outcome<LogisticModel> plain = LogisticModel.of(x, outcome);
    if (plain.known().isEmpty()) {
      return plain.map(p -> new RandomIntercept(List.of(), List.of(), 0, 0, 0, 0, List.of()));
    }
    int[] codes = Arrays.stream(group).distinct().sorted().toArray();
    if (codes.length < 2) {
      return Outcome.not(Outcome.Reason.ONE_CATEGORY, "one group");
    }
    List<Patterns> patterns = new ArrayList<>();
    for (int code : codes) {
      patterns.add(Patterns.of(x, outcome, i -> group[i] == code, i -> 1));
    }
    int columns = x[0].length;
    double[] start = new double[columns + 1];
    for (int j = 0; j < columns; j++) {
      start[j] = plain.orElseThrow().coefficients().get(j);
    }
    start[columns] = -0.5;
    Optional<Minimum> minimum = Minimum.of(p -> deviance(patterns, p), start);
    if (minimum.isEmpty()) {
      return Outcome.not(Outcome.Reason.NOT_CONVERGED, "the likelihood did not settle");
    }
    return Outcome.of(result(codes, patterns, minimum.get(), x.length));
  }

  private static RandomIntercept result(
      int[] codes, List<Patterns> patterns, Minimum minimum, int n) {
    double[] at = minimum.at();
    int columns = at.length - 1;
    double sigma = StrictMath.exp(at[columns]);
    boolean none = sigma < 1e-3;
    Optional<double[][]> covariance =
        none ? Optional.empty() : Linear.inverse(minimum.curvature(p -> deviance(patterns, p)));
    List<Double> errors = new ArrayList<>();
    for (int j = 0; j < columns && covariance.isPresent(); j++) {
      errors.add(Math.sqrt(covariance.get()[j][j]));
    }
    List<Group> groups = new ArrayList<>();
    for (int g = 0; g < codes.length; g++) {
      groups.add(group(codes[g], patterns.get(g), at));
    }
    double variance = none ? 0 : sigma * sigma;
    return new RandomIntercept(
        Arrays.stream(at).limit(columns).boxed().toList(),
        errors,
        none ? 0 : sigma,
        variance / (variance + Math.PI * Math.PI / 3),
        -minimum.value(),
        n,
        groups);
  }

  private static Group group(int code, Patterns patterns, double[] at) {
    Mode mode = Mode.of(patterns, at);
    double cases = Arrays.stream(patterns.total()).sum();
    double shrunken = 0;
    for (int k = 0; k < patterns.size(); k++) {
      double t = fixed(patterns.x()[k], at) + mode.u();
      shrunken += patterns.total()[k] * Linear.logistic(t) / cases;
    }
    double raw = Arrays.stream(patterns.successes()).sum() / cases;
    return new Group(code, (int) cases, raw, shrunken, mode.u(), mode.spread());
  }

  private static double fixed(double[] x, double[] at) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += x[j] * at[j];
    }
    return sum;
  }

  /** −log likelihood; the last parameter is log σ. */
  private static double deviance(List<Patterns> patterns, double[] at) {
    double sum = 0;
    for (Patterns group : patterns) {
      sum -= logIntegral(group, at);
    }
    return sum;
  }

  private static double logIntegral(Patterns group, double[] at) {
    Mode mode = Mode.of(group, at);
    double top = joint(group, at, mode.u());
    double scale = Math.sqrt(2) * mode.spread();
    double sum = 0;
    for (int k = 0; k < POINTS; k++) {
      double node = HERMITE.getPoint(k);
      double u = mode.u() + scale * node;
      sum += HERMITE.getWeight(k) * StrictMath.exp(node * node + joint(group, at, u) - top);
    }
    return top + StrictMath.log(scale * sum);
  }

  /** Log of likelihood times density of u. */
  private static double joint(Patterns group, double[] at, double u) {
    double sigma = StrictMath.exp(at[at.length - 1]);
    double sum = -0.5 * (u / sigma) * (u / sigma) - StrictMath.log(sigma * Math.sqrt(2 * Math.PI));
    for (int k = 0; k < group.size(); k++) {
      double t = fixed(group.x()[k], at) + u;
      sum += group.successes()[k] * t - group.total()[k] * Linear.softplus(t);
    }
    return sum;
  }

  private record Mode(double u, double spread) {

    static Mode of(Patterns group, double[] at) {
      double sigma = StrictMath.exp(at[at.length - 1]);
      double u = 0;
      double curvature = 1;
      for (int step = 0; step < 100; step++) {
        double slope = -u / (sigma * sigma);
        curvature = 1 / (sigma * sigma);
        for (int k = 0; k < group.size(); k++) {
          double p = Linear.logistic(fixed(group.x()[k], at) + u);
          slope += group.successes()[k] - group.total()[k] * p;
          curvature += group.total()[k] * p * (1 - p);
        }
        double move = slope / curvature;
        u += Math.max(-2, Math.min(2, move));
        if (Math.abs(move) < 1e-12) {
          break;
        }
      }
      return new Mode(u, 1 / Math.sqrt(curvature));
    }
  }
}
