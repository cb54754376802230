package org.orgstatus.analysis.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.NearestWord;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.expression.Expression;
import org.orgstatus.questionnaire.expression.Function.Kind;
import org.orgstatus.questionnaire.expression.Node;

/** Reads expressions of definition files and checks every name and code against the codebook. */
public final class RuleReader {

  private static final LocalText CONDITION =
      LocalText.of("条件应当或真或假", "A condition is true or false");

  private final Names names;
  private final Problems problems;

  public RuleReader(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  Names names() {
    return names;
  }

  /** The rule of a map with {@code applies}, {@code needs}, {@code unknown} and the value. */
  Optional<RowRule> rule(DefinitionMap map, String valueKey) {
    return rule(map, valueKey, expression(map, "applies"));
  }

  /** The rule of a map, its {@code applies} having been read. */
  Optional<RowRule> rule(DefinitionMap map, String valueKey, Optional<Expression> applies) {
    Optional<Expression> value = expression(map, valueKey);
    Optional<Expression> unknown = expression(map, "unknown");
    List<String> needs = items(map, "needs");
    return value.map(v -> new RowRule(applies, needs, unknown, v));
  }

  /** Names of items behind a key; every one that is no item is a problem. */
  List<String> items(DefinitionMap map, String key) {
    List<String> items = new ArrayList<>();
    for (DefinitionText text : map.texts(key, problems)) {
      requireItem(text.text(), text.place());
      items.add(text.text());
    }
    return items;
  }

  /** The expression behind a key; empty when there is none or it is faulty. */
  public Optional<Expression> expression(DefinitionMap map, String key) {
    return map.text(key, problems).flatMap(this::parse);
  }

  /** A condition that a person typed on one line; empty where it is faulty. */
  public Optional<Expression> condition(String text, Place place) {
    int before = problems.count();
    Optional<Expression> typed = Expression.parse(text, place, AnalysisFunctions.ALL, problems);
    typed.ifPresent(
        condition -> {
          check(condition.root());
          requireKind(condition, Set.of(Kind.TRUTH), CONDITION);
        });
    return typed.filter(condition -> problems.count() == before);
  }

  private Optional<Expression> parse(DefinitionText text) {
    Problems found = new Problems();
    Optional<Expression> expression =
        Expression.parse(text.text(), text.place(), AnalysisFunctions.ALL, found);
    found.list().forEach(p -> add(text, p));
    if (expression.isEmpty()) {
      return expression;
    }
    Problems meaning = new Problems();
    new RuleReader(names, meaning).check(expression.get().root());
    meaning.list().forEach(p -> add(text, p));
    return meaning.isEmpty() ? expression : Optional.empty();
  }

  /** The parser counts along one line; here the text may be folded over several. */
  private void add(DefinitionText text, Problem problem) {
    int offset = Math.max(0, problem.place().column() - text.place().column());
    problems.add(new Problem(problem.code(), text.at(offset), problem.message()));
  }

  private void check(Node node) {
    if (node instanceof Node.Read read) {
      requireName(read.name(), read.place());
    } else if (node instanceof Node.Self self) {
      problems.add(
          "self-in-analysis",
          self.place(),
          "分析定义里没有“.”（本题的值）。请写“${变量名}”。",
          "'.' means nothing here. Write '${name}'.");
    } else if (node instanceof Node.Comparison c) {
      compared(c.left(), c.right());
      compared(c.right(), c.left());
    } else if (node instanceof Node.Invocation call) {
      invocation(call);
    }
    node.children().forEach(this::check);
  }

  private void compared(Node one, Node other) {
    if (one instanceof Node.Read read) {
      constant(other).ifPresent(text -> requireCodes(read.name(), text, other.place()));
    } else if (one instanceof Node.Invocation call
        && call.function().equals(AnalysisFunctions.ROWS)) {
      constant(call.arguments().get(0))
          .ifPresent(
              item -> constant(other).ifPresent(text -> requireCodes(item, text, other.place())));
    }
  }

  private void invocation(Node.Invocation call) {
    if (AnalysisFunctions.FORM_ONLY.contains(call.function())) {
      problems.add(
          "function-not-in-analysis",
          call.place(),
          "函数 " + call.function() + "() 只能用在调查表里。请改用名录列或题目，如 ${region}。",
          "The function "
              + call.function()
              + "() works in forms only. Read a column instead, such as ${region}.");
    }
    List<Node> arguments = call.arguments();
    switch (call.function()) {
      case "selected" -> {
        compared(arguments.get(0), arguments.get(1));
        compared(arguments.get(1), arguments.get(0));
      }
      case AnalysisFunctions.COUNT_CODES, AnalysisFunctions.RANK ->
          compared(arguments.get(0), arguments.get(1));
      case AnalysisFunctions.IS_UNKNOWN -> each(arguments, this::requireAsked);
      case AnalysisFunctions.REASON -> each(arguments, this::requireItem);
      case AnalysisFunctions.ROWS, AnalysisFunctions.SUM_ROWS, AnalysisFunctions.MIN_ROWS ->
          each(arguments, this::requireInRepeat);
      case AnalysisFunctions.COUNT_WHERE,
          AnalysisFunctions.SUM_WHERE,
          AnalysisFunctions.MEDIAN_WHERE -> {
        each(
            arguments.subList(0, 1),
            (id, at) -> names.tables().requireBase(id, UnitKind.INSTITUTION, at, problems));
        each(arguments.subList(1, arguments.size() - 1), this::requireOfInstitution);
      }
      case AnalysisFunctions.VALUE_WHERE ->
          each(arguments.subList(0, 2), this::requireOfInstitution);
      case AnalysisFunctions.PROVINCE_ROW ->
          each(
              arguments.subList(0, 2),
              new RuleReader(names.tables().of(UnitKind.REPORTING_UNIT), problems)
                  ::requireInRepeat);
      default -> {
        // Other functions read no names and no codes.
      }
    }
  }

  private static void each(List<Node> arguments, BiConsumer<String, Place> check) {
    arguments.forEach(a -> constant(a).ifPresent(t -> check.accept(t, a.place())));
  }

  private static Optional<String> constant(Node node) {
    return AnalysisFunctions.constant(node);
  }

  private void requireName(String name, Place place) {
    if (names.isInRepeat(name)) {
      problems.add(
          "item-in-repeat",
          place,
          "“" + name + "”在循环题里，有多个值，不能直接读取。请写 rows('" + name + "') 或 sum-rows('" + name + "')。",
          "'"
              + name
              + "' stands in a repeat and has several values. Write rows('"
              + name
              + "') or sum-rows('"
              + name
              + "').");
    } else if (!names.has(name)) {
      unknownName("unknown-item", name, place);
    }
  }

  void unknownVariable(DefinitionText name) {
    unknownName("unknown-item", name.text(), name.place());
  }

  private void requireItem(String name, Place place) {
    if (!names.isItem(name)) {
      unknownName("unknown-item", name, place);
    }
  }

  private void requireAsked(String name, Place place) {
    if (!names.isInRepeat(name)) {
      requireItem(name, place);
    }
  }

  private void requireInRepeat(String name, Place place) {
    if (names.isInRepeat(name)) {
      return;
    }
    if (names.isItem(name)) {
      problems.add(
          "item-not-in-repeat",
          place,
          "“" + name + "”不在循环题里，只有一个值。请直接写 ${" + name + "}。",
          "'" + name + "' stands in no repeat and has one value. Write ${" + name + "}.");
    } else {
      unknownName("unknown-item", name, place);
    }
  }

  /** Other units' values are those of institutions. */
  private void requireOfInstitution(String name, Place place) {
    Names there = names.tables().institutions();
    if (!there.has(name)) {
      new RuleReader(there, problems).unknownName("unknown-item", name, place);
    }
  }

  private void unknownName(String code, String name, Place place) {
    String nearest = NearestWord.to(name, names.all()).orElse("");
    problems.add(
        code,
        place,
        "没有名为“" + name + "”的题目、变量或指标。" + NearestWord.hintZh(nearest, "请核对所属调查表中的题名；派生变量须先定义后使用。"),
        "There is no item, variable or indicator '"
            + name
            + "'. "
            + NearestWord.hintEn(
                nearest, "Check the names in the forms; define variables before using them."));
  }

  private List<ValueLabel> labelsOf(DefinitionText name) {
    Names there = names.tables().institutions();
    if (names.has(name.text()) || names.isInRepeat(name.text())) {
      return names.values(name.text());
    }
    if (!there.has(name.text())) {
      unknownVariable(name);
    }
    return there.values(name.text());
  }

  private void requireCodes(String name, String codes, Place place) {
    List<String> known = names.values(name).stream().map(ValueLabel::code).toList();
    if (known.isEmpty()) {
      return;
    }
    Stream.of(codes.split(" "))
        .filter(c -> !c.isEmpty() && !known.contains(c))
        .forEach(c -> unknownCode(name, c, known, place));
  }

  private void unknownCode(String name, String code, List<String> known, Place place) {
    if (code.equals("dk") && names.hasDontKnow(name)) {
      problems.add(
          "dont-know-as-code",
          place,
          "“不清楚”（dk）不是取值而是缺失。请写 is-unknown('" + name + "')。",
          "'dk' is a reason for missing, not a value. Write is-unknown('" + name + "').");
      return;
    }
    String nearest = NearestWord.to(code, known).orElse("");
    String all = String.join("、", known);
    problems.add(
        "unknown-code",
        place,
        "“" + name + "”没有代码“" + code + "”。" + NearestWord.hintZh(nearest, "可用代码：" + all + "。"),
        "'"
            + name
            + "' has no code '"
            + code
            + "'. "
            + NearestWord.hintEn(nearest, "Codes: " + String.join(", ", known) + "."));
  }

  /** Items behind a key that any form may ask, in a repeat or not. */
  List<String> documentedItems(DefinitionMap map, String key) {
    List<String> items = new ArrayList<>();
    for (DefinitionText text : map.texts(key, problems)) {
      if (!names.tables().asks(text.text())) {
        unknownName("unknown-item", text.text(), text.place());
      }
      items.add(text.text());
    }
    return items;
  }

  /** Reports a value of another kind than wanted, where its definition tells. */
  void requireKind(Expression value, Set<Kind> wanted, LocalText what) {
    Kind gives = ResultKind.of(value.root(), names);
    if (gives == Kind.ANY || wanted.contains(gives)) {
      return;
    }
    problems.add(
        "type-mismatch",
        value.place(),
        what.zh() + "，这个表达式却给出" + word(gives).zh() + "。请改写表达式（如 number(…)、rank(…)），或改 kind。",
        what.en()
            + ", but this expression gives "
            + word(gives).en()
            + ". Write it otherwise (number(…), rank(…)) or change the kind.");
  }

  private static LocalText word(Kind kind) {
    return switch (kind) {
      case NUMBER -> LocalText.of("数字", "a number");
      case TRUTH -> LocalText.of("是或否", "yes or no");
      case DATE -> LocalText.of("日期", "a date");
      default -> LocalText.of("文字或代码", "a text or a code");
    };
  }

  /**
   * Labels under {@code values}, or those of another name under {@code values_of}: one that the
   * expression may read, in a repeat or not, or a column of institutions.
   */
  List<ValueLabel> labels(DefinitionMap map) {
    if (map.has("values_of")) {
      Optional<DefinitionText> of = map.text("values_of", problems);
      return of.map(this::labelsOf).orElse(List.of());
    }
    List<ValueLabel> labels = new ArrayList<>();
    for (DefinitionMap one : map.maps("values", problems)) {
      for (DefinitionMap.Entry entry : one.entries()) {
        String code = entry.key().text();
        DefinitionMap.map(code, entry.value(), problems)
            .ifPresent(both -> labels.add(new ValueLabel(code, both.asLocalText(code, problems))));
      }
    }
    return labels;
  }
}
