package org.orgstatus.collection;

import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;

/** What a province knows about a unit that does not answer. */
public enum Outcome {
  REFUSED(LocalText.of("明确拒绝填报", "Refuses to answer")),
  NOT_REACHED(LocalText.of("多次联系不上", "Tried, reached nobody")),
  NOT_ELIGIBLE(LocalText.of("已合并、更名或停办", "Merged, renamed away or closed"));

  private final LocalText label;

  Outcome(LocalText label) {
    this.label = label;
  }

  public LocalText label() {
    return label;
  }

  public static Optional<Outcome> find(String word) {
    return Stream.of(values()).filter(outcome -> outcome.name().equals(word)).findFirst();
  }
}
