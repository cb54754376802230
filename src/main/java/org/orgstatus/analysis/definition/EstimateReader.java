package org.orgstatus.analysis.definition;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.analysis.definition.Indicator.Among;
import org.orgstatus.analysis.definition.Indicator.Denominator;
import org.orgstatus.analysis.definition.Indicator.Estimate;
import org.orgstatus.analysis.definition.Indicator.Input;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionNode;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problems;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.expression.Expression;
import org.orgstatus.questionnaire.expression.Function.Kind;

/** Reads how a group gets its value: numerator, denominator and base, over institutions. */
final class EstimateReader {

  private static final String ID = "[A-Z]{3}-[A-Z]?[0-9]{2}[A-Z]{0,2}";

  private final RuleReader rules;
  private final Declared declared;
  private final Problems problems;

  EstimateReader(RuleReader rules, Declared declared, Problems problems) {
    this.rules = rules;
    this.declared = declared;
    this.problems = problems;
  }

  /** The numerator as an expression; empty where it is another indicator. */
  Optional<RowRule> numerator(DefinitionMap map, Optional<Expression> applies) {
    boolean named = map.text("numerator", new Problems()).filter(t -> isId(t.text())).isPresent();
    if (named) {
      return Optional.empty();
    }
    Optional<RowRule> rule = rules.rule(map, "numerator", applies);
    rule.ifPresent(
        r ->
            rules.requireKind(
                r.value(),
                EnumSet.of(Kind.TRUTH, Kind.NUMBER),
                LocalText.of(
                    "numerator 应为是否成立的条件或数字", "'numerator' wants a condition or a number")));
    return rule;
  }

  private static boolean isId(String text) {
    return text.matches(ID);
  }

  Optional<Estimate> read(DefinitionMap map) {
    int before = problems.count();
    String of =
        map.text("numerator", problems).filter(t -> isId(t.text())).isPresent()
            ? IndicatorReader.reference(map, "numerator", declared, problems)
            : IndicatorReader.reference(map, "of", declared, problems);
    Denominator denominator = denominator(map);
    Optional<DefinitionText> base = map.text("base", problems);
    base.ifPresent(
        b ->
            rules
                .names()
                .tables()
                .requireBase(b.text(), UnitKind.INSTITUTION, b.place(), problems));
    List<Input> inputs = new ArrayList<>();
    for (DefinitionNode node : map.list("inputs", problems)) {
      input(node).ifPresent(inputs::add);
    }
    Optional<Integer> least = map.text("least", problems).flatMap(this::least);
    return problems.count() == before
        ? Optional.of(
            new Estimate(
                of,
                denominator,
                base.map(DefinitionText::text).orElse(""),
                inputs,
                least.orElse(0)))
        : Optional.empty();
  }

  private Denominator denominator(DefinitionMap map) {
    Optional<DefinitionText> text = map.text("denominator", problems);
    String word = text.map(DefinitionText::text).orElse(Among.KNOWN.word());
    if (word.equals(Among.ALL.word())) {
      return Denominator.ALL;
    }
    if (word.equals(Among.KNOWN.word())) {
      return Denominator.KNOWN;
    }
    Optional<Expression> amount = rules.expression(map, "denominator");
    amount.ifPresent(
        a ->
            rules.requireKind(
                a,
                EnumSet.of(Kind.NUMBER),
                LocalText.of(
                    "denominator 应为 all（口径内全部）、known（情况明确的）或数字",
                    "'denominator' wants all, known or a number")));
    return new Denominator(Among.AMOUNT, amount);
  }

  /** An id, or {@code {indicator: …, log: yes}}. */
  private Optional<Input> input(DefinitionNode node) {
    if (node instanceof DefinitionMap map) {
      map.only(Set.of("indicator", "log"), problems);
      map.require(List.of("indicator"), problems);
      boolean log = map.text("log", problems).filter(t -> t.text().equals("yes")).isPresent();
      String id = IndicatorReader.reference(map, "indicator", declared, problems);
      return Optional.of(new Input(id, log));
    }
    Optional<DefinitionText> id = DefinitionMap.text("inputs", node, problems);
    id.ifPresent(t -> declared.require(t.text(), t.place(), problems));
    return id.map(t -> new Input(t.text(), false));
  }

  private Optional<Integer> least(DefinitionText text) {
    if (text.text().matches("[1-9][0-9]{0,2}")) {
      return Optional.of(Integer.valueOf(text.text()));
    }
    Faults.notANumber(text, problems);
    return Optional.empty();
  }
}
