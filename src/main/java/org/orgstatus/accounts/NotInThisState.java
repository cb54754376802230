package org.orgstatus.accounts;

import java.util.Locale;

/** The account may do this, but not while the response is in its present state. */
public class NotInThisState extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String state;

  NotInThisState(Permission permission, String state) {
    super(permission + " is not allowed while the response is " + state);
    this.state = state.toLowerCase(Locale.ROOT);
  }

  /** The state in small letters, for example {@code submitted}. */
  public String state() {
    return state;
  }
}
