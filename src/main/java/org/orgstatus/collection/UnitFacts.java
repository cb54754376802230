package org.orgstatus.collection;

/** What the register says about the units that answer. */
interface UnitFacts {

  /**
   * A register column of the unit that answers a form, by the register's column names; empty where
   * the register has no such value.
   *
   * @param formId first form of the response; decides which kind of unit the code means
   */
  String registered(String formId, String unitCode, String column);

  /** Whether a list drawn from the register ({@code registry:institutions} …) has the code. */
  boolean isRegistered(String list, String code);
}
