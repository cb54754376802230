package org.orgstatus.export.dataout;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.Role;
import org.orgstatus.questionnaire.MissingReason;

/**
 * A column for programs that compute with numbers: choices are whole numbers with labels, choices
 * of several one column of 0 and 1 for each.
 *
 * @param name as the data have it; unique in its table
 * @param source the column of the data that it was made of
 * @param code what a column of 0 and 1 is about; empty for all others
 * @param labels of its numbers, in their order; empty where they are free
 * @param reasons for which a value may be missing
 * @param numbers NaN where there is no value; read for all kinds but TEXT
 * @param texts empty where there is no value: of TEXT the text, of CHOICE the code in the data, of
 *     NUMBER its digits
 * @param missing why there is no value
 */
record CodedColumn(
    String name,
    LocalText label,
    Kind kind,
    Role role,
    OutTable.Column source,
    String code,
    List<NumberLabel> labels,
    List<MissingReason> reasons,
    IntToDoubleFunction numbers,
    IntFunction<String> texts,
    IntFunction<Optional<MissingReason>> missing) {

  /** What its values are. */
  enum Kind {
    NUMBER,
    CHOICE,
    /** 0 or 1. */
    FLAG,
    /** Days since 1970-01-01. */
    DAY,
    /** Months since January 1970. */
    MONTH,
    TEXT
  }

  /** A number, the code in the data that it stands for, and what that means. */
  record NumberLabel(int number, String code, LocalText label) {}

  CodedColumn {
    labels = List.copyOf(labels);
    reasons = List.copyOf(reasons);
  }

  double number(int row) {
    return numbers.applyAsDouble(row);
  }

  String text(int row) {
    return texts.apply(row);
  }

  Optional<MissingReason> missing(int row) {
    return missing.apply(row);
  }
}
