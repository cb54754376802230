package org.orgstatus.export.dataout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.export.file.FileProperties;
import org.orgstatus.export.file.FixedZip;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.export.file.XlsxStyles;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.ColumnWidths;
import org.orgstatus.questionnaire.MissingReason;

/**
 * Writes all tables of a data lock as a workbook: notes and codebook first, then a sheet for each
 * kind of unit and each repeat, with the columns of the dataset. Numbers and days are typed, codes
 * stay text, nothing is a formula, and the same data give the same bytes. Rows pass through a file,
 * so that memory does not grow with them.
 */
public final class DataWorkbook {

  /** Characters that a cell can hold. */
  private static final int LONGEST = 32_767;

  private static final String CUT = "……";

  /** Rows kept in memory. */
  private static final int WINDOW = 100;

  private record Part(String sheet, OutTable table) {}

  private final DataOut out;
  private final WaveData data;
  private final Messages labels;
  private final SXSSFWorkbook book;
  private final XlsxStyles styles;
  private final List<Part> parts = new ArrayList<>();

  private DataWorkbook(DataOut out, Language language, XSSFWorkbook inner, SXSSFWorkbook book) {
    this.out = out;
    this.data = out.data();
    this.labels = Messages.in(language);
    this.book = book;
    this.styles = new XlsxStyles(inner, language);
    Set<String> taken = new TreeSet<>();
    for (OutTable table : out.tables()) {
      parts.add(new Part(sheet(table.name(), taken), table));
    }
  }

  /** A name that the workbook does not have yet, whatever its case. */
  private static String sheet(String wanted, Set<String> taken) {
    String name = WorkbookUtil.createSafeSheetName(wanted);
    for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
      name =
          WorkbookUtil.createSafeSheetName(
              wanted.substring(0, Math.min(27, wanted.length())) + "_" + n);
    }
    return name;
  }

  /**
   * @param data of a lock, whole or without what names an institution; the stream is left open
   * @throws IllegalArgumentException when the data are not locked
   */
  public static void write(DataOut data, Language language, OutputStream out) throws IOException {
    Path file = Files.createTempFile("orgstatus-", ".xlsx");
    try (XSSFWorkbook inner = new XSSFWorkbook();
        SXSSFWorkbook book = new SXSSFWorkbook(inner, WINDOW)) {
      DataWorkbook writer = new DataWorkbook(data, language, inner, book);
      writer.draw();
      FileProperties.set(
          inner.getProperties(),
          writer.labels.get("data.title"),
          data.data().wave().referenceDate());
      try (OutputStream packed = Files.newOutputStream(file)) {
        book.write(packed);
      }
      FixedZip.repack(file, out);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void draw() throws IOException {
    notes();
    codebook();
    for (Part part : parts) {
      table(part);
    }
  }

  private void notes() {
    Dataset.Lock lock =
        data.lock().orElseThrow(() -> new IllegalArgumentException("the data are not locked"));
    Sheet sheet = book.createSheet(labels.get("data.sheet.notes"));
    sheet.setColumnWidth(0, 28 * 256);
    sheet.setColumnWidth(1, 96 * 256);
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of(labels.get("data.title"), ""));
    if (data.wave().demonstration()) {
      lines.add(List.of(labels.get("data.invented"), labels.get("data.invented.words")));
    }
    lines.add(List.of(labels.get("data.wave"), data.wave().id()));
    lines.add(List.of(labels.get("data.reference"), data.wave().referenceDate().toString()));
    lines.add(List.of(labels.get("data.lock"), lock.name()));
    lines.add(List.of(labels.get("data.hash"), lock.contentHash()));
    lines.add(List.of(labels.get("data.version"), data.version()));
    if (!out.namesInstitutions()) {
      lines.add(List.of(labels.get("data.numbers"), labels.get("data.numbers.words")));
    }
    for (Part part : parts) {
      lines.add(List.of(labels.get("data.sheet", part.sheet()), rows(part.table())));
    }
    lines.add(List.of(labels.get("data.names"), labels.get("data.names.words")));
    lines.add(List.of(labels.get("data.missing"), labels.get("data.missing.words")));
    for (MissingReason reason : MissingReason.values()) {
      lines.add(List.of(reason.word(), reason.label().in(labels.language())));
    }
    lines.add(List.of(labels.get("data.persons"), labels.get("data.persons.words")));
    lines.add(List.of(labels.get("data.longest"), labels.get("data.longest.words")));
    for (int i = 0; i < lines.size(); i++) {
      Row row = sheet.createRow(i);
      styles.text(row, 0, lines.get(i).get(0), i == 0 ? styles.title() : styles.paragraph());
      styles.text(row, 1, lines.get(i).get(1), styles.paragraph());
    }
  }

  private String rows(OutTable table) {
    String rows = CellText.count(table.size());
    Dataset dataset = data.find(table.unit()).orElseThrow();
    return table.isOfUnits()
        ? labels.get(
            "data.units", rows, CellText.count(dataset.answered()), dataset.dataDate().toString())
        : labels.get("data.rows", rows);
  }

  private void codebook() {
    TextTable table =
        CodebookTable.of(
            labels.get("data.sheet.codebook"),
            data.tables().stream().map(Dataset::codebook).toList(),
            out::shows,
            out.labels());
    Sheet sheet = book.createSheet(table.title());
    headings(sheet, table.headings(), table.rows().size());
    for (int i = 0; i < table.rows().size(); i++) {
      Row row = sheet.createRow(i + 1);
      List<String> cells = table.rows().get(i);
      for (int j = 0; j < cells.size(); j++) {
        text(row, j, cells.get(j));
      }
    }
  }

  private void headings(Sheet sheet, List<String> headings, int rows) {
    Row head = sheet.createRow(0);
    for (int i = 0; i < headings.size(); i++) {
      styles.text(head, i, headings.get(i), styles.heading());
      sheet.setColumnWidth(i, (ColumnWidths.halves(headings.get(i)) + 4) * 256);
    }
    sheet.createFreezePane(1, 1);
    sheet.setAutoFilter(new CellRangeAddress(0, rows, 0, headings.size() - 1));
  }

  private void table(Part part) {
    OutTable table = part.table();
    Sheet sheet = book.createSheet(part.sheet());
    List<String> headings = new ArrayList<>();
    for (OutTable.Column column : table.columns()) {
      headings.add(column.name());
      if (column.mayMiss()) {
        headings.add(column.variable().orElseThrow().missingColumn());
      }
    }
    headings(sheet, headings, table.size());
    for (int i = 0; i < table.size(); i++) {
      Row row = sheet.createRow(i + 1);
      int at = 0;
      for (OutTable.Column column : table.columns()) {
        switch (column.type()) {
          case NUMBER -> number(row, at, table.number(i, column));
          case DATE -> day(row, at, table.text(i, column));
          default -> text(row, at, table.text(i, column));
        }
        at++;
        if (column.mayMiss()) {
          text(row, at, table.reason(i, column));
          at++;
        }
      }
    }
  }

  private static void number(Row row, int column, double value) {
    if (!Double.isNaN(value)) {
      row.createCell(column).setCellValue(value);
    }
  }

  /** A month alone stays text. */
  private void day(Row row, int column, String text) {
    if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      Cell cell = row.createCell(column);
      cell.setCellValue(LocalDate.parse(text));
      cell.setCellStyle(styles.day());
    } else {
      text(row, column, text);
    }
  }

  private void text(Row row, int column, String text) {
    if (!text.isEmpty()) {
      boolean fits = text.length() <= LONGEST;
      String shown = fits ? text : text.substring(0, LONGEST - CUT.length()) + CUT;
      styles.text(row, column, shown, styles.words());
    }
  }
}
