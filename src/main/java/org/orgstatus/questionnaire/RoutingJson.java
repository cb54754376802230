package org.orgstatus.questionnaire;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashSet;
import java.util.Set;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * The compiled forms for the browser: every item in dependency order with its conditions,
 * calculation, count and constraint as trees. Texts are not part of it; pages carry those.
 */
public final class RoutingJson {

  private RoutingJson() {}

  public static JsonObject of(Routing routing) {
    JsonArrayBuilder nodes = JSON.createArrayBuilder();
    routing.order().forEach(node -> nodes.add(node(node)));
    return JSON.createObjectBuilder().add("nodes", nodes).build();
  }

  private static JsonObject node(Routing.Node node) {
    JsonObjectBuilder json = JSON.createObjectBuilder().add("name", node.name());
    node.repeat().ifPresent(r -> json.add("repeat", r.name()));
    JsonArrayBuilder when = JSON.createArrayBuilder();
    node.conditions().forEach(c -> when.add(c.tree()));
    json.add("when", when);
    json.add("reads", JSON.createArrayBuilder(Routing.reads(node)));
    if (node.item() instanceof Item.Repeat repeat) {
      repeat.count().ifPresent(c -> json.add("count", c.tree()));
    } else {
      question((Item.Question) node.item(), json);
    }
    return json.build();
  }

  private static void question(Item.Question question, JsonObjectBuilder json) {
    json.add("type", question.type().word());
    if (question.required()) {
      json.add("required", true);
    }
    question.calculation().ifPresent(c -> json.add("calculation", c.tree()));
    question
        .constraint()
        .ifPresent(
            c ->
                json.add("constraint", c.condition().tree())
                    .add("constraintReads", JSON.createArrayBuilder(reads(c.condition()))));
  }

  private static Set<String> reads(Expression expression) {
    return new LinkedHashSet<>(expression.references());
  }
}
