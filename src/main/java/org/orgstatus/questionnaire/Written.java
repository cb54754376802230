package org.orgstatus.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.Place;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * An expression or a text with values as it stands in a form, with what the static checks need to
 * know about where it stands.
 *
 * @param owner name of the item, number of the section or id of the check it belongs to
 * @param repeat name of the repeat around it; empty outside
 */
record Written(Role role, String owner, String repeat, List<Reading> readings) {

  /** What an expression is for. */
  enum Role {
    WHEN,
    SECTION,
    RELEVANT,
    CONSTRAINT,
    CALCULATION,
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

  static Written expression(
      Role role, String owner, String repeat, Expression expression, DefinitionText source) {
    List<Reading> readings = new ArrayList<>();
    for (String name : expression.references()) {
      readings.add(new Reading(name, placeOf(name, source)));
    }
    return new Written(role, owner, repeat, readings);
  }

  static Place placeOf(String name, DefinitionText source) {
    Matcher matcher =
        Pattern.compile("\\$\\{\\s*" + Pattern.quote(name) + "\\s*}").matcher(source.text());
    return source.at(matcher.find() ? matcher.start() : 0);
  }
}
