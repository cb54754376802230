package org.orgstatus.web;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.orgstatus.base.Language;

/** The words of the pages, from {@code org/orgstatus/messages_zh.properties} and {@code _en}. */
public final class Messages {

  private static final String BUNDLE = "org.orgstatus.messages";

  private static final Messages ZH = new Messages(Locale.CHINESE);
  private static final Messages EN = new Messages(Locale.ENGLISH);

  private final ResourceBundle words;

  private Messages(Locale locale) {
    ResourceBundle.Control exactly =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    this.words = ResourceBundle.getBundle(BUNDLE, locale, Messages.class.getClassLoader(), exactly);
  }

  public static Messages in(Language language) {
    return language == Language.ZH ? ZH : EN;
  }

  public boolean has(String key) {
    return words.containsKey(key);
  }

  /**
   * The words of a key, with {@code {0}}, {@code {1}} … replaced; quotes mean nothing special.
   *
   * @throws MissingResourceException if there is no such key
   */
  public String get(String key, Object... values) {
    String text = words.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }
}
