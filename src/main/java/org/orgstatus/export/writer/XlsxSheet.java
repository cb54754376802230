package org.orgstatus.export.writer;

import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.orgstatus.base.Messages;
import org.orgstatus.export.file.FlatTable;
import org.orgstatus.export.file.XlsxStyles;

/** A sheet in the making: text over and under a table, the rows of the table, links. */
final class XlsxSheet {

  /** Points of a line of the table. */
  static final float LINE = 15f;

  /** Characters that text goes over at the least, on beside a narrow table. */
  private static final int TEXT = 70;

  /** Height of a line of text, in its size. */
  private static final float LEADING = 1.4f;

  private final XSSFSheet sheet;
  private final XlsxColumns columns;
  private final XlsxStyles styles;
  private final int begin;
  private final int last;
  private final int halves;

  /**
   * @param begin where text over and under the table begins
   * @param last the last column of the table that it goes over
   */
  XlsxSheet(XSSFSheet sheet, XlsxColumns columns, XlsxStyles styles, int begin, int last) {
    this.sheet = sheet;
    this.columns = columns;
    this.styles = styles;
    this.begin = begin;
    int table = columns.sum(begin, last + 1);
    int free = sheet.getDefaultColumnWidth();
    boolean ends = last >= columns.count() - 1; // else a further page begins there
    int beside = ends ? Math.max(0, (TEXT - table + free - 1) / free) : 0;
    this.last = Math.max(begin, last) + beside;
    this.halves = table + beside * free;
    columns.set(sheet);
  }

  void title(int at, String title) {
    over(at, title, styles.wideTitle(), XlsxStyles.LARGE);
  }

  void note(int at, String text) {
    over(at, text, styles.note(), XlsxStyles.SMALL);
  }

  /** Text over the width, in a row high enough for it. */
  private void over(int at, String text, CellStyle style, int points) {
    Row row = sheet.createRow(at);
    styles.text(row, begin, text, style);
    if (last > begin) {
      sheet.addMergedRegion(new CellRangeAddress(at, at, begin, last));
    }
    int wide = halves * XlsxStyles.NORMAL / points;
    row.setHeightInPoints(points * LEADING * XlsxColumns.lines(text, wide) + 4);
  }

  /** One heading over all that an estimate carries, in this row and the next. */
  void headings(int at, FlatTable table) {
    Row upper = sheet.createRow(at);
    Row lower = sheet.createRow(at + 1);
    upper.setHeightInPoints(LINE * columns.headLines() + 4);
    for (int i = 0; i < table.headings().size(); i++) {
      FlatTable.Heading heading = table.headings().get(i);
      styles.text(upper, i, heading.first() ? heading.text() : "", styles.heading());
      styles.text(lower, i, heading.part(), styles.heading());
      int end = columns.endOf(i);
      if (heading.first() && end > i) {
        sheet.addMergedRegion(new CellRangeAddress(at, at, i, end));
      } else if (heading.first()) {
        sheet.addMergedRegion(new CellRangeAddress(at, at + 1, i, i));
      }
    }
  }

  /**
   * The rows of a table.
   *
   * @return the row below them
   */
  int rows(int from, FlatTable table) {
    int at = from;
    for (FlatTable.Line line : table.lines()) {
      Row row = sheet.createRow(at++);
      row.setHeightInPoints(LINE * columns.lines(line) + 1);
      for (int i = 0; i < line.entries().size(); i++) {
        boolean isLast = i == line.entries().size() - 1;
        entry(row, i, line, table.headings().get(i).decimals(), isLast);
      }
    }
    return at;
  }

  private void entry(Row row, int at, FlatTable.Line line, int decimals, boolean isLast) {
    FlatTable.Entry entry = line.entries().get(at);
    if (entry instanceof FlatTable.Entry.Amount amount) {
      Cell cell = row.createCell(at);
      cell.setCellValue(amount.value());
      cell.setCellStyle(styles.number(decimals, line.total()));
    } else if (entry instanceof FlatTable.Entry.Words words && !words.text().isEmpty()) {
      boolean sign = decimals >= 0;
      boolean small = isLast && XlsxColumns.isSmall(words.text());
      styles.text(
          row,
          at,
          words.text(),
          small ? styles.remark() : sign ? styles.sign() : styles.words(line.total()));
    }
  }

  /** The way back to the contents. */
  void back(int at, Messages labels) {
    String text = labels.get("result.sheet.back");
    Cell cell = styles.text(sheet.createRow(at), begin, text, styles.link());
    link(cell, labels.get("result.sheet.index"));
  }

  static void link(Cell cell, String sheet) {
    Hyperlink link =
        cell.getSheet().getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
    link.setAddress("'" + sheet + "'!A1");
    cell.setHyperlink(link);
  }
}
