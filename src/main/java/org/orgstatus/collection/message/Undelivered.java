package org.orgstatus.collection.message;

/** A mail that the mail server did not take, or perhaps did. */
final class Undelivered extends Exception {

  private static final long serialVersionUID = 1;

  /** What may be done next. */
  enum Kind {
    /** Nothing was handed over; another try may succeed. */
    FOR_NOW,
    /** Refused; another try will be refused too. */
    FOR_GOOD,
    /** Handed over, and no answer came. */
    PERHAPS
  }

  private final Kind kind;

  Undelivered(Kind kind, String reason, Throwable cause) {
    super(reason, cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
