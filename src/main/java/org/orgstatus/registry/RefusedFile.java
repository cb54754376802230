package org.orgstatus.registry;

import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;

/** Stops the reading of one file for a fault after which nothing in it can be trusted. */
final class RefusedFile extends Exception {

  private final transient Problem problem;

  RefusedFile(String code, Place place, String zh, String en) {
    super(en);
    problem = new Problem(code, place, LocalText.of(zh, en));
  }

  Problem problem() {
    return problem;
  }
}
