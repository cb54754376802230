package org.orgstatus.analysis;

import java.util.List;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;

/**
 * A variable by which institutions are compared.
 *
 * @param variable a column of the dataset or a derived variable
 * @param values the groups, in the order of tables
 */
record Group(String id, LocalText name, String variable, List<ValueLabel> values) {

  Group {
    values = List.copyOf(values);
  }
}
