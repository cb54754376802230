package org.orgstatus.export.writer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
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
import org.orgstatus.export.file.FileProperties;
import org.orgstatus.export.file.FixedZip;
import org.orgstatus.export.file.FlatTable;
import org.orgstatus.export.file.XlsxStyles;
import org.orgstatus.export.text.TableLegend;

/**
 * Writes results as a workbook: contents first, one sheet for each table with typed numbers, notes
 * last. There is never a formula in it, and the same results give the same bytes.
 */
public final class XlsxWriter {

  /** Rows above the data of a table sheet: title, source, headings, parts of estimates. */
  public static final int HEAD = 4;

  /** Characters for titles in the contents. */
  private static final int TITLES = 70;

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
          XSSFSheet sheet = book.createSheet(sheetName(result, figure));
          new XlsxChart(result, figure, labels, styles).draw(sheet);
        }
      }
    }
    new XlsxNotes(results, labels, styles).draw(book.createSheet(labels.get("result.sheet.notes")));
    XlsxPages.repeatBehindAreas(book);
  }

  private static List<ResultFigure> drawn(AnalysisResult result) {
    return result.figures().stream().filter(FigureDrawing::isFor).toList();
  }

  /** Plan and number of the figure, such as C07-F1. */
  private String sheetName(AnalysisResult result, ResultFigure figure) {
    return WorkbookUtil.createSafeSheetName(
        code(result) + "-F" + (drawn(result).indexOf(figure) + 1));
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
        XlsxSheet.link(styles.text(row, 0, name, styles.link()), name);
        title(row, figure.title().in(labels.language()));
      }
    }
    XlsxSheet.link(
        styles.text(sheet.createRow(at), 0, labels.get("result.sheet.notes"), styles.link()),
        labels.get("result.sheet.notes"));
    sheet.setColumnWidth(0, 14 * 256);
    sheet.setColumnWidth(1, TITLES * 256);
    sheet.setColumnWidth(2, 8 * 256);
    sheet.createFreezePane(0, 3);
    XlsxPages.page(sheet, false);
  }

  private void entry(Row row, String name, ResultTable table) {
    XlsxSheet.link(styles.text(row, 0, name, styles.link()), name);
    title(row, table.title().in(labels.language()));
    Cell rows = row.createCell(2);
    rows.setCellValue(table.rows().size());
    rows.setCellStyle(styles.number(0, false));
  }

  private void title(Row row, String title) {
    styles.text(row, 1, title, styles.words());
    row.setHeightInPoints(XlsxSheet.LINE * XlsxColumns.lines(title, TITLES - 1) + 1);
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
    Language language = labels.language();
    ResultTable table = result.tables().get(index);
    FlatTable flat = FlatTable.of(table, language);
    XSSFSheet sheet = book.createSheet(sheetName(result, index));
    boolean empty = flat.lines().isEmpty();
    int frozen = flat.headings().size() > 1 && isBlocked(table) ? 2 : 1;
    XlsxColumns columns = XlsxColumns.of(flat);
    XlsxPages pages = new XlsxPages(columns, frozen, language);
    int begin = empty ? 0 : pages.begin();
    XlsxSheet made = new XlsxSheet(sheet, columns, styles, begin, pages.first());
    String title = table.title().in(language);
    made.title(0, title);
    made.note(1, labels.get("result.source", result.provenance().footer().in(language)));
    if (empty) {
      made.note(HEAD - 2, labels.get("result.noRows"));
      below(made, HEAD - 1, table);
      XlsxPages.page(sheet, true);
      XlsxPages.head(sheet, title);
      return;
    }
    made.headings(HEAD - 2, flat);
    int end = made.rows(HEAD, flat);
    below(made, end + 1, table);
    sheet.createFreezePane(frozen, HEAD);
    sheet.setAutoFilter(new CellRangeAddress(HEAD - 1, end - 1, 0, columns.count() - 1));
    pages.print(sheet, HEAD - 2, HEAD - 1, title);
  }

  /** Notes of the table, and the way back. */
  private void below(XlsxSheet made, int from, ResultTable table) {
    int at = from;
    for (String note : TableLegend.notesOfFlat(table, labels)) {
      made.note(at++, note);
    }
    made.back(at, labels);
  }

  private static boolean isBlocked(ResultTable table) {
    return table.rows().stream().anyMatch(row -> !row.block().isEmpty());
  }
}
