package org.orgstatus.dataset;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Cells and numbers of the canonical form: the same on every machine, whatever its locale and its
 * version of Java.
 */
public final class CanonicalText {

  /** Begins a cell that says why a value is missing. */
  static final char REASON = '!';

  private static final double EXACT = 1L << 53;

  private CanonicalText() {}

  /** The shortest decimal digits that give the number back; empty for NaN. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      return Long.toString((long) value);
    }
    BigDecimal exact = new BigDecimal(value);
    // Double.toString is not the same in all versions of Java.
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal shorter = exact.round(new MathContext(digits));
      if (shorter.doubleValue() == value) {
        return shorter.stripTrailingZeros().toPlainString();
      }
    }
    return exact.round(new MathContext(17)).stripTrailingZeros().toPlainString();
  }

  /** A text as a cell: without tab and line end, and never to be taken for a reason. */
  static String cell(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder cell = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> cell.append("\\\\");
        case '\t' -> cell.append("\\t");
        case '\n' -> cell.append("\\n");
        case '\r' -> cell.append("\\r");
        case REASON -> cell.append(i == 0 ? "\\!" : "!");
        default -> cell.append(c);
      }
    }
    return cell.toString();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || c == '\t' || c == '\n' || c == '\r' || c == REASON && i == 0) {
        return false;
      }
    }
    return true;
  }

  /** The text that {@link #cell} wrote. */
  static String text(String cell) {
    if (cell.indexOf('\\') < 0) {
      return cell;
    }
    StringBuilder text = new StringBuilder(cell.length());
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\\') {
        i++;
        c =
            switch (cell.charAt(i)) {
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> cell.charAt(i);
            };
      }
      text.append(c);
    }
    return text.toString();
  }
}
