package org.orgstatus.dataset;

import java.util.ArrayList;
import java.util.List;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Questionnaire;

/**
 * A form that gave columns to a table.
 *
 * @param letter short name on paper, for example A
 */
public record FormRef(String id, String letter, String version, LocalText title) {

  static FormRef of(Questionnaire form) {
    return new FormRef(form.id(), form.letter(), form.version(), form.title());
  }

  /**
   * The forms by response: a form that follows none, and behind it those that follow it.
   *
   * @param forms in the order of their letters, the gate first
   */
  static List<List<FormRef>> responses(List<Questionnaire> forms) {
    List<List<FormRef>> responses = new ArrayList<>();
    for (Questionnaire first : forms) {
      if (first.follows().isEmpty()) {
        List<FormRef> chain = new ArrayList<>(List.of(of(first)));
        for (int i = 0; i < chain.size(); i++) {
          String before = chain.get(i).id();
          forms.stream()
              .filter(form -> form.follows().filter(before::equals).isPresent())
              .forEach(form -> chain.add(of(form)));
        }
        responses.add(List.copyOf(chain));
      }
    }
    return responses;
  }
}
