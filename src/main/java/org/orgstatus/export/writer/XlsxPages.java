package org.orgstatus.export.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.orgstatus.export.file.FlatTable;
import org.orgstatus.export.file.FlatTable.Entry;
import org.orgstatus.export.file.FlatTable.Heading;
import org.orgstatus.export.text.ColumnWidths;

/**
 * How wide the columns of a sheet are, and how it is printed: on one page in width as long as that
 * can be read, else on several, between columns of the table and with its labels on each.
 */
final class XlsxPages {

  /** Characters across a landscape page at full size, with the margins set here. */
  private static final int ACROSS = 105;

  /** Points down a landscape page at full size, without its margins. */
  private static final int DOWN = 470;

  /** Smaller than this, in percent, print is not read with ease. */
  private static final int SMALLEST = 60;

  /** Of tables on several pages, in percent: larger print fills more of them for nothing. */
  private static final int LARGEST = 80;

  private static final int PADDING = 2;
  private static final int NARROWEST = 6;

  /** Labels break into lines beyond this width. */
  private static final int WORDS = 44;

  /** Remarks, which stand last and may be long, have more room. */
  private static final int REMARKS = 76;

  /** Small print takes this part of a line of the table. */
  private static final double SMALL = 9.0 / 11;

  /** A heading of Chinese characters breaks beyond this width. */
  private static final int HEADING = 10;

  private static final double MARGIN_INCHES = 0.45;

  private final FlatTable table;
  private final int[] widths;
  private final int labels;
  private final List<Integer> ends;

  private XlsxPages(FlatTable table, int[] widths, int labels, List<Integer> ends) {
    this.table = table;
    this.widths = widths;
    this.labels = labels;
    this.ends = ends;
  }

  /**
   * @param labels columns that name the rows and stand on every page
   */
  static XlsxPages of(FlatTable table, int labels) {
    int[] widths = new int[table.headings().size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(table, i);
    }
    widen(table, widths);
    return new XlsxPages(table, widths, labels, ends(table.headings(), widths, labels));
  }

  private static int width(FlatTable table, int at) {
    Heading heading = table.headings().get(at);
    boolean alone = heading.part().isEmpty();
    int widest = alone ? unbroken(heading.text()) : ColumnWidths.halves(heading.part());
    for (FlatTable.Line line : table.lines()) {
      widest = Math.max(widest, shown(line.entries().get(at), heading));
    }
    int most = at == table.headings().size() - 1 ? REMARKS : WORDS;
    return Math.min(most, Math.max(NARROWEST, widest + PADDING));
  }

  /** Whether words are longer than a label may be, and so stand in small print. */
  static boolean isSmall(String words) {
    return ColumnWidths.halves(words) > WORDS;
  }

  private static int unbroken(String heading) {
    return Math.max(
        Math.min(ColumnWidths.halves(heading), HEADING), ColumnWidths.unbroken(heading));
  }

  /** Where what begins at a column ends: an estimate's parts stand together. */
  private static int end(List<Heading> headings, int at) {
    int end = at;
    while (end + 1 < headings.size() && !headings.get(end + 1).first()) {
      end++;
    }
    return end;
  }

  /** Widens the parts of an estimate until no word of the heading above them breaks. */
  private static void widen(FlatTable table, int[] widths) {
    for (int at = 0; at < widths.length; at = end(table.headings(), at) + 1) {
      int end = end(table.headings(), at);
      int lacking = unbroken(table.headings().get(at).text()) + PADDING - sum(widths, at, end + 1);
      for (int i = at; i <= end && lacking > 0; i++) {
        widths[i] += (lacking + end - at) / (end - at + 1);
      }
    }
  }

  private static int shown(Entry entry, Heading heading) {
    if (entry instanceof Entry.Amount amount) {
      return String.format(Locale.ROOT, "%,." + heading.decimals() + "f", amount.value()).length();
    }
    return ColumnWidths.halves(((Entry.Words) entry).text());
  }

  /** The last column of each page: pages of nearly one width that end where a column does. */
  private static List<Integer> ends(List<Heading> headings, int[] widths, int labels) {
    int fixed = sum(widths, 0, labels);
    int all = sum(widths, 0, widths.length);
    int room = ACROSS * 100 / SMALLEST - fixed;
    int pages = all <= room + fixed ? 1 : Math.max(1, (all - fixed + room - 1) / room);
    List<Integer> ends = new ArrayList<>();
    int wanted = (all - fixed + pages - 1) / pages;
    int used = 0;
    for (int at = labels; at < widths.length && pages > 1; ) {
      int next = end(headings, at) + 1;
      int more = sum(widths, at, next);
      if (used > 0 && (used + more > room || used + more / 2 > wanted)) {
        ends.add(at - 1);
        used = 0;
      }
      used += more;
      at = next;
    }
    ends.add(widths.length - 1);
    return ends;
  }

  private static int sum(int[] widths, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += widths[i];
    }
    return sum;
  }

  /** Of a column, in characters. */
  int width(int column) {
    return widths[column];
  }

  /** Where text over and under the table begins: what stands over labels is on every page. */
  int begin() {
    return ends.size() > 1 ? labels : 0;
  }

  /** The last column of the first page. */
  int first() {
    return ends.get(0);
  }

  /** The last column under the heading of this one. */
  int endOf(int column) {
    return end(table.headings(), column);
  }

  /** Lines that the headings take, above those of parts. */
  int headLines() {
    int most = 1;
    for (int at = 0; at < widths.length; at = endOf(at) + 1) {
      int over = sum(widths, at, endOf(at) + 1);
      int lines = lines(table.headings().get(at).text(), over);
      most = Math.max(most, endOf(at) == at ? lines - 1 : lines); // alone it has both rows
    }
    return most;
  }

  /** Lines that the words of a row take. */
  int lines(FlatTable.Line line) {
    int most = 1;
    for (int i = 0; i < widths.length; i++) {
      if (line.entries().get(i) instanceof Entry.Words words) {
        boolean small = i == widths.length - 1 && isSmall(words.text());
        int lines = lines(words.text(), (int) ((widths[i] - 1) / (small ? SMALL : 1)));
        most = Math.max(most, small ? (int) Math.ceil(lines * SMALL) : lines);
      }
    }
    return most;
  }

  /** Lines that words take in a column of so many characters. */
  static int lines(String text, int width) {
    // a line seldom ends exactly at the edge
    return 1 + (ColumnWidths.halves(text) - 1) / Math.max(1, width - 1);
  }

  /**
   * @param heads the first row of headings
   * @param parts the last one
   * @param title over every page
   */
  void print(XSSFSheet sheet, int heads, int parts, String title) {
    page(sheet, true);
    sheet.setRepeatingRows(new CellRangeAddress(heads, parts, -1, -1));
    sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, labels - 1));
    sheet.getHeader().setLeft("&9" + title.replace("&", "&&"));
    int down = down(sheet);
    if (ends.size() == 1) {
      // a last page of one or two rows is spared
      sheet.getPrintSetup().setFitHeight((short) (down >= SMALLEST ? 1 : 0));
    } else {
      // What is fitted to a number of pages breaks anywhere; a scale keeps the breaks set here.
      sheet.setFitToPage(false);
      sheet
          .getPrintSetup()
          .setScale((short) (down >= SMALLEST ? Math.min(scale(), down) : scale()));
      sheet.getPrintSetup().setLeftToRight(true);
      ends.subList(0, ends.size() - 1).forEach(sheet::setColumnBreak);
    }
  }

  /** In percent, what shows the widest of the pages whole. */
  private int scale() {
    int widest = 0;
    int from = labels;
    for (int end : ends) {
      widest = Math.max(widest, sum(widths, from, end + 1));
      from = end + 1;
    }
    return Math.min(LARGEST, ACROSS * 100 / (sum(widths, 0, labels) + widest));
  }

  /** In percent, what shows all rows on one page; the sheet is filled. */
  private static int down(XSSFSheet sheet) {
    float height = 0;
    for (Row row : sheet) {
      height += row.getHeightInPoints();
    }
    return (int) (DOWN * 100 / Math.max(1, height));
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
