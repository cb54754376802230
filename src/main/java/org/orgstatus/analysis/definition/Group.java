package org.orgstatus.analysis.definition;

import java.util.List;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * A variable by which units of one kind are compared.
 *
 * @param unit of which kind of unit the compared ones are
 * @param variable a column of the dataset or a derived variable
 * @param values the groups, in the order of tables
 * @param implies ids of groups that this one settles, as the broad type settles whether a type is a
 *     target; standardizing by one of them would leave a group without cases
 */
public record Group(
    String id,
    UnitKind unit,
    LocalText name,
    String variable,
    List<ValueLabel> values,
    List<String> implies) {

  public Group {
    values = List.copyOf(values);
    implies = List.copyOf(implies);
  }

  /** Whether units of one group are all alike in the other. */
  public boolean settles(Group other) {
    return variable.equals(other.variable) || implies.contains(other.id);
  }
}
