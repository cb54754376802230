package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Indicator.Estimate;
import org.orgstatus.analysis.definition.Norm;
import org.orgstatus.analysis.definition.NormIndex;
import org.orgstatus.analysis.definition.RowRule;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.base.LocalText;

/** What definitions say, line by line, for pages and code books. */
public final class Formulas {

  private final AnalysisDefinitions definitions;

  public Formulas(AnalysisDefinitions definitions) {
    this.definitions = definitions;
  }

  /** How an indicator gets its value. */
  public List<FormulaLine> of(Indicator indicator) {
    List<FormulaLine> lines = new ArrayList<>();
    boolean rate = indicator.kind() == Indicator.Kind.RATE;
    indicator
        .rule()
        .ifPresent(r -> lines.addAll(rate ? rule(r, "分子", "Numerator") : rule(r, "值", "Value")));
    indicator.estimate().ifPresent(e -> estimate(e, rate, lines));
    definitions.findIndex(indicator.id()).ifPresent(index -> lines.addAll(index(index)));
    return lines;
  }

  /** When a norm is met. */
  public List<FormulaLine> of(Norm norm) {
    return rule(norm.rule(), "符合", "Met");
  }

  private static List<FormulaLine> rule(RowRule rule, String zh, String en) {
    List<FormulaLine> lines = new ArrayList<>();
    rule.applies().ifPresent(e -> lines.add(FormulaLine.expression("适用", "Applies", e.text())));
    if (!rule.needs().isEmpty()) {
      lines.add(FormulaLine.expression("须掌握", "Must be known", String.join(", ", rule.needs())));
    }
    rule.unknown().ifPresent(e -> lines.add(FormulaLine.expression("情况不明", "Unknown", e.text())));
    lines.add(FormulaLine.expression(zh, en, rule.value().text()));
    return lines;
  }

  private void estimate(Estimate estimate, boolean rate, List<FormulaLine> lines) {
    if (!estimate.of().isEmpty()) {
      lines.add(
          rate
              ? FormulaLine.expression("分子", "Numerator", estimate.of())
              : FormulaLine.expression("所用指标", "Made of", estimate.of()));
    }
    if (rate) {
      lines.add(denominator(estimate));
    }
    if (!estimate.inputs().isEmpty()) {
      String inputs =
          estimate.inputs().stream()
              .map(i -> i.log() ? "log(1 + " + i.indicator() + ")" : i.indicator())
              .collect(Collectors.joining(", "));
      lines.add(FormulaLine.expression("输入", "Inputs", inputs));
    }
    if (!estimate.base().isEmpty()) {
      lines.add(
          FormulaLine.words("口径", "Base", definitions.base(estimate.base()).name().asHeading()));
    }
    if (estimate.least() > 0) {
      lines.add(
          FormulaLine.words("至少", "At least", LocalText.same(Integer.toString(estimate.least()))));
    }
  }

  private static FormulaLine denominator(Estimate estimate) {
    return switch (estimate.denominator().among()) {
      case ALL ->
          FormulaLine.words("分母", "Denominator", LocalText.of("口径内全部单位", "every unit of the base"));
      case KNOWN ->
          FormulaLine.words(
              "分母", "Denominator", LocalText.of("情况明确的单位", "units whose answer is known"));
      case AMOUNT ->
          FormulaLine.expression(
              "分母", "Denominator", estimate.denominator().amount().orElseThrow().text());
    };
  }

  private static List<FormulaLine> index(NormIndex index) {
    return List.of(
        FormulaLine.expression(
            "符合数÷适用且明确数×100", "Met ÷ applicable and known × 100", String.join(", ", index.norms())),
        FormulaLine.words("至少", "At least", LocalText.same(Integer.toString(index.least()))));
  }
}
