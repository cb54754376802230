package org.orgstatus.collection.bulk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.ItemPath;

/**
 * What a workbook that came back holds.
 *
 * @param units answers by institution, in the order of the workbook; rows without any answer are
 *     left out
 */
public record BulkReading(Map<String, UnitRow> units, List<Problem> problems) {

  /** A cell and what stands in it. */
  public record Cell(Place place, String value) {

    /** A fault of this cell: its address, its value, and what to do. */
    public Problem problem(String code, LocalText message) {
      String shown = value.length() <= 40 ? value : value.substring(0, 40) + "…";
      return new Problem(
          code,
          place,
          LocalText.of(
              address() + "“" + shown + "”：" + message.in(Language.ZH),
              address() + " '" + shown + "': " + message.in(Language.EN)));
    }

    /** As a spreadsheet names it, for example AB12. */
    String address() {
      StringBuilder letters = new StringBuilder();
      for (int column = place.column(); column > 0; column = (column - 1) / 26) {
        letters.insert(0, (char) ('A' + (column - 1) % 26));
      }
      return letters.append(place.line()).toString();
    }
  }

  /**
   * The answers of one institution.
   *
   * @param cells where each answer stands
   * @param head the cell with the institution's code, for faults that no other cell has
   */
  public record UnitRow(AnswerSheet sheet, Map<ItemPath, Cell> cells, Cell head) {
    public UnitRow {
      cells = Map.copyOf(cells);
    }

    /** The cell of an answer; the head of the row for what has none. */
    public Cell at(ItemPath path) {
      return Optional.ofNullable(cells.get(path)).orElse(head);
    }
  }

  public BulkReading {
    units = new LinkedHashMap<>(units);
    problems = List.copyOf(problems);
  }
}
