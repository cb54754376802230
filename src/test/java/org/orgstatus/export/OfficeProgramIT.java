package org.orgstatus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.base.Language;
import org.orgstatus.export.StudyDocument.Kind;
import org.orgstatus.export.dataout.DataWorkbookTest;
import org.orgstatus.export.figure.FigureData;
import org.orgstatus.export.writer.DocxWriterTest;
import org.orgstatus.export.writer.XlsxWriterTest;

/** Opens the files with LibreOffice, an office program that did not come from our own library. */
class OfficeProgramIT {

  /** Charts whose rows stand one below the other, and from how many rows on they are long. */
  private static final Set<ResultFigure.Kind> ROWS_DOWN =
      Set.of(ResultFigure.Kind.BARS, ResultFigure.Kind.DOTS);

  private static final int LONG = 20;

  private static final Path FOLDER = Path.of("target", "office").toAbsolutePath();

  @BeforeAll
  static void officeProgramIsThere() throws IOException {
    Files.createDirectories(FOLDER);
    boolean there = isOnPath("soffice") && isOnPath("pdftotext");
    if (!there && "true".equals(System.getenv("CI"))) {
      fail("soffice and pdftotext are needed here: install libreoffice and poppler-utils");
    }
    if (!there) {
      System.getLogger(OfficeProgramIT.class.getName())
          .log(System.Logger.Level.WARNING, "not checked: soffice or pdftotext is not installed");
    }
    Assumptions.assumeTrue(there, "soffice or pdftotext is not installed");
  }

  @Test
  void chineseReportOpensWithEveryTableAndFigure() throws Exception {
    byte[] file =
        DocxWriterTest.written(
            Language.ZH, SampleResults.coverage(), SampleResults.norms(), SampleResults.regions());
    String text = converted("report-zh.docx", file);
    assertTrue(text.contains("一、分省覆盖率与 50%目标") || text.contains("一、分省覆盖率与50%目标"), text);
    assertTrue(text.contains("（二）结果"), text);
    assertTrue(text.replace(" ", "").contains("表3"), text);
    assertTrue(text.replace(" ", "").contains("图4"), text);
    assertTrue(text.replace(" ", "").contains("—1—"), text);
    long pages = text.chars().filter(c -> c == '\f').count();
    assertTrue(pages >= 9 && pages <= 13, pages + " pages");
  }

  @Test
  void englishReportOpens() throws Exception {
    String text =
        converted("report-en.docx", DocxWriterTest.written(Language.EN, SampleResults.coverage()));
    assertTrue(text.contains("2 Results"), text);
    assertTrue(text.contains("Table 1. Coverage of target-type institutions"), text);
    long pages = text.chars().filter(c -> c == '\f').count();
    assertTrue(pages >= 2 && pages <= 4, pages + " pages");
  }

  @Test
  void workbookOpensAndFormulaLikeTextIsNotComputed() throws Exception {
    String text =
        converted("results.xlsx", XlsxWriterTest.written(Language.ZH, SampleResults.hostile()));
    assertTrue(text.contains("=1+1"), text);
    assertTrue(text.contains("@SUM(A1:A9)"), text);
    assertEquals(-1, text.indexOf("Err:"), text);
  }

  /** The study's papers as an office program that is not ours prints them. */
  @Test
  void papersOfTheStudyOpenWithTheirContentsAnnexesAndNumbers() throws Exception {
    StudyPapers papers = StudyPapers.of(7, 400, Audience.INTERNAL);
    for (Language language : Language.values()) {
      boolean chinese = language == Language.ZH;
      String tag = language.tag();
      String report =
          converted(
              "study-report-" + tag + ".docx",
              StudyPapers.written(
                  papers.only("c01", "c07", "c12").document(Kind.REPORT, "", language),
                  DocumentFormat.DOCX));
      String plain = report.replaceAll("\\s+", "");
      assertTrue(
          plain.contains(chinese ? "（一）分省覆盖率与50%目标" : "1.1Coverageagainstthe50%target"), report);
      assertTrue(plain.contains(chinese ? "附件1分省附表" : "Annex1Tablesbyprovince"), report);
      assertTrue(plain.contains(chinese ? "结果见图1、" : "FortheresultsseeFigure1,"), report);
      assertTrue(plain.contains(chinese ? "附件：1.分省附表" : "Annexes:1.Tablesbyprovince"), report);
      String brief =
          converted(
              "study-brief-" + tag + ".docx",
              StudyPapers.written(papers.document(Kind.BRIEF, "", language), DocumentFormat.DOCX));
      assertEquals(2, pages(brief), brief);
      StudyDocument full =
          papers.document(Kind.BRIEF, "", language, StudyPapers.manyFindings(language));
      String told =
          converted(
              "study-brief-findings-" + tag + ".docx",
              StudyPapers.written(full, DocumentFormat.DOCX));
      assertEquals(2, pages(told), told);
      assertTrue(told.contains(full.findings().size() + ". "), told);
      String sheet =
          converted(
              "study-province-" + tag + ".docx",
              StudyPapers.written(
                  papers.document(Kind.PROVINCE, "320000", language), DocumentFormat.DOCX));
      assertEquals(1, pages(sheet), sheet);
    }
    slides(papers);
    for (Language language : Language.values()) {
      volume(papers.only("c01", "c05"), language);
    }
  }

  /** A chart takes a page and its numbers at most another: nothing reaches over the width. */
  private static void volume(StudyPapers papers, Language language) throws Exception {
    String volume =
        converted(
            "study-tables-" + language.tag() + ".xlsx",
            StudyPapers.written(papers.document(Kind.TABLES, "", language), DocumentFormat.XLSX));
    assertTrue(volume.contains("C01-F1"), "the index names the charts");
    assertEquals(-1, volume.indexOf("#REF!"), volume);
    assertEquals(-1, volume.indexOf("###"), volume);
    List<String> pages = List.of(volume.split("\f"));
    for (String sheet : List.of("C01-F1", "C05-F1", "C05-F2")) {
      long of = pages.stream().filter(page -> page.strip().startsWith(sheet + " ")).count();
      assertTrue(of == 1 || of == 2, sheet + " in " + language + " has " + of + " pages");
    }
    long tables = pages.stream().filter(page -> page.strip().startsWith("C01-1 ")).count();
    assertEquals(1, tables, "a table of 33 rows and ten columns is one page");
  }

  /**
   * The whole report: its contents print a page with each part, at most one beside that on which
   * the program begins it. The pages are estimated when the file is written, and where something
   * just fits or just does not, all that follows to the next full page stands one beside.
   */
  @Test
  void contentsPrintThePageOfEachPart() throws Exception {
    StudyPapers papers = StudyPapers.of(7, 400, Audience.INTERNAL);
    for (Language language : Language.values()) {
      byte[] file =
          StudyPapers.written(papers.document(Kind.REPORT, "", language), DocumentFormat.DOCX);
      String[] pages = converted("contents-" + language.tag() + ".docx", file).split("\f");
      // Behind the title the contents take a page, in the official layout two.
      int body = language == Language.ZH ? 3 : 2;
      int at = body;
      int parts = 0;
      for (Map.Entry<String, String> line : contents(file)) {
        String part = line.getKey();
        assertTrue(
            Stream.of(pages)
                .limit(body)
                .map(OfficeProgramIT::plain)
                .anyMatch(page -> page.contains(part + line.getValue())),
            "contents print: " + part + " " + line.getValue());
        while (at < pages.length && !plain(pages[at]).contains(part)) {
          at++;
        }
        int off = Math.abs(Integer.parseInt(line.getValue()) - (at + 1));
        assertTrue(off <= 1, language + " " + part + " " + line.getValue() + " not " + (at + 1));
        parts++;
      }
      assertTrue(parts > 40, parts + " parts");
    }
  }

  /** Letters and digits only: dots lead to the number of a page. */
  private static String plain(String text) {
    return text.replaceAll("[\\s\\p{Z}.·…]+", "");
  }

  /** What the contents name, with the page of each. */
  private static List<Map.Entry<String, String>> contents(byte[] file) throws IOException {
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
      return document.getParagraphs().stream()
          .filter(line -> String.valueOf(line.getStyle()).startsWith("TOC"))
          .map(line -> line.getCTP().getHyperlinkArray(0))
          .map(
              link ->
                  Stream.of(link.getRArray())
                      .flatMap(run -> Stream.of(run.getTArray()))
                      .map(CTText::getStringValue)
                      .toList())
          .map(texts -> Map.entry(plain(texts.get(0)), texts.get(texts.size() - 1)))
          .toList();
    }
  }

  /**
   * A program that finds labels too close together leaves out every other one. A figure without any
   * number is one part of its rows.
   */
  @Test
  void everyRowOfALongChartIsNamed() throws Exception {
    StudyPapers papers = StudyPapers.of(7, 400, Audience.INTERNAL);
    for (Language language : Language.values()) {
      List<PickedPieces.Piece> pieces = new ArrayList<>();
      Map<String, Integer> names = new TreeMap<>();
      for (AnalysisResult result : papers.results().values()) {
        for (ResultFigure figure : result.figures()) {
          FigureData data = FigureData.of(figure, result.table(figure.tableId()));
          boolean told =
              data.bars().stream()
                  .flatMap(b -> b.marks().stream())
                  .anyMatch(mark -> mark.value().isPresent());
          if (told && ROWS_DOWN.contains(figure.kind()) && data.bars().size() > LONG) {
            pieces.add(new PickedPieces.Piece(result, "figure-" + figure.id()));
            data.bars().forEach(b -> names.merge(b.label().in(language), 1, Integer::sum));
          }
        }
      }
      assertTrue(pieces.size() > 1, "long charts: " + pieces.size());
      byte[] file = PickedPieces.write(pieces, DocumentFormat.DOCX, language);
      String name = "long-charts-" + language.tag() + ".docx";
      String text = converted(name, file).replaceAll("\\s+", "");
      names.forEach(
          (label, times) -> {
            String plain = Pattern.quote(label.replaceAll("\\s+", ""));
            int found = text.split(plain, -1).length - 1;
            assertTrue(found >= times, name + ": " + label + " " + found + " of " + times);
          });
    }
  }

  private static void slides(StudyPapers papers) throws Exception {
    for (Language language : Language.values()) {
      StudyDocument document = papers.document(Kind.SLIDES, "", language);
      String shown =
          converted(
              "study-slides-" + language.tag() + ".pptx",
              StudyPapers.written(document, DocumentFormat.PPTX));
      int charts =
          StudyPapers.OUTLINE.slides().sections().stream().mapToInt(s -> s.figures().size()).sum();
      assertEquals(2 + charts, pages(shown), shown);
      String plain = shown.replaceAll("\\s+", "");
      assertTrue(plain.contains(language == Language.ZH ? "哪些单位达到50%？" : "reached50%?"), shown);
      assertTrue(plain.contains(language == Language.ZH ? "江苏" : "Jiangsu"), "labels are drawn");
    }
  }

  private static long pages(String text) {
    return text.chars().filter(c -> c == '\f').count();
  }

  @Test
  void workbookPrintsEveryTable() throws Exception {
    String text =
        converted(
            "tables.xlsx",
            XlsxWriterTest.written(
                Language.EN,
                SampleResults.coverage(),
                SampleResults.norms(),
                SampleResults.regions()));
    assertTrue(text.contains("Back to contents"), text);
    assertTrue(text.contains("Pass rates of 18 organizational norms"), text);
    assertTrue(text.contains("Data version 4f1c9a7723b0d5e8aa01"), text);
  }

  /** A clerk opens a paper and saves it: nothing was altered, until a number is. */
  @Test
  void whatTheProgramSavesAnewIsNotAltered() throws Exception {
    StudyPapers papers = StudyPapers.of(7, 400, Audience.INTERNAL);
    byte[] brief =
        StudyPapers.written(
            papers.document(Kind.PROVINCE, "320000", Language.ZH), DocumentFormat.DOCX);
    assertEquals(List.of(), altered(brief, savedAnew("docx", brief), DocumentFormat.DOCX));
    assertEquals(
        List.of("7"),
        altered(brief, overwritten(savedAnew("docx", brief)), DocumentFormat.DOCX).stream()
            .map(DocumentCheck.Change::after)
            .toList());
    byte[] slides =
        StudyPapers.written(papers.document(Kind.SLIDES, "", Language.ZH), DocumentFormat.PPTX);
    assertEquals(List.of(), altered(slides, savedAnew("pptx", slides), DocumentFormat.PPTX));
    byte[] tables =
        StudyPapers.written(
            papers.only("c01", "c06", "c21").document(Kind.TABLES, "", Language.ZH),
            DocumentFormat.XLSX);
    assertEquals(List.of(), altered(tables, savedAnew("xlsx", tables), DocumentFormat.XLSX));
  }

  private static List<DocumentCheck.Change> altered(
      byte[] written, byte[] found, DocumentFormat format) throws IOException {
    return DocumentCheck.differences(
        DocumentText.read(written, format).pieces(), DocumentText.read(found, format).pieces());
  }

  private static byte[] savedAnew(String ending, byte[] content) throws Exception {
    Path file = Files.write(FOLDER.resolve("anew." + ending), content);
    Path again = Files.createDirectories(FOLDER.resolve("again"));
    run(
        List.of(
            "soffice",
            "-env:UserInstallation=" + FOLDER.resolve("profile").toUri(),
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            again.toString(),
            file.toString()));
    byte[] saved = Files.readAllBytes(again.resolve("anew." + ending));
    assertFalse(Arrays.equals(content, saved), "saved by the program");
    return saved;
  }

  /** With 7 in the second cell of the second row of the first table. */
  private static byte[] overwritten(byte[] docx) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
      XWPFParagraph paragraph =
          document.getTables().get(0).getRow(1).getCell(1).getParagraphs().get(0);
      while (paragraph.getRuns().size() > 1) {
        paragraph.removeRun(1);
      }
      paragraph.getRuns().get(0).setText("7", 0);
      document.write(out);
    }
    return out.toByteArray();
  }

  @Test
  void lockedTablesOpenWithTypedCells() throws Exception {
    Path file =
        Files.write(
            FOLDER.resolve("data.xlsx"),
            DataWorkbookTest.written(DataWorkbookTest.sample(), Language.ZH));
    run(
        List.of(
            "soffice",
            "-env:UserInstallation=" + FOLDER.resolve("profile").toUri(),
            "--headless",
            "--convert-to",
            // Commas, UTF-8, texts in quotes and numbers without, every sheet a file.
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1",
            "--outdir",
            FOLDER.toString(),
            file.toString()));
    List<String> rows = Files.readAllLines(FOLDER.resolve("data-c_all.csv"));
    assertTrue(rows.get(0).startsWith("\"unit_code\",\"row\","), rows.get(0));
    assertTrue(rows.get(1).startsWith("\"110000\",1,\"甲联盟\""), rows.get(1));
    assertTrue(rows.get(2).contains("乙联盟"), rows.get(2));
    String units = Files.readString(FOLDER.resolve("data-institution.csv"));
    assertTrue(units.contains("=1+1") && !units.contains("Err:"), units);
    assertTrue(Files.readString(FOLDER.resolve("data-说明.csv")).contains("定稿"));
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** The file's text as the office program prints it, pages ended by form feeds. */
  private static String converted(String name, byte[] content) throws Exception {
    Path file = Files.write(FOLDER.resolve(name), content);
    run(
        List.of(
            "soffice",
            "-env:UserInstallation=" + FOLDER.resolve("profile").toUri(),
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            FOLDER.toString(),
            file.toString()));
    String base = name.substring(0, name.lastIndexOf('.'));
    Path text = FOLDER.resolve(base + ".txt");
    run(
        List.of(
            "pdftotext",
            "-layout",
            "-enc",
            "UTF-8",
            FOLDER.resolve(base + ".pdf").toString(),
            text.toString()));
    return Files.readString(text);
  }

  private static void run(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve(command.get(0) + ".log").toFile())
            .start();
    if (!process.waitFor(180, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail(command.get(0) + " did not end within three minutes");
    }
    assertEquals(0, process.exitValue(), Files.readString(FOLDER.resolve(command.get(0) + ".log")));
  }
}
