package org.orgstatus.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table of a dataset as files show it: all columns in order, the keys of child tables first, and
 * beside each item the one that says why a value is missing.
 */
public final class DataTable {

  /** Name and type of a column; the column of reasons is a text. */
  public record Heading(String name, Variable.Type type) {}

  private final Dataset dataset;
  private final String repeat;
  private final List<Heading> headings;
  private final List<Column<?>> columns;
  private final int rows;

  private DataTable(Dataset dataset, String repeat, Table table) {
    this.dataset = dataset;
    this.repeat = repeat;
    this.columns = List.copyOf(table.columns());
    this.rows = table.rowCount();
    Map<String, Variable.Type> types =
        dataset.codebook().variables(repeat).stream()
            .collect(Collectors.toMap(Variable::name, Variable::type));
    this.headings = columns.stream().map(column -> heading(column, types)).toList();
  }

  private static Heading heading(Column<?> column, Map<String, Variable.Type> types) {
    Variable.Type other =
        column instanceof DoubleColumn ? Variable.Type.NUMBER : Variable.Type.TEXT;
    return new Heading(column.name(), types.getOrDefault(column.name(), other));
  }

  /** The table of the units and behind it those of their repeats, in the order of the codebook. */
  static List<DataTable> of(Dataset dataset) {
    Stream<DataTable> children =
        dataset.codebook().repeats().stream()
            .map(repeat -> new DataTable(dataset, repeat, dataset.child(repeat)));
    List<DataTable> all = new ArrayList<>(List.of(new DataTable(dataset, "", dataset.table())));
    children.forEach(all::add);
    return List.copyOf(all);
  }

  public Dataset dataset() {
    return dataset;
  }

  /** Whether it has a row for each unit, not for each row of a repeat. */
  public boolean isOfUnits() {
    return repeat.isEmpty();
  }

  /** Name of the repeat, or the word of the kind of unit. */
  public String name() {
    return isOfUnits() ? dataset.unit().code() : repeat;
  }

  public List<Heading> headings() {
    return headings;
  }

  /** Number of rows. */
  public int size() {
    return rows;
  }

  /**
   * The value in a column of numbers; NaN where there is none.
   *
   * @param column place in {@link #headings}
   */
  public double number(int row, int column) {
    return ((DoubleColumn) columns.get(column)).getDouble(row);
  }

  /**
   * The same as {@link #number} in the shortest decimal digits that give it back, on every machine;
   * empty text where there is none.
   */
  public String digits(int row, int column) {
    return CanonicalText.number(number(row, column));
  }

  /** The value in any other column; empty text where there is none. */
  public String text(int row, int column) {
    return ((StringColumn) columns.get(column)).get(row);
  }
}
