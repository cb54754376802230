package org.orgstatus.analysis.definition;

import java.util.List;
import java.util.Optional;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.expression.Value;

/** What functions of analysis can ask about the row that is being computed, and about others. */
public interface RowFacts {

  /** Why an item of this row is missing; for an item in a repeat, why it is in any of its rows. */
  Optional<MissingReason> missing(String item);

  /** The values of an item in the rows of its repeat, in order, those that are missing left out. */
  List<Value> rows(String item);

  /**
   * The values of an item or variable for institutions, those that are missing left out.
   *
   * @param base id of a base; empty for all institutions
   * @param variable whose value is {@code equal} for the institutions meant
   */
  List<Value> institutions(String base, String item, String variable, String equal);

  /**
   * The value of an item in the first row of its repeat, in any province's form, in which another
   * item of the repeat has the value {@code equal}; empty where it is missing.
   */
  Optional<Value> provinceRow(String item, String other, String equal);
}
