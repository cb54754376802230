package org.orgstatus.web.api;

import org.orgstatus.collection.Wave;
import org.orgstatus.questionnaire.Questionnaire;

/**
 * The response that an address names.
 *
 * @param first the form that the response begins with: gate for A and B
 * @param mayFill whether the account may change it and see its personal items
 */
record Addressed(Wave wave, Questionnaire first, String unit, boolean mayFill) {

  String address() {
    return "/api/waves/" + wave.id() + "/forms/" + first.id() + "/units/" + unit;
  }
}
