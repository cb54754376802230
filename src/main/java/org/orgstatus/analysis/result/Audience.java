package org.orgstatus.analysis.result;

import org.orgstatus.base.LocalText;

/** For whom a result is made: decides what is suppressed. */
public enum Audience {
  /** The nation's own desk. Status counts of coverage are not suppressed. */
  INTERNAL(LocalText.of("内部", "Internal")),
  /** Everybody. Units with fewer than five institutions are shown only as part of their region. */
  PUBLIC(LocalText.of("公开", "Public"));

  private final LocalText label;

  Audience(LocalText label) {
    this.label = label;
  }

  public LocalText label() {
    return label;
  }
}
