package org.orgstatus.questionnaire.expression;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Computes the value of a tree. Never fails on an answer, whatever it holds. */
final class Evaluation {

  /** 不掌握: the number that stands for "not available". */
  private static final double NOT_AVAILABLE = -88;

  private static final double SAME = 1e-12;
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]+");

  private final Scope scope;
  private boolean partial;

  Evaluation(Scope scope) {
    this.scope = scope;
  }

  /** Whether a sum-known met a −88 on the way. */
  boolean partial() {
    return partial;
  }

  Value of(Node node) {
    if (node instanceof Node.Constant constant) {
      return constant.value();
    }
    if (node instanceof Node.Read read) {
      return scope.read(read.name());
    }
    if (node instanceof Node.Self) {
      return scope.self();
    }
    if (node instanceof Node.All all) {
      return Value.of(all.parts().stream().allMatch(p -> of(p).truth()));
    }
    if (node instanceof Node.Any any) {
      return Value.of(any.parts().stream().anyMatch(p -> of(p).truth()));
    }
    if (node instanceof Node.Comparison c) {
      return Value.of(compare(c.operator(), of(c.left()), of(c.right())));
    }
    if (node instanceof Node.Arithmetic a) {
      return Value.of(compute(a.operator(), of(a.left()).number(), of(a.right()).number()));
    }
    if (node instanceof Node.Negative negative) {
      return Value.of(-of(negative.part()).number());
    }
    Node.Invocation call = (Node.Invocation) node;
    if (call.function().equals("if")) {
      return of(call.arguments().get(of(call.arguments().get(0)).truth() ? 1 : 2));
    }
    return invoke(call.function(), call.arguments().stream().map(this::of).toList());
  }

  static boolean compare(String operator, Value left, Value right) {
    return switch (operator) {
      case "=" -> same(left, right);
      case "!=" -> !same(left, right);
      case "<" -> left.number() < right.number();
      case "<=" -> left.number() <= right.number();
      case ">" -> left.number() > right.number();
      case ">=" -> left.number() >= right.number();
      default -> throw new IllegalArgumentException("not a comparison: " + operator);
    };
  }

  /** Equality: as truths, else as numbers, else as dates, else letter by letter. */
  private static boolean same(Value left, Value right) {
    if (left instanceof Value.Truth || right instanceof Value.Truth) {
      return left.truth() == right.truth();
    }
    boolean numbers = left instanceof Value.Number || right instanceof Value.Number;
    if (numbers || left instanceof Value.Day || right instanceof Value.Day) {
      double a = left.number();
      double b = right.number();
      return a == b || Math.abs(a - b) < SAME;
    }
    return left.text().equals(right.text());
  }

  private static double compute(String operator, double left, double right) {
    return switch (operator) {
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      case "div" -> left / right;
      case "mod" -> left % right;
      default -> throw new IllegalArgumentException("not an operator: " + operator);
    };
  }

  private Value invoke(String function, List<Value> given) {
    return switch (function) {
      case "true" -> Value.of(true);
      case "false" -> Value.of(false);
      case "not" -> Value.of(!given.get(0).truth());
      case "coalesce" -> given.get(0).isEmpty() ? given.get(1) : given.get(0);
      case "number" -> Value.of(given.get(0).number());
      case "int" -> Value.of(truncated(given.get(0).number()));
      case "round" ->
          Value.of(
              Rounding.round(given.get(0).number(), given.size() == 2 ? given.get(1).number() : 0));
      case "min" -> Value.of(numbers(given).min().orElse(Double.NaN));
      case "max" -> Value.of(numbers(given).max().orElse(Double.NaN));
      case "sum-known" -> sumKnown(given);
      case "string" -> Value.of(given.get(0).text());
      case "concat" -> Value.of(String.join("", given.stream().map(Value::text).toList()));
      case "string-length" -> Value.of(length(given.get(0).text()));
      case "regex" ->
          Value.of(Patterns.compiled(given.get(1).text()).matcher(given.get(0).text()).matches());
      case "selected" -> Value.of(selected(given.get(0).text(), given.get(1).text()));
      case "count-selected" -> Value.of((double) codes(given.get(0)).count());
      case "not-subset" -> Value.of(codes(given.get(0)).anyMatch(c -> lacks(given.get(1), c)));
      case "date" -> Dates.of(given.get(0)).map(Value::of).orElse(Value.EMPTY);
      case "decimal-date-time" -> days(given.get(0));
      case "format-date" ->
          Dates.of(given.get(0))
              .map(d -> Value.of(Dates.format(d, given.get(1).text())))
              .orElse(Value.EMPTY);
      default -> scope.call(function, given);
    };
  }

  private static double truncated(double number) {
    return number < 0 ? Math.ceil(number) : Math.floor(number);
  }

  private static double length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static DoubleStream numbers(List<Value> given) {
    return given.stream().mapToDouble(Value::number).filter(n -> !Double.isNaN(n));
  }

  private Value sumKnown(List<Value> given) {
    double[] known = numbers(given).filter(n -> n != NOT_AVAILABLE).toArray();
    partial |= numbers(given).anyMatch(n -> n == NOT_AVAILABLE);
    double sum = 0;
    for (double number : known) {
      sum += number;
    }
    return known.length == 0 ? Value.EMPTY : Value.of(sum);
  }

  private static Stream<String> codes(Value list) {
    return BLANKS.splitAsStream(list.text()).filter(c -> !c.isEmpty());
  }

  private static boolean selected(String list, String code) {
    String wanted = spaced(code);
    return !wanted.isBlank() && spaced(list).contains(wanted);
  }

  private static boolean lacks(Value list, String code) {
    return !selected(list.text(), code);
  }

  /** One space before, between and after the codes. */
  private static String spaced(String codes) {
    String between = " " + codes + " ";
    return isSpaced(between) ? between : BLANKS.matcher(between).replaceAll(" ");
  }

  /** Whether blanks are single spaces already, as those of answers are. */
  private static boolean isSpaced(String codes) {
    for (int i = 1; i < codes.length(); i++) {
      char c = codes.charAt(i);
      if (c == '\t' || c == '\r' || c == '\n' || c == ' ' && codes.charAt(i - 1) == ' ') {
        return false;
      }
    }
    return true;
  }

  /** Days since 1970-01-01, the date's own fraction being 0. */
  private static Value days(Value given) {
    boolean nothing = given instanceof Value.Text && Double.isNaN(given.number());
    return nothing ? Value.EMPTY : Value.of(given.number());
  }
}
