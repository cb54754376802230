package org.orgstatus.statistics.test;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.orgstatus.statistics.CountCube;
import org.orgstatus.statistics.CrossTable;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Outcome;
import org.orgstatus.statistics.Tails;

/**
 * Whether two classifications go together, under the design: Pearson's X² of the weighted shares
 * with n, corrected by the design effects of the contrasts (Rao and Scott 1984, On chi-squared
 * tests for multiway contingency tables, Annals of Statistics 12, pp. 46–60). R: {@code
 * svychisq(~row+col, design, statistic=)}.
 *
 * <p>For tests of differences take the design without finite population correction: in a complete
 * census every difference is a fact. Not for tables with cells that nobody is in and few degrees of
 * freedom; {@link FisherTest} then, unweighted.
 */
public final class RaoScottTest {

  /** Which distribution X² is held against; names of R. */
  public enum Statistic {
    /** Second order: X² ÷ tr Δ as F with Satterthwaite's degrees of freedom. The default. */
    F,
    /** First order: X² ÷ mean δ as χ². */
    CHISQ,
    /** Quadratic form of observed − expected totals, as F (Koch, Freeman and Freeman 1975). */
    WALD,
    /** Wald with the denominator of Thomas and Rao (1987). */
    ADJUSTED_WALD,
    /** X² as Σ δ χ²₁ over an estimated variance, by Kuonen's saddlepoint (Biometrika 86, 1999). */
    SADDLEPOINT
  }

  /**
   * @param value of the statistic; X² itself for the saddlepoint
   * @param numerator degrees of freedom, not whole for F; the number of contrasts for the
   *     saddlepoint
   * @param denominator degrees of freedom; infinite for χ²
   * @param pearson X² of the weighted shares times n
   * @param meanEffect mean of the generalised design effects δ; empty for Wald
   * @param table weighted, without empty rows and columns: say which were dropped
   */
  public record Result(
      Statistic statistic,
      double value,
      double numerator,
      double denominator,
      double p,
      double pearson,
      OptionalDouble meanEffect,
      int n,
      CrossTable table) {}

  private final Domain domain;
  private final int[] rowOf;
  private final int[] columnOf;
  private final CrossTable table;
  private final int rows;
  private final int columns;
  private final double units;

  private RaoScottTest(Domain domain, int[] rowOf, int[] columnOf, CrossTable table) {
    this.domain = domain;
    this.rowOf = rowOf;
    this.columnOf = columnOf;
    this.table = table;
    this.rows = table.rows().size();
    this.columns = table.columns().size();
    this.units = table.total();
  }

  /**
   * @param rowOf for each case of the design a code 0, 1, …; those outside the domain are not read
   * @param columnOf the same
   */
  public static Outcome<Result> of(
      Domain domain, int[] rowOf, int[] columnOf, Statistic statistic) {
    CrossTable table = CrossTable.of(domain, rowOf, columnOf);
    if (domain.n() == 0) {
      return Outcome.not(Outcome.Reason.NO_CASES, "the domain has no case");
    }
    if (!table.hasTwoByTwo()) {
      return Outcome.not(
          Outcome.Reason.ONE_CATEGORY,
          table.rows().size() + " rows and " + table.columns().size() + " columns are not empty");
    }
    if (domain.complete()) {
      return Outcome.not(
          Outcome.Reason.NO_DEGREES_OF_FREEDOM,
          "the base is complete: test without finite population correction");
    }
    RaoScottTest test = new RaoScottTest(domain, rowOf, columnOf, table);
    return statistic == Statistic.WALD || statistic == Statistic.ADJUSTED_WALD
        ? test.wald(statistic)
        : test.raoScott(statistic);
  }

  /** From counts; not for the Wald forms, which need the cases. */
  public static Outcome<Result> of(CountCube cube, Statistic statistic) {
    if (statistic == Statistic.WALD || statistic == Statistic.ADJUSTED_WALD) {
      throw new IllegalArgumentException(statistic + " needs the cases");
    }
    CrossTable table = cube.table();
    int n = cube.n();
    if (n == 0 || !table.hasTwoByTwo()) {
      return n == 0
          ? Outcome.not(Outcome.Reason.NO_CASES, "no case")
          : Outcome.not(Outcome.Reason.ONE_CATEGORY, "fewer than two rows or columns");
    }
    return new Shares(table, n, cube.degreesOfFreedom())
        .test(cube.covarianceOfShares(table), statistic);
  }

  private Outcome<Result> raoScott(Statistic statistic) {
    return new Shares(table, domain.n(), domain.degreesOfFreedom())
        .test(domain.covarianceOfSums(shares()), statistic);
  }

  /** A table of shares with n cases, and what follows from their covariances. */
  private record Shares(CrossTable table, int n, int freedom) {

    Outcome<Result> test(Optional<double[][]> covariance, Statistic statistic) {
      if (covariance.isEmpty() || freedom < 1) {
        return noFreedom(freedom);
      }
      int columns = table.columns().size();
      RealMatrix c = contrasts(table.rows().size(), columns);
      double units = table.total();
      RealMatrix scaled = c.transpose();
      for (int k = 0; k < scaled.getColumnDimension(); k++) {
        double share = table.counts()[k / columns][k % columns] / units;
        scaled.setColumnVector(
            k, scaled.getColumnVector(k).mapMultiply(share == 0 ? 0 : 1 / share));
      }
      LUDecomposition lu = new LUDecomposition(scaled.multiply(c).scalarMultiply(1.0 / n));
      if (!lu.getSolver().isNonSingular()) {
        return Outcome.not(Outcome.Reason.SINGULAR, "too many cells are empty");
      }
      RealMatrix design =
          scaled
              .multiply(new Array2DRowRealMatrix(covariance.get(), false))
              .multiply(scaled.transpose());
      RealMatrix delta = lu.getSolver().solve(design);
      double trace = delta.getTrace();
      return trace > 0
          ? Outcome.of(result(statistic, delta, table.pearson() * n / units))
          : Outcome.not(Outcome.Reason.NO_VARIATION, "the cells have no sampling error");
    }

    private Result result(Statistic statistic, RealMatrix delta, double pearson) {
      int contrasts = delta.getRowDimension();
      double trace = delta.getTrace();
      double satterthwaite = trace * trace / delta.multiply(delta).getTrace();
      double denominator = satterthwaite * freedom;
      double effect = trace / contrasts;
      OptionalDouble mean = OptionalDouble.of(effect);
      switch (statistic) {
        case F:
          double f = pearson / trace;
          double p = Tails.f(f, satterthwaite, denominator);
          return result(statistic, f, satterthwaite, denominator, p, pearson, mean);
        case CHISQ:
          double x = pearson / effect;
          return result(
              statistic,
              x,
              contrasts,
              Double.POSITIVE_INFINITY,
              Tails.chiSquared(x, contrasts),
              pearson,
              mean);
        default:
          double[] eigen = new EigenDecomposition(delta).getRealEigenvalues();
          double tail = Saddlepoint.fTail(pearson, eigen, denominator);
          return result(statistic, pearson, contrasts, denominator, tail, pearson, mean);
      }
    }

    private Result result(
        Statistic statistic,
        double value,
        double numerator,
        double denominator,
        double p,
        double pearson,
        OptionalDouble meanEffect) {
      return new Result(statistic, value, numerator, denominator, p, pearson, meanEffect, n, table);
    }
  }

  private static Outcome<Result> noFreedom(int freedom) {
    return Outcome.not(Outcome.Reason.NO_DEGREES_OF_FREEDOM, freedom + " degrees of freedom");
  }

  private double share(int cell) {
    return table.counts()[cell / columns][cell % columns] / units;
  }

  /** Linearised values of the shares of all cells, by rows. */
  private double[][] shares() {
    double[][] z = new double[rows * columns][rowOf.length];
    for (int m = 0; m < domain.n(); m++) {
      int i = domain.member(m);
      int own = table.rows().indexOf(rowOf[i]) * columns + table.columns().indexOf(columnOf[i]);
      double w = domain.weight(i) / units;
      for (int k = 0; k < z.length; k++) {
        z[k][i] = w * ((k == own ? 1 : 0) - share(k));
      }
    }
    return z;
  }

  /** A basis of the tables whose rows and columns all sum to 0, one a column. */
  private static RealMatrix contrasts(int rows, int columns) {
    RealMatrix c = new Array2DRowRealMatrix(rows * columns, (rows - 1) * (columns - 1));
    for (int i = 1; i < rows; i++) {
      for (int j = 1; j < columns; j++) {
        int contrast = (i - 1) * (columns - 1) + j - 1;
        c.setEntry(0, contrast, 1);
        c.setEntry(j, contrast, -1);
        c.setEntry(i * columns, contrast, -1);
        c.setEntry(i * columns + j, contrast, 1);
      }
    }
    return c;
  }

  private Outcome<Result> wald(Statistic statistic) {
    int contrasts = (rows - 1) * (columns - 1);
    int nu = domain.degreesOfFreedom();
    int denominator = statistic == Statistic.WALD ? nu : nu - contrasts + 1;
    Optional<double[][]> covariance = domain.covarianceOfSums(residuals());
    if (covariance.isEmpty() || denominator < 1) {
      return noFreedom(domain.degreesOfFreedom());
    }
    LUDecomposition lu = new LUDecomposition(new Array2DRowRealMatrix(covariance.get(), false));
    if (!lu.getSolver().isNonSingular()) {
      return Outcome.not(Outcome.Reason.SINGULAR, "the cells do not vary freely");
    }
    double[] row = table.rowSums();
    double[] column = table.columnSums();
    double[] y = new double[contrasts];
    for (int k = 0; k < contrasts; k++) {
      int i = 1 + k / (columns - 1);
      int j = 1 + k % (columns - 1);
      y[k] = table.counts()[i][j] - row[i] * column[j] / units;
    }
    RealVector vector = new ArrayRealVector(y, false);
    double f = vector.dotProduct(lu.getSolver().solve(vector)) / contrasts;
    f *= statistic == Statistic.WALD ? 1 : (double) denominator / nu;
    double p = Tails.f(f, contrasts, denominator);
    double pearson = table.pearson() * domain.n() / units;
    return Outcome.of(
        new Result(
            statistic,
            f,
            contrasts,
            denominator,
            p,
            pearson,
            OptionalDouble.empty(),
            domain.n(),
            table));
  }

  /** Linearised values of observed − expected totals, without the first row and column. */
  private double[][] residuals() {
    double[] row = table.rowSums();
    double[] column = table.columnSums();
    double[][] z = new double[(rows - 1) * (columns - 1)][rowOf.length];
    for (int m = 0; m < domain.n(); m++) {
      int c = domain.member(m);
      int ownRow = table.rows().indexOf(rowOf[c]);
      int ownColumn = table.columns().indexOf(columnOf[c]);
      for (int k = 0; k < z.length; k++) {
        int i = 1 + k / (columns - 1);
        int j = 1 + k % (columns - 1);
        double here = ownRow == i && ownColumn == j ? 1 : 0;
        double margins = (ownRow == i ? column[j] : 0) + (ownColumn == j ? row[i] : 0);
        z[k][c] = domain.weight(c) * (here - margins / units + row[i] * column[j] / units / units);
      }
    }
    return z;
  }
}
