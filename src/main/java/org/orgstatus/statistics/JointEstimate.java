package org.orgstatus.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Several means of one design with their covariances, so that differences between them and between
 * waves count what they share. R: {@code svymean(~a+b)}, {@code svyby(covmat=TRUE)}.
 *
 * @param values the means, in the order of the parts
 * @param covariance of the means; empty where the design does not allow one
 * @param n answers in any of the parts, unweighted
 * @param weightedN units that the answers in any part stand for
 * @param degreesOfFreedom answers in any part minus their strata
 */
public record JointEstimate(
    List<Double> values,
    Optional<double[][]> covariance,
    int n,
    double weightedN,
    int degreesOfFreedom) {

  /**
   * One mean.
   *
   * @param values one for each case of the design; those outside the domain are not read
   */
  public record Part(Domain domain, double[] values) {}

  public JointEstimate {
    values = List.copyOf(values);
  }

  /**
   * @return not estimable where a part has no case
   */
  public static Outcome<JointEstimate> ofMeans(List<Part> parts) {
    Domain any = parts.get(0).domain();
    double[][] z = new double[parts.size()][];
    Double[] means = new Double[parts.size()];
    for (int k = 0; k < z.length; k++) {
      Part part = parts.get(k);
      Optional<Estimate> mean = Mean.of(part.domain(), part.values());
      if (mean.isEmpty()) {
        return Outcome.not(Outcome.Reason.NO_CASES, "part " + k + " has no case");
      }
      any = any.or(part.domain());
      means[k] = mean.get().value();
      z[k] = linearised(part, mean.get());
    }
    return Outcome.of(
        new JointEstimate(
            List.of(means),
            any.covarianceOfSums(z),
            any.n(),
            any.weightedN(),
            any.degreesOfFreedom()));
  }

  private static double[] linearised(Part part, Estimate mean) {
    double[] z = new double[part.values().length];
    for (int k = 0; k < part.domain().n(); k++) {
      int i = part.domain().member(k);
      double residual = part.values()[i] - mean.value();
      z[i] = part.domain().weight(i) * residual / mean.weightedN();
    }
    return z;
  }

  /**
   * Σ c_k value_k with its standard error √(c'Vc). R: {@code svycontrast(joint, c)}.
   *
   * @param c one for each part
   */
  public Estimate contrast(double... c) {
    Arguments.sameLength("coefficients", c.length, values.size());
    double[] terms = new double[c.length];
    double[] squares = new double[c.length * c.length];
    for (int a = 0; a < c.length; a++) {
      terms[a] = c[a] * values.get(a);
      for (int b = 0; b < c.length; b++) {
        squares[a * c.length + b] = covariance.isEmpty() ? 0 : c[a] * c[b] * covariance.get()[a][b];
      }
    }
    OptionalDouble error =
        covariance.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.sqrt(Math.max(0, ExactSum.of(squares))));
    return new Estimate(ExactSum.of(terms), error, n, weightedN, degreesOfFreedom, false);
  }

  /**
   * Whether several contrasts are all 0.
   *
   * @param statistic F, the quadratic form ÷ rows
   * @param numerator degrees of freedom, the number of contrasts
   * @param denominator degrees of freedom of the design
   */
  public record Wald(double statistic, int numerator, int denominator, double p) {}

  /**
   * F = (Lb)'(LVL')⁻¹(Lb) / rows(L) on rows(L) and the design's degrees of freedom.
   *
   * @param contrasts L, one row a contrast, independent of each other
   */
  public Outcome<Wald> wald(double[][] contrasts) {
    if (covariance.isEmpty() || degreesOfFreedom < 1) {
      return Outcome.not(
          Outcome.Reason.NO_DEGREES_OF_FREEDOM, degreesOfFreedom + " degrees of freedom");
    }
    RealMatrix l = new Array2DRowRealMatrix(contrasts);
    RealVector b = new ArrayRealVector(values.stream().mapToDouble(Double::doubleValue).toArray());
    RealMatrix v = l.multiply(new Array2DRowRealMatrix(covariance.get())).multiply(l.transpose());
    LUDecomposition lu = new LUDecomposition(v);
    if (!lu.getSolver().isNonSingular()) {
      return Outcome.not(Outcome.Reason.SINGULAR, "the contrasts do not vary freely");
    }
    RealVector lb = l.operate(b);
    double f = lb.dotProduct(lu.getSolver().solve(lb)) / contrasts.length;
    double p = Tails.f(f, contrasts.length, degreesOfFreedom);
    return Outcome.of(new Wald(f, contrasts.length, degreesOfFreedom, p));
  }
}
