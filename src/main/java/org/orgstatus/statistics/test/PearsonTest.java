package org.orgstatus.statistics.test;

import org.orgstatus.statistics.CrossTable;
import org.orgstatus.statistics.Outcome;

/**
 * Pearson's X² of independence, no correction. R: {@code chisq.test(table, correct=FALSE)}. For
 * counts of independent cases with expected counts of about five; under the design {@link
 * RaoScottTest}, for small counts {@link FisherTest}.
 */
public final class PearsonTest {

  private PearsonTest() {}

  /** Empty rows and columns are dropped. */
  public static Outcome<Significance> of(int[][] counts) {
    CrossTable table = CrossTable.of(counts);
    if (!table.hasTwoByTwo()) {
      return Outcome.not(
          table.total() == 0 ? Outcome.Reason.NO_CASES : Outcome.Reason.ONE_CATEGORY,
          table.rows().size() + " rows and " + table.columns().size() + " columns have cases");
    }
    int freedom = (table.rows().size() - 1) * (table.columns().size() - 1);
    return Outcome.of(Significance.chiSquared(table.pearson(), freedom, (int) table.total()));
  }
}
