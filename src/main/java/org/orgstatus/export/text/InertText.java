package org.orgstatus.export.text;

import org.orgstatus.base.Drawable;

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
    return isPlain(text) ? text : cleaned(text);
  }

  /** Nearly every text is; documents ask a million times. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c) || !isAllowed(c)) {
        return false;
      }
    }
    return true;
  }

  private static String cleaned(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(InertText::isAllowed).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /**
   * The clean text as documents show it: what no typeface draws, since it stands for nothing or for
   * something that was only agreed upon elsewhere, is replaced by {@value PaperFont#REPLACEMENT}
   * and its number, in place of an empty box.
   */
  public static String shown(String text) {
    String clean = clean(text);
    if (clean.codePoints().allMatch(Drawable::is)) {
      return clean;
    }
    StringBuilder shown = new StringBuilder();
    clean
        .codePoints()
        .forEach(
            c -> {
              if (Drawable.is(c)) {
                shown.appendCodePoint(c);
              } else {
                shown
                    .append(PaperFont.REPLACEMENT)
                    .append('[')
                    .append(Drawable.name(c))
                    .append(']');
              }
            });
    return shown.toString();
  }

  private static boolean isAllowed(int c) {
    if (c < 0x20) {
      return c == '\t' || c == '\n' || c == '\r';
    }
    return (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
  }
}
