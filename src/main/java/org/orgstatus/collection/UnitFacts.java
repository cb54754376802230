package org.orgstatus.collection;

import java.util.Map;

/** What the register says about the units that answer. */
interface UnitFacts {

  /** Register columns of a unit, by the register's column names; empty for an unknown unit. */
  Map<String, String> registered(String unitCode);

  /** Whether a list drawn from the register ({@code registry:institutions} …) has the code. */
  boolean isRegistered(String list, String code);
}
