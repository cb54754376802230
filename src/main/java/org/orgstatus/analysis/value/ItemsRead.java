package org.orgstatus.analysis.value;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.AnalysisFunctions;
import org.orgstatus.analysis.definition.Base;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Norm;
import org.orgstatus.analysis.definition.RowRule;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FormRef;
import org.orgstatus.dataset.Variable;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * The columns that rules rest on, found through derived variables, indicators, norms and bases, in
 * the tables of other kinds of unit too.
 */
public final class ItemsRead {

  private record Name(UnitKind unit, String name) {}

  private final AnalysisDefinitions definitions;
  private final WaveData data;
  private final Set<Name> names = new LinkedHashSet<>();

  public ItemsRead(AnalysisDefinitions definitions, WaveData data) {
    this.definitions = definitions;
    this.data = data;
  }

  /** Adds what an indicator, a norm or an index rests on. */
  public ItemsRead addIndicator(UnitKind unit, String id) {
    rules(id).forEach(rule -> addRule(unit, rule));
    return this;
  }

  public ItemsRead addRule(UnitKind unit, RowRule rule) {
    rule.needs().forEach(name -> addName(unit, name));
    Stream.of(rule.applies(), rule.unknown(), Optional.of(rule.value()))
        .flatMap(Optional::stream)
        .forEach(expression -> addExpression(unit, expression));
    return this;
  }

  /** Adds what decides who belongs to a base. */
  public ItemsRead addBase(Base base) {
    Stream.of(Optional.of(base.where()), base.unknown(), base.answered())
        .flatMap(Optional::stream)
        .forEach(expression -> addExpression(base.unit(), expression));
    return this;
  }

  /** Adds every item of every kind of unit. */
  public ItemsRead addAll() {
    for (Dataset table : data.tables()) {
      table.codebook().variables().stream()
          .filter(Variable::isItem)
          .forEach(item -> addName(table.unit(), item.name()));
    }
    return this;
  }

  private void addExpression(UnitKind unit, Expression expression) {
    AnalysisFunctions.reads(expression).forEach(name -> addName(unit, name));
    AnalysisFunctions.readsElsewhere(expression)
        .forEach(
            read -> {
              addName(read.unit(), read.name());
              if (!read.base().isEmpty()) {
                addBase(definitions.base(read.base()));
              }
            });
  }

  /** Adds a column, or what another name rests on. */
  public void addName(UnitKind unit, String name) {
    if (!names.add(new Name(unit, name))) {
      return; // followed already
    }
    definitions
        .findVariable(name)
        .ifPresentOrElse(
            variable -> addRule(unit, variable.rule()), () -> addIndicator(unit, name));
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

  private Stream<Variable> columns(Dataset table) {
    return table.codebook().variables().stream()
        .filter(v -> names.contains(new Name(table.unit(), v.name())));
  }

  /** Names of the columns, in repeats or not. */
  public List<String> items() {
    return data.tables().stream()
        .flatMap(this::columns)
        .filter(Variable::isItem)
        .map(Variable::name)
        .toList();
  }

  /** The forms that ask the items, in the order of tables and codebooks. */
  public List<FormRef> forms() {
    return data.tables().stream().flatMap(this::forms).distinct().toList();
  }

  private Stream<FormRef> forms(Dataset table) {
    Set<String> asking =
        columns(table)
            .filter(Variable::isItem)
            .map(Variable::form)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return asking.stream().flatMap(id -> table.codebook().findForm(id).stream());
  }

  /** Whether one of them is more than ordinarily sensitive. */
  public boolean isSensitive() {
    return names.stream()
        .flatMap(name -> data.find(name.unit()).stream().map(t -> t.codebook().find(name.name())))
        .flatMap(Optional::stream)
        .anyMatch(column -> column.sensitivity() != Sensitivity.P1);
  }
}
