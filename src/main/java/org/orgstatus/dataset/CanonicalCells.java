package org.orgstatus.dataset;

import java.util.HashMap;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The cells of a variable in their canonical form: equal texts mean equal values or reasons. */
interface CanonicalCells {

  String at(int row);

  /** A value, or why it is missing. */
  static CanonicalCells of(Table table, Variable variable) {
    CanonicalCells values = of(table, variable.name());
    if (!variable.hasMissing()) {
      return values;
    }
    // Taken out at once: looking up one value after another costs the column's dictionary each
    // time.
    String[] reasons = table.stringColumn(variable.missingColumn()).asObjectArray();
    Map<String, String> cells = new HashMap<>();
    return row -> {
      String reason = reasons[row];
      return reason.isEmpty()
          ? values.at(row)
          : cells.computeIfAbsent(reason, word -> CanonicalText.REASON + word);
    };
  }

  /** The values of a column that is never missing. */
  static CanonicalCells of(Table table, String column) {
    if (table.column(column) instanceof DoubleColumn numbers) {
      return row -> CanonicalText.number(numbers.getDouble(row));
    }
    String[] texts = table.stringColumn(column).asObjectArray();
    return row -> CanonicalText.cell(texts[row]);
  }
}
