package org.orgstatus.fieldwork.contradiction;

import java.util.List;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.expression.Scope;
import org.orgstatus.questionnaire.expression.Value;

/** What a rule sees: the items of two sheets, each under its own name. */
record TwoSheets(Filling answered, Filling seen) implements Scope {

  @Override
  public Value read(String name) {
    Filling of = answered.routing().node(name).isPresent() ? answered : seen;
    return of.value(name).inExpressions();
  }

  @Override
  public Value self() {
    return Value.EMPTY;
  }

  @Override
  public Value call(String function, List<Value> arguments) {
    return Value.EMPTY;
  }
}
