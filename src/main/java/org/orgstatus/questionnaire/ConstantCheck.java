package org.orgstatus.questionnaire;

import org.orgstatus.base.Place;

/** Conditions that no answer can make true. */
final class ConstantCheck {

  private final FormDraft draft;

  ConstantCheck(FormDraft draft) {
    this.draft = draft;
  }

  void check() {
    for (Written written : draft.written) {
      written
          .parsed()
          .filter(parsed -> parsed.expression().constantTruth().orElse(true).equals(false))
          .ifPresent(
              parsed ->
                  report(written.role(), parsed.expression().text(), parsed.source().place()));
    }
  }

  private void report(Written.Role role, String condition, Place place) {
    switch (role) {
      case WHEN, SECTION, RELEVANT ->
          draft.problems.add(
              "unreachable-item",
              place,
              "条件“" + condition + "”永远不成立，内容永远不会出现。请改条件，或删去内容。",
              "The condition '"
                  + condition
                  + "' can never be true, so this is never asked."
                  + " Change the condition or delete what it hides.");
      case CONSTRAINT ->
          draft.problems.add(
              "never-satisfied",
              place,
              "条件“" + condition + "”永远不成立，填什么都算错。请改条件。",
              "The condition '"
                  + condition
                  + "' can never be true: no answer would be right."
                  + " Change the condition.");
      case CHECK ->
          draft.problems.add(
              "silent-check",
              place,
              "条件“" + condition + "”永远不成立，检查永远不提醒。请改条件，或删去检查。",
              "The condition '"
                  + condition
                  + "' can never be true, so the check never speaks."
                  + " Change the condition or delete the check.");
      default -> {
        // a calculation or a count may well be a constant
      }
    }
  }
}
