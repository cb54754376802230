package org.orgstatus.registry;

import java.util.List;
import org.orgstatus.base.Place;

/**
 * The filled cells of a CSV file or of one sheet of a workbook.
 *
 * @param file name of the file, with the sheet's name for a workbook
 * @param rows rows that are not blank, in order
 * @param merges merged ranges, which a reader of the grid must judge
 */
record Grid(String file, List<Row> rows, List<Merge> merges) {

  Grid {
    rows = List.copyOf(rows);
    merges = List.copyOf(merges);
  }

  Place at(int line, int column) {
    return new Place(file, line, column);
  }

  /**
   * @param line counted from 1 as a person sees it
   * @param cells stripped texts; empty where nothing stands
   */
  record Row(int line, List<String> cells) {
    Row {
      cells = List.copyOf(cells);
    }

    String cell(int index) {
      return index < cells.size() ? cells.get(index) : "";
    }
  }

  /**
   * @param range as the workbook writes it, for example {@code B3:C4}
   */
  record Merge(String range, int firstLine, int lastLine, int firstColumn) {}
}
