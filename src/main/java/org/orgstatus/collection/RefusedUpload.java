package org.orgstatus.collection;

import org.orgstatus.base.LocalText;

/** A file that is not taken, and what to do. */
public class RefusedUpload extends Exception {

  private static final long serialVersionUID = 1;
  private final transient LocalText words;
  private final boolean tooLarge;

  RefusedUpload(LocalText words, boolean tooLarge) {
    super(words.en());
    this.words = words;
    this.tooLarge = tooLarge;
  }

  public LocalText words() {
    return words;
  }

  public boolean tooLarge() {
    return tooLarge;
  }
}
