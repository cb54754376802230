package org.orgstatus.analysis.definition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
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
public final class GroupReader {

  public static final Set<String> KEYS = Set.of("variables", "bases", "groups");

  private static final Set<String> VARIABLE =
      Set.of("name", "unit", "label", "value", "values", "values_of", "quarters_of");
  private static final Set<String> BASE =
      Set.of("id", "unit", "name", "denominator", "where", "unknown", "answered");
  private static final Set<String> GROUP = Set.of("id", "unit", "name", "variable", "implies");

  private static final LocalText QUARTERS_WANT =
      LocalText.of("quarters_of 要求 value 为数字", "'quarters_of' wants a number as 'value'");

  private final List<DerivedVariable> variables = new ArrayList<>();
  private final List<Base> bases = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final Declared declaredBases;
  private final Declared declaredGroups = new Declared(LocalText.of("分组", "group"));

  private final Declared declaredVariables = new Declared(LocalText.of("变量", "variable"));
  private final Tables tables;

  public GroupReader(Tables tables) {
    this.tables = tables;
    this.declaredBases = tables.bases;
  }

  /** What expressions about a kind of unit may read. */
  public Names names(UnitKind unit) {
    return tables.of(unit);
  }

  /** The kind of unit that a base counts; institutions where there is no such base. */
  public UnitKind unitOfBase(String id) {
    return tables.unitOfBase.getOrDefault(id, UnitKind.INSTITUTION);
  }

  public void read(DefinitionMap root, Problems problems) {
    root.maps("variables", problems).forEach(map -> variable(map, problems));
    root.maps("bases", problems).forEach(map -> base(map, problems));
    root.maps("groups", problems).forEach(map -> group(map, problems));
    root.maps("variables", problems).forEach(map -> requireBase(map, problems));
    root.maps("groups", problems).forEach(map -> requireImplied(map, problems));
  }

  /** Institutions where the file says nothing; empty where it says what no table has. */
  private static Optional<UnitKind> unit(DefinitionMap map, Problems problems) {
    Optional<DefinitionText> text = map.text("unit", problems);
    Optional<UnitKind> unit =
        text.flatMap(t -> MeasuredUnit.ofWord(t.text())).flatMap(MeasuredUnit::table);
    if (text.isPresent() && unit.isEmpty()) {
      Faults.unknown(
          "unknown-unit", text.get(), "单位", "unit", MeasuredUnit.wordsWithRows(), problems);
    }
    return text.isEmpty() ? Optional.of(UnitKind.INSTITUTION) : unit;
  }

  private RuleReader rules(Optional<UnitKind> unit, Problems problems) {
    return new RuleReader(tables.of(unit.orElse(UnitKind.INSTITUTION)), problems);
  }

  /** Bases stand below the variables that are cut into quarters of them. */
  private void requireBase(DefinitionMap map, Problems problems) {
    Optional<DefinitionText> base = map.text("quarters_of", new Problems());
    Optional<DefinitionText> name = map.text("name", new Problems());
    if (base.isEmpty() || name.isEmpty()) {
      return;
    }
    boolean sound = bases.stream().anyMatch(b -> b.id().equals(base.get().text()));
    declaredBases.requireSound(base.get().text(), sound, base.get().place(), problems);
    if (!sound) {
      variables.removeIf(v -> v.name().equals(name.get().text()));
      groups.removeIf(g -> g.variable().equals(name.get().text()));
    }
  }

  private void requireImplied(DefinitionMap map, Problems problems) {
    for (DefinitionText id : map.texts("implies", new Problems())) {
      declaredGroups.require(id.text(), id.place(), problems);
    }
  }

  private void variable(DefinitionMap map, Problems problems) {
    int before = problems.count();
    map.only(VARIABLE, problems);
    RuleReader rules = rules(unit(map, problems), problems);
    map.require(List.of("name", "label", "value"), problems);
    Optional<DefinitionText> name = map.text("name", problems);
    Optional<LocalText> label = map.localText("label", problems);
    Optional<Expression> value = rules.expression(map, "value");
    Optional<String> quartersOf = map.text("quarters_of", problems).map(DefinitionText::text);
    value
        .filter(v -> quartersOf.isPresent())
        .ifPresent(v -> rules.requireKind(v, EnumSet.of(Kind.NUMBER), QUARTERS_WANT));
    List<ValueLabel> labels = quartersOf.isPresent() ? DerivedVariable.QUARTERS : rules.labels(map);
    if (name.isEmpty()
        || !declaredVariables.add(name.get(), problems)
        || clashes(name.get(), problems)) {
      return;
    }
    // A faulty variable keeps its name, so that its users are not reported too.
    rules.names().add(name.get().text(), Kind.TEXT, labels);
    if (label.isPresent() && value.isPresent() && problems.count() == before) {
      variables.add(
          new DerivedVariable(
              name.get().text(), label.get(), RowRule.of(value.get()), labels, quartersOf));
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
    boolean sound = variable.filter(v -> isSound(rules.names(), v.text())).isPresent();
    if (unit.isPresent() && name.isPresent() && sound && problems.count() == before) {
      String read = variable.orElseThrow().text();
      List<String> implied =
          map.texts("implies", problems).stream().map(DefinitionText::text).toList();
      groups.add(
          new Group(
              id.get().text(), unit.get(), name.get(), read, rules.names().values(read), implied));
    }
  }

  /** A faulty variable is reported where it is defined; what groups by it is left out. */
  private boolean isSound(Names names, String variable) {
    return names.item(variable).isPresent()
        || variables.stream().anyMatch(v -> v.name().equals(variable));
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
              + "' has no fixed values to group by. Use a choice, or define a variable with"
              + " values.");
    }
  }

  /** Those read so far, faultless ones only. */
  public List<DerivedVariable> variables() {
    return Collections.unmodifiableList(variables);
  }

  /** Those read so far, faultless ones only. */
  public List<Base> bases() {
    return Collections.unmodifiableList(bases);
  }

  /** Those read so far, faultless ones only. */
  public List<Group> groups() {
    return Collections.unmodifiableList(groups);
  }

  /** Ids of all bases, faulty ones included. */
  public Declared declaredBases() {
    return declaredBases;
  }

  /** Ids of all groups, faulty ones included. */
  public Declared declaredGroups() {
    return declaredGroups;
  }
}
