package org.orgstatus.web.api;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orgstatus.questionnaire.AnswerSchema;
import org.orgstatus.questionnaire.ExampleSheet;
import org.orgstatus.questionnaire.Questionnaire;

/**
 * The forms that a sheet of one questionnaire can hold: those before it, itself, and those that
 * follow it. A and B stand behind the gate; the gate's own sheet may hold either.
 */
record Chain(Questionnaire form, List<Questionnaire> forms) {

  static final String SCHEMA = "application/schema+json";

  Chain {
    forms = List.copyOf(forms);
  }

  static Chain of(List<Questionnaire> all, Questionnaire form) {
    List<Questionnaire> chain = new ArrayList<>(List.of(form));
    for (Questionnaire at = form; at.follows().isPresent(); at = chain.get(0)) {
      chain.add(0, find(all, at.follows().get()));
    }
    for (int i = chain.size() - 1; i < chain.size(); i++) {
      String before = chain.get(i).id();
      all.stream().filter(f -> f.follows().filter(before::equals).isPresent()).forEach(chain::add);
    }
    return new Chain(form, chain);
  }

  private static Questionnaire find(List<Questionnaire> all, String id) {
    return all.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  /** The form that a response with this form begins with. */
  Questionnaire first() {
    return forms.get(0);
  }

  /** A sheet that leads to the form, where trying finds one. */
  Optional<JsonObject> example() {
    return ExampleSheet.of(forms, form);
  }

  JsonObject schema() {
    return AnswerSchema.of(form, forms);
  }
}
