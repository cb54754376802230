package org.orgstatus.statistics.multivariate;

import java.util.Arrays;
import org.orgstatus.statistics.ExactSum;
import org.orgstatus.statistics.Outcome;

/**
 * Principal components of the correlation matrix (Jolliffe 2002, ch. 2–3). R: {@code prcomp(x,
 * scale.=TRUE)}. For amounts and ratings, not for codes; {@link MultipleCorrespondence} there.
 *
 * @param deviations standard deviation of each component, falling
 * @param loadings one row a component, one column a variable
 * @param scores one row a case
 */
public record PrincipalComponents(double[] deviations, double[][] loadings, double[][] scores) {

  /**
   * @param cases one row a case, complete
   * @return not estimable with fewer than two cases or a variable that does not vary
   */
  public static Outcome<PrincipalComponents> of(double[][] cases) {
    if (cases.length < 2) {
      return Outcome.not(Outcome.Reason.TOO_FEW_CASES, cases.length + " cases");
    }
    int columns = cases[0].length;
    double[][] z = new double[cases.length][columns];
    for (int j = 0; j < columns; j++) {
      int column = j;
      double[] values = Arrays.stream(cases).mapToDouble(r -> r[column]).toArray();
      double mean = ExactSum.of(values) / values.length;
      double[] off = Arrays.stream(values).map(v -> v - mean).toArray();
      double deviation = Math.sqrt(ExactSum.ofProducts(off, off) / (values.length - 1));
      if (!(deviation > 0)) {
        return Outcome.not(Outcome.Reason.NO_VARIATION, "variable " + j + " does not vary");
      }
      for (int i = 0; i < cases.length; i++) {
        z[i][j] = off[i] / deviation;
      }
    }
    double[][] correlation = new double[columns][columns];
    for (int a = 0; a < columns; a++) {
      for (int b = 0; b < columns; b++) {
        ExactSum sum = new ExactSum();
        for (double[] row : z) {
          sum.add(row[a] * row[b]);
        }
        correlation[a][b] = sum.value() / (cases.length - 1);
      }
    }
    Axes axes = Axes.of(correlation);
    double[][] scores = new double[cases.length][columns];
    for (int i = 0; i < cases.length; i++) {
      for (int k = 0; k < columns; k++) {
        for (int j = 0; j < columns; j++) {
          scores[i][k] += z[i][j] * axes.vectors()[k][j];
        }
      }
    }
    double[] deviations =
        Arrays.stream(axes.values()).map(v -> Math.sqrt(Math.max(0, v))).toArray();
    return Outcome.of(new PrincipalComponents(deviations, axes.vectors(), scores));
  }
}
