package org.orgstatus.export.text;

import java.util.List;

/** Shares out a table's width by the length of what stands in the columns. */
public final class ColumnWidths {

  /** Margins of a cell. */
  private static final int PADDING = 3;

  /** Entries up to this are numbers, which must not break; longer ones are words, which may. */
  private static final int LONGEST_NUMBER = 12;

  /** Labels of rows ask for this much where room is short. */
  static final int LABELS = 20;

  /** Words ask for this much where room is short, and break. */
  private static final int LONGEST_WORDS = 14;

  /** More than this no column asks for. */
  private static final int MOST = 28;

  private ColumnWidths() {}

  /** Width of a text in halves of a Chinese character: a Latin letter or digit is one half. */
  public static int halves(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  /** Halves that a heading needs so that no Latin word breaks; Chinese keeps four characters. */
  public static int unbroken(String heading) {
    int most = 0;
    for (String word : heading.split("[ （]")) {
      int halves = halves(word);
      // Bold Latin capitals run wider than half a Chinese character.
      boolean latin = halves == word.codePointCount(0, word.length());
      most = Math.max(most, latin ? (halves * 11 + 9) / 10 : Math.min(8, halves));
    }
    return most;
  }

  /**
   * Halves that a column asks for at the least to be read well.
   *
   * @param widest of its entries, in halves; words longer than a number may break
   * @param heading what {@link #unbroken} says of its heading
   */
  static int asked(int widest, int heading) {
    return PADDING + Math.max(Math.min(widest, LONGEST_WORDS), heading);
  }

  /**
   * Shares out the width: first what keeps every number and heading whole, then the rest by what
   * labels, words and headings would like.
   *
   * @param body widest entry of each column, in halves; the first column holds the labels
   * @param heads what {@link #unbroken} says of each heading
   * @param total width to share out, in any unit
   * @param capacity halves that the whole width holds
   */
  static int[] share(List<Integer> body, List<Integer> heads, int total, int capacity) {
    int columns = body.size();
    double[] need = new double[columns];
    double[] wish = new double[columns];
    double needed = 0;
    double wished = 0;
    for (int i = 0; i < columns; i++) {
      int widest = body.get(i);
      int least = i == 0 ? LABELS : LONGEST_NUMBER;
      need[i] = PADDING + Math.min(least, Math.max(widest, heads.get(i)));
      wish[i] = Math.max(need[i], PADDING + Math.max(heads.get(i), Math.min(MOST, widest)));
      needed += need[i];
      wished += wish[i];
    }
    double spare = wished > needed ? Math.max(0, capacity - needed) / (wished - needed) : 0;
    double sum = needed + (wished - needed) * spare;
    int[] widths = new int[columns];
    int left = total;
    for (int i = columns - 1; i > 0; i--) {
      widths[i] = (int) Math.round(total * (need[i] + (wish[i] - need[i]) * spare) / sum);
      left -= widths[i];
    }
    widths[0] = left;
    return widths;
  }

  private static boolean isWide(int c) {
    return c >= 0x1100 && !(c >= 0x2010 && c <= 0x2027);
  }
}
