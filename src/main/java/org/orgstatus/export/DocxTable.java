package org.orgstatus.export;

import java.math.BigInteger;
import java.util.ArrayList;
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
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.orgstatus.analysis.ResultTable;
import org.orgstatus.analysis.ResultTable.Row;
import org.orgstatus.base.Language;

/** Draws a result table with three rules, a header row that repeats, and rows that never split. */
final class DocxTable {

  /** Width of the Chinese type area, 156 mm, in twentieths of a point. */
  static final int WIDTH = 8844;

  private final ResultTable table;
  private final Language language;
  private final boolean[] withCounts;

  /** Halves of a Chinese character of table text that the width holds. */
  private static final int CAPACITY = 84;

  private final int[] wordWidths;
  private final int[] widths;

  DocxTable(ResultTable table, Language language) {
    this.table = table;
    this.language = language;
    this.withCounts = new boolean[table.columns().size()];
    for (int i = 0; i < withCounts.length; i++) {
      withCounts[i] = !CountColumns.state(table, i);
    }
    this.wordWidths = new int[withCounts.length];
    this.widths = widths();
  }

  void draw(XWPFDocument file) {
    XWPFTable drawn = file.createTable(1, widths.length);
    drawn.setStyleID("ThreeLineTable");
    drawn.setTableAlignment(TableRowAlign.CENTER);
    frame(drawn);
    head(drawn.getRow(0));
    String block = "";
    for (Row row : table.rows()) {
      String next = row.block().in(language);
      if (!next.equals(block) && !next.isEmpty()) {
        blockRow(row(drawn), next);
      }
      block = next;
      fill(row(drawn), row);
    }
  }

  private void frame(XWPFTable drawn) {
    CTTblPr properties = drawn.getCTTbl().getTblPr();
    if (properties.isSetTblBorders()) {
      properties.unsetTblBorders();
    }
    properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
    properties.getTblW().setType(STTblWidth.DXA);
    properties.getTblW().setW(BigInteger.valueOf(WIDTH));
    var look = properties.isSetTblLook() ? properties.getTblLook() : properties.addNewTblLook();
    look.setFirstRow(true);
    look.setNoHBand(true);
    look.setNoVBand(true);
    var grid =
        drawn.getCTTbl().getTblGrid() == null
            ? drawn.getCTTbl().addNewTblGrid()
            : drawn.getCTTbl().getTblGrid();
    while (grid.sizeOfGridColArray() > 0) {
      grid.removeGridCol(0);
    }
    for (int width : widths) {
      grid.addNewGridCol().setW(BigInteger.valueOf(width));
    }
  }

  private void head(XWPFTableRow row) {
    row.setRepeatHeader(true);
    row.setCantSplitRow(true);
    for (int i = 0; i < widths.length; i++) {
      XWPFTableCell cell = cell(row, i);
      cell.setVerticalAlignment(XWPFVertAlign.CENTER);
      ruleBelow(cell, 6);
      headText(cell, heading(i));
    }
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

  private String heading(int i) {
    return i == 0
        ? InertText.clean(table.corner().in(language))
        : FlatTable.heading(table.columns().get(i - 1), language);
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
    properties.getTcW().setW(BigInteger.valueOf(WIDTH));
    text(first, "TableBlock", block, false);
  }

  private void fill(XWPFTableRow drawn, Row row) {
    text(cell(drawn, 0), "TableText", InertText.clean(row.label().in(language)), row.total());
    for (int i = 0; i < row.cells().size(); i++) {
      CellText text =
          CellText.of(row.cells().get(i), table.columns().get(i), language, withCounts[i]);
      XWPFTableCell cell = cell(drawn, i + 1);
      text(cell, text.isNumeric() ? "TableNumber" : style(i), text.main(), row.total());
      small(cell, text.interval());
      small(cell, text.counts());
    }
    if (row.total()) {
      drawn.getTableCells().forEach(cell -> ruleBelow(cell, 4));
    }
  }

  /** Short words stand in the middle of their column, longer ones begin at its left edge. */
  private String style(int column) {
    return wordWidths[column] <= 12 ? "TableWord" : "TableText";
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
    if (text.isEmpty()) {
      return;
    }
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

  private int[] widths() {
    List<Integer> body = new ArrayList<>();
    List<Integer> heads = new ArrayList<>();
    body.add(widest(table.rows().stream().map(r -> r.label().in(language)).toList()));
    heads.add(ColumnWidths.unbroken(heading(0)));
    for (int i = 0; i < table.columns().size(); i++) {
      int at = i;
      body.add(
          table.rows().stream()
              .map(
                  r ->
                      CellText.of(
                          r.cells().get(at), table.columns().get(at), language, withCounts[at]))
              .mapToInt(DocxTable::halves)
              .max()
              .orElse(0));
      wordWidths[i] = body.get(body.size() - 1);
      heads.add(ColumnWidths.unbroken(heading(i + 1)));
    }
    return ColumnWidths.share(body, heads, WIDTH, CAPACITY);
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(ColumnWidths::halves).max().orElse(0);
  }

  /** The small lines are set at about three quarters of the size. */
  private static int halves(CellText text) {
    int small =
        IntStream.of(ColumnWidths.halves(text.interval()), ColumnWidths.halves(text.counts()))
            .max()
            .orElse(0);
    return Math.max(ColumnWidths.halves(text.main()), (3 * small + 3) / 4);
  }
}
