package org.orgstatus.export;

/**
 * Keeps text from other people text: no formula for a spreadsheet, no character XML cannot hold.
 */
public final class InertText {

  /**
   * Characters that make a spreadsheet read a field as a formula; the full-width forms count in
   * Chinese editions.
   */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private InertText() {}

  /** Whether a spreadsheet would compute it. */
  public static boolean startsFormula(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
  }

  /** The text without control characters and lone surrogates, which XML 1.0 forbids. */
  public static String clean(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(InertText::isAllowed).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isAllowed(int c) {
    if (c < 0x20) {
      return c == '\t' || c == '\n' || c == '\r';
    }
    return (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
  }
}
