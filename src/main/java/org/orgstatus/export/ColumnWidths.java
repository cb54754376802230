package org.orgstatus.export;

import java.util.List;

/** Shares out a table's width by the length of what stands in the columns. */
final class ColumnWidths {

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
   * @param body widest entry of each column, in halves
   * @param heads what {@link #unbroken} says of each heading
   * @param total width to share out, in any unit
   */
  static int[] share(List<Integer> body, List<Integer> heads, int total) {
    double[] wish = new double[body.size()];
    double sum = 0;
    for (int i = 0; i < wish.length; i++) {
      double cap = i == 0 ? 28 : 22;
      wish[i] = Math.max(heads.get(i), Math.min(cap, body.get(i))) + 2;
      sum += wish[i];
    }
    int[] widths = new int[wish.length];
    int left = total;
    for (int i = wish.length - 1; i > 0; i--) {
      widths[i] = (int) Math.round(total * wish[i] / sum);
      left -= widths[i];
    }
    widths[0] = left;
    return widths;
  }

  private static boolean isWide(int c) {
    return c >= 0x1100 && !(c >= 0x2010 && c <= 0x2027);
  }
}
