package org.orgstatus.collection.message;

import java.util.Map;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.StandardText;

/** A standard text filled for one unit, as it is mailed or pasted: Chinese first, then English. */
public record Letter(StandardText.Id textId, LocalText subject, LocalText text) {

  private static final String LINK = "link";
  private static final LocalText SIGN_IN = LocalText.of("登录：", "Sign in: ");

  /** The words of a text with their values. Where they leave the link out, it follows them. */
  static Letter of(StandardText words, Map<String, LocalText> values) {
    LocalText text = words.filled(values);
    LocalText link = values.get(LINK);
    boolean shown = words.text().zh().contains("[" + LINK + "]");
    return new Letter(
        words.id(),
        words.filledSubject(values),
        shown || link == null
            ? text
            : LocalText.of(
                text.zh() + "\n" + SIGN_IN.zh() + link.zh(),
                text.en() + "\n" + SIGN_IN.en() + link.en()));
  }

  public String head() {
    return subject.zh();
  }

  /** Both languages, one under the other. */
  public String body() {
    return text.zh() + "\n\n" + text.en() + "\n";
  }
}
