package org.orgstatus.questionnaire.expression;

import java.util.List;

/** What an expression can see while it is evaluated. */
public interface Scope {

  /** Value of {@code ${name}}; {@link Value#EMPTY} when unanswered, not relevant or unknown. */
  Value read(String name);

  /** Value of {@code .}. */
  Value self();

  /**
   * Value of a function that only the form or the server can answer, such as {@code
   * registry('code')}, {@code file-size(.)} or {@code today()}; {@link Value#EMPTY} when its source
   * is not there yet.
   */
  Value call(String function, List<Value> arguments);
}
