package org.orgstatus.collection;

/** A change was asked of a response that is not being filled in any more. */
public class NotEditable extends RuntimeException {

  private static final long serialVersionUID = 1;
  private final transient ResponseStatus status;

  NotEditable(ResponseStatus status) {
    super("the response is " + status);
    this.status = status;
  }

  public ResponseStatus status() {
    return status;
  }
}
