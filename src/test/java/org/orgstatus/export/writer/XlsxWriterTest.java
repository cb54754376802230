package org.orgstatus.export.writer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.ResultBytes;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.SampleResults;
import org.orgstatus.export.file.FlatTable;
import org.orgstatus.export.file.XlsxStyles;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.InertText;

public class XlsxWriterTest {

  public static byte[] written(Language language, AnalysisResult... results) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsxWriter.write(List.of(results), language, out);
    return out.toByteArray();
  }

  private static XSSFWorkbook read(Language language, AnalysisResult... results)
      throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(written(language, results)));
  }

  @Test
  void sameResultsGiveTheSameBytes() throws Exception {
    assertArrayEquals(
        written(Language.ZH, SampleResults.coverage(), SampleResults.regions()),
        written(Language.ZH, SampleResults.coverage(), SampleResults.regions()));
  }

  @Test
  void contentsStandFirstAndNotesLastAndLinksLeadToSheets() throws Exception {
    try (XSSFWorkbook book = read(Language.ZH, SampleResults.coverage(), SampleResults.norms())) {
      assertEquals(List.of("目录", "C01-1", "C07-1", "说明"), names(book));
      Cell first = book.getSheet("目录").getRow(3).getCell(0);
      assertEquals("'C01-1'!A1", first.getHyperlink().getAddress());
    }
  }

  @Test
  void numbersAreTypedAndKeepTheirUnit() throws Exception {
    ResultTable table = SampleResults.coverage().tables().get(0);
    try (XSSFWorkbook book = read(Language.ZH, SampleResults.coverage())) {
      Sheet sheet = book.getSheet("C01-1");
      int rate = column(sheet, "覆盖率（%）");
      Cell cell = sheet.getRow(XlsxWriter.HEAD + 1).getCell(rate);
      assertEquals(CellType.NUMERIC, cell.getCellType());
      double expected =
          ((org.orgstatus.analysis.result.Cell.Estimate)
                  table.rows().get(1).cells().get(table.indexOf("rate")))
              .value();
      assertEquals(expected, cell.getNumericCellValue(), 0);
      assertEquals("#,##0.0", cell.getCellStyle().getDataFormatString());
      assertTrue(new DataFormatter(Locale.ROOT).formatCellValue(cell).matches("\\d+\\.\\d"));
    }
  }

  @Test
  void limitsAndCountsStandBesideTheEstimate() throws Exception {
    try (XSSFWorkbook book = read(Language.EN, SampleResults.norms())) {
      Sheet sheet = book.getSheet("C07-1");
      int nation = column(sheet, "Nation (%)");
      assertEquals("value", text(sheet, 3, nation));
      assertEquals("lower", text(sheet, 3, nation + 1));
      assertEquals("upper", text(sheet, 3, nation + 2));
      assertEquals("n", text(sheet, 3, nation + 3));
      assertEquals("N", text(sheet, 3, nation + 4));
      assertTrue(
          sheet.getMergedRegions().contains(new CellRangeAddress(2, 2, nation, nation + 4)),
          "one heading over them");
      Row first = sheet.getRow(4);
      // 612 units due, 612 / 9 = 68 of them missing, as the sample is made
      assertEquals(544, first.getCell(nation + 3).getNumericCellValue());
      assertEquals(612, first.getCell(nation + 4).getNumericCellValue());
      assertTrue(
          first.getCell(nation + 1).getNumericCellValue()
              < first.getCell(nation).getNumericCellValue());
    }
  }

  @Test
  void withheldNumbersShowASignAndTheReason() throws Exception {
    try (XSSFWorkbook book = read(Language.ZH, SampleResults.coverage())) {
      Sheet sheet = book.getSheet("C01-1");
      int rate = column(sheet, "覆盖率（%）");
      Row corps = sheet.getRow(XlsxWriter.HEAD + 32);
      assertEquals("新疆生产建设兵团", corps.getCell(0).getStringCellValue());
      assertEquals(CellText.WITHHELD, corps.getCell(rate).getStringCellValue());
      assertEquals(
          "已成立、覆盖率、下限、上限、缺口：" + SampleResults.TOO_FEW.zh(),
          corps.getCell(column(sheet, "备注")).getStringCellValue());
    }
  }

  @Test
  void headingsAreFrozenAndFilteredAndRepeatedOnFurtherPages() throws Exception {
    try (XSSFWorkbook book = read(Language.ZH, SampleResults.coverage())) {
      XSSFSheet sheet = book.getSheet("C01-1");
      assertEquals(4, sheet.getPaneInformation().getHorizontalSplitPosition());
      assertTrue(sheet.getPaneInformation().isFreezePane());
      assertEquals("A4:J37", sheet.getCTWorksheet().getAutoFilter().getRef());
      assertTrue(sheet.getPrintSetup().getLandscape());
      assertEquals(1, sheet.getPrintSetup().getFitWidth());
      assertEquals(1, sheet.getPrintSetup().getFitHeight(), "no page for the last row alone");
      assertNull(sheet.getRepeatingRows(), "nothing to repeat on a single page");
      assertNull(sheet.getRepeatingColumns());
    }
    AnalysisResult coverage = SampleResults.coverage();
    ResultTable table = coverage.tables().get(0);
    List<ResultTable.Row> rows =
        IntStream.range(0, 4).mapToObj(i -> table.rows()).flatMap(List::stream).toList();
    ResultTable tall =
        new ResultTable(
            table.id(), table.title(), table.corner(), table.columns(), rows, table.notes());
    AnalysisResult result =
        SampleResults.result(
            "c01", coverage.title(), coverage.question(), List.of(tall), List.of());
    try (XSSFWorkbook book = read(Language.ZH, result)) {
      XSSFSheet sheet = book.getSheet("C01-1");
      assertTrue(sheet.getRowBreaks().length > 0);
      assertEquals(2, sheet.getRepeatingRows().getFirstRow());
      assertEquals(3, sheet.getRepeatingRows().getLastRow());
      assertNull(sheet.getRepeatingColumns(), "it is one page wide");
    }
  }

  @Test
  void textRunsOnBesideANarrowTableButNotIntoItsNextPage() throws Exception {
    FlatTable table = FlatTable.of(SampleResults.norms().tables().get(0), Language.ZH);
    XlsxColumns columns = XlsxColumns.of(table);
    int last = columns.count() - 1;
    for (int end : List.of(2, last)) {
      try (XSSFWorkbook book = new XSSFWorkbook()) {
        XSSFSheet sheet = book.createSheet();
        new XlsxSheet(sheet, columns, new XlsxStyles(book, Language.ZH), end - 1, end)
            .title(0, "规范");
        int over = sheet.getMergedRegion(0).getLastColumn();
        assertTrue(end < last ? over == end : over > end, end + " to " + over);
      }
    }
  }

  /** Else a program that reads the names in their order sets all sheets for each of them. */
  @Test
  void printAreasAreNamedBeforeWhatIsRepeated() throws Exception {
    try (XSSFWorkbook book = read(Language.ZH, SampleResults.norms(), SampleResults.norms())) {
      List<String> kinds =
          book.getAllNames().stream()
              .map(Name::getNameName)
              .filter(name -> name.startsWith("_xlnm.Print_"))
              .toList();
      String area = "_xlnm.Print_Area";
      String titles = "_xlnm.Print_Titles";
      assertEquals(List.of(area, area, titles, titles), kinds);
    }
  }

  @Test
  void aTableTooWideForAPageGoesOnWhereAColumnEnds() throws Exception {
    try (XSSFWorkbook book = read(Language.ZH, SampleResults.norms())) {
      XSSFSheet sheet = book.getSheet("C07-1");
      int[] breaks = sheet.getColumnBreaks();
      assertTrue(breaks.length > 0);
      assertFalse(sheet.getFitToPage(), "what is fitted breaks anywhere");
      int scale = sheet.getPrintSetup().getScale();
      assertTrue(scale >= 60 && scale <= 80, "" + scale);
      for (int at : breaks) {
        assertFalse(text(sheet, 2, at + 1).isEmpty(), "a heading begins after column " + at);
      }
      CellReference last =
          new CellReference(
              sheet.getLastRowNum(), sheet.getRow(3).getLastCellNum() - 1, true, true);
      assertEquals(
          "'C07-1'!$A$1:" + last.formatAsString(), book.getPrintArea(book.getSheetIndex(sheet)));
      // repeated on every page are the labels alone
      int labels = sheet.getRepeatingColumns().getLastColumn() + 1;
      for (int row = 0; row < 2; row++) {
        assertEquals(labels, sheet.getRow(row).getFirstCellNum());
      }
      String title = text(sheet, 0, labels);
      assertTrue(sheet.getHeader().getLeft().endsWith(title), title);
    }
  }

  /** Table after table of growing length: none ends with a row or two alone on a page. */
  @Test
  void rowsOnSeveralPagesAreSharedOutEvenly() throws Exception {
    ResultTable whole = SampleResults.coverage().tables().get(0);
    int several = 0;
    for (int count = 30; count <= 130; count += 5) {
      List<ResultTable.Row> rows = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        rows.add(whole.rows().get(i % whole.rows().size()));
      }
      AnalysisResult longer =
          ResultBytes.withTables(
              SampleResults.coverage(), List.of(ResultBytes.withRows(whole, rows)));
      try (XSSFWorkbook book = read(Language.EN, longer)) {
        XSSFSheet sheet = book.getSheet("C01-1");
        int[] breaks = sheet.getRowBreaks();
        several += breaks.length > 0 ? 1 : 0;
        int from = 0;
        for (int at : breaks) {
          assertTrue(at - from > 20, count + " rows: " + from + " to " + at);
          from = at;
        }
        assertTrue(sheet.getLastRowNum() - from > 20, count + " rows: the last page from " + from);
        if (breaks.length > 0) {
          assertFalse(sheet.getFitToPage(), "what is fitted breaks anywhere");
          assertTrue(sheet.getPrintSetup().getScale() >= 56);
        }
      }
    }
    assertTrue(several > 10, several + " tables on several pages");
  }

  /** The text above a table of two columns is no narrow column itself. */
  @Test
  void textRunsOnBesideANarrowTable() throws Exception {
    ResultTable narrow =
        new ResultTable(
            "register",
            LocalText.of("名录的变化", "Change of the register"),
            LocalText.of("学校的变化", "What became of them"),
            List.of(
                new ResultTable.Column(
                    "count", LocalText.of("校数", "Institutions"), ResultTable.Unit.COUNT, 0)),
            List.of(
                new ResultTable.Row(
                    "new",
                    LocalText.of("新增", "New"),
                    LocalText.EMPTY,
                    false,
                    List.of(new org.orgstatus.analysis.result.Cell.Count(25)))),
            List.of());
    AnalysisResult result =
        SampleResults.result("c26", narrow.title(), narrow.title(), List.of(narrow), List.of());
    try (XSSFWorkbook book = read(Language.ZH, result)) {
      XSSFSheet sheet = book.getSheet("C26-1");
      for (int at : List.of(0, 1)) {
        CellRangeAddress text =
            sheet.getMergedRegions().stream()
                .filter(region -> region.getFirstRow() == at)
                .findFirst()
                .orElseThrow();
        int wide = 0;
        for (int i = text.getFirstColumn(); i <= text.getLastColumn(); i++) {
          wide += sheet.getColumnWidth(i) / 256;
        }
        assertTrue(wide >= 70 && wide <= 105, wide + " characters of a page's 105");
      }
      assertEquals("A4:B5", sheet.getCTWorksheet().getAutoFilter().getRef());
      assertEquals(2, sheet.getRow(2).getLastCellNum(), "the table itself stays as it is");
    }
  }

  @Test
  void aTableWithoutRowsSaysSoInPlaceOfEmptyHeadings() throws Exception {
    ResultTable whole = SampleResults.coverage().tables().get(0);
    AnalysisResult none =
        ResultBytes.withTables(
            SampleResults.coverage(), List.of(ResultBytes.withRows(whole, List.of())));
    try (XSSFWorkbook book = read(Language.EN, none)) {
      XSSFSheet sheet = book.getSheet("C01-1");
      List<String> texts = new ArrayList<>();
      sheet.forEach(row -> row.forEach(cell -> texts.add(cell.getStringCellValue())));
      assertEquals(whole.title().en(), texts.get(0));
      assertTrue(texts.contains("There is nothing to list."), texts.toString());
      assertTrue(texts.contains(whole.notes().get(0).en()), texts.toString());
      assertFalse(texts.contains("Coverage (%)"), texts.toString());
      assertFalse(sheet.getCTWorksheet().isSetAutoFilter());
    }
  }

  @Test
  void formulaLikeTextStaysTextInEveryCell() throws Exception {
    try (XSSFWorkbook book = read(Language.ZH, SampleResults.hostile())) {
      List<String> suspicious = new ArrayList<>();
      for (Sheet sheet : book) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            assertFalse(cell.getCellType() == CellType.FORMULA, cell.getAddress().toString());
            if (cell.getCellType() == CellType.STRING
                && InertText.startsFormula(cell.getStringCellValue())) {
              suspicious.add(cell.getStringCellValue());
              assertTrue(cell.getCellStyle().getQuotePrefixed(), cell.getStringCellValue());
            }
          }
        }
      }
      assertTrue(suspicious.contains("=1+1"), suspicious.toString());
      assertTrue(suspicious.contains("@SUM(A1:A9)"), suspicious.toString());
      assertTrue(suspicious.contains("-2+3"), suspicious.toString());
    }
  }

  @Test
  void notesTellMethodBaseDenominatorAndVersion() throws Exception {
    try (XSSFWorkbook book = read(Language.EN, SampleResults.coverage())) {
      Sheet notes = book.getSheet("Notes");
      StringBuilder all = new StringBuilder();
      notes.forEach(row -> row.forEach(cell -> all.append(cell.getStringCellValue()).append('\n')));
      String text = all.toString();
      assertTrue(text.contains("census of the registry"), text);
      assertTrue(text.contains("Base\ntarget-type institutions of the registry"), text);
      assertTrue(text.contains("Denominator\ntarget-type institutions"), text);
      assertTrue(text.contains("4f1c9a7723b0d5e8aa01"), text);
    }
  }

  private static List<String> names(XSSFWorkbook book) {
    List<String> names = new ArrayList<>();
    book.forEach(sheet -> names.add(sheet.getSheetName()));
    return names;
  }

  private static int column(Sheet sheet, String heading) {
    for (Cell cell : sheet.getRow(2)) {
      if (cell.getStringCellValue().equals(heading)) {
        return cell.getColumnIndex();
      }
    }
    throw new AssertionError("no column " + heading);
  }

  private static String text(Sheet sheet, int row, int column) {
    return sheet.getRow(row).getCell(column).getStringCellValue();
  }
}
