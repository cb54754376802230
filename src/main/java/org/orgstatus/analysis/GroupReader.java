package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problems;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.expression.Expression;
import org.orgstatus.questionnaire.expression.Function.Kind;

/**
 * Reads derived variables, bases and groups. Each is about one kind of unit, institutions where the
 * file does not say, and reads names of that kind only.
 */
final class GroupReader {

  static final Set<String> KEYS = Set.of("variables", "bases", "groups");

  private static final Set<String> VARIABLE =
      Set.of("name", "unit", "label", "value", "values", "values_of");
  private static final Set<String> BASE =
      Set.of("id", "unit", "name", "denominator", "where", "unknown", "answered");
  private static final Set<String> GROUP = Set.of("id", "unit", "name", "variable");

  final List<DerivedVariable> variables = new ArrayList<>();
  final List<Base> bases = new ArrayList<>();
  final List<Group> groups = new ArrayList<>();
  final Declared declaredBases;
  final Declared declaredGroups = new Declared(LocalText.of("分组", "group"));

  private final Declared declaredVariables = new Declared(LocalText.of("变量", "variable"));
  private final Tables tables;

  GroupReader(Tables tables) {
    this.tables = tables;
    this.declaredBases = tables.bases;
  }

  /** What expressions about a kind of unit may read. */
  Names names(UnitKind unit) {
    return tables.of(unit);
  }

  /** The kind of unit that a base counts; institutions where there is no such base. */
  UnitKind unitOfBase(String id) {
    return tables.unitOfBase.getOrDefault(id, UnitKind.INSTITUTION);
  }

  void read(DefinitionMap root, Problems problems) {
    root.maps("variables", problems).forEach(map -> variable(map, problems));
    root.maps("bases", problems).forEach(map -> base(map, problems));
    root.maps("groups", problems).forEach(map -> group(map, problems));
  }

  /** Institutions where the file says nothing; empty where it says what no table has. */
  private static Optional<UnitKind> unit(DefinitionMap map, Problems problems) {
    Optional<DefinitionText> text = map.text("unit", problems);
    Optional<UnitKind> unit =
        text.flatMap(t -> MeasuredUnit.ofWord(t.text())).flatMap(MeasuredUnit::table);
    if (text.isPresent() && unit.isEmpty()) {
      DisplayReader.unknown(
          "unknown-unit", text.get(), "单位", "unit", MeasuredUnit.wordsWithRows(), problems);
    }
    return text.isEmpty() ? Optional.of(UnitKind.INSTITUTION) : unit;
  }

  private RuleReader rules(Optional<UnitKind> unit, Problems problems) {
    return new RuleReader(tables.of(unit.orElse(UnitKind.INSTITUTION)), problems);
  }

  private void variable(DefinitionMap map, Problems problems) {
    map.only(VARIABLE, problems);
    RuleReader rules = rules(unit(map, problems), problems);
    map.require(List.of("name", "label", "value"), problems);
    Optional<DefinitionText> name = map.text("name", problems);
    Optional<LocalText> label = map.localText("label", problems);
    Optional<Expression> value = rules.expression(map, "value");
    List<ValueLabel> labels = rules.labels(map);
    if (name.isEmpty()
        || !declaredVariables.add(name.get(), problems)
        || clashes(name.get(), problems)) {
      return;
    }
    // A faulty variable keeps its name, so that its users are not reported too.
    rules.names().add(name.get().text(), Kind.TEXT, labels);
    if (label.isPresent() && value.isPresent()) {
      variables.add(
          new DerivedVariable(name.get().text(), label.get(), RowRule.of(value.get()), labels));
    }
  }

  private boolean clashes(DefinitionText name, Problems problems) {
    if (!tables.hasColumn(name.text())) {
      return false;
    }
    problems.add(
        "name-of-an-item",
        name.place(),
        "“" + name.text() + "”已是题目或名录列的名称。请换个名字。",
        "'" + name.text() + "' is the name of an item or a column. Choose another.");
    return true;
  }

  private void base(DefinitionMap map, Problems problems) {
    map.only(BASE, problems);
    Optional<UnitKind> unit = unit(map, problems);
    RuleReader rules = rules(unit, problems);
    map.require(List.of("id", "name", "denominator", "where"), problems);
    Optional<DefinitionText> id = map.text("id", problems);
    Optional<LocalText> name = map.localText("name", problems);
    Optional<LocalText> denominator = map.localText("denominator", problems);
    Optional<Expression> where = rules.expression(map, "where");
    Optional<Expression> unknown = rules.expression(map, "unknown");
    Optional<Expression> answered = rules.expression(map, "answered");
    boolean sound =
        unknown.isPresent() == map.has("unknown") && answered.isPresent() == map.has("answered");
    if (id.isEmpty() || !declaredBases.add(id.get(), problems)) {
      return;
    }
    unit.ifPresent(u -> tables.unitOfBase.put(id.get().text(), u));
    if (unit.isPresent()
        && name.isPresent()
        && denominator.isPresent()
        && where.isPresent()
        && sound) {
      bases.add(
          new Base(
              id.get().text(),
              unit.get(),
              name.get(),
              denominator.get(),
              where.get(),
              unknown,
              answered));
    }
  }

  private void group(DefinitionMap map, Problems problems) {
    map.only(GROUP, problems);
    Optional<UnitKind> unit = unit(map, problems);
    RuleReader rules = rules(unit, problems);
    map.require(List.of("id", "name", "variable"), problems);
    Optional<DefinitionText> id = map.text("id", problems);
    Optional<LocalText> name = map.localText("name", problems);
    Optional<DefinitionText> variable = map.text("variable", problems);
    int before = problems.count();
    variable.ifPresent(v -> requireValues(v, rules, problems));
    if (id.isEmpty() || !declaredGroups.add(id.get(), problems)) {
      return;
    }
    if (unit.isPresent()
        && name.isPresent()
        && variable.isPresent()
        && problems.count() == before) {
      String read = variable.get().text();
      groups.add(
          new Group(id.get().text(), unit.get(), name.get(), read, rules.names().values(read)));
    }
  }

  private void requireValues(DefinitionText variable, RuleReader rules, Problems problems) {
    Names names = rules.names();
    if (!names.has(variable.text())) {
      rules.unknownVariable(variable);
    } else if (names.values(variable.text()).isEmpty()) {
      problems.add(
          "group-without-values",
          variable.place(),
          "“" + variable.text() + "”没有固定的取值，不能用来分组。请改用选择题，或先定义带 values 的派生变量。",
          "'"
              + variable.text()
              + "' has no fixed values to group by. Use a choice, or define a variable with values.");
    }
  }
}
