package org.orgstatus.export.figure;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.orgstatus.export.text.InertText;

/** The sheet behind a native chart: labels in the first column, one series in each further one. */
final class ChartSheet {

  static final String NAME = "Sheet1";

  /** A column of the sheet; a place without a number stays blank. */
  record Series(String title, int column, @Nullable Double[] values) {
    boolean isEmpty() {
      for (Double value : values) {
        if (value != null) {
          return false;
        }
      }
      return true;
    }
  }

  private final String corner;
  private final List<String> labels;
  private final List<Series> series = new ArrayList<>();

  private ChartSheet(String corner, List<String> labels) {
    this.corner = corner;
    this.labels = labels;
  }

  /**
   * @param labels of the rows, in the order of drawing
   */
  static ChartSheet of(String corner, List<String> labels) {
    return new ChartSheet(InertText.shown(corner), labels.stream().map(InertText::shown).toList());
  }

  Series add(String title, @Nullable Double[] values) {
    Series added = new Series(InertText.shown(title), series.size() + 1, values);
    series.add(added);
    return added;
  }

  /** How many columns there are, the labels' included. */
  int columns() {
    return 1 + series.size();
  }

  List<String> labels() {
    return labels;
  }

  /** Where the title of the column stands, for example {@code Sheet1!$B$1}. */
  String titleOf(Series of) {
    return new CellReference(NAME, 0, of.column(), true, true).formatAsString();
  }

  /** Where the numbers of a column stand, or the labels for column 0. */
  String range(int column) {
    CellReference first = new CellReference(NAME, 1, column, true, true);
    CellReference last = new CellReference(labels.size(), column, true, true);
    return first.formatAsString() + ":" + last.formatAsString();
  }

  /** Writes every column, those not drawn too, into the chart's workbook. */
  void fill(XSSFWorkbook book) {
    XSSFSheet sheet = book.getSheetAt(0);
    book.setSheetName(0, NAME);
    fill(sheet);
  }

  /** Writes every column into a sheet of its own. */
  void fill(XSSFSheet sheet) {
    CellStyle inert = sheet.getWorkbook().createCellStyle();
    inert.setQuotePrefixed(true);
    Row head = sheet.createRow(0);
    text(head, 0, corner, inert);
    for (Series column : series) {
      text(head, column.column(), column.title(), inert);
    }
    for (int i = 0; i < labels.size(); i++) {
      Row row = sheet.createRow(i + 1);
      text(row, 0, labels.get(i), inert);
      for (Series column : series) {
        Double value = column.values()[i];
        if (value != null) {
          row.createCell(column.column()).setCellValue(value);
        }
      }
    }
  }

  private static void text(Row row, int column, String text, CellStyle inert) {
    Cell cell = row.createCell(column);
    cell.setCellValue(text);
    if (InertText.startsFormula(text)) {
      cell.setCellStyle(inert);
    }
  }
}
