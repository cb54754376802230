package org.orgstatus.analysis.result;

import java.util.List;
import org.orgstatus.base.LocalText;

/**
 * A table of a result. Every row has one cell for each column.
 *
 * @param id stable within the result, for example {@code coverage}
 * @param corner heading over the row labels, for example 填报单位 / Reporting unit
 * @param notes printed under the table, in order
 */
public record ResultTable(
    String id,
    LocalText title,
    LocalText corner,
    List<Column> columns,
    List<Row> rows,
    List<LocalText> notes) {

  /** Key of the row, and id of the column, of the whole nation. */
  public static final String NATION = "nation";

  /** Id of every table that names single institutions. */
  public static final String LIST = "list";

  public ResultTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "row " + row.key() + " has " + row.cells().size() + " cells for " + columns.size());
      }
    }
  }

  /**
   * Unit of a column's numbers; PERCENT and POINTS run from 0 to 100, EFFECT has no unit, RANK is a
   * place in an order, 1 the first.
   */
  public enum Unit {
    COUNT,
    RANK,
    PERCENT,
    POINTS,
    SCORE,
    EFFECT,
    WORDS
  }

  /**
   * @param id stable within the table; figures name it
   * @param group heading that the column shares with its neighbours, for example 办学层次 / Level over
   *     本科 and 专科; empty for none
   * @param decimals digits printed after the point
   */
  public record Column(String id, LocalText group, LocalText label, Unit unit, int decimals) {

    /** A column that stands alone. */
    public Column(String id, LocalText label, Unit unit, int decimals) {
      this(id, LocalText.EMPTY, label, unit, decimals);
    }

    /** The same under a heading that it shares with its neighbours. */
    public Column under(LocalText shared) {
      return new Column(id, shared, label, unit, decimals);
    }

    /** What names the column where it stands without its neighbours: group and label. */
    public LocalText fullLabel() {
      return group.isEmpty()
          ? label
          : LocalText.of(group.zh() + "：" + label.zh(), group.en() + ": " + label.en());
    }
  }

  /**
   * @param key stable code of the row, for example a reporting unit's code
   * @param block heading of the block that the row belongs to (norms by strength); empty for none
   * @param total whether the row sums up the others and is set apart
   */
  public record Row(String key, LocalText label, LocalText block, boolean total, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** Index of the column with this id. */
  public int indexOf(String columnId) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).id().equals(columnId)) {
        return i;
      }
    }
    throw new IllegalArgumentException("table " + id + " has no column " + columnId);
  }
}
