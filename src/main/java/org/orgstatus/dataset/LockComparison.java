package org.orgstatus.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import tech.tablesaw.api.Table;

/**
 * What has happened to a wave's data since a lock, unit by unit. Columns that one of the two does
 * not have do not count.
 */
public final class LockComparison {

  private LockComparison() {}

  /**
   * Units of one kind.
   *
   * @param same as in the lock
   * @param answered those without an answer in the lock that have one now
   * @param withdrawn those with an answer in the lock that have none now: returned, or reopened
   * @param changed those whose answer, row or member list is another
   * @param added those that the lock does not have
   * @param gone those that only the lock has
   */
  public record Line(
      UnitKind unit, int same, int answered, int withdrawn, int changed, int added, int gone) {

    /** Whether no unit differs. */
    public boolean isSame() {
      return answered + withdrawn + changed + added + gone == 0;
    }
  }

  /** One line for each kind that the lock has. */
  public static List<Line> of(WaveData locked, WaveData present) {
    List<Line> lines = new ArrayList<>();
    for (Dataset before : locked.tables()) {
      Optional<Dataset> now = present.find(before.unit());
      now.ifPresent(after -> lines.add(line(before, after)));
    }
    return List.copyOf(lines);
  }

  private static Line line(Dataset before, Dataset after) {
    List<String> columns = common(before.table(), after.table());
    Map<String, String> rowsBefore = childRows(before, after);
    Map<String, String> rowsAfter = childRows(after, before);
    int same = 0;
    int answered = 0;
    int withdrawn = 0;
    int changed = 0;
    int gone = 0;
    for (int row = 0; row < before.size(); row++) {
      String unit = before.text(row, FrameColumns.UNIT);
      if (after.row(unit).isEmpty()) {
        gone++;
        continue;
      }
      int at = after.row(unit).getAsInt();
      boolean alike =
          cells(before.table(), row, columns).equals(cells(after.table(), at, columns))
              && rowsBefore.getOrDefault(unit, "").equals(rowsAfter.getOrDefault(unit, ""));
      if (before.isAnswered(row) != after.isAnswered(at)) {
        answered += after.isAnswered(at) ? 1 : 0;
        withdrawn += before.isAnswered(row) ? 1 : 0;
      } else {
        same += alike ? 1 : 0;
        changed += alike ? 0 : 1;
      }
    }
    int added = after.size() - before.size() + gone;
    return new Line(before.unit(), same, answered, withdrawn, changed, added, gone);
  }

  /** Weights follow from the answers of other units and say nothing of the unit itself. */
  private static List<String> common(Table one, Table other) {
    return one.columnNames().stream()
        .filter(name -> other.containsColumn(name) && !name.equals(FrameColumns.WEIGHT))
        .toList();
  }

  private static Map<String, String> childRows(Dataset of, Dataset other) {
    Map<String, StringBuilder> rows = new HashMap<>();
    for (String name : of.codebook().repeats()) {
      if (other.childNames().contains(name)) {
        Table child = of.child(name);
        List<String> columns = common(child, other.child(name));
        for (int row = 0; row < child.rowCount(); row++) {
          rows.computeIfAbsent(
                  child.stringColumn(FrameColumns.UNIT).get(row), unit -> new StringBuilder())
              .append(name)
              .append(cells(child, row, columns));
        }
      }
    }
    Map<String, String> texts = new HashMap<>();
    rows.forEach((unit, text) -> texts.put(unit, text.toString()));
    return texts;
  }

  private static String cells(Table table, int row, List<String> columns) {
    StringBuilder cells = new StringBuilder();
    for (String column : columns) {
      cells.append(table.column(column).getString(row)).append('\t');
    }
    return cells.toString();
  }
}
