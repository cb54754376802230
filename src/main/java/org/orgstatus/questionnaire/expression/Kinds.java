package org.orgstatus.questionnaire.expression;

import java.util.List;
import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.questionnaire.expression.Function.Answered;
import org.orgstatus.questionnaire.expression.Function.Kind;

/**
 * Checks names, numbers of arguments and constants of the wrong kind, before there are any answers.
 * Answers themselves are never at fault here: they convert as XPath says.
 */
final class Kinds {

  private final Functions functions;
  private final Faults faults;

  Kinds(Functions functions, Faults faults) {
    this.functions = functions;
    this.faults = faults;
  }

  void check(Node node) {
    node.children().forEach(this::check);
    if (node instanceof Node.Invocation invocation) {
      invocation(invocation);
    } else if (node instanceof Node.Comparison comparison) {
      comparison(comparison);
    } else if (node instanceof Node.Arithmetic arithmetic) {
      numeric(arithmetic.left());
      numeric(arithmetic.right());
    } else if (node instanceof Node.Negative negative) {
      numeric(negative.part());
    } else if (node instanceof Node.All || node instanceof Node.Any) {
      node.children().forEach(this::condition);
    }
  }

  private void invocation(Node.Invocation call) {
    Optional<Function> function = functions.named(call.function());
    if (function.isEmpty()) {
      unknown(call);
    } else if (call.arguments().size() < function.get().fewest()
        || call.arguments().size() > function.get().most()) {
      arity(call, function.get());
    } else {
      for (int i = 0; i < call.arguments().size(); i++) {
        argument(function.get(), function.get().parameter(i), call.arguments().get(i));
      }
    }
  }

  private void unknown(Node.Invocation call) {
    String name = call.function();
    if (Functions.CHECKS.named(name).isPresent()) {
      faults.add(
          "unsupported-function",
          call.place(),
          "函数 " + name + "() 只能用在软校验（checks）里，请移到软校验或换一种写法。",
          "The function "
              + name
              + "() works only in soft checks; move it there or write otherwise.");
    } else if (XlsFormFunctions.has(name)) {
      faults.add(
          "unsupported-function",
          call.place(),
          "函数 " + name + "() 是 XLSForm 的函数，但本系统暂不支持，请换一种写法。",
          "The function "
              + name
              + "() of XLSForm is known but not supported yet; write it another way.");
    } else {
      Optional<String> nearest = functions.nearest(name);
      faults.add(
          "unknown-function",
          call.place(),
          "没有名为 " + name + "() 的函数，" + nearest.map(n -> "是不是 " + n + "()？").orElse("请检查拼写。"),
          "There is no function "
              + name
              + "(); "
              + nearest.map(n -> "did you mean " + n + "()?").orElse("check the spelling."));
    }
  }

  private void arity(Node.Invocation call, Function function) {
    String zh;
    String en;
    if (function.fewest() == function.most()) {
      zh = function.fewest() + " 个";
      en = "" + function.fewest();
    } else if (function.most() == Function.MANY) {
      zh = "至少 " + function.fewest() + " 个";
      en = "at least " + function.fewest();
    } else {
      zh = function.fewest() + " 至 " + function.most() + " 个";
      en = function.fewest() + " to " + function.most();
    }
    int given = call.arguments().size();
    faults.add(
        "function-arity",
        call.place(),
        "函数 " + function.name() + "() 需要" + zh + "参数，这里写了 " + given + " 个，请补齐或删去多余的。",
        "The function "
            + function.name()
            + "() takes "
            + en
            + " arguments, here are "
            + given
            + "; add or remove some.");
  }

  private void argument(Function function, Kind wanted, Node given) {
    switch (wanted) {
      case NUMBER -> numeric(given);
      case DATE -> dated(given);
      case CONDITION -> condition(given);
      case CODE -> code(function, given);
      case PATTERN -> constantText(function, given).ifPresent(t -> pattern(given, t));
      case DATE_FORMAT -> constantText(function, given).ifPresent(t -> dateFormat(given, t));
      case NAME -> name(function, given);
      case PLACES -> places(given);
      case ANSWER -> answer(function, given);
      default -> {}
    }
  }

  private static Optional<String> text(Node node) {
    return node instanceof Node.Constant c && c.value() instanceof Value.Text t
        ? Optional.of(t.text())
        : Optional.empty();
  }

  private static boolean isNumber(Node node) {
    return node instanceof Node.Constant c && c.value() instanceof Value.Number;
  }

  private static String shown(Node node) {
    return text(node)
        .map(t -> "'" + t + "'")
        .orElseGet(() -> node instanceof Node.Constant c ? c.value().text() : "");
  }

  private void numeric(Node node) {
    text(node)
        .filter(t -> !new Value.Text(t).isNumber())
        .ifPresent(
            t -> {
              boolean date = Dates.of(t).isPresent();
              faults.mismatch(
                  node.place(),
                  "'" + t + "' 不是数字，" + (date ? "日期请写成 date('" + t + "')。" : "这里需要数字，请改为数字或题目引用。"),
                  "'"
                      + t
                      + "' is no number; "
                      + (date
                          ? "write date('" + t + "') for a date."
                          : "write a number or an item here."));
            });
  }

  private void dated(Node node) {
    text(node).filter(t -> !t.isEmpty() && Dates.of(t).isEmpty()).ifPresent(t -> noDate(node, t));
  }

  private void noDate(Node node, String text) {
    faults.mismatch(
        node.place(),
        "'" + text + "' 不是有效日期，请写成 'YYYY-MM-DD'（年-月-日），如 '2017-09-30'。",
        "'" + text + "' is no date; write 'YYYY-MM-DD', such as '2017-09-30'.");
  }

  private void condition(Node node) {
    if (node instanceof Node.Constant) {
      faults.mismatch(
          node.place(),
          "单独的 " + shown(node) + " 不是条件，请写出比较，如 ${变量名} = " + shown(node) + "。",
          shown(node)
              + " alone is no condition; write a comparison such as ${name} = "
              + shown(node)
              + ".");
    }
  }

  private void code(Function function, Node node) {
    if (isNumber(node)) {
      faults.mismatch(
          node.place(),
          function.name() + "() 的选项代码是文字，请加引号写成 '" + shown(node) + "'。",
          "A code in " + function.name() + "() is text; write '" + shown(node) + "'.");
    }
  }

  private Optional<String> constantText(Function function, Node node) {
    Optional<String> text = text(node);
    if (text.isEmpty()) {
      faults.mismatch(
          node.place(),
          function.name() + "() 的这个参数必须是引号中的固定文字，请改为 '…'。",
          "This argument of " + function.name() + "() must be a fixed text; write '…'.");
    }
    return text;
  }

  private void name(Function function, Node node) {
    if (constantText(function, node).filter(String::isBlank).isPresent()) {
      faults.mismatch(
          node.place(),
          function.name() + "() 的这个参数是空的，请填写名称。",
          "This argument of " + function.name() + "() is empty; write a name.");
    }
  }

  private void pattern(Node node, String pattern) {
    Optional<LocalText> fault = Patterns.fault(pattern);
    fault.ifPresent(
        why ->
            faults.mismatch(
                node.place(),
                "正则表达式 '" + pattern + "' 不能使用：" + why.zh() + "。",
                "The regular expression '" + pattern + "' cannot be used: " + why.en() + "."));
  }

  private void dateFormat(Node node, String format) {
    for (int i = format.indexOf('%'); i >= 0; i = format.indexOf('%', i + 2)) {
      char code = i + 1 < format.length() ? format.charAt(i + 1) : ' ';
      if (!Dates.FORMAT_CODES.contains(code)) {
        faults.mismatch(
            node.place(),
            "日期格式中的 '%" + code + "' 不能使用，只能用 %Y %y %m %n %d %e。",
            "'%" + code + "' cannot be used in a date format; use %Y %y %m %n %d %e.");
        return;
      }
    }
  }

  private void places(Node node) {
    if (!(node instanceof Node.Constant c)) {
      return;
    }
    double places = c.value().number();
    if (places != Math.rint(places) || Math.abs(places) > Rounding.MOST_PLACES) {
      faults.mismatch(
          node.place(),
          "小数位数 " + shown(node) + " 不对，请写 0 至 " + Rounding.MOST_PLACES + " 的整数。",
          shown(node) + " is no number of decimals; write a whole number from 0 to 30.");
    }
  }

  private void answer(Function function, Node node) {
    if (node instanceof Node.Constant) {
      faults.mismatch(
          node.place(),
          function.name() + "() 需要文件题的答案，不能写 " + shown(node) + "，请写 . 或 ${变量名}。",
          function.name()
              + "() takes the answer of a file item, not "
              + shown(node)
              + "; write . or ${name}.");
    }
  }

  private void comparison(Node.Comparison comparison) {
    boolean equality = comparison.operator().matches("!?=");
    if (!equality) {
      ordered(comparison);
      return;
    }
    sides(comparison.left(), comparison.right());
    sides(comparison.right(), comparison.left());
  }

  private void ordered(Node.Comparison comparison) {
    numeric(comparison.left());
    numeric(comparison.right());
    if (comparison.left() instanceof Node.Comparison
        || comparison.right() instanceof Node.Comparison) {
      faults.mismatch(
          comparison.place(),
          "不能连写比较（如 1 < ${x} < 5），请写成 1 < ${x} and ${x} < 5。",
          "Comparisons cannot be chained (1 < ${x} < 5); write 1 < ${x} and ${x} < 5.");
    }
  }

  /** A constant text against a side whose kind is certain. */
  private void sides(Node certain, Node constant) {
    Optional<String> text = text(constant);
    if (text.isEmpty()) {
      return;
    }
    Kind kind = kind(certain);
    Place place = constant.place();
    if (kind == Kind.NUMBER && !text.get().isEmpty()) {
      numeric(constant);
    } else if (kind == Kind.DATE && !text.get().isEmpty() && Dates.of(text.get()).isEmpty()) {
      noDate(constant, text.get());
    } else if (kind == Kind.TRUTH) {
      faults.mismatch(
          place,
          "另一边是真假值，不能与 '" + text.get() + "' 比较，请直接写条件，或用 not(…)。",
          "The other side is true or false and cannot equal '"
              + text.get()
              + "'; write the condition alone or not(…).");
    }
  }

  private Kind kind(Node node) {
    if (node instanceof Node.Arithmetic || node instanceof Node.Negative || isNumber(node)) {
      return Kind.NUMBER;
    }
    if (node instanceof Node.Comparison || node instanceof Node.All || node instanceof Node.Any) {
      return Kind.TRUTH;
    }
    return node instanceof Node.Invocation call
        ? functions.named(call.function()).map(Function::result).orElse(Kind.ANY)
        : Kind.ANY;
  }

  /** The calls whose values the server can send along, in order of occurrence. */
  List<Call> calls(Node root) {
    return Trees.all(root)
        .filter(Node.Invocation.class::isInstance)
        .map(Node.Invocation.class::cast)
        .filter(c -> functions.named(c.function()).orElseThrow().answered() == Answered.SERVER)
        .map(c -> new Call(c.function(), constants(c), c.place()))
        .toList();
  }

  private static List<String> constants(Node.Invocation call) {
    return call.arguments().stream().map(a -> text(a).orElseThrow()).toList();
  }
}
