package org.orgstatus.export.writer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.DocumentAssembly;
import org.orgstatus.export.SampleResults;
import org.orgstatus.export.text.DocxPage;
import org.orgstatus.export.text.TableText;

public class DocxWriterTest {

  public static byte[] written(Language language, AnalysisResult... results) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DocxWriter.write(DocumentAssembly.of(List.of(results), language), out);
    return out.toByteArray();
  }

  private static XWPFDocument read(Language language, AnalysisResult... results)
      throws IOException {
    return new XWPFDocument(new ByteArrayInputStream(written(language, results)));
  }

  @Test
  void sameResultsGiveTheSameBytes() throws Exception {
    for (Language language : Language.values()) {
      assertArrayEquals(
          written(language, SampleResults.coverage(), SampleResults.norms()),
          written(language, SampleResults.coverage(), SampleResults.norms()));
    }
  }

  @Test
  void timeZoneAndLocaleOfTheMachineLeaveNoTrace() throws Exception {
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
      Locale.setDefault(Locale.ENGLISH);
      byte[] document = written(Language.ZH, SampleResults.regions());
      byte[] workbook = XlsxWriterTest.written(Language.ZH, SampleResults.regions());
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
      Locale.setDefault(Locale.GERMANY);
      assertArrayEquals(document, written(Language.ZH, SampleResults.regions()));
      assertArrayEquals(workbook, XlsxWriterTest.written(Language.ZH, SampleResults.regions()));
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }

  @Test
  void pageIsTheTypeAreaOfOfficialDocuments() throws Exception {
    try (XWPFDocument file = read(Language.ZH, SampleResults.coverage())) {
      CTSectPr page = file.getDocument().getBody().getSectPr();
      // twentieths of a point: 210 × 297 mm; margins 37, 26, 35 and 28 mm
      assertEquals(BigInteger.valueOf(11906), page.getPgSz().getW());
      assertEquals(BigInteger.valueOf(16838), page.getPgSz().getH());
      assertEquals(BigInteger.valueOf(Math.round(37 / 25.4 * 1440)), page.getPgMar().getTop());
      assertEquals(BigInteger.valueOf(Math.round(26 / 25.4 * 1440)), page.getPgMar().getRight());
      assertEquals(BigInteger.valueOf(Math.round(35 / 25.4 * 1440)), page.getPgMar().getBottom());
      assertEquals(
          1587.4,
          ((BigInteger) page.getPgMar().getLeft()).doubleValue(),
          1,
          "28 mm to a twentieth of a point");
      assertEquals(2, page.sizeOfFooterReferenceArray());
      assertTrue(file.getEvenAndOddHeadings());
    }
  }

  @Test
  void chineseFontsAreNamedForEastAsianTextInEveryStyle() throws Exception {
    byte[] bytes = written(Language.ZH, SampleResults.coverage());
    String styles = part(bytes, "/word/styles.xml");
    assertTrue(style(styles, "Title").contains("w:eastAsia=\"方正小标宋简体\""));
    assertTrue(style(styles, "Heading1").contains("w:eastAsia=\"黑体\""));
    assertTrue(style(styles, "Heading2").contains("w:eastAsia=\"楷体_GB2312\""));
    assertTrue(styles.substring(0, 600).contains("w:eastAsia=\"仿宋_GB2312\""));
    String fonts = part(bytes, "/word/fontTable.xml");
    assertTrue(fonts.contains("<w:altName w:val=\"仿宋,FangSong\"/>"));
  }

  @Test
  void indentOfTheBodyDoesNotReachTables() throws Exception {
    String styles = part(written(Language.ZH, SampleResults.coverage()), "/word/styles.xml");
    assertTrue(style(styles, "BodyText").contains("w:firstLineChars=\"200\""));
    assertFalse(style(styles, "Normal").contains("firstLine"));
    assertFalse(style(styles, "TableText").contains("firstLine"));
  }

  @Test
  void headingsAreRealAndNumberedByTheirStyle() throws Exception {
    byte[] bytes = written(Language.ZH, SampleResults.coverage(), SampleResults.norms());
    String styles = part(bytes, "/word/styles.xml");
    assertTrue(style(styles, "Heading2").contains("<w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/>"));
    String numbering = part(bytes, "/word/numbering.xml");
    assertTrue(numbering.contains("chineseCountingThousand"));
    assertTrue(numbering.contains("（%2）"));
    try (XWPFDocument file = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      assertEquals(List.of("分省覆盖率与50%目标", "逐条规范符合率"), textsOf(file, "Heading1"));
      assertEquals(List.of("问题", "结果", "方法与说明", "问题", "结果", "方法与说明"), textsOf(file, "Heading2"));
    }
  }

  @Test
  void tableRepeatsItsHeaderAndNeverSplitsRows() throws Exception {
    try (XWPFDocument file = read(Language.ZH, SampleResults.coverage())) {
      XWPFTable table = file.getTables().get(0);
      assertEquals("ThreeLineTable", table.getStyleID());
      assertTrue(table.getRow(0).isRepeatHeader());
      assertTrue(table.getRows().stream().allMatch(row -> row.isCantSplitRow()));
      assertEquals(34, table.getNumberOfRows());
      assertEquals("填报单位", table.getRow(0).getCell(0).getText());
    }
  }

  @Test
  void numbersHaveFixedDecimalsIntervalAndCounts() throws Exception {
    try (XWPFDocument file = read(Language.ZH, SampleResults.norms())) {
      XWPFTable table = file.getTables().get(0);
      String first = table.getRow(2).getCell(1).getText();
      Cell.Estimate estimate =
          (Cell.Estimate) SampleResults.norms().tables().get(0).rows().get(0).cells().get(0);
      Cell.Interval interval = estimate.interval().orElseThrow();
      assertEquals(
          String.format(
                  Locale.ROOT,
                  "%.1f%n%.1f–%.1f%n%d/%d",
                  estimate.value(),
                  interval.low(),
                  interval.high(),
                  estimate.n(),
                  estimate.population())
              .replace(System.lineSeparator(), "\n"),
          first);
      assertEquals("TableNumber", table.getRow(2).getCell(1).getParagraphs().get(0).getStyle());
    }
  }

  @Test
  void withheldNumbersAreASignExplainedUnderTheTable() throws Exception {
    try (XWPFDocument file = read(Language.ZH, SampleResults.norms())) {
      List<String> notes = textsOf(file, "SourceNote");
      String legend = notes.stream().filter(n -> n.contains("不公布：")).findFirst().orElseThrow();
      assertTrue(legend.contains(SampleResults.TOO_FEW.zh()), legend);
      assertTrue(legend.contains(SampleResults.NO_UNIT.zh()), legend);
      String source = notes.get(notes.size() - 2);
      assertTrue(source.startsWith("来源：轮次W1；统计时点2017年9月30日；口径："), source);
      assertTrue(source.contains("N=1,523，n=1,398，缺失=125"), source);
    }
  }

  @Test
  void captionsCountByField() throws Exception {
    byte[] bytes = written(Language.EN, SampleResults.norms());
    String document = part(bytes, "/word/document.xml");
    assertTrue(document.contains(" SEQ Figure \\* ARABIC "));
    assertTrue(document.contains(" SEQ Table \\* ARABIC "));
    try (XWPFDocument file = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      assertEquals(
          List.of(
              "Figure 1. How far does practice follow the Opinion's norms?",
              "Figure 1 (continued). How far does practice follow the Opinion's norms?",
              "Figure 2. How do pass rates differ by region?",
              "Figure 2 (continued). How do pass rates differ by region?",
              "Table 1. Pass rates of 18 organizational norms"),
          textsOf(file, "Caption"));
    }
  }

  @Test
  void chartHoldsTheNumbersOfTheTable() throws Exception {
    AnalysisResult result = SampleResults.coverage();
    ResultTable table = result.tables().get(0);
    try (XWPFDocument file = read(Language.ZH, result)) {
      assertEquals(1, file.getCharts().size());
      XWPFChart chart = file.getCharts().get(0);
      try (XSSFWorkbook book = chart.getWorkbook()) {
        Sheet sheet = book.getSheetAt(0);
        assertEquals("覆盖率（%）", sheet.getRow(0).getCell(1).getStringCellValue());
        for (int i = 0; i < table.rows().size(); i++) {
          ResultTable.Row expected = table.rows().get(i);
          Row row = sheet.getRow(i + 1);
          assertEquals(expected.label().zh(), row.getCell(0).getStringCellValue());
          checkNumber(expected.cells().get(table.indexOf("rate")), row.getCell(1));
          checkNumber(expected.cells().get(table.indexOf("low")), row.getCell(2));
          checkNumber(expected.cells().get(table.indexOf("high")), row.getCell(3));
        }
      }
    }
  }

  private static void checkNumber(Cell expected, org.apache.poi.ss.usermodel.Cell found) {
    if (expected instanceof Cell.Estimate estimate) {
      assertEquals(CellType.NUMERIC, found.getCellType());
      assertEquals(estimate.value(), found.getNumericCellValue(), 0);
    } else {
      assertTrue(found == null, "a withheld number must not stand in the workbook");
    }
  }

  @Test
  void chartDrawsIntervalsReferenceAndAlternativeText() throws Exception {
    byte[] bytes = written(Language.ZH, SampleResults.coverage());
    String chart = part(bytes, "/word/charts/chart1.xml");
    assertTrue(chart.contains("<c:errBars>"), chart.substring(0, 400));
    assertTrue(chart.contains("Sheet1!$E$2:$E$34") || chart.contains("Sheet1!$F$2:$F$34"));
    assertTrue(chart.contains("目标线50"));
    String document = part(bytes, "/word/document.xml");
    assertTrue(document.contains("descr=\"哪些省份达到50%目标，其余还差多少？共33行"));
    assertTrue(document.contains("最高：广西（80.4%）"));
  }

  @Test
  void hostileTextIsWrittenAsItStands() throws Exception {
    byte[] bytes = written(Language.ZH, SampleResults.hostile());
    assertFalse(part(bytes, "/word/document.xml").contains("<script>"));
    try (XWPFDocument file = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      assertEquals(
          "<script>alert(1)</script>", file.getTables().get(0).getRow(2).getCell(0).getText());
      try (XSSFWorkbook book = file.getCharts().get(0).getWorkbook()) {
        org.apache.poi.ss.usermodel.Cell first = book.getSheetAt(0).getRow(1).getCell(0);
        assertEquals(CellType.STRING, first.getCellType());
        assertEquals("=1+1", first.getStringCellValue());
        assertTrue(first.getCellStyle().getQuotePrefixed());
      }
    }
  }

  private static List<String> textsOf(XWPFDocument file, String style) {
    return file.getParagraphs().stream()
        .filter(p -> style.equals(p.getStyle()))
        .map(XWPFParagraph::getText)
        .map(text -> text.replaceAll(" SEQ .*? ARABIC ", ""))
        .collect(Collectors.toList());
  }

  private static String style(String styles, String id) {
    int start = styles.indexOf("w:styleId=\"" + id + "\"");
    assertTrue(start > 0, "no style " + id);
    return styles.substring(start, styles.indexOf("</w:style>", start));
  }

  private static String part(byte[] bytes, String name) throws Exception {
    try (XWPFDocument file = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      PackagePart part =
          file.getPackage().getParts().stream()
              .filter(p -> p.getPartName().getName().equals(name))
              .findFirst()
              .orElseThrow();
      return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A table with groups of columns that no page holds: norms by region, level, type and age. */
  private static ResultTable wide(int groups, int each) {
    List<ResultTable.Column> columns = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      LocalText group = LocalText.of("分组" + g, "Group " + g);
      for (int i = 0; i < each; i++) {
        String id = "c" + g + i;
        columns.add(
            new ResultTable.Column(
                    id, LocalText.of("类" + id, "Class " + id), ResultTable.Unit.PERCENT, 1)
                .under(group));
        cells.add(new Cell.Count(1000 + g));
      }
    }
    ResultTable.Row row =
        new ResultTable.Row("r", LocalText.same("r"), LocalText.EMPTY, false, cells);
    return new ResultTable(
        "wide", LocalText.same("wide"), LocalText.same("corner"), columns, List.of(row), List.of());
  }

  @Test
  void tableThatFitsStaysWholeAndUpright() {
    assertEquals(
        List.of(new TableText.Part(DocxPage.PORTRAIT, List.of(0, 1, 2, 3, 4))),
        new TableText(wide(1, 5), Language.ZH).parts());
  }

  @Test
  void widerTableStaysWholeOnPagesTurnedRound() {
    List<TableText.Part> parts = new TableText(wide(5, 3), Language.ZH).parts();
    assertEquals(1, parts.size());
    assertEquals(DocxPage.LANDSCAPE, parts.get(0).page());
  }

  @Test
  void whereNoPageTurnsItGoesOnInUprightPartsAndLosesNoColumn() {
    List<TableText.Part> parts = new TableText(wide(5, 3), Language.ZH).uprightParts();
    assertTrue(parts.size() > 1, parts.toString());
    assertTrue(parts.stream().allMatch(p -> p.page() == DocxPage.PORTRAIT), parts.toString());
    assertEquals(
        IntStream.range(0, 15).boxed().toList(),
        parts.stream().flatMap(p -> p.columns().stream()).toList());
  }

  @Test
  void tableThatNoPageHoldsIsCutBetweenGroupsAndLosesNoColumn() {
    ResultTable table = wide(6, 4);
    List<TableText.Part> parts = new TableText(table, Language.ZH).parts();
    assertTrue(parts.size() > 1, parts.toString());
    assertEquals(
        IntStream.range(0, 24).boxed().toList(),
        parts.stream().flatMap(p -> p.columns().stream()).toList());
    for (TableText.Part part : parts) {
      assertEquals(0, part.columns().get(0) % 4, part + " begins within a group");
      assertEquals(DocxPage.PORTRAIT, part.page());
    }
  }

  @Test
  void groupWiderThanAPageIsCutIntoEvenPieces() {
    List<Integer> sizes =
        new TableText(wide(1, 18), Language.ZH)
            .parts().stream().map(p -> p.columns().size()).toList();
    assertEquals(18, sizes.stream().mapToInt(i -> i).sum());
    assertTrue(sizes.get(0) - sizes.get(sizes.size() - 1) <= 2, sizes.toString());
  }
}
