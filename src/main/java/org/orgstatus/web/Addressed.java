package org.orgstatus.web;

import org.orgstatus.collection.Wave;
import org.orgstatus.questionnaire.Questionnaire;

/**
 * The response that an address names.
 *
 * @param first the form that the response begins with: gate for A and B
 * @param mayFill whether the account may change it and see its personal items
 */
public record Addressed(Wave wave, Questionnaire first, String unit, boolean mayFill) {

  /** What the addresses of its JSON begin with. */
  public String address() {
    return "/api/waves/" + wave.id() + "/forms/" + first.id() + "/units/" + unit;
  }
}
