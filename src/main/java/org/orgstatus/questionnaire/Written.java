package org.orgstatus.questionnaire;

import java.util.List;
import java.util.Optional;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.Place;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * An expression or a text with values as it stands in a form, with what the static checks need to
 * know about where it stands.
 *
 * @param owner name of the item, number of the section or id of the check it belongs to
 * @param repeat name of the repeat around it; empty outside
 * @param parsed the expression, where it is one
 */
record Written(
    Role role, String owner, String repeat, List<Reading> readings, Optional<Parsed> parsed) {

  /** What an expression is for. */
  enum Role {
    WHEN,
    SECTION,
    RELEVANT,
    CONSTRAINT,
    CALCULATION,
    DEFAULT,
    COUNT,
    CHECK,
    SHOWN;

    /** Whether the owner's own value or presence depends on what is read. */
    boolean decides() {
      return this == SECTION || this == RELEVANT || this == CALCULATION || this == COUNT;
    }
  }

  /** One name that is read, and where it is written. */
  record Reading(String name, Place place) {}

  Written {
    readings = List.copyOf(readings);
  }

  /** An expression and the text it was read from, perhaps folded over several lines. */
  record Parsed(Expression expression, DefinitionText source) {

    /** Where something stands in the file that the parser, counting along one line, saw there. */
    Place at(Place counted) {
      return source.at(Math.max(0, counted.column() - source.place().column()));
    }
  }

  static Written names(Role role, String owner, String repeat, List<Reading> readings) {
    return new Written(role, owner, repeat, readings, Optional.empty());
  }

  static Written expression(Role role, String owner, String repeat, Parsed parsed) {
    Expression expression = parsed.expression();
    List<Reading> readings =
        expression.references().stream()
            .map(name -> new Reading(name, parsed.at(expression.placeOf(name))))
            .toList();
    return new Written(role, owner, repeat, readings, Optional.of(parsed));
  }
}
