package org.orgstatus.analysis.definition;

import java.util.stream.Stream;
import org.orgstatus.questionnaire.expression.Function;
import org.orgstatus.questionnaire.expression.Function.Kind;
import org.orgstatus.questionnaire.expression.Node;
import org.orgstatus.questionnaire.expression.Value;

/** What an expression gives, known from its definition and never from values. */
final class ResultKind {

  private ResultKind() {}

  /** NUMBER, TEXT, TRUTH or DATE; ANY where it depends on answers. */
  static Kind of(Node node, Names names) {
    if (node instanceof Node.Arithmetic || node instanceof Node.Negative) {
      return Kind.NUMBER;
    }
    if (node instanceof Node.Comparison || node instanceof Node.All || node instanceof Node.Any) {
      return Kind.TRUTH;
    }
    if (node instanceof Node.Read read) {
      return names.kind(read.name());
    }
    if (node instanceof Node.Constant constant) {
      return constant.value() instanceof Value.Number ? Kind.NUMBER : Kind.TEXT;
    }
    return node instanceof Node.Invocation call ? called(call, names) : Kind.ANY;
  }

  private static Kind called(Node.Invocation call, Names names) {
    return switch (call.function()) {
      case "if" -> alike(call.arguments().stream().skip(1), names);
      case "coalesce" -> alike(call.arguments().stream(), names);
      case "sum-known" -> Kind.NUMBER;
      default ->
          AnalysisFunctions.ALL.named(call.function()).map(Function::result).orElse(Kind.ANY);
    };
  }

  /** The kind that all branches share, no value ('') apart. */
  private static Kind alike(Stream<Node> branches, Names names) {
    return branches
        .filter(b -> !(b instanceof Node.Constant c && c.value().isEmpty()))
        .map(b -> of(b, names))
        .reduce((a, b) -> a == b ? a : Kind.ANY)
        .orElse(Kind.TEXT);
  }
}
