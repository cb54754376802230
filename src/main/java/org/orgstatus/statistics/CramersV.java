package org.orgstatus.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Cramér's V, how far two classifications go together, 0 to 1.
 *
 * @param plain √(φ² / min(r−1, c−1)), φ² = Σ (p_ij − p_i p_j)² / (p_i p_j); R {@code
 *     vcd::assocstats}
 * @param corrected after Bergsma (2013): φ² − (r−1)(c−1)/(n−1), not below 0, over min(r̃−1, c̃−1)
 *     with r̃ = r − (r−1)²/(n−1); empty where n is too small for it
 * @param n cases behind the table, unweighted
 * @param rows rows that are not empty; empty ones are left out
 * @param columns columns that are not empty
 */
public record CramersV(double plain, OptionalDouble corrected, int n, int rows, int columns) {

  /**
   * @param table weighted or plain counts, rectangular, 0 or greater: only the shares matter
   * @param n unweighted number of cases
   * @return empty where fewer than two rows or columns are left
   */
  public static Optional<CramersV> of(double[][] table, int n) {
    Arguments.notNegative("n", n);
    CrossTable left = CrossTable.of(table);
    int rows = left.rows().size();
    int columns = left.columns().size();
    if (rows < 2 || columns < 2) {
      return Optional.empty();
    }
    double phi2 = left.pearson() / left.total();
    double plain = Math.sqrt(Math.min(1, phi2 / (Math.min(rows, columns) - 1)));
    return Optional.of(new CramersV(plain, bergsma(phi2, n, rows, columns), n, rows, columns));
  }

  /** The whole sum of a domain by two classifications: codes 0, 1, …, weights of the domain. */
  public static Optional<CramersV> of(Domain domain, int[] rowOf, int[] columnOf) {
    Arguments.sameLength("rows", rowOf.length, domain.design().size());
    Arguments.sameLength("columns", columnOf.length, domain.design().size());
    return of(CrossTable.of(domain, rowOf, columnOf).counts(), domain.n());
  }

  private static OptionalDouble bergsma(double phi2, int n, int rows, int columns) {
    int r = rows - 1;
    int c = columns - 1;
    if (n <= Math.min(rows, columns)) {
      return OptionalDouble.empty();
    }
    double m = n - 1.0;
    double corrected = Math.max(0, phi2 - r * c / m);
    double least = Math.min(r - r * r / m, c - c * c / m);
    return least > 0
        ? OptionalDouble.of(Math.min(1, Math.sqrt(corrected / least)))
        : OptionalDouble.empty();
  }
}
