package org.orgstatus.export.writer;

import java.util.List;
import java.util.Locale;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.orgstatus.export.file.FlatTable;
import org.orgstatus.export.file.FlatTable.Entry;
import org.orgstatus.export.file.FlatTable.Heading;
import org.orgstatus.export.text.ColumnWidths;

/** How wide the columns of a sheet are, in characters, and how many lines its rows take. */
final class XlsxColumns {

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

  private final FlatTable table;
  private final int[] widths;

  private XlsxColumns(FlatTable table, int[] widths) {
    this.table = table;
    this.widths = widths;
  }

  /** As wide as what stands in them. */
  static XlsxColumns of(FlatTable table) {
    return of(table, WORDS);
  }

  /**
   * @param label that the first column is wide at the most
   */
  static XlsxColumns of(FlatTable table, int label) {
    int[] widths = new int[table.headings().size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(table, i);
    }
    widths[0] = Math.min(widths[0], label);
    widen(table, widths);
    return new XlsxColumns(table, widths);
  }

  /** The same that together take this width at the least. */
  XlsxColumns over(int least) {
    int[] wide = widths.clone();
    int lacking = Math.max(0, least - total());
    for (int i = 0; i < wide.length; i++) {
      wide[i] += (lacking + i) / wide.length;
    }
    return new XlsxColumns(table, wide);
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

  void set(XSSFSheet sheet) {
    for (int i = 0; i < widths.length; i++) {
      sheet.setColumnWidth(i, widths[i] * 256);
    }
  }

  int count() {
    return widths.length;
  }

  int total() {
    return sum(0, widths.length);
  }

  /** Of the columns from one up to another, which is left out. */
  int sum(int from, int to) {
    return sum(widths, from, to);
  }

  private static int sum(int[] widths, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += widths[i];
    }
    return sum;
  }

  /** The last column under the heading of this one. */
  int endOf(int column) {
    return end(table.headings(), column);
  }

  /** Lines that the headings take, above those of parts. */
  int headLines() {
    int most = 1;
    for (int at = 0; at < widths.length; at = endOf(at) + 1) {
      int over = sum(at, endOf(at) + 1);
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
}
