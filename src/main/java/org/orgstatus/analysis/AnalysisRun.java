package org.orgstatus.analysis;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.Variable;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.questionnaire.expression.Expression;

/** One plan being run over one dataset. */
final class AnalysisRun {

  /** What a method gives; the runner orders it as the plan says. */
  record Output(
      List<ResultTable> tables,
      LocalText method,
      List<LocalText> notes,
      LocalText base,
      LocalText denominator,
      int population,
      int n) {
    Output {
      tables = List.copyOf(tables);
      notes = List.copyOf(notes);
    }
  }

  private final AnalysisPlan plan;
  private final AnalysisDefinitions definitions;
  private final RowValues values;
  private final Audience audience;
  private final Map<String, BaseUnits> bases = new HashMap<>();

  AnalysisRun(
      AnalysisPlan plan, AnalysisDefinitions definitions, Dataset dataset, Audience audience) {
    this.plan = plan;
    this.definitions = definitions;
    this.values = new RowValues(definitions, dataset);
    this.audience = audience;
  }

  AnalysisPlan plan() {
    return plan;
  }

  AnalysisDefinitions definitions() {
    return definitions;
  }

  RowValues values() {
    return values;
  }

  Dataset dataset() {
    return values.dataset();
  }

  Audience audience() {
    return audience;
  }

  BaseUnits base(String id) {
    return bases.computeIfAbsent(id, i -> BaseUnits.of(definitions.base(i), values));
  }

  List<Group> groups() {
    return plan.groups().stream().map(definitions::group).toList();
  }

  /** The title that the plan gives to a table; empty where it does not show it. */
  LocalText title(String table) {
    return plan.tables().stream()
        .filter(t -> t.id().equals(table))
        .findFirst()
        .map(AnalysisPlan.TablePlan::title)
        .orElse(LocalText.EMPTY);
  }

  /** Whether a rule reads an item that is more than ordinarily sensitive. */
  boolean isSensitive(RowRule rule) {
    return items(rule)
        .anyMatch(
            name ->
                dataset()
                    .codebook()
                    .find(name)
                    .filter(v -> v.sensitivity() != Sensitivity.P1)
                    .isPresent());
  }

  /** Ids of the forms that the plan's indicators and norms read, in the order of the codebook. */
  List<String> sourceForms() {
    Set<String> read = new LinkedHashSet<>();
    plan.indicators()
        .forEach(row -> rules(row.indicator()).forEach(r -> items(r).forEach(read::add)));
    Base base = definitions.base(plan.base());
    Stream.of(Optional.of(base.where()), base.unknown(), base.answered())
        .flatMap(Optional::stream)
        .forEach(e -> expand(e).forEach(read::add));
    return dataset().codebook().variables().stream()
        .filter(v -> v.isItem() && read.contains(v.name()))
        .map(Variable::form)
        .distinct()
        .toList();
  }

  private Stream<RowRule> rules(String id) {
    if (definitions.findIndex(id).isPresent()) {
      return definitions.index(id).norms().stream().map(n -> definitions.norm(n).rule());
    }
    if (definitions.findIndicator(id).isPresent()) {
      Indicator indicator = definitions.indicator(id);
      Stream<RowRule> own =
          indicator.rule().isPresent() || indicator.of().isEmpty()
              ? indicator.rule().stream()
              : rules(indicator.of());
      return Stream.concat(own, norm(id));
    }
    return norm(id);
  }

  private Stream<RowRule> norm(String id) {
    return definitions.findNorm(id).stream().map(Norm::rule);
  }

  /** Everything a rule reads, through derived variables and indicators down to the columns. */
  private Stream<String> items(RowRule rule) {
    return rule.reads().stream().flatMap(this::expand);
  }

  private Stream<String> expand(Expression expression) {
    return AnalysisFunctions.reads(expression).stream().flatMap(this::expand);
  }

  private Stream<String> expand(String name) {
    return definitions
        .findVariable(name)
        .map(v -> items(v.rule()))
        .orElseGet(
            () ->
                definitions.findIndicator(name).isPresent()
                    ? rules(name).flatMap(this::items)
                    : Stream.of(name));
  }
}
