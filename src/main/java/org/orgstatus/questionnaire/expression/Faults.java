package org.orgstatus.questionnaire.expression;

import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;

/** Adds the faults of one expression at the right column and remembers whether there were any. */
final class Faults {

  private final Place start;
  private final Problems problems;
  private boolean any;

  Faults(Place start, Problems problems) {
    this.start = start;
    this.problems = problems;
  }

  Place at(int offset) {
    return start.column() == 0 ? start : start.plus(offset);
  }

  boolean any() {
    return any;
  }

  void syntax(int offset, String zh, String en) {
    add("expression-syntax", at(offset), zh, en);
  }

  void mismatch(Place place, String zh, String en) {
    add("type-mismatch", place, zh, en);
  }

  void add(String code, Place place, String zh, String en) {
    any = true;
    problems.add(code, place, zh, en);
  }
}
