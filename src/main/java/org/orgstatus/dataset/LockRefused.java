package org.orgstatus.dataset;

/** Why a lock was not made; nothing was stored. */
public class LockRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The kinds of refusal. */
  public enum Reason {
    /** The wave was never opened: there is nothing to freeze. */
    NO_DATA,
    /** Empty, or longer than {@link DataLock#LONGEST_NAME}. */
    BAD_NAME,
    /** Another lock of the wave has the name and holds other data. */
    NAME_TAKEN,
    /** Answers came in faster than they could be read, several times. */
    IN_MOTION
  }

  private final Reason reason;

  LockRefused(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
