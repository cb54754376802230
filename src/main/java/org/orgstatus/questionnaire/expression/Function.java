package org.orgstatus.questionnaire.expression;

import java.util.List;

/**
 * A function that expressions may call.
 *
 * @param name as written
 * @param fewest number of arguments at least
 * @param most number of arguments at most
 * @param parameters what each argument must be; the last holds for all further ones
 * @param result what it gives
 * @param answered who answers it
 */
public record Function(
    String name, int fewest, int most, List<Kind> parameters, Kind result, Answered answered) {

  /** As many arguments as one likes. */
  public static final int MANY = Integer.MAX_VALUE;

  public Function {
    parameters = List.copyOf(parameters);
    if (fewest < 0 || most < fewest || parameters.isEmpty() && most > 0) {
      throw new IllegalArgumentException(name + " takes " + fewest + " to " + most + " arguments");
    }
  }

  /** What is known of a part of an expression before there are answers. */
  public enum Kind {
    /** Anything: an answer, a value from the server. */
    ANY,
    NUMBER,
    TEXT,
    TRUTH,
    DATE,
    /** A condition; a constant is certainly a slip. */
    CONDITION,
    /** A code of a choice; as text, never a bare number. */
    CODE,
    /** A constant text in the syntax of regular expressions that Java and browsers share. */
    PATTERN,
    /** A constant text with the codes of format-date. */
    DATE_FORMAT,
    /** A constant text. */
    NAME,
    /** A whole number of decimals. */
    PLACES,
    /** An answer, never a constant. */
    ANSWER
  }

  /** Who answers a function. */
  public enum Answered {
    /** Its arguments alone; both evaluators know it. */
    ITSELF,
    /** The form being filled in and its clock, through {@link Scope#call}. */
    FORM,
    /** The server; in the browser the value is sent along with the page. */
    SERVER
  }

  Kind parameter(int index) {
    return parameters.get(Math.min(index, parameters.size() - 1));
  }
}
