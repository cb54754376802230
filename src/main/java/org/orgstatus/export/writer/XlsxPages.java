package org.orgstatus.export.writer;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.orgstatus.base.Language;

/**
 * How a sheet is printed: on one page in width as long as that can be read, else on several,
 * between columns of the table and with its labels on each.
 */
final class XlsxPages {

  /** Characters across a landscape page at full size, with the margins set here. */
  private static final int ACROSS = 120;

  /** The same of Chinese, whose font some programs replace by a wider one. */
  private static final int CHINESE_ACROSS = 105;

  /** An upright page's part of that, as wide as it is without its margins. */
  private static final double UPRIGHT = 187.0 / 274;

  /** Points down a landscape page at full size, without its margins. */
  private static final int DOWN = 480;

  /** Smaller than this, in percent, print is not read with ease. */
  private static final int SMALLEST = 60;

  /** Of tables on several pages, in percent: larger print fills more of them for nothing. */
  private static final int LARGEST = 80;

  /** So small it may be where that spares a page of few rows. */
  private static final int TIGHT = 56;

  /** These are few: so much of the scale, in percent, spares their page. */
  private static final int FEW = 88;

  /** Points that stay free at the foot of a page. */
  private static final int SPLIT = 20;

  private static final double MARGIN_INCHES = 0.45;

  private final XlsxColumns columns;
  private final int labels;
  private final int across;
  private final List<Integer> ends;

  /**
   * @param labels columns that name the rows and stand on every page
   */
  XlsxPages(XlsxColumns columns, int labels, Language language) {
    this.columns = columns;
    this.labels = labels;
    this.across = across(true, language);
    this.ends = ends();
  }

  /** Characters across a page at full size. */
  static int across(boolean landscape, Language language) {
    int wide = language == Language.ZH ? CHINESE_ACROSS : ACROSS;
    return landscape ? wide : (int) (wide * UPRIGHT);
  }

  /** The last column of each page: pages of nearly one width that end where a column does. */
  private List<Integer> ends() {
    int fixed = columns.sum(0, labels);
    int all = columns.total();
    int room = across * 100 / SMALLEST - fixed;
    int pages = all <= room + fixed ? 1 : Math.max(1, (all - fixed + room - 1) / room);
    List<Integer> ends = new ArrayList<>();
    int wanted = (all - fixed + pages - 1) / pages;
    int used = 0;
    for (int at = labels; at < columns.count() && pages > 1; ) {
      int next = columns.endOf(at) + 1;
      int more = columns.sum(at, next);
      if (used > 0 && (used + more > room || used + more / 2 > wanted)) {
        ends.add(at - 1);
        used = 0;
      }
      used += more;
      at = next;
    }
    ends.add(columns.count() - 1);
    return ends;
  }

  /** Where text over and under the table begins: what stands over labels is on every page. */
  int begin() {
    return ends.size() > 1 ? labels : 0;
  }

  /** The last column of the first page. */
  int first() {
    return ends.get(0);
  }

  /**
   * @param heads the first row of headings
   * @param parts the last one
   * @param title over every page
   */
  void print(XSSFSheet sheet, int heads, int parts, String title) {
    page(sheet, true);
    head(sheet, title);
    CellRangeAddress repeated = new CellRangeAddress(heads, parts, -1, -1);
    int scale = Math.min(ends.size() == 1 ? 100 : LARGEST, scale());
    int pages = pagesDown(sheet, repeated, scale);
    // Nothing to repeat on a single page, and some programs take long to read what is.
    if (pages > 1) {
      sheet.setRepeatingRows(repeated);
    }
    if (ends.size() > 1) {
      sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, labels - 1));
      area(sheet, columns.count() - 1);
    }
    if (ends.size() == 1 && pages == 1) {
      sheet.getPrintSetup().setFitHeight((short) 1);
    } else {
      // What is fitted to a number of pages breaks anywhere; a scale keeps the breaks set here.
      sheet.setFitToPage(false);
      sheet.getPrintSetup().setScale((short) Math.min(scale, down(sheet, repeated, pages)));
      sheet.getPrintSetup().setLeftToRight(true);
      ends.subList(0, ends.size() - 1).forEach(sheet::setColumnBreak);
      breakRows(sheet, repeated, pages);
    }
  }

  /** Pages of nearly one height, so that the last has more than a row or two. */
  private static void breakRows(XSSFSheet sheet, CellRangeAddress heads, int pages) {
    float repeated = height(sheet, heads.getFirstRow(), heads.getLastRow());
    float left = height(sheet, 0, sheet.getLastRowNum()) + (pages - 1) * repeated;
    float used = height(sheet, 0, heads.getLastRow());
    int pagesLeft = pages;
    for (int at = heads.getLastRow() + 1; at <= sheet.getLastRowNum() && pagesLeft > 1; at++) {
      float more = height(sheet, at, at);
      if (used + more / 2 > left / pagesLeft) {
        sheet.setRowBreak(at - 1);
        left -= used;
        used = repeated;
        pagesLeft--;
      }
      used += more;
    }
  }

  /** Of these rows, in points; the last counts too. */
  private static float height(XSSFSheet sheet, int from, int to) {
    float height = 0;
    for (int at = from; at <= to; at++) {
      Row row = sheet.getRow(at);
      height += row == null ? sheet.getDefaultRowHeightInPoints() : row.getHeightInPoints();
    }
    return height;
  }

  /** In percent, what shows the widest of the pages whole. */
  private int scale() {
    int widest = 0;
    int from = labels;
    for (int end : ends) {
      widest = Math.max(widest, columns.sum(from, end + 1));
      from = end + 1;
    }
    return Math.min(100, across * 100 / (columns.sum(0, labels) + widest));
  }

  /** Pages that the rows take at a scale; one of a few last rows is spared where it can be read. */
  private static int pagesDown(XSSFSheet sheet, CellRangeAddress heads, int scale) {
    int pages = 1;
    while (down(sheet, heads, pages) < scale) {
      pages++;
    }
    int fewer = pages == 1 ? 0 : down(sheet, heads, pages - 1);
    boolean spared = fewer >= (pages == 2 ? TIGHT : Math.max(TIGHT, scale * FEW / 100));
    return spared ? pages - 1 : pages;
  }

  /** In percent, what shows all rows on so many pages; the sheet is filled. */
  private static int down(XSSFSheet sheet, CellRangeAddress heads, int pages) {
    float height =
        height(sheet, 0, sheet.getLastRowNum())
            + (pages - 1) * height(sheet, heads.getFirstRow(), heads.getLastRow());
    // a row that does not fit a page whole goes to the next
    return (int) ((DOWN * pages - (pages - 1) * SPLIT) * 100 / Math.max(1, height));
  }

  /**
   * Prints a filled sheet up to a column; where a program sets the sheets of a book it is then
   * spared to set all rows that a sheet may have.
   */
  static void area(XSSFSheet sheet, int last) {
    XSSFWorkbook book = sheet.getWorkbook();
    book.setPrintArea(book.getSheetIndex(sheet), 0, last, 0, sheet.getLastRowNum());
  }

  /**
   * Puts what is repeated behind all print areas of a finished book: some programs set every sheet
   * anew for each sheet that repeats something, in the order of the file.
   */
  static void repeatBehindAreas(XSSFWorkbook book) {
    for (Sheet sheet : book) {
      CellRangeAddress rows = sheet.getRepeatingRows();
      CellRangeAddress across = sheet.getRepeatingColumns();
      sheet.setRepeatingRows(null);
      sheet.setRepeatingColumns(null);
      sheet.setRepeatingRows(rows);
      sheet.setRepeatingColumns(across);
    }
  }

  /** The sheet's name and title over every page. */
  static void head(XSSFSheet sheet, String title) {
    String text = sheet.getSheetName() + " " + title;
    sheet.getHeader().setLeft("&9" + text.replace("&", "&&"));
  }

  /** A sheet on A4, as wide as the page, with page numbers. */
  static void page(XSSFSheet sheet, boolean landscape) {
    PrintSetup print = sheet.getPrintSetup();
    print.setPaperSize(PrintSetup.A4_PAPERSIZE);
    print.setLandscape(landscape);
    print.setFitWidth((short) 1);
    print.setFitHeight((short) 0);
    sheet.setFitToPage(true);
    sheet.setMargin(PageMargin.LEFT, MARGIN_INCHES);
    sheet.setMargin(PageMargin.RIGHT, MARGIN_INCHES);
    sheet.getFooter().setCenter("— &P —");
  }
}
