package org.orgstatus.registry;

import java.util.List;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;

/** All faults of an import are counted, but only the first few hundred are kept to be shown. */
final class Faults {

  static final int LISTED = 500;

  private final Problems listed = new Problems();
  private int total;

  void add(String code, Place place, String zh, String en) {
    add(new Problem(code, place, LocalText.of(zh, en)));
  }

  void add(Problem problem) {
    total++;
    if (total <= LISTED) {
      listed.add(problem);
    }
  }

  int total() {
    return total;
  }

  List<Problem> list() {
    return listed.list();
  }
}
