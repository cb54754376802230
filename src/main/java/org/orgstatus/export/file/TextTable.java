package org.orgstatus.export.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.orgstatus.base.Language;
import org.orgstatus.export.text.ColumnWidths;

/**
 * A list of an office page as a file. Every cell is text, codes keep their zeros, and nothing in it
 * is a formula for a spreadsheet.
 *
 * @param title name of the sheet
 * @param rows as many cells each as there are headings
 */
public record TextTable(String title, List<String> headings, List<List<String>> rows) {

  /** Characters of a column at the most: longer texts run on. */
  private static final int WIDEST = 48;

  public TextTable {
    headings = List.copyOf(headings);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != headings.size()) {
        throw new IllegalArgumentException(
            row.size() + " cells under " + headings.size() + " headings: " + row);
      }
    }
  }

  /**
   * Writes a workbook of one sheet whose first row stays in sight and filters.
   *
   * @param date the day the list holds for
   */
  public void writeXlsx(Language language, LocalDate date, OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      XlsxStyles styles = new XlsxStyles(book, language);
      XSSFSheet sheet = book.createSheet(WorkbookUtil.createSafeSheetName(title));
      Row head = sheet.createRow(0);
      for (int i = 0; i < headings.size(); i++) {
        styles.text(head, i, headings.get(i), styles.heading());
        sheet.setColumnWidth(i, width(i) * 256);
      }
      for (int i = 0; i < rows.size(); i++) {
        Row line = sheet.createRow(i + 1);
        for (int j = 0; j < headings.size(); j++) {
          styles.text(line, j, rows.get(i).get(j), styles.words());
        }
      }
      sheet.createFreezePane(0, 1);
      sheet.setAutoFilter(new CellRangeAddress(0, rows.size(), 0, headings.size() - 1));
      FileProperties.set(book.getProperties(), title, date);
      book.write(bytes);
    }
    FixedZip.repack(bytes.toByteArray(), out);
  }

  /** Writes comma-separated values as {@link CsvTable} does. */
  public void writeCsv(OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder("\uFEFF").append(line(headings));
    rows.forEach(row -> text.append(line(row)));
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String line(List<String> cells) {
    return cells.stream().map(CsvTable::field).collect(Collectors.joining(",")) + "\r\n";
  }

  private int width(int column) {
    int widest =
        rows.stream().mapToInt(row -> ColumnWidths.halves(row.get(column))).max().orElse(0);
    return Math.min(WIDEST, Math.max(widest, ColumnWidths.halves(headings.get(column)) + 2) + 2);
  }
}
