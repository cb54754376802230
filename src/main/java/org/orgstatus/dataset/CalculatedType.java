package org.orgstatus.dataset;

import java.util.Set;
import org.orgstatus.questionnaire.expression.Expression;
import org.orgstatus.questionnaire.expression.Node;
import org.orgstatus.questionnaire.expression.Value;

/** Whether a calculated item gives numbers: read from its definition, never from its values. */
final class CalculatedType {

  private static final Set<String> NUMERIC =
      Set.of(
          "number",
          "int",
          "round",
          "min",
          "max",
          "sum-known",
          "count-selected",
          "string-length",
          "decimal-date-time");

  private CalculatedType() {}

  /** Whether every value that is not empty is a number. */
  static boolean of(Expression calculation) {
    return isNumber(calculation.root());
  }

  private static boolean isNumber(Node node) {
    if (node instanceof Node.Arithmetic || node instanceof Node.Negative) {
      return true;
    }
    if (node instanceof Node.Constant constant) {
      return constant.value() instanceof Value.Number;
    }
    if (!(node instanceof Node.Invocation call)) {
      return false;
    }
    if (!call.function().equals("if")) {
      return NUMERIC.contains(call.function());
    }
    Node then = call.arguments().get(1);
    Node otherwise = call.arguments().get(2);
    return (isNumber(then) || isEmpty(then))
        && (isNumber(otherwise) || isEmpty(otherwise))
        && !(isEmpty(then) && isEmpty(otherwise));
  }

  private static boolean isEmpty(Node node) {
    return node instanceof Node.Constant constant && constant.value().text().isEmpty();
  }
}
