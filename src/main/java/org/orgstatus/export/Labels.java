package org.orgstatus.export;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.orgstatus.base.Language;

/** The fixed words of documents and workbooks, from the same message files as the pages. */
record Labels(Language language, ResourceBundle bundle) {

  private static final String BASE_NAME = "org.orgstatus.messages";

  static Labels in(Language language) {
    // Without the fallback a machine's own locale cannot change a document.
    Control control = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    return new Labels(
        language,
        ResourceBundle.getBundle(
            BASE_NAME, language.locale(), Labels.class.getClassLoader(), control));
  }

  /** The text of the key, with {0}, {1} … filled in. */
  String get(String key, Object... values) {
    String pattern = bundle.getString(key);
    return values.length == 0 ? pattern : new MessageFormat(pattern).format(values);
  }

  /** The text of the key as it stands, with {0}, {1} … replaced; quotes mean nothing special. */
  String say(String key, Object... values) {
    String text = bundle.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }
}
