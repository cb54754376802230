package org.orgstatus.export.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.SampleResults;
import org.orgstatus.export.text.CellText;

/** A heat map in a document is a table of shaded cells with their numbers. */
class DocxHeatTest {

  private static final List<Cell> CELLS =
      List.of(
          Cell.Estimate.exact(0, 20, 20),
          Cell.Estimate.exact(50, 20, 20),
          Cell.Estimate.exact(100, 20, 20),
          new Cell.Suppressed(LocalText.same("few")),
          new Cell.NotEstimable(LocalText.same("nobody")));

  private static AnalysisResult result() {
    AnalysisResult sample = SampleResults.regions();
    List<ResultTable.Column> columns = new ArrayList<>();
    List<String> ids = List.of("a", "b", "c", "d", "e");
    ids.forEach(
        id ->
            columns.add(
                new ResultTable.Column(id, LocalText.same(id), ResultTable.Unit.PERCENT, 1)));
    ResultTable table =
        new ResultTable(
            "heat",
            LocalText.same("heat"),
            LocalText.same("mode"),
            columns,
            List.of(new ResultTable.Row("x", LocalText.same("x"), LocalText.EMPTY, false, CELLS)),
            List.of());
    ResultFigure bars = sample.figures().get(0);
    ResultFigure figure =
        new ResultFigure(
            "heat",
            bars.title(),
            ResultFigure.Kind.HEAT,
            "heat",
            ids,
            bars.lowColumnId(),
            bars.highColumnId(),
            bars.reference(),
            false);
    return new AnalysisResult(
        sample.planId(),
        sample.title(),
        sample.question(),
        sample.policyQuestion(),
        sample.clauses(),
        sample.method(),
        List.of(table),
        List.of(figure),
        sample.notes(),
        sample.provenance());
  }

  @Test
  void theDarkerTheHigherAndEveryCellSaysItsNumber() throws IOException {
    byte[] written = DocxWriterTest.written(Language.EN, result());
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(written))) {
      XWPFTable heat =
          document.getTables().stream()
              .filter(t -> t.getRow(1).getCell(1).getColor() != null)
              .findFirst()
              .orElseThrow();
      List<XWPFTableCell> cells = heat.getRow(1).getTableCells();
      assertEquals("FFFFFF", cells.get(1).getColor());
      assertEquals("859EB7", cells.get(2).getColor()); // half way to 0B3C6F
      assertEquals("0B3C6F", cells.get(3).getColor());
      assertEquals("50", cells.get(2).getText());
      assertEquals("100", cells.get(3).getText());
      assertEquals("FFFFFF", cells.get(3).getParagraphs().get(0).getRuns().get(0).getColor());
      assertEquals(CellText.WITHHELD, cells.get(4).getText());
      assertEquals(CellText.NONE, cells.get(5).getText());
      assertNull(cells.get(4).getColor());
      assertTrue(
          document.getParagraphs().stream()
              .anyMatch(
                  p ->
                      p.getText()
                          .contains("Numbers are percentages; the darker a cell, the higher.")));
    }
  }
}
