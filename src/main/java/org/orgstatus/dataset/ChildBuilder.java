package org.orgstatus.dataset;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.orgstatus.questionnaire.MissingReason;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Collects the rows of a repeat over all units. */
final class ChildBuilder {

  /** Column with the position of a row among its unit's, from 1. */
  static final String ROW = "row";

  private record Row(String unitCode, int number, JsonObject values) {}

  private final String name;
  private final List<Variable> variables = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  ChildBuilder(String name) {
    this.name = name;
  }

  void add(Variable variable) {
    variables.add(variable);
  }

  void add(String unitCode, JsonObject values) {
    boolean same = !rows.isEmpty() && rows.get(rows.size() - 1).unitCode().equals(unitCode);
    rows.add(new Row(unitCode, same ? rows.get(rows.size() - 1).number() + 1 : 1, values));
  }

  /** Rows by unit code, each unit's in its own order. */
  Table table() {
    rows.sort(Comparator.comparing(Row::unitCode)); // stable
    Table table =
        Table.create(
            name,
            StringColumn.create(FrameColumns.UNIT, rows.stream().map(Row::unitCode)),
            DoubleColumn.create(ROW, rows.stream().mapToDouble(Row::number)));
    List<ColumnBuilder> columns = new ArrayList<>();
    for (Variable v : variables) {
      ColumnBuilder column = new ColumnBuilder(v, rows.size(), MissingReason.NOT_ANSWERED);
      for (int i = 0; i < rows.size(); i++) {
        JsonValue value = rows.get(i).values().get(v.item());
        if (value != null) {
          column.json(i, value);
        }
      }
      columns.add(column);
    }
    ColumnBuilder.addAll(columns, table);
    return table;
  }
}
