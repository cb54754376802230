package org.orgstatus.analysis.wave;

import java.util.List;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.Variable;
import org.orgstatus.questionnaire.MissingReason;
import tech.tablesaw.api.StringColumn;

/**
 * How often items outside repeats were asked of the units of a base, and had an answer.
 *
 * @param items that at least one unit was asked
 * @param asked times that one was asked
 * @param answered times that there is a value
 */
record AskedItems(int items, long asked, long answered) {

  private static final String NOT_APPLICABLE = MissingReason.NOT_APPLICABLE.word();
  private static final String SILENT = MissingReason.UNIT_NONRESPONSE.word();

  static AskedItems of(Dataset dataset, BaseUnits units) {
    List<Variable> all =
        dataset.codebook().variables().stream()
            .filter(v -> v.isItem() && !v.isInRepeat() && v.hasMissing())
            .toList();
    int items = 0;
    long asked = 0;
    long answered = 0;
    for (Variable variable : all) {
      StringColumn reasons = dataset.table().stringColumn(variable.missingColumn());
      long before = asked;
      for (int row = 0; row < units.size(); row++) {
        if (units.isAnswered(row)) {
          String reason = reasons.get(row);
          asked += isAsked(reason) ? 1 : 0;
          answered += reason.isEmpty() ? 1 : 0;
        }
      }
      items += asked > before ? 1 : 0;
    }
    return new AskedItems(items, asked, answered);
  }

  /**
   * Whether the unit was asked: not routed past, and not silent.
   *
   * @param reason the word why there is no value; empty where there is one
   */
  static boolean isAsked(String reason) {
    return !reason.equals(NOT_APPLICABLE) && !reason.equals(SILENT);
  }

  /** The share with an answer; none where nobody was asked. */
  Cell filled(int n) {
    return asked == 0 ? Cells.noAnswer() : Cells.number(100.0 * answered / asked, false, n, n);
  }
}
