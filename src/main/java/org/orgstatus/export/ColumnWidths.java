package org.orgstatus.export;

import java.util.List;

/** Shares out a table's width by the length of what stands in the columns. */
final class ColumnWidths {

  private ColumnWidths() {}

  /** Width of a text in halves of a Chinese character: a Latin letter or digit is one half. */
  static int halves(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  /**
   * @param body widest entry of each column, in halves
   * @param heads width of each heading in halves; headings may break over lines
   * @param total width to share out, in any unit
   */
  static int[] share(List<Integer> body, List<Integer> heads, int total) {
    double[] wish = new double[body.size()];
    double sum = 0;
    for (int i = 0; i < wish.length; i++) {
      double cap = i == 0 ? 28 : 22;
      double head = Math.min(heads.get(i), Math.max(6, heads.get(i) / 2.0));
      wish[i] = Math.min(cap, Math.max(body.get(i), head)) + 2;
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
