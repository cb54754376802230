package org.orgstatus.web.respond;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Section;

/** The sections of a response in the order in which they are filled in. */
final class Sections {

  private Sections() {}

  /** A section and its form. */
  record At(Questionnaire form, Section section) {
    /** Last part of the page's address, for example {@code campus_association/3}. */
    String address() {
      return form.id() + "/" + section.number();
    }

    /** Whether the item stands in the section. */
    boolean holds(Routing routing, ItemPath path) {
      return routing.node(path.name()).filter(n -> n.section().equals(section)).isPresent();
    }
  }

  /** Sections asked now, those of the following form once it is known. */
  static List<Section> listAsked(Filling filling) {
    return asked(filling).stream().map(At::section).toList();
  }

  static List<At> asked(Filling filling) {
    List<At> asked = new ArrayList<>();
    for (Questionnaire form : filling.routing().forms()) {
      form.sections().stream()
          .filter(s -> filling.isAsked(s, form))
          .forEach(s -> asked.add(new At(form, s)));
    }
    return asked;
  }

  static Optional<At> find(Filling filling, String formId, String number) {
    return filling.routing().forms().stream()
        .filter(f -> f.id().equals(formId))
        .flatMap(f -> f.sections().stream().map(s -> new At(f, s)))
        .filter(at -> at.section().number().equals(number))
        .findFirst();
  }

  /** The section after this one, among those asked. */
  static Optional<At> next(Filling filling, At at) {
    List<At> asked = asked(filling);
    int here = asked.indexOf(at);
    return here >= 0 && here + 1 < asked.size()
        ? Optional.of(asked.get(here + 1))
        : Optional.empty();
  }

  static Optional<At> previous(Filling filling, At at) {
    List<At> asked = asked(filling);
    int here = asked.indexOf(at);
    return here > 0 ? Optional.of(asked.get(here - 1)) : Optional.empty();
  }
}
