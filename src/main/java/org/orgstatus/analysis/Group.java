package org.orgstatus.analysis;

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
 */
record Group(String id, UnitKind unit, LocalText name, String variable, List<ValueLabel> values) {

  Group {
    values = List.copyOf(values);
  }
}
