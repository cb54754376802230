package org.orgstatus.accounts;

/**
 * The account that asks may not do this. The door answers as if there were nothing at the address,
 * and puts the attempt on record.
 */
public class NotPermitted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotPermitted(String what) {
    super("not permitted: " + what);
  }
}
