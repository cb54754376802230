package org.orgstatus.questionnaire.expression;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Trees as streams and as JSON. */
final class Trees {

  /** Kept, because Json looks its provider up again on every call. */
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private Trees() {}

  /** The node and all below it, from left to right. */
  static Stream<Node> all(Node root) {
    List<Node> found = new ArrayList<>();
    Deque<Node> waiting = new ArrayDeque<>(List.of(root));
    while (!waiting.isEmpty()) {
      Node node = waiting.pop();
      found.add(node);
      List<Node> children = node.children();
      for (int i = children.size() - 1; i >= 0; i--) {
        waiting.push(children.get(i));
      }
    }
    return found.stream();
  }

  /**
   * An array whose first element names the part: {@code ["num",3]}, {@code ["text","x"]}, {@code
   * ["read","name"]}, {@code ["self"]}, {@code ["neg",a]}, {@code ["call","selected",a,b]}, or an
   * operator and its parts, {@code ["and",a,b,c]}.
   */
  static JsonArray json(Node node) {
    if (node instanceof Node.Constant constant) {
      return constant(constant.value());
    }
    if (node instanceof Node.Read read) {
      return JSON.createArrayBuilder().add("read").add(read.name()).build();
    }
    if (node instanceof Node.Self) {
      return JSON.createArrayBuilder().add("self").build();
    }
    JsonArrayBuilder array = JSON.createArrayBuilder(head(node));
    node.children().forEach(child -> array.add(json(child)));
    return array.build();
  }

  private static JsonArray constant(Value value) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    if (value instanceof Value.Text text) {
      return array.add("text").add(text.text()).build();
    }
    double number = value.number();
    array.add("num");
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? array.add((long) number).build()
        : array.add(number).build();
  }

  private static List<String> head(Node node) {
    if (node instanceof Node.All) {
      return List.of("and");
    }
    if (node instanceof Node.Any) {
      return List.of("or");
    }
    if (node instanceof Node.Comparison comparison) {
      return List.of(comparison.operator());
    }
    if (node instanceof Node.Arithmetic arithmetic) {
      return List.of(arithmetic.operator());
    }
    return node instanceof Node.Invocation call ? List.of("call", call.function()) : List.of("neg");
  }
}
