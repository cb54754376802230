package org.orgstatus.collection;

/** Entry on behalf was asked for a response that the institution fills in itself. */
public class AnsweredOnline extends RuntimeException {

  private static final long serialVersionUID = 1;

  AnsweredOnline() {
    super("the institution has begun to answer itself");
  }
}
