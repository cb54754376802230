package org.orgstatus.export;

import java.util.List;

/** Shares out a table's width by the length of what stands in the columns. */
final class ColumnWidths {

  /** Margins of a cell. */
  private static final int PADDING = 2;

  /** Entries up to this are numbers, which must not break; longer ones are words, which may. */
  private static final int LONGEST_NUMBER = 12;

  /** More than this no column asks for. */
  private static final int MOST = 28;

  private ColumnWidths() {}

  /** Width of a text in halves of a Chinese character: a Latin letter or digit is one half. */
  static int halves(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  /** Halves that a heading needs so that no Latin word breaks; Chinese keeps four characters. */
  static int unbroken(String heading) {
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
   * Shares out the width: first what keeps every number on one line, then the rest by what labels,
   * words and headings would like.
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
      need[i] = PADDING + (widest <= LONGEST_NUMBER ? widest : LONGEST_NUMBER);
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
