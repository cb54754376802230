package org.orgstatus.questionnaire.expression;

import java.util.List;
import java.util.Optional;
import org.orgstatus.questionnaire.expression.Function.Answered;

/** Finds expressions that are true or false whatever the answers. */
final class Truths {

  private static final Scope NOTHING =
      new Scope() {
        @Override
        public Value read(String name) {
          throw new IllegalStateException("no answers while folding: " + name);
        }

        @Override
        public Value self() {
          throw new IllegalStateException("no answers while folding");
        }

        @Override
        public Value call(String function, List<Value> arguments) {
          throw new IllegalStateException("no calls while folding: " + function);
        }
      };

  private final Functions functions;

  Truths(Functions functions) {
    this.functions = functions;
  }

  Optional<Boolean> of(Node node) {
    if (node instanceof Node.All all) {
      return joined(all.parts(), false, "=");
    }
    if (node instanceof Node.Any any) {
      return joined(any.parts(), true, "!=");
    }
    if (node instanceof Node.Invocation call && call.function().equals("not")) {
      return of(call.arguments().get(0)).map(t -> !t);
    }
    if (node instanceof Node.Invocation call && call.function().equals("if")) {
      return branch(call.arguments());
    }
    return isConstant(node) ? Optional.of(value(node).truth()) : Optional.empty();
  }

  private static Value value(Node node) {
    return new Evaluation(NOTHING).of(node);
  }

  private boolean isConstant(Node node) {
    return Trees.all(node)
        .allMatch(
            n ->
                !(n instanceof Node.Read || n instanceof Node.Self)
                    && (!(n instanceof Node.Invocation call) || answersItself(call)));
  }

  private boolean answersItself(Node.Invocation call) {
    return functions.named(call.function()).orElseThrow().answered() == Answered.ITSELF;
  }

  private Optional<Boolean> branch(List<Node> arguments) {
    Optional<Boolean> condition = of(arguments.get(0));
    if (condition.isPresent()) {
      return of(arguments.get(condition.get() ? 1 : 2));
    }
    Optional<Boolean> then = of(arguments.get(1));
    return then.equals(of(arguments.get(2))) ? then : Optional.empty();
  }

  /**
   * A part that decides the whole does so; so do two comparisons of one reference that exclude each
   * other, {@code ${a} = 'x' and ${a} = 'y'}, or of which one always holds, {@code ${a} != 'x' or
   * ${a} != 'y'}.
   */
  private Optional<Boolean> joined(List<Node> parts, boolean deciding, String operator) {
    List<Optional<Boolean>> truths = parts.stream().map(this::of).toList();
    if (truths.contains(Optional.of(deciding)) || exclude(parts, operator)) {
      return Optional.of(deciding);
    }
    return truths.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!deciding);
  }

  private static boolean exclude(List<Node> parts, String operator) {
    List<Fact> facts = parts.stream().flatMap(p -> Fact.in(p).stream()).toList();
    return facts.stream()
        .filter(f -> f.operator().equals(operator))
        .anyMatch(f -> facts.stream().anyMatch(other -> f.excludes(other)));
  }

  /** A reference compared with a constant; {@code .} is named "." here. */
  private record Fact(String reference, String operator, Value constant) {

    static Optional<Fact> in(Node node) {
      if (!(node instanceof Node.Comparison c) || !c.operator().matches("!?=")) {
        return Optional.empty();
      }
      return of(c.operator(), c.left(), c.right()).or(() -> of(c.operator(), c.right(), c.left()));
    }

    private static Optional<Fact> of(String operator, Node reference, Node constant) {
      String name =
          reference instanceof Node.Read read
              ? read.name()
              : reference instanceof Node.Self ? "." : "";
      return constant instanceof Node.Constant c && !name.isEmpty()
          ? Optional.of(new Fact(name, operator, c.value()))
          : Optional.empty();
    }

    boolean excludes(Fact other) {
      if (!reference.equals(other.reference)) {
        return false;
      }
      boolean same = constant.equals(other.constant);
      return operator.equals(other.operator) ? !same && distinct(other) : same;
    }

    /** Different as texts and as numbers, since an answer may be either. */
    private boolean distinct(Fact other) {
      boolean alike = constant.text().equals(other.constant.text());
      return !alike && !Evaluation.compare("=", Value.of(constant.number()), other.constant);
    }
  }
}
