package org.orgstatus.questionnaire.expression;

/** The functions that an expression may call. */
public final class Functions {

  public static final Functions ITEMS = new Functions();
  public static final Functions CHECKS = new Functions();

  private Functions() {}
}
