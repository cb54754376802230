package org.orgstatus.collection.file;

import org.orgstatus.base.LocalText;

/** A file that is not taken, and what to do. */
public class RefusedUpload extends Exception {

  private static final long serialVersionUID = 1;

  /** Why a file is not taken. */
  public enum Reason {
    EMPTY,
    TOO_LARGE,
    UNKNOWN_KIND,
    WRONG_NAME,
    UNREADABLE,
    ENCRYPTED,
    MACROS,
    ACTIVE_CONTENT,
    TOO_MANY_PIXELS,
    UNPACKS_TOO_LARGE,
    TOO_MANY_PAGES,
    /** What it answers is closed, or was taken back. */
    TOO_LATE
  }

  private final Reason reason;
  private final transient LocalText words;

  public RefusedUpload(Reason reason, String zh, String en) {
    super(en);
    this.reason = reason;
    this.words = LocalText.of(zh, en);
  }

  public Reason reason() {
    return reason;
  }

  public LocalText words() {
    return words;
  }

  public boolean tooLarge() {
    return reason == Reason.TOO_LARGE;
  }
}
