package org.orgstatus.export.writer;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableCell.XWPFVertAlign;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.result.ResultTable.Row;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.DocxPage;
import org.orgstatus.export.text.InertText;
import org.orgstatus.export.text.TableHead;
import org.orgstatus.export.text.TableText;

/**
 * Draws columns of a result table with three rules, header rows that repeat, and rows that never
 * split.
 */
final class DocxTable {

  private final TableText text;
  private final ResultTable table;
  private final List<Integer> columns;
  private final TableHead head;
  private final int width;
  private final int[] widths;

  /**
   * @param columns indices of the columns to draw
   * @param page where it stands
   */
  DocxTable(TableText text, List<Integer> columns, DocxPage page) {
    this.text = text;
    this.table = text.table();
    this.columns = columns;
    this.head = TableHead.of(columns.stream().map(table.columns()::get).toList(), text.language());
    this.width = page.width();
    this.widths = text.widths(columns, head, page);
  }

  void draw(XWPFDocument file) {
    XWPFTable drawn = file.createTable(1, widths.length);
    drawn.setStyleID("ThreeLineTable");
    drawn.setTableAlignment(TableRowAlign.CENTER);
    frame(drawn);
    if (!head.spans().isEmpty()) {
      drawn.createRow();
    }
    head(drawn.getRow(drawn.getNumberOfRows() - 1));
    String block = "";
    for (Row row : table.rows()) {
      String next = row.block().in(text.language());
      if (!next.equals(block) && !next.isEmpty()) {
        blockRow(row(drawn), next);
      }
      block = next;
      fill(row(drawn), row);
    }
    if (!head.spans().isEmpty()) {
      // Last, since new rows take their number of cells from the first one.
      spans(drawn.getRow(0));
    }
    if (text.isShort()) {
      keepTogether(drawn);
    }
  }

  private static void keepTogether(XWPFTable drawn) {
    drawn.getRows().stream()
        .limit(drawn.getNumberOfRows() - 1)
        .flatMap(row -> row.getTableCells().stream())
        .flatMap(cell -> cell.getParagraphs().stream())
        .forEach(paragraph -> paragraph.setKeepNext(true));
  }

  private void frame(XWPFTable drawn) {
    CTTblPr properties = drawn.getCTTbl().getTblPr();
    if (properties.isSetTblBorders()) {
      properties.unsetTblBorders();
    }
    var look = properties.isSetTblLook() ? properties.getTblLook() : properties.addNewTblLook();
    look.setFirstRow(true);
    look.setNoHBand(true);
    look.setNoVBand(true);
    DocxGrid.fix(drawn, widths);
  }

  /** The upper row: shared headings with a rule below; what stands alone reaches down. */
  private void spans(XWPFTableRow row) {
    row.setRepeatHeader(true);
    row.setCantSplitRow(true);
    headCell(row, 0, headingOfLabels());
    merge(row.getCell(0), STMerge.RESTART);
    int at = 1;
    for (int i = 0; i < head.spans().size(); i++) {
      TableHead.Span span = head.spans().get(i);
      int wide = IntStream.range(at, at + span.columns()).map(c -> widths[c]).sum();
      boolean alone = span.text().isEmpty();
      XWPFTableCell cell = headCell(row, i + 1, alone ? head.headings().get(at - 1) : span.text());
      cell.getCTTc().getTcPr().getTcW().setW(BigInteger.valueOf(wide));
      if (alone) {
        merge(cell, STMerge.RESTART);
      } else {
        cell.getCTTc().getTcPr().addNewGridSpan().setVal(BigInteger.valueOf(span.columns()));
        ruleBelow(cell, 4);
      }
      at += span.columns();
    }
    while (row.getTableCells().size() > head.spans().size() + 1) {
      row.removeCell(row.getTableCells().size() - 1);
    }
  }

  private void head(XWPFTableRow row) {
    row.setRepeatHeader(true);
    row.setCantSplitRow(true);
    boolean[] above = reachDown();
    for (int i = 0; i < widths.length; i++) {
      String words = i == 0 ? headingOfLabels() : head.headings().get(i - 1);
      XWPFTableCell cell = headCell(row, i, above[i] ? "" : words);
      ruleBelow(cell, 6);
      if (above[i]) {
        merge(cell, STMerge.CONTINUE);
      }
    }
  }

  /** Which cells of the lower row belong to one that begins in the upper row. */
  private boolean[] reachDown() {
    boolean[] above = new boolean[widths.length];
    above[0] = !head.spans().isEmpty();
    int at = 1;
    for (TableHead.Span span : head.spans()) {
      above[at] = span.text().isEmpty();
      at += span.columns();
    }
    return above;
  }

  private XWPFTableCell headCell(XWPFTableRow row, int i, String words) {
    XWPFTableCell cell = cell(row, i);
    cell.setVerticalAlignment(XWPFVertAlign.CENTER);
    headText(cell, words);
    return cell;
  }

  private static void merge(XWPFTableCell cell, STMerge.Enum how) {
    cell.getCTTc().getTcPr().addNewVMerge().setVal(how);
  }

  private String headingOfLabels() {
    return InertText.shown(table.corner().in(text.language()));
  }

  /** The unit begins a line of its own, so that all headings break alike. */
  private static void headText(XWPFTableCell cell, String heading) {
    int unit = Math.max(heading.lastIndexOf("（"), heading.lastIndexOf(" ("));
    text(cell, "TableHead", unit > 0 ? heading.substring(0, unit) : heading, false);
    if (unit > 0) {
      XWPFRun run = cell.getParagraphs().get(0).createRun();
      run.addBreak();
      run.setText(heading.substring(unit).strip());
    }
  }

  private XWPFTableRow row(XWPFTable drawn) {
    XWPFTableRow row = drawn.createRow();
    row.setCantSplitRow(true);
    return row;
  }

  private void blockRow(XWPFTableRow row, String block) {
    XWPFTableCell first = cell(row, 0);
    while (row.getTableCells().size() > 1) {
      row.removeCell(row.getTableCells().size() - 1);
    }
    CTTcPr properties = first.getCTTc().getTcPr();
    properties.addNewGridSpan().setVal(BigInteger.valueOf(widths.length));
    properties.getTcW().setW(BigInteger.valueOf(width));
    text(first, "TableBlock", block, false);
  }

  private void fill(XWPFTableRow drawn, Row row) {
    text(cell(drawn, 0), "TableText", text.label(row), row.total());
    for (int i = 0; i < columns.size(); i++) {
      CellText shown = text.cell(row, columns.get(i));
      XWPFTableCell cell = cell(drawn, i + 1);
      text(cell, shown.isNumeric() ? "TableNumber" : style(i), shown.main(), row.total());
      shown.small().forEach(line -> small(cell, line));
    }
    if (row.total()) {
      drawn.getTableCells().forEach(cell -> ruleBelow(cell, 4));
    }
  }

  /** Short words stand in the middle of their column, longer ones begin at its left edge. */
  private String style(int column) {
    return text.widest(columns.get(column)) <= 12 ? "TableWord" : "TableText";
  }

  private XWPFTableCell cell(XWPFTableRow row, int i) {
    XWPFTableCell cell = row.getCell(i);
    CTTcPr properties =
        cell.getCTTc().isSetTcPr() ? cell.getCTTc().getTcPr() : cell.getCTTc().addNewTcPr();
    var width = properties.isSetTcW() ? properties.getTcW() : properties.addNewTcW();
    width.setType(STTblWidth.DXA);
    width.setW(BigInteger.valueOf(widths[i]));
    return cell;
  }

  private static void text(XWPFTableCell cell, String style, String text, boolean bold) {
    XWPFParagraph paragraph =
        cell.getParagraphs().isEmpty() ? cell.addParagraph() : cell.getParagraphs().get(0);
    paragraph.setStyle(style);
    XWPFRun run = paragraph.createRun();
    run.setText(text);
    if (bold) {
      run.setBold(true);
    }
  }

  /** A second line under the number, in the same paragraph so that styles stay few. */
  private static void small(XWPFTableCell cell, String text) {
    XWPFRun run = cell.getParagraphs().get(0).createRun();
    run.addBreak();
    run.setStyle("TableSmall");
    run.setText(text);
  }

  private static void ruleBelow(XWPFTableCell cell, int eighths) {
    CTTcPr properties = cell.getCTTc().getTcPr();
    CTBorder rule =
        (properties.isSetTcBorders() ? properties.getTcBorders() : properties.addNewTcBorders())
            .addNewBottom();
    rule.setVal(STBorder.SINGLE);
    rule.setSz(BigInteger.valueOf(eighths));
    rule.setColor("000000");
  }
}
