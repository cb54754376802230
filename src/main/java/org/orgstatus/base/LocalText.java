package org.orgstatus.base;

import java.util.Locale;
import java.util.Objects;

/**
 * A text in both languages. Either may be empty where nothing is said (an item without a hint), but
 * a definition reader reports a text that has only one of the two.
 */
public record LocalText(String zh, String en) {

  public static final LocalText EMPTY = new LocalText("", "");

  public LocalText {
    Objects.requireNonNull(zh);
    Objects.requireNonNull(en);
  }

  public static LocalText of(String zh, String en) {
    return new LocalText(zh, en);
  }

  /** The same characters in both languages, for names that are not translated. */
  public static LocalText same(String text) {
    return new LocalText(text, text);
  }

  public String in(Language language) {
    return language == Language.ZH ? zh : en;
  }

  /**
   * The same where it stands alone, as a heading or a choice: English begins with a capital letter,
   * Chinese has none.
   */
  public LocalText asHeading() {
    return en.isEmpty()
        ? this
        : new LocalText(
            zh,
            en.substring(0, en.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                + en.substring(en.offsetByCodePoints(0, 1)));
  }

  public boolean isEmpty() {
    return zh.isEmpty() && en.isEmpty();
  }
}
