package org.orgstatus.questionnaire;

import org.orgstatus.base.LocalText;

/** Whether answers to an item can be set beside those of an earlier set of forms. */
public enum Comparability {
  COMPARABLE(LocalText.of("可比", "Comparable")),
  /** The numbers may be shown side by side, with a note of what changed. */
  WITH_CARE(LocalText.of("谨慎可比", "With care")),
  NOT_COMPARABLE(LocalText.of("不可比", "Not comparable"));

  private final LocalText text;

  Comparability(LocalText text) {
    this.text = text;
  }

  public LocalText text() {
    return text;
  }
}
