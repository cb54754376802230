package org.orgstatus.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.export.PickedPieces.Piece;
import org.orgstatus.export.text.CellText;

/** Tables and figures of several results in one file. */
class PickedPiecesTest {

  private static final AnalysisResult COVERAGE = SampleResults.coverage();
  private static final AnalysisResult NORMS = SampleResults.norms();

  /** The same comparison of another release. */
  private static final AnalysisResult OTHER = SampleResults.coverage();

  static List<Piece> pieces() {
    return List.of(
        new Piece(NORMS, NORMS.tables().get(0).id()),
        new Piece(COVERAGE, "figure-" + COVERAGE.figures().get(0).id()),
        new Piece(COVERAGE, COVERAGE.tables().get(0).id()),
        new Piece(OTHER, OTHER.tables().get(0).id()));
  }

  static byte[] written(DocumentFormat format, Language language) throws IOException {
    return PickedPieces.write(pieces(), format, language);
  }

  @Test
  void piecesStandInTheirOrderUnderTheirComparisonWithSourceAndMethod() throws IOException {
    for (Language language : Language.values()) {
      byte[] file = written(DocumentFormat.DOCX, language);
      assertArrayEquals(file, written(DocumentFormat.DOCX, language));
      try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(file))) {
        List<String> headings = styled(read, "Heading1");
        assertEquals(
            List.of(NORMS, COVERAGE, OTHER).stream().map(r -> r.title().in(language)).toList(),
            headings,
            "one heading for two pieces that follow each other");
        assertEquals(3, read.getTables().size());
        assertEquals(1, read.getCharts().size());
        assertEquals(3, styled(read, "MethodText").size());
        String source = language == Language.ZH ? "来源：" : "Source: ";
        assertEquals(
            3, styled(read, "SourceNote").stream().filter(p -> p.startsWith(source)).count());
      }
    }
  }

  private static List<String> styled(XWPFDocument read, String style) {
    return read.getParagraphs().stream()
        .filter(p -> style.equals(p.getStyle()))
        .map(XWPFParagraph::getText)
        .toList();
  }

  @Test
  void theWorkbookHasASheetForEachAndTellsTheSameComparisonApart() throws IOException {
    try (XSSFWorkbook book =
        new XSSFWorkbook(new ByteArrayInputStream(written(DocumentFormat.XLSX, Language.ZH)))) {
      List<String> names =
          StreamSupport.stream(book.spliterator(), false).map(Sheet::getSheetName).toList();
      assertEquals(List.of("目录", "C07-1", "C01-1", "C01-F1", "C01.2-1", "说明"), names);
      XSSFSheet chart = book.getSheet("C01-F1");
      assertEquals(1, chart.getDrawingPatriarch().getCharts().size());
      assertEquals(
          book.getSheet("C01-1").getRow(4).getCell(1).getNumericCellValue(),
          book.getSheet("C01.2-1").getRow(4).getCell(1).getNumericCellValue());
    }
  }

  @Test
  void aFirstLookIsTheDrawingOrTheBeginningOfTheTable() {
    for (Language language : Language.values()) {
      ResultTable whole = NORMS.tables().get(0);
      PiecePreview table = pieces().get(0).preview(language);
      assertEquals("", table.drawing());
      assertEquals(whole.rows().size(), table.wholeRows());
      assertEquals(whole.columns().size(), table.wholeColumns());
      assertEquals(
          whole.rows().stream().limit(3).map(row -> row.label().in(language)).toList(),
          table.rows().stream().map(row -> row.get(0)).toList());
      assertEquals(
          CellText.of(whole.rows().get(1).cells().get(2), whole.columns().get(2), language, false)
              .main(),
          table.rows().get(1).get(3));
      PiecePreview figure = pieces().get(1).preview(language);
      assertTrue(figure.drawing().startsWith("<svg "), figure.drawing());
      String first = COVERAGE.tables().get(0).rows().get(0).label().in(language);
      assertTrue(figure.drawing().contains(">" + first + "</text>"), figure.drawing());
    }
    PiecePreview hostile =
        new Piece(SampleResults.hostile(), SampleResults.hostile().tables().get(0).id())
            .preview(Language.ZH);
    assertTrue(hostile.rows().stream().flatMap(List::stream).noneMatch(c -> c.contains("\u202E")));
  }

  @Test
  void whatAResultDoesNotHaveIsNoPiece() {
    assertThrows(IllegalArgumentException.class, () -> new Piece(COVERAGE, "none"));
    assertThrows(IllegalArgumentException.class, () -> new Piece(COVERAGE, "figure-none"));
    assertTrue(PickedPieces.has(COVERAGE, COVERAGE.tables().get(0).id()));
  }
}
