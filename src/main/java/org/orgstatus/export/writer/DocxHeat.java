package org.orgstatus.export.writer;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable.Column;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.export.figure.FigureData;
import org.orgstatus.export.figure.FigureData.Bar;
import org.orgstatus.export.figure.FigureData.Mark;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.ColumnWidths;
import org.orgstatus.export.text.InertText;

/**
 * Draws a heat map, a slope or a flow as a table of shaded cells that stays text. The scale runs
 * from white at 0 to dark at the highest number, so that it reads the same without colour.
 */
final class DocxHeat {

  /** Twentieths of a point: the text width of an upright page. */
  private static final int WIDTH = 8_840;

  private static final int LABELS = 2_640;

  /** What the labels of rows keep where the headings are long. */
  private static final int LEAST_LABELS = 1_700;

  /** Half a Chinese character of a heading, and its margins: of common size, and of small. */
  private static final int HALF = 99;

  private static final int MARGINS = 230;
  private static final int SMALL_HALF = 84;
  private static final int SMALL_MARGINS = 80;
  private static final int SMALL_HEAD = 7;

  /**
   * More rows than this stand closer, in nine points, so that a page holds them with their caption.
   */
  private static final int ROOMY = 24;

  private static final int SMALL = 9;

  /** From here on writing is white. */
  static final double DARK = 0.69;

  /** Margins of the cells, left and right together. */
  private static final int PADDING = 216;

  /** The rule between two rows, in points. */
  private static final double EDGE = 0.75;

  private static final int[] DARKEST = {11, 60, 111};

  private final FigureData data;
  private final Language language;
  private final double highest;

  DocxHeat(FigureData data, Messages labels) {
    this.data = data;
    this.language = labels.language();
    this.highest = data.highest();
  }

  void draw(XWPFDocument file) {
    int columns = data.series().size();
    XWPFTable table = file.createTable(data.bars().size() + 1, columns + 1);
    table.setTableAlignment(TableRowAlign.CENTER);
    DocxGrid.fix(table, IntStream.rangeClosed(0, columns).map(this::width).toArray());
    XWPFTableRow head = table.getRow(0);
    head.setRepeatHeader(true);
    cell(head, 0, "TableHead");
    for (int c = 0; c < columns; c++) {
      Column column = data.series().get(c);
      XWPFRun run = run(cell(head, c + 1, "TableHead"), column.label().in(language));
      if (isTight()) {
        run.setFontSize(SMALL_HEAD);
        margins(head.getCell(c + 1));
      }
    }
    for (int r = 0; r < data.bars().size(); r++) {
      row(table.getRow(r + 1), data.bars().get(r));
    }
  }

  /** What it takes of a page, about, in points. */
  double height(PaperType type) {
    PaperType.Style head = type.head();
    double size = isTight() ? SMALL_HEAD : isDense() ? SMALL : head.size();
    int margins = isTight() ? SMALL_MARGINS : PADDING;
    int lines = 1;
    for (int c = 0; c < data.series().size(); c++) {
      String heading = InertText.shown(data.series().get(c).label().in(language));
      double wide = (width(c + 1) - margins) / 20.0;
      lines = Math.max(lines, head.face().lines(heading, size, wide, 0));
    }
    PaperType.Style cell = type.cell();
    double beside = EDGE + (isDense() ? 0 : cell.before() + cell.after());
    double high = lines * head.line() + beside;
    for (Bar bar : data.bars()) {
      String label = InertText.shown(bar.label().in(language));
      int labelLines = cell.face().lines(label, cell.size(), (width(0) - PADDING) / 20.0, 0);
      high += labelLines * cell.line() + beside;
    }
    return high;
  }

  private void row(XWPFTableRow row, Bar bar) {
    row.setCantSplitRow(true);
    run(cell(row, 0, "TableText"), bar.label().in(language));
    for (int c = 0; c < bar.marks().size(); c++) {
      Mark mark = bar.marks().get(c);
      XWPFTableCell cell = row.getCell(c + 1);
      XWPFParagraph paragraph = cell(row, c + 1, "TableNumber");
      paragraph.setAlignment(ParagraphAlignment.CENTER);
      if (mark.value().isEmpty()) {
        String none = mark.withheld() ? CellText.WITHHELD : CellText.NONE;
        run(paragraph, mark.words().map(words -> words.in(language)).orElse(none));
      } else {
        double value = mark.value().getAsDouble();
        double part = isShaded(bar, c) ? part(value) : 0;
        cell.setColor(shade(part));
        XWPFRun run = run(paragraph, (CellText.number(value, 0) + " " + mark.sign()).strip());
        run.setBold(mark.beyond() != 0);
        if (part > DARK) {
          run.setColor("FFFFFF");
        }
      }
    }
  }

  /**
   * Of a flow only what changed is shaded: what stayed is so much more that nothing else would
   * show.
   */
  private boolean isShaded(Bar bar, int series) {
    return data.figure().kind() != ResultFigure.Kind.FLOW || !data.isUnchanged(bar, series);
  }

  private double part(double value) {
    return highest <= 0 ? 0 : Math.max(0, Math.min(1, value / highest));
  }

  /** Red, green and blue, from white down to the darkest, in hexadecimal. */
  static String shade(double part) {
    StringBuilder colour = new StringBuilder();
    for (int darkest : DARKEST) {
      colour.append(String.format("%02X", Math.round(255 - part * (255 - darkest))));
    }
    return colour.toString();
  }

  private XWPFParagraph cell(XWPFTableRow row, int i, String style) {
    XWPFTableCell cell = row.getCell(i);
    CTTcPr properties =
        cell.getCTTc().isSetTcPr() ? cell.getCTTc().getTcPr() : cell.getCTTc().addNewTcPr();
    var width = properties.isSetTcW() ? properties.getTcW() : properties.addNewTcW();
    width.setType(STTblWidth.DXA);
    width.setW(BigInteger.valueOf(width(i)));
    XWPFParagraph paragraph =
        cell.getParagraphs().isEmpty() ? cell.addParagraph() : cell.getParagraphs().get(0);
    paragraph.setStyle(style);
    paragraph.setKeepNext(true);
    if (isDense()) {
      paragraph.setSpacingBefore(0);
      paragraph.setSpacingAfter(0);
    }
    return paragraph;
  }

  private int width(int column) {
    int columns = data.series().size();
    int asked = isTight() ? asked(SMALL_HALF, SMALL_MARGINS) : asked(HALF, MARGINS);
    int labels = Math.max(LEAST_LABELS, Math.min(LABELS, WIDTH - columns * asked));
    return column == 0 ? labels : (WIDTH - labels) / columns;
  }

  /** Whether headings of the common size would break within a word. */
  private boolean isTight() {
    return data.series().size() * asked(HALF, MARGINS) > WIDTH - LEAST_LABELS;
  }

  /** What the longest word of the headings asks of its column. */
  private int asked(int half, int margins) {
    return margins
        + half
            * data.series().stream()
                .mapToInt(c -> ColumnWidths.unbroken(c.label().in(language)))
                .max()
                .orElse(0);
  }

  private static void margins(XWPFTableCell cell) {
    CTTcMar margins = cell.getCTTc().getTcPr().addNewTcMar();
    for (CTTblWidth side : new CTTblWidth[] {margins.addNewLeft(), margins.addNewRight()}) {
      side.setType(STTblWidth.DXA);
      side.setW(BigInteger.valueOf(SMALL_MARGINS / 2));
    }
  }

  private boolean isDense() {
    return data.bars().size() > ROOMY;
  }

  private XWPFRun run(XWPFParagraph paragraph, String text) {
    XWPFRun run = paragraph.createRun();
    if (isDense()) {
      run.setFontSize(SMALL);
    }
    run.setText(InertText.shown(text));
    return run;
  }
}
