package org.orgstatus.export.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.ResultBytes;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.export.SampleResults;

/** The sheet of a figure: chart above, its numbers below, as it is read and printed. */
class XlsxChartTest {

  private static final Pattern SERIES =
      Pattern.compile(
          "<c:(?:num|str)Ref><c:f>([^<]+)</c:f><c:(?:num|str)Cache>(.*?)</c:(?:num|str)Cache>");

  private static final Pattern POINT =
      Pattern.compile("<c:pt idx=\"(\\d+)\"><c:v>([^<]*)</c:v></c:pt>");

  private static XSSFWorkbook volume(Language language, AnalysisResult... results)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsxWriter.volume(List.of(results), language, out);
    return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
  }

  private static List<XSSFSheet> charts(XSSFWorkbook book) {
    List<XSSFSheet> found = new ArrayList<>();
    book.forEach(
        sheet -> {
          if (((XSSFSheet) sheet).getDrawingPatriarch() != null) {
            found.add((XSSFSheet) sheet);
          }
        });
    return found;
  }

  /** The upper row of the numbers' headings: the way back stands before it. */
  private static int headings(XSSFSheet sheet) {
    return sheet.getHyperlinkList().get(0).getFirstRow() + 1;
  }

  private static String markup(XSSFSheet sheet) {
    List<XSSFChart> charts = sheet.getDrawingPatriarch().getCharts();
    assertEquals(1, charts.size());
    return charts.get(0).getCTChartSpace().xmlText();
  }

  @Test
  void everyReferenceLeadsToTheCellsThatTheChartHolds() throws Exception {
    int points = 0;
    for (Language language : Language.values()) {
      try (XSSFWorkbook book =
          volume(
              language, SampleResults.coverage(), SampleResults.norms(), SampleResults.regions())) {
        assertTrue(charts(book).size() >= 2, book.toString());
        for (XSSFSheet sheet : charts(book)) {
          Matcher series = SERIES.matcher(markup(sheet));
          while (series.find()) {
            CellReference[] cells =
                new AreaReference(series.group(1), book.getSpreadsheetVersion())
                    .getAllReferencedCells();
            Matcher point = POINT.matcher(series.group(2));
            while (point.find()) {
              CellReference at = cells[Integer.parseInt(point.group(1))];
              assertEquals(sheet.getSheetName(), at.getSheetName());
              Cell cell = sheet.getRow(at.getRow()).getCell(at.getCol());
              if (cell.getCellType() == CellType.NUMERIC) {
                assertEquals(Double.parseDouble(point.group(2)), cell.getNumericCellValue());
              } else {
                assertEquals(point.group(2), cell.getStringCellValue());
              }
              points++;
            }
          }
        }
      }
    }
    assertTrue(points > 500, points + " points");
  }

  @Test
  void numbersAreShownAsInTheirTable() throws Exception {
    try (XSSFWorkbook book = volume(Language.EN, SampleResults.coverage())) {
      XSSFSheet sheet = book.getSheet("C01-F1");
      int numbers = 0;
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.NUMERIC) {
            assertEquals(
                "#,##0.0", cell.getCellStyle().getDataFormatString(), cell.getAddress().toString());
            numbers++;
          }
        }
      }
      assertTrue(numbers > 100, numbers + " numbers");
      String markup = markup(sheet);
      assertTrue(markup.contains("<c:formatCode>#,##0.0</c:formatCode>"), markup);
      assertFalse(markup.contains("<c:formatCode>General</c:formatCode>"), markup);
      assertTrue(markup.contains("formatCode=\"0&quot;%&quot;\""), "the axis says its unit");
    }
  }

  @Test
  void theChartLiesOverAllColumnsAndItsNumbersBelowIt() throws Exception {
    // an upright page holds 71 characters of Chinese where a program has no font as narrow
    for (Language language : Language.values()) {
      theChartLiesOverAllColumns(language, language == Language.ZH ? 71 : 81);
    }
  }

  private static void theChartLiesOverAllColumns(Language language, int across) throws Exception {
    try (XSSFWorkbook book = volume(language, SampleResults.coverage())) {
      XSSFSheet sheet = book.getSheet("C01-F1");
      XSSFClientAnchor place =
          (XSSFClientAnchor) sheet.getDrawingPatriarch().getShapes().get(0).getAnchor();
      int headings = headings(sheet);
      assertTrue(place.getRow2() < headings, "above its numbers");
      assertEquals(0, place.getCol1());
      assertEquals(sheet.getRow(headings).getLastCellNum() - 1, place.getCol2());
      double free =
          sheet.getColumnWidthInPixels(place.getCol2())
              - (double) place.getDx2() / Units.EMU_PER_PIXEL;
      assertTrue(free > 0 && free < 8, free + " pixels within the last column");
      assertEquals(
          language == Language.ZH ? "全国" : "Nation",
          sheet.getRow(headings + 2).getCell(0).getStringCellValue());
      // 33 rows do not fit below the chart, or only a little smaller
      boolean together = sheet.getRowBreaks().length == 0;
      assertTrue(together || sheet.getRowBreaks()[0] == headings - 1, "its numbers on one page");
      int wide = 0;
      for (int i = 0; i <= place.getCol2(); i++) {
        wide += sheet.getColumnWidth(i) / 256;
      }
      int printed = wide * sheet.getPrintSetup().getScale() / 100;
      int least = together ? across * 4 / 5 - 1 : across - 3;
      assertTrue(printed > least && printed <= across, printed + " of " + across);
      assertFalse(sheet.getPrintSetup().getLandscape());
    }
  }

  @Test
  void eachSeriesHeadsHowFarItsIntervalsReachAndAllIsPrintedLarge() throws Exception {
    try (XSSFWorkbook book = volume(Language.EN, SampleResults.regions())) {
      XSSFSheet sheet = book.getSheet("C10-F1");
      int upper = headings(sheet);
      assertEquals(
          List.of(
              "",
              "East raw (%)",
              "",
              "",
              "Central raw (%)",
              "",
              "",
              "West raw (%)",
              "",
              "",
              "Northeast raw (%)",
              "",
              ""),
          texts(sheet.getRow(upper)));
      List<String> each = List.of("value", "down", "up");
      List<String> parts = new ArrayList<>(List.of(""));
      for (int i = 0; i < 4; i++) {
        parts.addAll(each);
      }
      assertEquals(parts, texts(sheet.getRow(upper + 1)));
      assertTrue(sheet.getMergedRegions().contains(new CellRangeAddress(upper, upper, 1, 3)));
      int scale = sheet.getPrintSetup().getScale();
      assertTrue(scale >= 70, scale + " percent");
      assertFalse(sheet.getPrintSetup().getLandscape());
    }
  }

  /** The numbers of bars reach from the value to the bounds of the table, in the table's rows. */
  @Test
  void theDistancesLeadFromTheValueToTheBoundsOfItsOwnColumn() throws Exception {
    Iterator<ResultTable.Row> table = SampleResults.regions().tables().get(0).rows().iterator();
    try (XSSFWorkbook book = volume(Language.ZH, SampleResults.regions())) {
      XSSFSheet sheet = book.getSheet("C10-F1");
      int compared = 0;
      for (int at = headings(sheet) + 2; at <= sheet.getLastRowNum(); at++) {
        Row row = sheet.getRow(at);
        String label = row.getCell(0).getStringCellValue();
        if (label.startsWith("【")) {
          continue;
        }
        ResultTable.Row of = table.next();
        assertEquals(of.label().zh(), label);
        for (int i = 0; i < 4; i++) {
          if (of.cells().get(2 * i) instanceof org.orgstatus.analysis.result.Cell.Estimate estimate
              && estimate.interval().isPresent()) {
            double value = row.getCell(3 * i + 1).getNumericCellValue();
            double down = row.getCell(3 * i + 2).getNumericCellValue();
            double up = row.getCell(3 * i + 3).getNumericCellValue();
            assertEquals(estimate.value(), value, 1e-9);
            assertEquals(estimate.interval().get().low(), value - down, 1e-8);
            assertEquals(estimate.interval().get().high(), value + up, 1e-8);
            compared++;
          }
        }
      }
      assertFalse(table.hasNext(), "every row has its numbers");
      assertTrue(compared > 40, compared + " intervals");
    }
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    row.forEach(cell -> texts.add(cell.getStringCellValue()));
    return texts;
  }

  @Test
  void aChartOfFewRowsAndItsNumbersShareAPage() throws Exception {
    ResultTable whole = SampleResults.coverage().tables().get(0);
    AnalysisResult few =
        ResultBytes.withTables(
            SampleResults.coverage(),
            List.of(ResultBytes.withRows(whole, whole.rows().subList(0, 8))));
    try (XSSFWorkbook book = volume(Language.ZH, few)) {
      XSSFSheet sheet = book.getSheet("C01-F1");
      assertEquals(0, sheet.getRowBreaks().length);
      assertEquals(
          whole.rows().get(7).label().zh(),
          sheet.getRow(sheet.getLastRowNum()).getCell(0).getStringCellValue());
    }
  }
}
