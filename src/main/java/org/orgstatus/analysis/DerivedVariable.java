package org.orgstatus.analysis;

import java.util.List;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;

/** A variable made from others by a definition file; empty text where it has no value. */
record DerivedVariable(String name, LocalText label, RowRule rule, List<ValueLabel> values) {

  DerivedVariable {
    values = List.copyOf(values);
  }
}
