package org.orgstatus.registry;

import org.orgstatus.base.LocalText;

/** What was to be changed has changed meanwhile; nothing was stored. */
public final class StaleChange extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient LocalText text;

  StaleChange(LocalText text) {
    super(text.en());
    this.text = text;
  }

  /** What happened and what to do now. */
  public LocalText text() {
    return text;
  }
}
