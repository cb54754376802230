package org.orgstatus.collection.message;

import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.StandardText;

/** A standard text filled for one unit, as it is mailed or pasted: Chinese first, then English. */
public record Letter(StandardText.Id textId, LocalText subject, LocalText text) {

  public String head() {
    return subject.zh();
  }

  /** Both languages, one under the other. */
  public String body() {
    return text.zh() + "\n\n" + text.en() + "\n";
  }
}
