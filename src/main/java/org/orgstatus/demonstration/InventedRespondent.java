package org.orgstatus.demonstration;

/**
 * Whoever fills in a form of the demonstration: an institution, a province, an alliance, a visit.
 */
interface InventedRespondent {

  /** Code of the unit, as responses carry it. */
  String code();

  /** How many rows of a repeat it fills in where it decides itself. */
  default int rows(String repeat) {
    return 0;
  }

  /** Chance that a question that may stay empty is answered. */
  default double volunteers() {
    return 0.25;
  }
}
