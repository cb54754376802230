package org.orgstatus.export.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.orgstatus.export.file.FlatTable.Heading;
import org.orgstatus.export.file.XlsxStyles;
import org.orgstatus.export.text.InertText;

/** The sheet behind a native chart: labels in the first column, one series in each further one. */
final class ChartSheet {

  private static final String NAME = "Sheet1";

  /** A column of the sheet; a place without a number stays blank. */
  record Series(Heading heading, int column, @Nullable Double[] values) {

    String title() {
      return heading.text();
    }

    /** Digits shown after the point. */
    int decimals() {
      return heading.decimals();
    }

    /** How the numbers are shown, as cells and charts write it. */
    String format() {
      return XlsxStyles.format(decimals());
    }
  }

  private final String corner;
  private final List<String> labels;
  private final List<Series> series = new ArrayList<>();
  private String name = NAME;
  private int titles;
  private int first = 1;

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

  /**
   * A chart in a sheet of a workbook.
   *
   * @param titles the row of the titles, from 0
   * @param first the first row below them
   */
  void place(String sheetName, int titles, int first) {
    name = sheetName;
    this.titles = titles;
    this.first = first;
  }

  /** Before a chart is drawn: the sheet then holds what that chart adds. */
  void clear() {
    series.clear();
  }

  Series add(String title, int decimals, @Nullable Double[] values) {
    return add(new Heading(title, "", decimals, true), values);
  }

  Series add(Heading heading, @Nullable Double[] values) {
    Heading inert =
        new Heading(
            InertText.shown(heading.text()), heading.part(), heading.decimals(), heading.first());
    Series added = new Series(inert, series.size() + 1, values);
    series.add(added);
    return added;
  }

  List<Series> series() {
    return series;
  }

  String corner() {
    return corner;
  }

  List<String> labels() {
    return labels;
  }

  /** Where the title of the column stands, for example {@code Sheet1!$B$1}. */
  String titleOf(Series of) {
    return new CellReference(name, titles, of.column(), true, true).formatAsString();
  }

  /** Where the numbers of a column stand, or the labels for column 0. */
  String range(int column) {
    CellReference from = new CellReference(name, first, column, true, true);
    CellReference to = new CellReference(first + labels.size() - 1, column, true, true);
    return from.formatAsString() + ":" + to.formatAsString();
  }

  /** Writes every column, those not drawn too, into the chart's workbook. */
  void fill(XSSFWorkbook book) {
    XSSFSheet sheet = book.getSheetAt(0);
    book.setSheetName(0, name);
    CellStyle inert = book.createCellStyle();
    inert.setQuotePrefixed(true);
    Map<Integer, CellStyle> shown = new HashMap<>();
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
          Cell cell = row.createCell(column.column());
          cell.setCellValue(value);
          cell.setCellStyle(shown.computeIfAbsent(column.decimals(), d -> format(book, column)));
        }
      }
    }
  }

  private static CellStyle format(XSSFWorkbook book, Series of) {
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat(of.format()));
    return style;
  }

  private static void text(Row row, int column, String text, CellStyle inert) {
    Cell cell = row.createCell(column);
    cell.setCellValue(text);
    if (InertText.startsFormula(text)) {
      cell.setCellStyle(inert);
    }
  }
}
