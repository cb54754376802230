package org.orgstatus.analysis;

import java.util.List;
import java.util.Optional;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.Variable;
import org.orgstatus.questionnaire.MissingReason;

/**
 * How often items outside repeats were asked of the units of a base, and had an answer.
 *
 * @param items that at least one unit was asked
 * @param asked times that one was asked
 * @param answered times that there is a value
 */
record AskedItems(int items, long asked, long answered) {

  static AskedItems of(Dataset dataset, BaseUnits units) {
    List<Variable> all =
        dataset.codebook().variables().stream()
            .filter(v -> v.isItem() && !v.isInRepeat() && v.hasMissing())
            .toList();
    int items = 0;
    long asked = 0;
    long answered = 0;
    for (Variable variable : all) {
      long before = asked;
      for (int row = 0; row < units.size(); row++) {
        if (units.isAnswered(row)) {
          Optional<MissingReason> reason = dataset.missing(row, variable.name());
          asked += isAsked(reason) ? 1 : 0;
          answered += reason.isEmpty() ? 1 : 0;
        }
      }
      items += asked > before ? 1 : 0;
    }
    return new AskedItems(items, asked, answered);
  }

  /** Whether the unit was asked: not routed past, and not silent. */
  static boolean isAsked(Optional<MissingReason> reason) {
    return reason
        .filter(r -> r == MissingReason.NOT_APPLICABLE || r == MissingReason.UNIT_NONRESPONSE)
        .isEmpty();
  }

  /** The share with an answer; none where nobody was asked. */
  Cell filled(int n) {
    return asked == 0 ? Cells.noAnswer() : Cells.number(100.0 * answered / asked, false, n, n);
  }
}
