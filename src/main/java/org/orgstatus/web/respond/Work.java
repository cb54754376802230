package org.orgstatus.web.respond;

import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.questionnaire.Questionnaire;

/**
 * The response that pages work on, and where its pages lie. An account with one response has short
 * addresses, {@code /respond/gate/0}; all others name the unit, {@code
 * /respond/110000/provincial_association/1}.
 *
 * @param first the form that the response begins with
 * @param unit code of the unit
 * @param name of the unit
 * @param base what the addresses of sections begin with
 * @param home address of the list of sections
 */
public record Work(
    Wave wave, Questionnaire first, String unit, LocalText name, String base, String home) {

  static Work named(Wave wave, Questionnaire first, String unit, LocalText name) {
    String base = CurrentResponse.PAGES + "/" + unit;
    return new Work(wave, first, unit, name, base, base + "/" + first.id());
  }

  /** The same with the addresses of an account's only response. */
  Work shortened() {
    return new Work(wave, first, unit, name, CurrentResponse.PAGES, CurrentResponse.PAGES);
  }

  /** Address of a section. */
  String address(Sections.At at) {
    return base + "/" + at.address();
  }

  /** Address of the list of sections that names the unit, whoever asks. */
  String full() {
    return CurrentResponse.PAGES + "/" + unit + "/" + first.id();
  }

  String check() {
    return home + "/check";
  }

  String receipt() {
    return home + "/receipt";
  }

  /** What the addresses of its PDF files begin with. */
  String paper() {
    return CurrentResponse.PAGES + "/paper/" + unit + "/" + first.id();
  }

  /** What the addresses of its JSON begin with. */
  String api() {
    return "/api/waves/" + wave.id() + "/forms/" + first.id() + "/units/" + unit;
  }
}
