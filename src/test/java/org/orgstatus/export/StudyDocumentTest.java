package org.orgstatus.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.orgstatus.analysis.plan.ReportOutline;
import org.orgstatus.analysis.province.UnitSheet;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.export.StudyDocument.Kind;
import org.orgstatus.export.file.OfficeParts;
import org.orgstatus.export.text.Block;
import org.orgstatus.export.text.Brackets;
import org.orgstatus.export.text.Numbers;
import org.orgstatus.export.text.TableText;
import org.orgstatus.export.writer.XlsxWriter;
import org.orgstatus.findings.CellAddress;
import org.orgstatus.findings.Freshness;
import org.orgstatus.findings.PrintedFinding;
import org.orgstatus.testing.PdfPages;

/** The study's papers: laid out by the outline, with the numbers of the results. */
class StudyDocumentTest {

  private static final StudyPapers PAPERS = StudyPapers.of(7, 400, Audience.INTERNAL);
  private static final String JIANGSU = "320000";

  private static XWPFDocument docx(byte[] file) throws IOException {
    return new XWPFDocument(new ByteArrayInputStream(file));
  }

  private static List<String> styled(XWPFDocument file, String style) {
    return file.getParagraphs().stream()
        .filter(p -> style.equals(p.getStyle()))
        .map(XWPFParagraph::getText)
        .toList();
  }

  private static String part(byte[] file, String name) throws IOException {
    return new String(OfficeParts.read(file).get(name), StandardCharsets.UTF_8);
  }

  @Test
  void theReportHasTheChaptersAndAnnexesOfTheOutline() throws IOException {
    for (Language language : Language.values()) {
      byte[] file =
          StudyPapers.written(PAPERS.document(Kind.REPORT, "", language), DocumentFormat.DOCX);
      try (XWPFDocument read = docx(file)) {
        assertEquals(titles(StudyPapers.OUTLINE.chapters(), language), styled(read, "Heading1"));
        assertEquals(titles(StudyPapers.OUTLINE.annexes(), language), styled(read, "AnnexTitle"));
        assertEquals(
            StudyPapers.OUTLINE.annexes().size(),
            styled(read, "AnnexLabel").size(),
            "every annex begins with its number");
        assertEquals(
            StudyPapers.OUTLINE.annexes().size(),
            styled(read, "AnnexesFirst").size() + styled(read, "AnnexesNext").size());
      }
    }
  }

  private static List<String> titles(List<ReportOutline.Chapter> chapters, Language language) {
    return chapters.stream().map(c -> c.title().in(language)).toList();
  }

  /** Every cell of every table as it is drawn, against the result itself. */
  @Test
  void theReportHoldsTheNumbersOfTheResults() throws IOException {
    StudyDocument document = PAPERS.document(Kind.REPORT, "", Language.EN);
    int numbers = 0;
    try (XWPFDocument read = docx(StudyPapers.written(document, DocumentFormat.DOCX))) {
      List<XWPFTable> drawn =
          read.getTables().stream().filter(t -> "ThreeLineTable".equals(t.getStyleID())).toList();
      int at = 0;
      for (Block block : document.pages().blocks()) {
        if (block instanceof Block.WordTable) {
          at++;
        }
        if (block instanceof Block.TableBlock table) {
          for (TableText.Part part : new TableText(table.table(), Language.EN).parts()) {
            numbers += compared(table.table(), part.columns(), drawn.get(at++));
          }
        }
      }
      assertEquals(drawn.size(), at);
    }
    assertTrue(numbers > 2_000, numbers + " numbers");
  }

  private static int compared(ResultTable table, List<Integer> columns, XWPFTable drawn) {
    List<XWPFTableRow> rows =
        drawn.getRows().stream()
            .filter(r -> !r.isRepeatHeader() && r.getTableCells().size() == columns.size() + 1)
            .toList();
    int numbers = 0;
    assertEquals(table.rows().size(), rows.size(), table.id());
    for (int r = 0; r < rows.size(); r++) {
      ResultTable.Row row = table.rows().get(r);
      for (int c = 0; c < columns.size(); c++) {
        String text = rows.get(r).getCell(c + 1).getText();
        Cell cell = row.cells().get(columns.get(c));
        int decimals = table.columns().get(columns.get(c)).decimals();
        String where = table.id() + " " + row.key() + " " + columns.get(c);
        if (cell instanceof Cell.Estimate estimate) {
          assertEquals(number(estimate.value(), decimals), text.lines().findFirst().get(), where);
          numbers++;
        } else if (cell instanceof Cell.Count count) {
          assertEquals(number(count.count(), 0), text, where);
          numbers++;
        } else if (cell instanceof Cell.Suppressed) {
          assertEquals("·", text, where);
        }
      }
    }
    return numbers;
  }

  private static String number(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return text.replaceFirst("^-(?=[0.,]*$)", "").replace('-', '−');
  }

  @Test
  void everyReferenceAndEveryLineOfContentsLeadsSomewhere() throws IOException {
    byte[] file =
        StudyPapers.written(PAPERS.document(Kind.REPORT, "", Language.ZH), DocumentFormat.DOCX);
    String text = part(file, "word/document.xml");
    Set<String> marks = all(text, "<w:bookmarkStart[^>]*w:name=\"([^\"]+)\"");
    Set<String> wanted = all(text, " (?:REF|PAGEREF) (\\S+) ");
    assertTrue(wanted.size() > 60, wanted.size() + " references");
    wanted.removeAll(marks);
    assertEquals(Set.of(), wanted);
    assertEquals(
        all(text, "<w:bookmarkStart[^>]*w:id=\"([^\"]+)\"").size(),
        count(text, "<w:bookmarkStart"),
        "no id twice");
    assertTrue(text.contains(" TOC "), "the contents are a field");
  }

  private static Set<String> all(String text, String pattern) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static int count(String text, String what) {
    return text.split(Pattern.quote(what), -1).length - 1;
  }

  @Test
  void whatWasNotReleasedIsNotPrintedAndTheReportSaysSo() throws IOException {
    StudyPapers some = PAPERS.only("c01", "c07");
    try (XWPFDocument read =
        docx(
            StudyPapers.written(
                some.document(Kind.REPORT, "", Language.ZH), DocumentFormat.DOCX))) {
      assertEquals(List.of("覆盖情况", "机构设置", "结论与建议"), styled(read, "Heading1"));
      assertEquals(2, styled(read, "Heading2").size());
      assertTrue(
          styled(read, "BodyText").stream()
              .anyMatch(p -> p.startsWith("本版没有可以印出的结果、因而未列入的章：调研概况、运行机制")));
    }
  }

  @Test
  void findingsStandInTheirSectionAndAmongTheConclusions() throws IOException {
    PrintedFinding finding = finding(Freshness.State.CURRENT, "全国覆盖率为51.2%［2017］12号。");
    PrintedFinding stale = finding(Freshness.State.STALE, "全国覆盖率为50.1%。");
    StudyDocument document = PAPERS.document(Kind.REPORT, "", Language.ZH, List.of(finding, stale));
    try (XWPFDocument read = docx(StudyPapers.written(document, DocumentFormat.DOCX))) {
      List<String> body = styled(read, "BodyText");
      assertEquals(1, body.stream().filter("全国覆盖率为51.2%〔2017〕12号。"::equals).count());
      assertTrue(body.contains("全国覆盖率为51.2%〔2017〕12号。（依据：C01、C02、WP-0.4）"), body.toString());
      assertTrue(body.contains("建议：缺口尚大；继续推动；科协；2018年。"), body.toString());
      assertTrue(body.stream().noneMatch(p -> p.contains("50.1")), "no stale number leaves");
    }
  }

  /** What people wrote and no typeface draws stands replaced in every format, never as a box. */
  @Test
  void whatCannotBeDrawnIsReplacedInSight() throws IOException {
    PrintedFinding strange = finding(Freshness.State.CURRENT, "全国\uE000覆盖率\u0378为𠮷51.2%。");
    StudyPapers some = PAPERS.only("c01");
    String replaced = "全国〓[U+E000]覆盖率〓[U+0378]为";
    for (DocumentFormat format : DocumentFormat.values()) {
      Kind kind = format == DocumentFormat.PPTX ? Kind.SLIDES : Kind.REPORT;
      if (format.isFor(kind)) {
        byte[] file =
            StudyPapers.written(some.document(kind, "", Language.ZH, List.of(strange)), format);
        String text = textOf(file, format);
        assertTrue(text.contains(replaced), format + ": " + text);
        boolean itself = text.contains(replaced + "𠮷51.2%");
        boolean named = text.contains(replaced + "〓51.2%") && text.contains("U+20BB7");
        assertTrue(format == DocumentFormat.PDF ? itself || named : itself, format.toString());
      }
    }
  }

  @Test
  void aFindingWithAWithheldNumberLeavesInNoFormat() throws IOException {
    PrintedFinding current = finding(Freshness.State.CURRENT, "全国覆盖率为51.2%。");
    PrintedFinding withheld =
        new PrintedFinding(
            2,
            1,
            current.lock(),
            current.clause(),
            "",
            current.numbers(),
            current.recommendation(),
            List.of(),
            List.of(),
            Freshness.State.CURRENT,
            "",
            List.of(),
            List.of("“某县科协”不足5个单位，不予公布"));
    StudyPapers some = PAPERS.only("c01");
    for (DocumentFormat format : DocumentFormat.values()) {
      Kind kind = format == DocumentFormat.PPTX ? Kind.SLIDES : Kind.REPORT;
      if (format.isFor(kind)) {
        StudyDocument document = some.document(kind, "", Language.ZH, List.of(current, withheld));
        assertEquals(List.of(current), document.findings());
        String text = textOf(StudyPapers.written(document, format), format);
        assertTrue(text.contains("全国覆盖率为51.2%。"), format.toString());
        assertFalse(text.contains("某县科协"), format.toString());
      }
    }
  }

  private static String textOf(byte[] file, DocumentFormat format) throws IOException {
    String text =
        switch (format) {
          case PDF -> PdfPages.text(file);
          case HTML -> new String(file, StandardCharsets.UTF_8);
          default ->
              DocumentText.read(file, format).pieces().stream()
                  .map(piece -> piece.text())
                  .reduce("", (one, other) -> one + "\n" + other);
        };
    return text.replaceAll("\\s+", "");
  }

  private static PrintedFinding finding(Freshness.State state, String sentence) {
    return new PrintedFinding(
        1,
        1,
        new Dataset.Lock(7, "lock", "ab".repeat(32)),
        "WP-0.4",
        sentence,
        Stream.of("c01", "c02")
            .map(plan -> new CellAddress(plan, "t", "r", "c"))
            .map(at -> new PrintedFinding.Number("a", "51.2%", at, "全国", "覆盖率"))
            .toList(),
        Optional.of(new PrintedFinding.Advice("缺口尚大", "继续推动", "科协", "2018年")),
        List.of(),
        List.of(),
        state,
        "",
        List.of(),
        List.of());
  }

  @Test
  void aSheetIsAboutOneUnitAlone() throws IOException {
    for (Language language : Language.values()) {
      byte[] file =
          StudyPapers.written(
              PAPERS.document(Kind.PROVINCE, JIANGSU, language), DocumentFormat.DOCX);
      try (XWPFDocument read = docx(file)) {
        String text = read.getTables().stream().map(XWPFTable::getText).reduce("", String::concat);
        assertTrue(text.contains(language == Language.ZH ? "江苏" : "Jiangsu"), text);
        assertFalse(text.contains(language == Language.ZH ? "浙江" : "Zhejiang"), text);
        assertEquals(1, read.getCharts().size());
      }
    }
  }

  @Test
  void theVolumeHasASheetForEveryTableAndACellForEveryNumber() throws IOException {
    StudyPapers some = PAPERS.only("c01", "c05", "c12");
    byte[] file =
        StudyPapers.written(some.document(Kind.TABLES, "", Language.ZH), DocumentFormat.XLSX);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      ResultTable coverage = some.results().get("c01").table("coverage");
      XSSFSheet sheet = book.getSheet("C01-1");
      for (int r = 0; r < coverage.rows().size(); r++) {
        Cell cell = coverage.rows().get(r).cells().get(0);
        assertEquals(
            ((Cell.Count) cell).count(),
            sheet.getRow(XlsxWriter.HEAD + r).getCell(1).getNumericCellValue());
      }
      XSSFSheet chart = book.getSheet("C01-F1");
      assertEquals(1, chart.getDrawingPatriarch().getCharts().size());
      String markup = chart.getDrawingPatriarch().getCharts().get(0).getCTChartSpace().xmlText();
      assertTrue(markup.contains("'C01-F1'!"), "the chart reads its own sheet");
      assertFalse(markup.contains("Sheet1!"));
    }
  }

  @Test
  void theSameOrderGivesTheSameBytesInEveryFormat() throws IOException {
    StudyPapers some = PAPERS.only("c01", "c07", "c11");
    for (DocumentFormat format : DocumentFormat.values()) {
      for (Kind kind : List.of(Kind.REPORT, Kind.BRIEF, Kind.PROVINCE, Kind.TABLES, Kind.SLIDES)) {
        if (format.isFor(kind)) {
          String subject = kind == Kind.PROVINCE ? JIANGSU : "";
          StudyDocument document = some.document(kind, subject, Language.ZH);
          assertArrayEquals(
              StudyPapers.written(document, format),
              StudyPapers.written(document, format),
              kind + " " + format);
        }
      }
    }
  }

  @Test
  void neitherTheListOfAnnexesNorTheLastRemarkStandsAloneOnAPage() throws Exception {
    for (Language language : Language.values()) {
      StudyDocument document = PAPERS.document(Kind.REPORT, "", language);
      byte[] file = StudyPapers.written(document, DocumentFormat.DOCX);
      try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(file))) {
        List<XWPFParagraph> lines = read.getParagraphs();
        List<String> styles = lines.stream().map(p -> String.valueOf(p.getStyle())).toList();
        int annexes = styles.indexOf("AnnexesFirst");
        assertEquals("BodyText", styles.get(annexes - 1));
        assertTrue(lines.get(annexes - 1).isKeepNext(), lines.get(annexes - 1).getText());
        int last = 0;
        for (int i = 2; i < annexes; i++) {
          boolean remarks = styles.subList(i - 2, i).equals(List.of("SourceNote", "SourceNote"));
          if (remarks && styles.get(i).startsWith("Heading")) {
            assertTrue(lines.get(i - 2).isKeepNext(), lines.get(i - 2).getText());
            last++;
          }
        }
        assertTrue(last > 5, last + " sections end with several remarks");
      }
    }
  }

  /** An outline may put any figure on a slide: what the numbers in it stand for stands below. */
  @Test
  void aSlideNamesThePointsThatItNumbers() throws Exception {
    ReportOutline whole = StudyPapers.OUTLINE;
    ReportOutline.Slides slides =
        new ReportOutline.Slides(
            whole.slides().title(),
            List.of(),
            List.of(new ReportOutline.Section("c13", List.of("map"), List.of())));
    StudyDocument usual = PAPERS.document(Kind.SLIDES, "", Language.ZH);
    StudyDocument document =
        new StudyDocument(
            usual.kind(),
            usual.subject(),
            usual.language(),
            new ReportOutline(
                whole.id(),
                whole.title(),
                whole.chapters(),
                whole.annexes(),
                whole.brief(),
                slides,
                whole.sheets(),
                whole.hash()),
            usual.results(),
            usual.parts(),
            usual.findings(),
            usual.quotes(),
            usual.background());
    byte[] file = StudyPapers.written(document, DocumentFormat.PPTX);
    try (XMLSlideShow show = new XMLSlideShow(new ByteArrayInputStream(file))) {
      XSLFSlide slide =
          show.getSlides().stream().filter(s -> !charts(s).isEmpty()).findFirst().orElseThrow();
      XSSFSheet sheet = charts(slide).get(0).getWorkbook().getSheetAt(0);
      String first = sheet.getRow(1).getCell(0).getStringCellValue();
      assertTrue(first.startsWith("1 "), first);
      assertTrue(text(slide).contains("图中编号：" + first), text(slide));
    }
  }

  @Test
  void remarksBehindAWideTableStandWithTheUprightTextThatFollows() throws Exception {
    for (Language language : Language.values()) {
      StudyDocument document = PAPERS.document(Kind.REPORT, "", language);
      byte[] file = StudyPapers.written(document, DocumentFormat.DOCX);
      try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(file))) {
        List<XWPFParagraph> lines = read.getParagraphs();
        int across = 0;
        for (int i = 0; i < lines.size() - 1; i++) {
          CTPPr properties = lines.get(i).getCTP().getPPr();
          if (properties != null
              && properties.isSetSectPr()
              && properties.getSectPr().getPgSz().isSetOrient()
              && properties.getSectPr().getPgSz().getOrient() == STPageOrientation.LANDSCAPE
              && String.valueOf(lines.get(i + 1).getStyle()).equals("SourceNote")) {
            across++;
          }
        }
        assertTrue(across > 2, across + " wide tables end their pages before the remarks");
        XWPFParagraph last = lines.get(lines.size() - 1);
        assertEquals("MethodText", last.getStyle());
        assertTrue(last.getCTP().getPPr().isSetKeepLines(), last.getText());
      }
    }
  }

  private static List<XSLFChart> charts(XSLFSlide slide) {
    return slide.getRelations().stream()
        .filter(XSLFChart.class::isInstance)
        .map(XSLFChart.class::cast)
        .toList();
  }

  /** The three questions of C06 stand beside one another, each with all its answers. */
  private static void everyReasonStandsOnce(XMLSlideShow show, Language language) throws Exception {
    AnalysisResult result = PAPERS.results().get("c06");
    ResultFigure figure =
        result.figures().stream().filter(f -> f.id().equals("reasons")).findFirst().orElseThrow();
    XSLFSlide slide =
        show.getSlides().stream()
            .filter(s -> figure.title().in(language).equals(s.getTitle()))
            .findFirst()
            .orElseThrow();
    assertEquals(3, charts(slide).size());
    List<String> drawn = new ArrayList<>();
    for (XSLFChart chart : charts(slide)) {
      XSSFSheet sheet = chart.getWorkbook().getSheetAt(0);
      for (int r = 2; r <= sheet.getLastRowNum(); r++) { // the first row is the question
        drawn.add(sheet.getRow(r).getCell(0).getStringCellValue());
      }
    }
    assertEquals(
        result.table(figure.tableId()).rows().stream()
            .filter(figure::draws)
            .map(row -> row.label().in(language))
            .sorted()
            .toList(),
        drawn.stream().sorted().toList());
  }

  /** A chart a slide with the numbers of its table in its workbook, and its source in the notes. */
  @Test
  void slidesHoldKeyFiguresAndChartsThatCanBeEdited() throws Exception {
    assertEquals(
        StudyPapers.OUTLINE.slides().key().size(),
        PAPERS.document(Kind.SLIDES, "", Language.EN).keyNumbers().size(),
        "every key figure of the outline is found");
    for (Language language : Language.values()) {
      StudyDocument document =
          PAPERS.document(
              Kind.SLIDES, "", language, List.of(finding(Freshness.State.CURRENT, "全国覆盖率为51.2%。")));
      byte[] file = StudyPapers.written(document, DocumentFormat.PPTX);
      try (XMLSlideShow show = new XMLSlideShow(new ByteArrayInputStream(file))) {
        int charts =
            StudyPapers.OUTLINE.slides().sections().stream()
                .mapToInt(s -> s.figures().size())
                .sum();
        assertEquals(3 + charts, show.getSlides().size(), "title, key figures, findings");
        assertEquals(charts, show.getSlides().stream().filter(s -> !charts(s).isEmpty()).count());
        everyReasonStandsOnce(show, language);
        for (XSLFSlide slide : show.getSlides()) {
          assertFalse(String.valueOf(slide.getTitle()).isBlank(), "every slide has a title");
          assertFalse(notes(slide).isBlank(), slide.getTitle() + " has notes");
        }
        XSLFSlide first = show.getSlides().get(2);
        assertTrue(text(first).contains("全国覆盖率为51.2%。"), "the finding stands over its chart");
        ResultTable coverage = PAPERS.results().get("c01").table("coverage");
        XSSFSheet sheet = charts(first).get(0).getWorkbook().getSheetAt(0);
        Map<String, Double> drawn = new TreeMap<>();
        for (int r = 1; r <= sheet.getLastRowNum(); r++) {
          if (sheet.getRow(r).getCell(1) != null) {
            drawn.put(
                sheet.getRow(r).getCell(0).getStringCellValue(),
                sheet.getRow(r).getCell(1).getNumericCellValue());
          }
        }
        int rate = coverage.indexOf("rate");
        for (ResultTable.Row row : coverage.rows()) {
          if (row.cells().get(rate) instanceof Cell.Estimate estimate) {
            String label =
                row.key().equals("660000")
                    ? language == Language.ZH ? "兵团" : "XPCC" // the long name leaves no room
                    : row.label().in(language);
            assertEquals(estimate.value(), drawn.get(label), row.key());
          }
        }
      }
    }
  }

  private static String text(XSLFSlide slide) {
    return slide.getShapes().stream()
        .filter(XSLFTextShape.class::isInstance)
        .map(shape -> ((XSLFTextShape) shape).getText())
        .reduce("", (one, other) -> one + "\n" + other);
  }

  private static String notes(XSLFSlide slide) {
    return slide.getNotes().getTextParagraphs().stream()
        .flatMap(List::stream)
        .map(XSLFTextParagraph::getText)
        .reduce("", String::concat);
  }

  @Test
  void thePdfHasBookmarksTagsAndItsTextInOrder() throws IOException {
    byte[] file =
        StudyPapers.written(
            PAPERS.only("c01", "c05", "c07", "c12").document(Kind.REPORT, "", Language.ZH),
            DocumentFormat.PDF);
    try (PDDocument read = Loader.loadPDF(file)) {
      assertEquals(
          "覆盖情况",
          read.getDocumentCatalog().getDocumentOutline().getFirstChild().getTitle().substring(2));
      assertTrue(read.getDocumentCatalog().getMarkInfo().isMarked());
      assertEquals("zh", read.getDocumentCatalog().getLanguage().substring(0, 2));
    }
  }

  @Test
  void noWordIsBrokenOverTheNarrowColumnsOfAHeatMap() throws IOException {
    byte[] file =
        StudyPapers.written(
            PAPERS.only("c13").document(Kind.REPORT, "", Language.EN), DocumentFormat.PDF);
    List<String> heads =
        PdfPages.text(file).lines().filter(line -> line.startsWith("Comprehen")).toList();
    assertEquals(1, heads.size(), heads.toString());
    assertTrue(heads.get(0).startsWith("Comprehensive"), heads.get(0));
  }

  @Test
  void theBriefHasTheFindingsForWhichItsTwoPagesHaveRoom() throws IOException {
    for (Language language : Language.values()) {
      List<PrintedFinding> many = StudyPapers.manyFindings(language);
      for (List<PrintedFinding> findings : List.of(List.<PrintedFinding>of(), many)) {
        StudyDocument brief = PAPERS.document(Kind.BRIEF, "", language, findings);
        int shown = brief.findings().size();
        assertEquals(many.subList(0, shown), brief.findings());
        assertTrue(findings.isEmpty() || shown > 1, "" + shown);
        byte[] file = StudyPapers.written(brief, DocumentFormat.PDF);
        assertEquals(2, PdfPages.pages(file).size(), language.tag());
        String text = textOf(file, DocumentFormat.PDF);
        for (PrintedFinding finding : many) {
          String said = finding.sentence().replaceAll("\\s+", "");
          boolean printed = brief.findings().contains(finding);
          assertEquals(printed, text.contains(said), said + " in " + text);
        }
        String advice = language == Language.ZH ? "建议：西部独立设置的少；" : "inthreeprovinces;";
        assertEquals(shown > 0, text.contains(advice), text);
      }
    }
  }

  /** With long names, hidden numbers and all remarks. */
  @Test
  void theSheetOfEachReportingUnitIsOnePage() throws IOException {
    for (UnitSheet.Unit unit : UnitSheet.units(PAPERS.results().get("c11"))) {
      StudyDocument sheet = PAPERS.document(Kind.PROVINCE, unit.code(), Language.EN);
      byte[] file = StudyPapers.written(sheet, DocumentFormat.PDF);
      assertEquals(1, PdfPages.pages(file).size(), unit.name().en());
    }
  }

  @Test
  void thePageNeedsNothingFromOutside() throws IOException {
    String page =
        new String(
            StudyPapers.written(
                PAPERS.only("c01", "c07", "c12").document(Kind.REPORT, "", Language.EN),
                DocumentFormat.HTML),
            StandardCharsets.UTF_8);
    assertEquals(Set.of(), all(page, "(?:src|href)=\"((?!#)[^\"]*)\""));
    assertFalse(page.contains("url("));
    assertTrue(page.contains("<svg"));
    assertEquals(1, page.split("<script>", -1).length - 1, "what says the numbers is inside");
    assertTrue(page.contains("class=\"told\""));
    assertEquals(all(page, "href=\"#([^\"]+)\""), kept(page));
  }

  /** The marks of the page that some link leads to. */
  private static Set<String> kept(String page) {
    Set<String> ids = all(page, " id=\"([^\"]+)\"");
    ids.retainAll(all(page, "href=\"#([^\"]+)\""));
    return ids;
  }

  @Test
  void allianceSheetsReadDownwards() throws IOException {
    List<AllianceSheet.One> alliances = AllianceSheet.alliances(PAPERS.results().get("c17"));
    assertFalse(alliances.isEmpty());
    StudyDocument document = PAPERS.document(Kind.ALLIANCE, alliances.get(0).key(), Language.ZH);
    List<ResultTable> tables = document.inOrder().get(0).tables();
    assertTrue(tables.size() >= 3, tables.toString());
    ResultTable whole = PAPERS.results().get("c17").table("system");
    assertEquals(whole.columns().size(), tables.get(0).rows().size());
    for (ResultTable table : tables) {
      String title = table.title().zh() + table.title().en();
      assertFalse(title.matches("(?i).*(逐个|side by side|内部|internal).*"), title);
    }
    assertTrue(StudyPapers.written(document, DocumentFormat.DOCX).length > 0);
  }

  @Test
  void yearsOfPapersStandInTheirBrackets() {
    assertEquals("科协发〔2017〕12号", Brackets.of("科协发[2017]12号", Language.ZH));
    assertEquals("科协发〔2017〕12号", Brackets.of("科协发（2017）12号", Language.ZH));
    assertEquals("全国（2017）", Brackets.of("全国（2017）", Language.ZH));
    assertEquals("[2017] 12", Brackets.of("[2017] 12", Language.EN));
  }

  @Test
  void chineseNumbersCountTo99() {
    List<String> counted = new ArrayList<>();
    for (int i : new int[] {1, 10, 11, 20, 21, 99}) {
      counted.add(Numbers.counting(i));
    }
    assertEquals(List.of("一", "十", "十一", "二十", "二十一", "九十九"), counted);
  }
}
