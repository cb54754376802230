package org.orgstatus.questionnaire;

import java.util.List;
import java.util.Optional;
import org.orgstatus.base.Place;
import org.orgstatus.questionnaire.expression.Expression;

/** Conditions that no answer can change, and constants that no answer can equal. */
final class ConstantCheck {

  private final FormDraft draft;

  ConstantCheck(FormDraft draft, List<FormDraft> chain) {
    this.draft = draft;
  }

  void check() {
    Questionnaire form = draft.form();
    never(form.when());
    for (Section section : form.sections()) {
      never(section.relevant());
      for (Item item : section.items()) {
        never(item.relevant());
        if (item instanceof Item.Repeat repeat) {
          repeat.questions().forEach(q -> never(q.relevant()));
        }
      }
    }
  }

  private void never(Optional<Expression> condition) {
    condition
        .filter(c -> c.constantTruth().equals(Optional.of(false)))
        .ifPresent(c -> unreachable(c.text(), c.place()));
  }

  private void unreachable(String condition, Place place) {
    draft.problems.add(
        "unreachable-item",
        place,
        "条件“" + condition + "”永远不成立，题目永远不会出现。请改条件，或删去题目。",
        "The condition '"
            + condition
            + "' can never be true, so it is never asked. Change the"
            + " condition or delete the item.");
  }
}
