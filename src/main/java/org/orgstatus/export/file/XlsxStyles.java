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

  private final XSSFWorkbook book;
  private final String fontName;
  private final Map<String, CellStyle> made = new HashMap<>();

  public XlsxStyles(XSSFWorkbook book, Language language) {
    this.book = book;
    this.fontName = language == Language.ZH ? "宋体" : "Arial";
    XSSFFont normal = book.getFontAt(0);
    normal.setFontName(fontName);
    normal.setFontHeightInPoints((short) 11);
  }

  public CellStyle title() {
    return style("title", s -> s.setFont(font(14, true)));
  }

  public CellStyle heading() {
    return style(
        "heading",
        s -> {
          s.setFont(font(11, true));
          s.setWrapText(true);
          s.setAlignment(HorizontalAlignment.CENTER);
          s.setVerticalAlignment(VerticalAlignment.CENTER);
          s.setBorderTop(BorderStyle.MEDIUM);
          s.setBorderBottom(BorderStyle.THIN);
        });
  }

  public CellStyle note() {
    return style(
        "note",
        s -> {
          s.setFont(font(9, false));
          s.setWrapText(true);
          s.setVerticalAlignment(VerticalAlignment.TOP);
        });
  }

  /** Small words within a table. */
  public CellStyle remark() {
    return style(
        "remark",
        s -> {
          s.setFont(font(9, false));
          s.setWrapText(true);
          s.setVerticalAlignment(VerticalAlignment.CENTER);
          s.setAlignment(HorizontalAlignment.LEFT);
          s.setIndention((short) 1);
        });
  }

  public CellStyle paragraph() {
    return style(
        "paragraph",
        s -> {
          s.setWrapText(true);
          s.setVerticalAlignment(VerticalAlignment.TOP);
        });
  }

  public CellStyle link() {
    return style(
        "link",
        s -> {
          Font font = book.createFont();
          font.setFontName(fontName);
          font.setFontHeightInPoints((short) 11);
          font.setUnderline(Font.U_SINGLE);
          font.setColor(IndexedColors.DARK_BLUE.getIndex());
          s.setFont(font);
        });
  }

  public CellStyle words() {
    return words(false);
  }

  public CellStyle words(boolean total) {
    return style(
        "words" + total,
        s -> {
          s.setFont(font(11, total));
          // Keeps words apart from the number that ends at the left edge of their column.
          s.setAlignment(HorizontalAlignment.LEFT);
          s.setVerticalAlignment(VerticalAlignment.CENTER);
          s.setIndention((short) 1);
          s.setWrapText(true);
        });
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
    int digits = Math.max(0, decimals);
    String format = digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits);
    return style(
        "number" + digits + total,
        s -> {
          s.setDataFormat(book.createDataFormat().getFormat(format));
          s.setFont(font(11, total));
          s.setVerticalAlignment(VerticalAlignment.CENTER);
        });
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
