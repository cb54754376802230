package org.orgstatus.base;

import java.util.Locale;

/** The two languages of the study. Chinese comes first and is the default everywhere. */
public enum Language {
  ZH("zh", Locale.SIMPLIFIED_CHINESE),
  EN("en", Locale.ENGLISH);

  private final String tag;
  private final Locale locale;

  Language(String tag, Locale locale) {
    this.tag = tag;
    this.locale = locale;
  }

  /** The value of a page's {@code lang} attribute: {@code zh} or {@code en}. */
  public String tag() {
    return tag;
  }

  public Locale locale() {
    return locale;
  }

  /** English for {@code en} and {@code en-…}, otherwise Chinese: an unknown wish is no error. */
  public static Language of(String tag) {
    return tag.equals("en") || tag.startsWith("en-") ? EN : ZH;
  }
}
