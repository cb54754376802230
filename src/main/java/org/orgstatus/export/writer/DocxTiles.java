package org.orgstatus.export.writer;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcBorders;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.export.figure.FigureData;
import org.orgstatus.export.figure.FigureData.Bar;
import org.orgstatus.export.figure.ProvinceTile;
import org.orgstatus.export.figure.TileShades;
import org.orgstatus.export.text.InertText;

/** Draws a tile map as a table whose cells are the tiles, so that it stays text. */
final class DocxTiles {

  /** Twentieths of a point: the text width of an upright page. */
  private static final int WIDTH = 8_840;

  private static final String LINE = "5B6472";

  private final FigureData data;
  private final TileShades shades;
  private final Messages labels;
  private final Language language;

  DocxTiles(FigureData data, Messages labels) {
    this.data = data;
    this.shades = TileShades.of(data);
    this.labels = labels;
    this.language = labels.language();
  }

  void draw(XWPFDocument file) {
    XWPFTable table = file.createTable(ProvinceTile.ROWS, ProvinceTile.COLUMNS);
    table.setTableAlignment(TableRowAlign.CENTER);
    CTTblPr properties = table.getCTTbl().getTblPr();
    int[] widths = new int[ProvinceTile.COLUMNS];
    Arrays.fill(widths, WIDTH / ProvinceTile.COLUMNS);
    DocxGrid.fix(table, widths);
    if (properties.isSetTblBorders()) {
      properties.unsetTblBorders();
    }
    for (int row = 0; row < ProvinceTile.ROWS; row++) {
      table.getRow(row).setCantSplitRow(true);
      for (int column = 0; column < ProvinceTile.COLUMNS; column++) {
        XWPFTableCell cell = table.getRow(row).getCell(column);
        wide(cell);
        XWPFParagraph first = paragraph(cell);
        tile(row, column).ifPresent(tile -> draw(tile, cell, first));
      }
    }
  }

  private Optional<ProvinceTile> tile(int row, int column) {
    return Stream.of(ProvinceTile.values())
        .filter(t -> t.row() == row && t.column() == column)
        .filter(t -> t != ProvinceTile.XPCC || bar(t).isPresent())
        .findFirst();
  }

  private Optional<Bar> bar(ProvinceTile tile) {
    return data.bars().stream().filter(b -> b.row().key().equals(tile.code())).findFirst();
  }

  private void draw(ProvinceTile tile, XWPFTableCell cell, XWPFParagraph name) {
    Optional<Bar> bar = tile.isOutside() ? Optional.empty() : bar(tile);
    double part = bar.map(b -> shades.part(b).orElse(0)).orElse(0.0);
    frame(cell, tile.isOutside() ? STBorder.DASHED : STBorder.SINGLE);
    if (part > 0) {
      cell.setColor(DocxHeat.shade(part));
    }
    write(name, label(tile), part);
    XWPFParagraph number = cell.addParagraph();
    settle(number);
    write(
        number,
        bar.map(b -> shades.said(b, language)).orElse(tile.isOutside() ? outside() : ""),
        part);
  }

  private String outside() {
    return labels.get("figure.tiles.outside");
  }

  private String label(ProvinceTile tile) {
    return (language == Language.ZH ? tile.label() : tile.brief()).in(language);
  }

  private static void write(XWPFParagraph paragraph, String words, double part) {
    XWPFRun run = paragraph.createRun();
    run.setText(InertText.shown(words));
    if (part > DocxHeat.DARK) {
      run.setColor("FFFFFF");
    }
  }

  private static XWPFParagraph paragraph(XWPFTableCell cell) {
    XWPFParagraph paragraph =
        cell.getParagraphs().isEmpty() ? cell.addParagraph() : cell.getParagraphs().get(0);
    settle(paragraph);
    return paragraph;
  }

  private static void settle(XWPFParagraph paragraph) {
    paragraph.setStyle("TableNumber");
    paragraph.setAlignment(ParagraphAlignment.CENTER);
    paragraph.setKeepNext(true);
  }

  private static CTTcPr properties(XWPFTableCell cell) {
    return cell.getCTTc().isSetTcPr() ? cell.getCTTc().getTcPr() : cell.getCTTc().addNewTcPr();
  }

  private static void wide(XWPFTableCell cell) {
    CTTcPr properties = properties(cell);
    var width = properties.isSetTcW() ? properties.getTcW() : properties.addNewTcW();
    width.setType(STTblWidth.DXA);
    width.setW(BigInteger.valueOf(WIDTH / ProvinceTile.COLUMNS));
  }

  private static void frame(XWPFTableCell cell, STBorder.Enum line) {
    CTTcBorders borders = properties(cell).addNewTcBorders();
    for (CTBorder side :
        new CTBorder[] {
          borders.addNewTop(), borders.addNewLeft(), borders.addNewBottom(), borders.addNewRight()
        }) {
      side.setVal(line);
      side.setSz(BigInteger.valueOf(4));
      side.setColor(LINE);
    }
  }
}
