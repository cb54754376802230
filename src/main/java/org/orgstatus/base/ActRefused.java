package org.orgstatus.base;

/** An act that cannot be, with words that say why and what to do. Nothing has changed. */
public abstract class ActRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Why, from the list of those who refuse. */
  public interface Reason {
    LocalText words();
  }

  private final transient Reason reason;
  private final transient LocalText words;

  protected ActRefused(Reason reason) {
    this(reason, reason.words());
  }

  /**
   * @param words that say more than the reason's own
   */
  protected ActRefused(Reason reason, LocalText words) {
    super(words.en());
    this.reason = reason;
    this.words = words;
  }

  public Reason reason() {
    return reason;
  }

  public LocalText words() {
    return words;
  }
}
