package org.orgstatus.collection;

import org.orgstatus.base.LocalText;

/** How far a unit has come with its activation code. */
public enum CodeState {
  ISSUED(LocalText.of("已发放，未打开", "Issued, not opened")),
  OPENED(LocalText.of("已打开，未激活", "Opened, not activated")),
  ACTIVATED(LocalText.of("已激活", "Activated"));

  private final LocalText label;

  CodeState(LocalText label) {
    this.label = label;
  }

  public LocalText label() {
    return label;
  }

  static CodeState of(boolean opened, boolean used) {
    if (used) {
      return ACTIVATED;
    }
    return opened ? OPENED : ISSUED;
  }

  /** The further of two. */
  CodeState or(CodeState other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
