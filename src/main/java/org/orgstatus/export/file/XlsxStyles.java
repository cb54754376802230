package org.orgstatus.export.file;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.orgstatus.base.Language;
import org.orgstatus.export.text.InertText;

/** The few cell styles of a workbook, each made once. */
public final class XlsxStyles {

  /** Points of the writing. */
  public static final int NORMAL = 11;

  public static final int SMALL = 9;
  public static final int LARGE = 14;

  private final XSSFWorkbook book;
  private final String fontName;
  private final Map<String, CellStyle> made = new HashMap<>();

  public XlsxStyles(XSSFWorkbook book, Language language) {
    this.book = book;
    this.fontName = language == Language.ZH ? "宋体" : "Arial";
    XSSFFont normal = book.getFontAt(0);
    normal.setFontName(fontName);
    normal.setFontHeightInPoints((short) NORMAL);
  }

  public CellStyle title() {
    return style("title", s -> s.setFont(font(LARGE, true)));
  }

  /** A title that may take several lines over merged cells. */
  public CellStyle wideTitle() {
    return style("wideTitle", s -> running(s, font(LARGE, true)));
  }

  public CellStyle heading() {
    return style(
        "heading",
        s -> {
          s.setFont(font(NORMAL, true));
          s.setWrapText(true);
          s.setAlignment(HorizontalAlignment.CENTER);
          s.setVerticalAlignment(VerticalAlignment.CENTER);
          s.setBorderTop(BorderStyle.MEDIUM);
          s.setBorderBottom(BorderStyle.THIN);
        });
  }

  public CellStyle note() {
    return style("note", s -> running(s, font(SMALL, false)));
  }

  public CellStyle paragraph() {
    return style("paragraph", s -> running(s, font(NORMAL, false)));
  }

  /** Small words within a table. */
  public CellStyle remark() {
    return style("remark", s -> within(s, font(SMALL, false)));
  }

  public CellStyle link() {
    return style(
        "link",
        s -> {
          Font font = book.createFont();
          font.setFontName(fontName);
          font.setFontHeightInPoints((short) NORMAL);
          font.setUnderline(Font.U_SINGLE);
          font.setColor(IndexedColors.DARK_BLUE.getIndex());
          s.setFont(font);
        });
  }

  public CellStyle words() {
    return words(false);
  }

  public CellStyle words(boolean total) {
    return style("words" + total, s -> within(s, font(NORMAL, total)));
  }

  /** A day, the same in every locale. */
  public CellStyle day() {
    return style("day", s -> s.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd")));
  }

  /** The sign in place of a number. */
  public CellStyle sign() {
    return style(
        "sign",
        s -> {
          s.setAlignment(HorizontalAlignment.RIGHT);
          s.setVerticalAlignment(VerticalAlignment.CENTER);
        });
  }

  /**
   * @param decimals digits shown; the cell keeps the full number
   */
  public CellStyle number(int decimals, boolean total) {
    String format = format(decimals);
    return style(
        "number" + format + total,
        s -> {
          s.setDataFormat(book.createDataFormat().getFormat(format));
          s.setFont(font(NORMAL, total));
          s.setVerticalAlignment(VerticalAlignment.CENTER);
        });
  }

  /** Grouped by thousands, with so many digits after the point. */
  public static String format(int decimals) {
    return decimals <= 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
  }

  /**
   * A string cell; text that looks like a formula is marked as quoted, so editing keeps it text.
   */
  public Cell text(Row row, int column, String text, CellStyle style) {
    String clean = InertText.clean(text);
    Cell cell = row.createCell(column);
    cell.setCellValue(clean);
    cell.setCellStyle(InertText.startsFormula(clean) ? quoted(style) : style);
    return cell;
  }

  /** Lines of running text. */
  private static void running(CellStyle style, Font font) {
    style.setFont(font);
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.TOP);
  }

  /**
   * Words in a row of numbers, apart from the number that ends at the left edge of their column.
   */
  private static void within(CellStyle style, Font font) {
    style.setFont(font);
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setAlignment(HorizontalAlignment.LEFT);
    style.setIndention((short) 1);
  }

  private CellStyle quoted(CellStyle like) {
    return style(
        "quoted" + like.getIndex(),
        s -> {
          s.cloneStyleFrom(like);
          s.setQuotePrefixed(true);
        });
  }

  private CellStyle style(String name, Consumer<CellStyle> look) {
    CellStyle known = made.get(name);
    if (known == null) {
      known = book.createCellStyle();
      look.accept(known);
      made.put(name, known);
    }
    return known;
  }

  private Font font(int points, boolean bold) {
    Font font =
        book.findFont(
            bold,
            IndexedColors.BLACK.getIndex(),
            (short) (points * 20),
            fontName,
            false,
            false,
            Font.SS_NONE,
            Font.U_NONE);
    if (font == null) {
      font = book.createFont();
      font.setFontName(fontName);
      font.setFontHeightInPoints((short) points);
      font.setBold(bold);
      font.setColor(IndexedColors.BLACK.getIndex());
    }
    return font;
  }
}
