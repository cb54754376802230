package org.orgstatus.base;

import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of pages and documents, from {@code org/orgstatus/messages_zh.properties} and {@code
 * _en}. The only place that fills <code>{0}</code>.
 */
public final class Messages {

  private static final String BUNDLE = "org.orgstatus.messages";

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  private static final Messages ZH = new Messages(Language.ZH);
  private static final Messages EN = new Messages(Language.EN);

  private final Language language;
  private final ResourceBundle words;

  private Messages(Language language) {
    this.language = language;
    // without the fallback a machine's own locale changes nothing
    ResourceBundle.Control exactly =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    this.words =
        ResourceBundle.getBundle(
            BUNDLE, language.locale(), Messages.class.getClassLoader(), exactly);
  }

  public static Messages in(Language language) {
    return language == Language.ZH ? ZH : EN;
  }

  public Language language() {
    return language;
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
    return values.length == 0
        ? text
        : PLACE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(filled(found, values)));
  }

  /** A value is not looked into: a name with {@code {1}} in it stays that name. */
  private static String filled(MatchResult place, Object[] values) {
    int number = Integer.parseInt(place.group(1));
    return number < values.length ? String.valueOf(values[number]) : place.group();
  }
}
