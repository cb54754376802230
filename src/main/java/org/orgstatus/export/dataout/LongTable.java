package org.orgstatus.export.dataout;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.orgstatus.dataset.FrameColumns;

/**
 * All tables in one, a line for each value: table, unit, row of a repeat, variable, value, reason.
 * A cell without value and without reason has no line.
 */
final class LongTable {

  static final List<String> HEADINGS =
      List.of("table", "unit_code", "row", "variable", "value", "reason");

  private LongTable() {}

  static void write(DataOut data, OutputStream out) throws IOException {
    Csv csv = new Csv(out, Csv.Reader.ANY);
    csv.line(HEADINGS);
    for (OutTable table : data.tables()) {
      table(table, csv);
    }
    csv.end();
  }

  private static void table(OutTable table, Csv csv) throws IOException {
    List<OutTable.Column> columns = table.columns();
    OutTable.Column unit = columns.get(0);
    for (int row = 0; row < table.size(); row++) {
      String code = csv.text(table.text(row, unit));
      String number = row(table, row);
      for (OutTable.Column column : columns) {
        if (isKey(column)) {
          continue;
        }
        String value = csv.value(table, row, column);
        String reason = table.reason(row, column);
        if (!value.isEmpty() || !reason.isEmpty()) {
          csv.line(List.of(table.name(), code, number, column.name(), value, reason));
        }
      }
    }
  }

  private static String row(OutTable table, int row) {
    return table.columns().stream()
        .filter(column -> column.name().equals(OutTable.ROW) && column.variable().isEmpty())
        .map(column -> table.written(row, column))
        .findFirst()
        .orElse("");
  }

  private static boolean isKey(OutTable.Column column) {
    return column.name().equals(FrameColumns.UNIT)
        || (column.name().equals(OutTable.ROW) && column.variable().isEmpty());
  }
}
