package org.orgstatus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.export.DocumentCheck.Change;
import org.orgstatus.export.DocumentText.Piece;
import org.orgstatus.export.StudyDocument.Kind;
import org.orgstatus.export.file.FixedZip;
import org.orgstatus.export.file.OfficeParts;
import org.orgstatus.export.writer.DocxWriter;
import org.orgstatus.findings.Freshness;
import org.orgstatus.findings.PrintedFinding;
import org.orgstatus.testing.PdfPages;

/** Whether a file of the study still says what it said, and whether that still holds. */
class DocumentCheckTest {

  /** Two digits before the point and ten behind it. */
  private static final DecimalFormat WRITTEN =
      new DecimalFormat("0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT));

  private static final StudyPapers ALL = StudyPapers.of(7, 400, Audience.INTERNAL);
  private static final StudyPapers PAPERS = ALL.only("c01", "c07", "c11");

  private static StudyDocument report(Language language) {
    return PAPERS.document(Kind.REPORT, "", language);
  }

  private static DocumentCheck check(byte[] file, StudyDocument document) throws IOException {
    Manifest manifest = StudyFile.manifest(file).orElseThrow();
    return DocumentCheck.of(file, manifest, document, document.results(), Map.of());
  }

  @Test
  void whatLeftComesBackUnaltered() throws IOException {
    for (Language language : Language.values()) {
      for (Kind kind : List.of(Kind.REPORT, Kind.BRIEF, Kind.TABLES, Kind.SLIDES)) {
        for (DocumentFormat format : DocumentFormat.values()) {
          if (format.isFor(kind) && format != DocumentFormat.HTML) {
            StudyDocument document = PAPERS.document(kind, "", language);
            DocumentCheck check = check(StudyPapers.written(document, format), document);
            String what = kind + " " + format + " " + language;
            assertEquals(List.of(), check.altered(), what);
            assertTrue(check.rebuilt(), what);
            assertTrue(check.isCurrent(), what);
            assertTrue(check.held() > 20, what + ": " + check.held());
          }
        }
      }
    }
  }

  @Test
  void theManifestComesBackAsItWasGiven() throws IOException {
    StudyDocument document = PAPERS.document(Kind.PROVINCE, "320000", Language.EN);
    for (DocumentFormat format : List.of(DocumentFormat.DOCX, DocumentFormat.PDF)) {
      Manifest read = StudyFile.manifest(StudyPapers.written(document, format)).orElseThrow();
      assertEquals(StudyPapers.manifest(document).of(read.textHash()), read);
      assertTrue(read.textHash().matches("[0-9a-f]{64}"));
    }
  }

  @Test
  void sheetsOfAlliancesQuoteAndTellWhatWasWithdrawn() throws IOException {
    String key = AllianceSheet.alliances(ALL.results().get("c17")).get(0).key();
    for (Language language : Language.values()) {
      boolean zh = language == Language.ZH;
      StudyDocument sheet = ALL.document(Kind.ALLIANCE, key, language);
      String words = zh ? "没有经费，也没有人。" : "There is no money and nobody.";
      String role = zh ? "联盟负责人" : "Head of the alliance";
      Optional<LocalDate> day = Optional.of(LocalDate.of(2017, 11, 6));
      StudyDocument quoting =
          StudyPapers.quoting(
              sheet,
              new StudyDocument.Quote(51, words, role, day, true),
              new StudyDocument.Quote(52, "B", "", day, true));
      String visited = zh ? "2017年11月6日" : "6 November 2017";
      String quoted = zh ? "“" + words + "”" : '"' + words + '"';
      String other = zh ? "“B”" : "\"B\"";
      String page =
          new String(StudyPapers.written(quoting, DocumentFormat.HTML), StandardCharsets.UTF_8);
      List.of(quoted.replace("\"", "&quot;"), role, visited)
          .forEach(part -> assertTrue(page.contains(part), part + " in " + page));
      StudyDocument withdrawn =
          StudyPapers.quoting(
              sheet,
              new StudyDocument.Quote(51, words, role, day, false),
              new StudyDocument.Quote(52, "B", "", day, true));
      for (DocumentFormat format : List.of(DocumentFormat.DOCX, DocumentFormat.PDF)) {
        byte[] file = StudyPapers.written(quoting, format);
        String said =
            DocumentText.read(file, format).pieces().stream()
                .map(Piece::text)
                .collect(Collectors.joining(" "));
        List.of(quoted, role, visited, other)
            .forEach(part -> assertTrue(said.contains(part), part + " in " + said));
        assertEquals(List.of(51L, 52L), StudyFile.manifest(file).orElseThrow().quotations());
        assertTrue(check(file, quoting).isUnaltered());
        assertTrue(check(file, quoting).isCurrent());
        DocumentCheck later = check(file, withdrawn);
        assertTrue(later.isUnaltered(), "nobody has changed the file");
        assertEquals(
            List.of(
                zh
                    ? new Change("引文Q51", "已放行", "已撤回")
                    : new Change("Quotation Q51", "Cleared", "Withdrawn")),
            later.changed());
      }
    }
  }

  private static byte[] edited(byte[] file, String part, String from, String to)
      throws IOException {
    Map<String, byte[]> parts = OfficeParts.read(file);
    String text = new String(parts.get(part), StandardCharsets.UTF_8);
    assertTrue(text.contains(from), part + " does not say " + from);
    parts.put(
        part,
        text.replaceFirst(java.util.regex.Pattern.quote(from), to)
            .getBytes(StandardCharsets.UTF_8));
    return FixedZip.pack(parts);
  }

  @Test
  void aNumberChangedByHandIsNamedWithItsPlace() throws IOException {
    StudyDocument document = report(Language.ZH);
    byte[] file = StudyPapers.written(document, DocumentFormat.DOCX);
    // the national row of the first table of coverage: N, whatever it is
    List<Piece> pieces = DocumentText.read(file, DocumentFormat.DOCX).pieces();
    Piece cell =
        pieces.stream()
            .filter(p -> p.place().contains("覆盖率（") || p.place().contains("比例"))
            .filter(p -> p.text().matches("[0-9]{2}\\.[0-9]"))
            .findFirst()
            .orElseThrow();
    byte[] changed = edited(file, "word/document.xml", ">" + cell.text() + "<", ">97.3<");
    DocumentCheck check = check(changed, document);
    assertEquals(1, check.alterations(), check.altered().toString());
    Change change = check.altered().get(0);
    assertEquals(List.of(cell.text() + " → 97.3"), change.numbers());
    assertEquals(cell.place(), change.place());
    assertTrue(check.isCurrent(), "the results themselves are the same");
  }

  @Test
  void cellsOverwrittenInAWorkbookAreNamedOneByOne() throws IOException {
    for (Language language : Language.values()) {
      StudyDocument document = PAPERS.document(Kind.TABLES, "", language);
      byte[] file = StudyPapers.written(document, DocumentFormat.XLSX);
      Map<String, String> expected = new TreeMap<>();
      ByteArrayOutputStream changed = new ByteArrayOutputStream();
      try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
        for (String name : List.of("C01-1", "C07-1")) {
          XSSFCell cell = number(book.getSheet(name));
          expected.put(
              name + "!" + cell.getAddress(),
              WRITTEN.format(cell.getNumericCellValue()) + " → 97.3");
          cell.setCellValue(97.3);
        }
        book.write(changed);
      }
      DocumentCheck check = check(changed.toByteArray(), document);
      Map<String, String> found = new TreeMap<>();
      check
          .altered()
          .forEach(c -> found.put(c.place().split(" ")[0], String.join("; ", c.numbers())));
      assertEquals(expected, found);
      assertEquals(2, check.alterations());
    }
  }

  private static XSSFCell number(XSSFSheet sheet) {
    return (XSSFCell)
        StreamSupport.stream(sheet.spliterator(), false)
            .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
            .filter(cell -> cell.getCellType() == CellType.NUMERIC)
            .findFirst()
            .orElseThrow();
  }

  @Test
  void aNumberOverwrittenInAPdfIsNamedWithItsPage() throws IOException {
    for (Language language : Language.values()) {
      StudyDocument document = report(language);
      byte[] file = StudyPapers.written(document, DocumentFormat.PDF);
      byte[] changed = PdfPages.overwritten(file, Pattern.compile("[1-8][0-9]\\.[0-8]"), "97.9");
      DocumentCheck check = check(changed, document);
      assertEquals(1, check.alterations(), check.altered().toString());
      Change change = check.altered().get(0);
      assertTrue(change.place().matches("p\\. [0-9]+"), change.place());
      assertEquals(1, change.numbers().size(), change.toString());
      assertTrue(change.numbers().get(0).endsWith(" → 97.9"), change.toString());
    }
  }

  @Test
  void wordsPutInAreFoundAndMoveNothingElse() throws IOException {
    StudyDocument document = report(Language.EN);
    byte[] file = StudyPapers.written(document, DocumentFormat.DOCX);
    byte[] changed =
        edited(
            file,
            "word/document.xml",
            "<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr>",
            "<w:p><w:r><w:t>Coverage is 99 %.</w:t></w:r></w:p>"
                + "<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr>");
    DocumentCheck check = check(changed, document);
    assertEquals(1, check.alterations(), check.altered().toString());
    assertEquals("", check.altered().get(0).before());
    assertEquals("Coverage is 99 %.", check.altered().get(0).after());
  }

  @Test
  void aChartThatWasRedrawnIsFoundToo() throws IOException {
    StudyDocument document = report(Language.ZH);
    byte[] file = StudyPapers.written(document, DocumentFormat.DOCX);
    String chart =
        new String(OfficeParts.read(file).get("word/charts/chart1.xml"), StandardCharsets.UTF_8);
    java.util.regex.Matcher value =
        java.util.regex.Pattern.compile("<c:v>([0-9.]+)</c:v>").matcher(chart);
    assertTrue(value.find());
    DocumentCheck check =
        check(edited(file, "word/charts/chart1.xml", value.group(), "<c:v>88.8</c:v>"), document);
    assertEquals(1, check.alterations(), check.altered().toString());
    assertTrue(check.altered().get(0).place().startsWith("chart 1"));
  }

  @Test
  void aKeyFigureRewrittenOnASlideIsNamed() throws IOException {
    StudyDocument document = PAPERS.document(Kind.SLIDES, "", Language.ZH);
    byte[] file = StudyPapers.written(document, DocumentFormat.PPTX);
    String rate =
        DocumentText.read(file, DocumentFormat.PPTX).pieces().stream()
            .filter(piece -> piece.place().equals("slide 2") && piece.text().endsWith("%"))
            .findFirst()
            .orElseThrow()
            .text();
    DocumentCheck check =
        check(edited(file, "ppt/slides/slide2.xml", ">" + rate + "<", ">97.3%<"), document);
    assertEquals(1, check.alterations(), check.altered().toString());
    assertEquals("slide 2", check.altered().get(0).place());
    assertEquals(List.of(rate.replace("%", "") + " → 97.3"), check.altered().get(0).numbers());
  }

  @Test
  void laterDataAreComparedNumberByNumber() throws IOException {
    StudyDocument document = report(Language.ZH);
    byte[] file = StudyPapers.written(document, DocumentFormat.DOCX);
    StudyPapers later = StudyPapers.of(8, 400, Audience.INTERNAL, Set.of("c01", "c07"));
    DocumentCheck check =
        DocumentCheck.of(
            file, StudyFile.manifest(file).orElseThrow(), document, later.results(), Map.of());
    assertTrue(check.isUnaltered());
    assertFalse(check.isCurrent());
    assertTrue(check.held() > 0);
    assertTrue(
        check.changed().stream()
            .anyMatch(c -> c.place().startsWith("C01 ") && !c.after().isEmpty()));
    assertTrue(
        check.changed().stream().allMatch(c -> !c.before().equals(c.after())),
        "only what differs is named");
    int numbers =
        DocumentCheck.of(
                file,
                StudyFile.manifest(file).orElseThrow(),
                document,
                document.results(),
                Map.of())
            .held();
    assertEquals(numbers, check.held() + check.changes(), "every number is counted once");
  }

  @Test
  void aFindingThatPapersPrintNoMoreIsNamedWithWhy() throws IOException {
    for (Language language : Language.values()) {
      StudyDocument document = report(language);
      byte[] file = StudyPapers.written(document, DocumentFormat.DOCX);
      PrintedFinding finding =
          new PrintedFinding(
              3,
              2,
              new Dataset.Lock(7, "一", "ab"),
              "WP-1.6",
              "覆盖率51.2%",
              List.of(),
              Optional.empty(),
              List.of(),
              List.of(),
              Freshness.State.STALE,
              "",
              List.of(),
              List.of());
      DocumentCheck check =
          DocumentCheck.of(
              file,
              StudyFile.manifest(file).orElseThrow(),
              document,
              document.results(),
              Map.of(finding, LocalText.of("已撤下", "withdrawn")));
      String place = language == Language.ZH ? "结论3第2版" : "Finding 3, version 2";
      String why = language == Language.ZH ? "已撤下" : "withdrawn";
      assertEquals(List.of(new Change(place, "覆盖率51.2%", why)), check.fallen());
      assertTrue(check.isUnaltered());
      assertEquals(0, check.changes());
      assertFalse(check.isCurrent());
    }
  }

  @Test
  void filesOfOthersAndBrokenOnesAreRefusedAndCostNothing() throws IOException {
    assertEquals(Optional.empty(), StudyFile.manifest(new byte[0]));
    assertEquals(
        Optional.empty(), StudyFile.manifest("PKnothing".getBytes(StandardCharsets.UTF_8)));
    ByteArrayOutputStream own = new ByteArrayOutputStream();
    DocxWriter.write(report(Language.ZH).pages(), own);
    assertEquals(Optional.empty(), StudyFile.manifest(own.toByteArray()), "no manifest");
    byte[] file = StudyPapers.written(report(Language.ZH), DocumentFormat.DOCX);
    byte[] half = java.util.Arrays.copyOf(file, file.length / 2);
    assertThrows(IOException.class, () -> DocumentText.read(half, DocumentFormat.DOCX));
    assertThrows(
        IOException.class,
        () ->
            DocumentText.read(
                "%PDF-1.7 nothing".getBytes(StandardCharsets.UTF_8), DocumentFormat.PDF));
    assertThrows(IOException.class, () -> OfficeParts.read(bomb()));
  }

  /** 300 MB of nothing in a few hundred kilobytes. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        zip.write(block);
      }
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  @Test
  void aFractionThatWasSavedAnewIsTheSameNumber() {
    List<Piece> written = pieces("11.800000000000004", "-4.1", "51.2");
    assertEquals(List.of(), DocumentCheck.differences(written, pieces("11.8", "-4.10", "51.2")));
    assertEquals(
        List.of("51.2 → 51.3"),
        DocumentCheck.differences(written, pieces("11.8", "-4.1", "51.3")).stream()
            .flatMap(change -> change.numbers().stream())
            .toList());
  }

  @Test
  void textsThatPartMeetAgainAtTheNearestPlace() {
    List<Piece> written = pieces("a", "b", "c", "d", "e");
    assertEquals(List.of(), DocumentCheck.differences(written, written));
    assertEquals(
        List.of(new Change("b", "b", "x")),
        DocumentCheck.differences(written, pieces("a", "x", "c", "d", "e")));
    assertEquals(
        List.of(new Change("b", "b", "x"), new Change("d", "d", "y")),
        DocumentCheck.differences(written, pieces("a", "x", "c", "y", "e")),
        "what stands between two numbers that were overwritten is no change");
    assertEquals(
        List.of(new Change("c", "c", "")),
        DocumentCheck.differences(written, pieces("a", "b", "d", "e")));
    assertEquals(
        List.of(new Change("y", "", "y")),
        DocumentCheck.differences(written, pieces("a", "b", "c", "d", "e", "y")));
    assertEquals(
        List.of(new Change("e", "e", "")),
        DocumentCheck.differences(written, pieces("a", "b", "c", "d")));
  }

  private static List<Piece> pieces(String... texts) {
    return java.util.stream.Stream.of(texts).map(t -> new Piece(t, t)).toList();
  }
}
