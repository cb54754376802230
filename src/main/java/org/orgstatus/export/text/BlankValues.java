package org.orgstatus.export.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Surroundings;
import org.orgstatus.questionnaire.expression.Scope;
import org.orgstatus.questionnaire.expression.Value;

/**
 * What labels of a form show before anything is answered: what the wave and the register say, and
 * what is calculated from that alone. Whether an item is asked plays no part.
 */
public final class BlankValues implements Scope {

  private final Routing routing;
  private final Surroundings around;
  private final Set<String> open = new HashSet<>();

  public BlankValues(Routing routing, Surroundings around) {
    this.routing = routing;
    this.around = around;
  }

  @Override
  public Value read(String name) {
    if (!open.add(name)) {
      return Value.EMPTY;
    }
    try {
      return routing
          .node(name)
          .flatMap(Routing.Node::question)
          .flatMap(Item.Question::calculation)
          .map(c -> c.evaluate(this))
          .orElse(Value.EMPTY);
    } finally {
      open.remove(name);
    }
  }

  @Override
  public Value self() {
    return Value.EMPTY;
  }

  @Override
  public Value call(String function, List<Value> arguments) {
    return function.equals("today")
        ? new Value.Day(around.today())
        : around.call(function, arguments.stream().map(Value::text).toList());
  }
}
