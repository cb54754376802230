package org.orgstatus.export.writer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.export.figure.FigureData;
import org.orgstatus.export.figure.OfficeChart;
import org.orgstatus.export.file.FileProperties;
import org.orgstatus.export.file.FixedZip;
import org.orgstatus.export.file.FlatTable;
import org.orgstatus.export.file.XlsxStyles;
import org.orgstatus.export.text.ColumnWidths;
import org.orgstatus.export.text.TableLegend;

/**
 * Writes results as a workbook: contents first, one sheet for each table with typed numbers, notes
 * last. There is never a formula in it, and the same results give the same bytes.
 */
public final class XlsxWriter {

  /** Rows above the data of a table sheet: title, source, headings. */
  public static final int HEAD = 3;

  /** Halves of a Chinese character that a heading may ask of its column. */
  private static final int HEAD_WIDTH = 14;

  /** Columns that stay readable on a landscape page. */
  private static final int PRINTED_COLUMNS = 16;

  private final List<AnalysisResult> results;
  private final Messages labels;
  private final XSSFWorkbook book;
  private final XlsxStyles styles;

  private XlsxWriter(List<AnalysisResult> results, Language language, XSSFWorkbook book) {
    this.results = results;
    this.labels = Messages.in(language);
    this.book = book;
    this.styles = new XlsxStyles(book, language);
  }

  /**
   * @param results at least one; the stream is left open
   */
  public static void write(List<AnalysisResult> results, Language language, OutputStream out)
      throws IOException {
    write(results, language, false, out);
  }

  /**
   * The same with a sheet for every figure: its numbers, and a chart that they can be edited in.
   */
  public static void volume(List<AnalysisResult> results, Language language, OutputStream out)
      throws IOException {
    write(results, language, true, out);
  }

  private static void write(
      List<AnalysisResult> results, Language language, boolean charts, OutputStream out)
      throws IOException {
    LocalDate date =
        results.stream()
            .map(r -> r.provenance().dataDate())
            .max(Comparator.naturalOrder())
            .orElseThrow(() -> new IllegalArgumentException("a workbook needs a result"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      XlsxWriter writer = new XlsxWriter(List.copyOf(results), language, book);
      writer.draw(charts);
      String title = writer.labels.get("result.document.title");
      FileProperties.set(book.getProperties(), title, date);
      book.write(bytes);
    }
    FixedZip.repack(bytes.toByteArray(), out);
  }

  private void draw(boolean charts) throws IOException {
    index(charts);
    for (AnalysisResult result : results) {
      for (int i = 0; i < result.tables().size(); i++) {
        table(result, i);
      }
      if (charts) {
        for (ResultFigure figure : drawn(result)) {
          chart(result, figure);
        }
      }
    }
    new XlsxNotes(results, labels, styles).draw(book.createSheet(labels.get("result.sheet.notes")));
  }

  private static List<ResultFigure> drawn(AnalysisResult result) {
    return result.figures().stream().filter(FigureDrawing::isFor).toList();
  }

  /** Plan and number of the figure, such as C07-F1. */
  private String sheetName(AnalysisResult result, ResultFigure figure) {
    return WorkbookUtil.createSafeSheetName(
        code(result) + "-F" + (drawn(result).indexOf(figure) + 1));
  }

  private void chart(AnalysisResult result, ResultFigure figure) throws IOException {
    XSSFSheet sheet = book.createSheet(sheetName(result, figure));
    FigureData data = FigureData.of(figure, result);
    OfficeChart.whole(data, labels).draw(sheet);
    sheet.setColumnWidth(0, 26 * 256);
    page(sheet, true);
  }

  private void index(boolean charts) {
    XSSFSheet sheet = book.createSheet(labels.get("result.sheet.index"));
    styles.text(sheet.createRow(0), 0, labels.get("result.document.title"), styles.title());
    Row head = sheet.createRow(2);
    styles.text(head, 0, labels.get("result.sheet.name"), styles.heading());
    styles.text(head, 1, labels.get("result.sheet.title"), styles.heading());
    styles.text(head, 2, labels.get("result.sheet.rows"), styles.heading());
    int at = 3;
    for (AnalysisResult result : results) {
      for (int i = 0; i < result.tables().size(); i++) {
        entry(sheet.createRow(at++), sheetName(result, i), result.tables().get(i));
      }
      for (ResultFigure figure : charts ? drawn(result) : List.<ResultFigure>of()) {
        Row row = sheet.createRow(at++);
        String name = sheetName(result, figure);
        link(styles.text(row, 0, name, styles.link()), name);
        styles.text(row, 1, figure.title().in(labels.language()), styles.words());
      }
    }
    link(
        styles.text(sheet.createRow(at), 0, labels.get("result.sheet.notes"), styles.link()),
        labels.get("result.sheet.notes"));
    sheet.setColumnWidth(0, 14 * 256);
    sheet.setColumnWidth(1, 70 * 256);
    sheet.setColumnWidth(2, 8 * 256);
    sheet.createFreezePane(0, 3);
    page(sheet, false);
  }

  private void entry(Row row, String name, ResultTable table) {
    link(styles.text(row, 0, name, styles.link()), name);
    styles.text(row, 1, table.title().in(labels.language()), styles.words());
    Cell rows = row.createCell(2);
    rows.setCellValue(table.rows().size());
    rows.setCellStyle(styles.number(0, false));
  }

  private void link(Cell cell, String sheet) {
    Hyperlink link = book.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
    link.setAddress("'" + sheet + "'!A1");
    cell.setHyperlink(link);
  }

  /** Plan and number of the table, such as C07-1: short, unique, free of signs that need care. */
  private String sheetName(AnalysisResult result, int table) {
    return WorkbookUtil.createSafeSheetName(code(result) + "-" + (table + 1));
  }

  /** The plan; where an earlier result has the same one, with the count behind it: C07.2. */
  private String code(AnalysisResult result) {
    String plan = result.planId().toUpperCase(Locale.ROOT);
    int count = 1;
    for (AnalysisResult earlier : results) {
      if (earlier == result) {
        break;
      }
      count += earlier.planId().equals(result.planId()) ? 1 : 0;
    }
    return count == 1 ? plan : plan + "." + count;
  }

  private void table(AnalysisResult result, int index) {
    ResultTable table = result.tables().get(index);
    FlatTable flat = FlatTable.of(table, labels.language());
    XSSFSheet sheet = book.createSheet(sheetName(result, index));
    int last = flat.headings().size() - 1;
    widths(sheet, flat);
    above(sheet, result, table, last);
    Row head = sheet.createRow(HEAD - 1);
    head.setHeightInPoints(15f * headLines(flat) + 4);
    for (int i = 0; i <= last; i++) {
      styles.text(head, i, flat.headings().get(i).text(), styles.heading());
    }
    for (int i = 0; i < flat.lines().size(); i++) {
      fill(sheet.createRow(HEAD + i), flat.lines().get(i), flat.headings());
    }
    int end = HEAD + flat.lines().size();
    below(sheet, table, end + 1, last);
    int frozen = flat.headings().size() > 1 && isBlocked(table) ? 2 : 1;
    sheet.createFreezePane(frozen, HEAD);
    sheet.setAutoFilter(new CellRangeAddress(HEAD - 1, Math.max(HEAD, end - 1), 0, last));
    sheet.setRepeatingRows(new CellRangeAddress(HEAD - 1, HEAD - 1, -1, -1));
    sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, frozen - 1));
    page(sheet, true);
    sheet.getPrintSetup().setFitWidth((short) (1 + last / PRINTED_COLUMNS));
  }

  private static boolean isBlocked(ResultTable table) {
    return table.rows().stream().anyMatch(row -> !row.block().isEmpty());
  }

  private void above(XSSFSheet sheet, AnalysisResult result, ResultTable table, int last) {
    Language language = labels.language();
    styles.text(sheet.createRow(0), 0, table.title().in(language), styles.title());
    wide(sheet, 1, last, labels.get("result.source", result.provenance().footer().in(language)));
  }

  private void below(XSSFSheet sheet, ResultTable table, int from, int last) {
    int at = from;
    for (String note : TableLegend.notesOfFlat(table, labels)) {
      wide(sheet, at++, last, note);
    }
    String back = labels.get("result.sheet.back");
    link(
        styles.text(sheet.createRow(at), 0, back, styles.link()), labels.get("result.sheet.index"));
  }

  /** Text over the width of the table, in a row high enough for it. */
  private void wide(XSSFSheet sheet, int at, int last, String text) {
    Row row = sheet.createRow(at);
    styles.text(row, 0, text, styles.note());
    int end = Math.min(last, 11);
    if (end > 0) {
      sheet.addMergedRegion(new CellRangeAddress(at, at, 0, end));
    }
    int width = 0;
    for (int i = 0; i <= end; i++) {
      width += sheet.getColumnWidth(i) / 256;
    }
    row.setHeightInPoints(13f * (1 + ColumnWidths.halves(text) / Math.max(1, width)) + 4);
  }

  private static int headLines(FlatTable flat) {
    return flat.headings().stream()
        .mapToInt(h -> 1 + ColumnWidths.halves(h.text()) / HEAD_WIDTH)
        .max()
        .orElse(1);
  }

  private void fill(Row row, FlatTable.Line line, List<FlatTable.Heading> headings) {
    for (int i = 0; i < line.entries().size(); i++) {
      FlatTable.Entry entry = line.entries().get(i);
      if (entry instanceof FlatTable.Entry.Amount amount) {
        Cell cell = row.createCell(i);
        cell.setCellValue(amount.value());
        cell.setCellStyle(styles.number(headings.get(i).decimals(), line.total()));
      } else if (entry instanceof FlatTable.Entry.Words words && !words.text().isEmpty()) {
        boolean sign = headings.get(i).decimals() >= 0;
        styles.text(row, i, words.text(), sign ? styles.sign() : styles.words(line.total()));
      }
    }
  }

  /** Character widths: a Chinese character takes two. */
  private static void widths(XSSFSheet sheet, FlatTable flat) {
    for (int i = 0; i < flat.headings().size(); i++) {
      int at = i;
      int body =
          flat.lines().stream()
              .map(line -> line.entries().get(at))
              .mapToInt(
                  e -> e instanceof FlatTable.Entry.Words w ? ColumnWidths.halves(w.text()) : 8)
              .max()
              .orElse(0);
      int head = ColumnWidths.halves(flat.headings().get(i).text());
      int width = Math.max(body, Math.min(head, HEAD_WIDTH)) + 3;
      sheet.setColumnWidth(i, Math.min(width, 48) * 256);
    }
  }

  private static void page(XSSFSheet sheet, boolean landscape) {
    PrintSetup print = sheet.getPrintSetup();
    print.setPaperSize(PrintSetup.A4_PAPERSIZE);
    print.setLandscape(landscape);
    print.setFitWidth((short) 1);
    print.setFitHeight((short) 0);
    sheet.setFitToPage(true);
    sheet.getFooter().setCenter("— &P —");
  }
}
