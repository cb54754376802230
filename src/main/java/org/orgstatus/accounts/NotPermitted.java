package org.orgstatus.accounts;

/** The account that asks may not do this. The door answers 403 and shows nothing of the reason. */
public class NotPermitted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotPermitted(String what) {
    super("not permitted: " + what);
  }
}
