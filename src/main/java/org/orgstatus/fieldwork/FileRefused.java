package org.orgstatus.fieldwork;

import org.orgstatus.base.LocalText;

/** A file of a visit, or a piece of it, that is not taken, and what to do. */
public class FileRefused extends Exception {

  private static final long serialVersionUID = 1;

  /** What kind of trouble it is. */
  public enum Kind {
    /** Something else has to come first; the device sends it again. */
    LATER,
    /** It was hurt on the way; the device sends it again. */
    DAMAGED,
    /** It is never taken. */
    NEVER
  }

  private final Kind kind;
  private final transient LocalText words;

  FileRefused(Kind kind, String zh, String en) {
    this(kind, LocalText.of(zh, en));
  }

  FileRefused(Kind kind, LocalText words) {
    super(words.en());
    this.kind = kind;
    this.words = words;
  }

  public Kind kind() {
    return kind;
  }

  public LocalText words() {
    return words;
  }
}
