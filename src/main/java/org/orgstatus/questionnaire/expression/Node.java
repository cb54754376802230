package org.orgstatus.questionnaire.expression;

import java.util.List;
import org.orgstatus.base.Place;

/** A part of a parsed expression; every part knows where it stands. */
public sealed interface Node {

  /** A number or a text that is written out. */
  record Constant(Value value, Place place) implements Node {}

  /** {@code ${name}}. */
  record Read(String name, Place place) implements Node {}

  /** {@code .}, the value of the item itself. */
  record Self(Place place) implements Node {}

  /** Two or more parts joined by {@code and}. */
  record All(List<Node> parts, Place place) implements Node {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** Two or more parts joined by {@code or}. */
  record Any(List<Node> parts, Place place) implements Node {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Two parts compared.
   *
   * @param operator one of {@code = != < <= > >=}
   */
  record Comparison(String operator, Node left, Node right, Place place) implements Node {}

  /**
   * Two parts computed.
   *
   * @param operator one of {@code + - * div mod}
   */
  record Arithmetic(String operator, Node left, Node right, Place place) implements Node {}

  /** A part with a minus before it. */
  record Negative(Node part, Place place) implements Node {}

  /** A function with its arguments. */
  record Invocation(String function, List<Node> arguments, Place place) implements Node {
    public Invocation {
      arguments = List.copyOf(arguments);
    }
  }

  /** Where it begins; an operator's own column for {@code and}, {@code =}, {@code +} and so on. */
  Place place();

  /** The parts it is made of, from left to right. */
  default List<Node> children() {
    if (this instanceof All all) {
      return all.parts();
    }
    if (this instanceof Any any) {
      return any.parts();
    }
    if (this instanceof Comparison comparison) {
      return List.of(comparison.left(), comparison.right());
    }
    if (this instanceof Arithmetic arithmetic) {
      return List.of(arithmetic.left(), arithmetic.right());
    }
    if (this instanceof Negative negative) {
      return List.of(negative.part());
    }
    return this instanceof Invocation invocation ? invocation.arguments() : List.of();
  }
}
