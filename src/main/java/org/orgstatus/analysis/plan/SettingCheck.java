package org.orgstatus.analysis.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Faults;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Names;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionNode;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.Problems;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Reads the settings of a plan as its method declares them, and reports what does not fit. */
public final class SettingCheck {

  /** What a plan may name, as far as it is defined without faults. */
  interface Known {
    /** Reports an id that is no sound indicator, norm or index with a value. */
    void requireComparable(DefinitionText id);

    /** The same of an indicator of units of another kind than the plan's. */
    void requireComparable(DefinitionText id, UnitKind unit);

    /** Empty for what is not defined, or faulty. */
    Optional<Indicator.Kind> kind(String id);

    /** Smallest and largest value of what is sound; empty where there are no limits. */
    Optional<Indicator.Limits> limits(String id);

    /** Ids of norms. */
    List<String> norms();

    /** Reports an id that is neither a sound norm nor an index of norms. */
    void requireNorms(DefinitionText id);

    /** Reports an id that is no sound indicator, of whatever kind of unit. */
    void requireDeclared(DefinitionText id);

    void requireGroup(DefinitionText id);

    void requireBase(DefinitionText id);

    /** What expressions about the plan's units may read. */
    Names names();

    /** What expressions about units of a kind may read. */
    Names names(UnitKind unit);
  }

  private final DefinitionMap settings;
  private final Known known;
  private final Problems problems;

  SettingCheck(DefinitionMap settings, Known known, Problems problems) {
    this.settings = settings;
    this.known = known;
    this.problems = problems;
  }

  /** Values by name; settings that a method does not take are reported and left out. */
  Map<String, List<String>> read(List<Setting> taken) {
    settings.only(taken.stream().map(Setting::name).collect(Collectors.toSet()), problems);
    settings.require(
        taken.stream().filter(Setting::required).map(Setting::name).toList(), problems);
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Setting setting : taken) {
      settings
          .find(setting.name())
          .ifPresent(node -> values.put(setting.name(), of(setting, node)));
    }
    return values;
  }

  private List<String> of(Setting setting, DefinitionNode node) {
    List<String> values = new ArrayList<>();
    for (DefinitionNode each : node.asList()) {
      Optional<DefinitionText> text = DefinitionMap.text(setting.name(), each, problems);
      text.ifPresent(t -> setting.takes().check(t, this));
      text.ifPresent(t -> values.add(t.text()));
    }
    if (!setting.many() && node.asList().size() != 1) {
      problems.add(
          "one-value",
          settings.placeOf(setting.name()),
          "“" + setting.name() + "”应只有一个值。请写成一个值。",
          "'" + setting.name() + "' takes one value. Write one.");
    }
    return List.copyOf(values);
  }

  void indicator(DefinitionText value, Set<Indicator.Kind> fitting) {
    known.requireComparable(value);
    requireKind(value, fitting);
  }

  void indicator(DefinitionText value, UnitKind unit, Set<Indicator.Kind> fitting) {
    known.requireComparable(value, unit);
    requireKind(value, fitting);
  }

  void ranged(DefinitionText value) {
    known.requireComparable(value);
    if (known.kind(value.text()).isPresent() && known.limits(value.text()).isEmpty()) {
      problems.add(
          "no-range",
          value.place(),
          "“" + value.text() + "”没有取值范围，不能换算成0—100。请在指标文件中写 range: [最小, 最大]，或换一个指标。",
          "'"
              + value.text()
              + "' has no range, so it cannot be put on a scale from 0 to 100. Write 'range:"
              + " [least, most]' in the file of indicators, or take another.");
    }
  }

  private void requireKind(DefinitionText value, Set<Indicator.Kind> fitting) {
    Optional<Indicator.Kind> kind = known.kind(value.text());
    if (kind.isPresent() && !fitting.isEmpty() && !fitting.contains(kind.get())) {
      List<Indicator.Kind> wanted =
          Stream.of(Indicator.Kind.values()).filter(fitting::contains).toList();
      problems.add(
          "wrong-kind-of-indicator",
          value.place(),
          "“"
              + value.text()
              + "”是"
              + kind.get().label().zh()
              + "，这里要用："
              + wanted.stream().map(k -> k.label().zh()).collect(Collectors.joining("、"))
              + "。",
          "'"
              + value.text()
              + "' is: "
              + kind.get().label().en()
              + ". Here the method takes: "
              + wanted.stream().map(k -> k.label().en()).collect(Collectors.joining("; "))
              + ".");
    }
  }

  void norm(DefinitionText value) {
    if (!known.norms().contains(value.text())) {
      Faults.unknown("unknown-norm", value, "规范", "norm", known.norms(), problems);
    }
  }

  void norms(DefinitionText value) {
    known.requireNorms(value);
  }

  void codesOfAnyUnit(DefinitionText value) {
    known.requireDeclared(value);
    requireKind(value, Set.of(Indicator.Kind.CODES));
  }

  void typology(DefinitionText value) {
    known.requireDeclared(value);
    requireKind(value, Set.of(Indicator.Kind.CLASS));
  }

  void group(DefinitionText value) {
    known.requireGroup(value);
  }

  void base(DefinitionText value) {
    known.requireBase(value);
  }

  void variable(DefinitionText value) {
    variable(value, known.names());
  }

  void variable(DefinitionText value, UnitKind unit) {
    variable(value, known.names(unit));
  }

  private void variable(DefinitionText value, Names names) {
    if (!names.has(value.text())) {
      Faults.unknown(
          "unknown-item",
          value,
          "变量或指标",
          "variable or indicator",
          List.copyOf(names.all()),
          problems);
    }
  }

  void itemOfAnyUnit(DefinitionText value) {
    if (Setting.OPEN_ANSWERS_OF.stream().noneMatch(unit -> known.names(unit).has(value.text()))) {
      variable(value);
    }
  }

  void codeOf(DefinitionText value, String setting) {
    Optional<String> of = first(setting);
    List<String> codes =
        of.stream().flatMap(o -> known.names().values(o).stream()).map(v -> v.code()).toList();
    if (!codes.contains(value.text())) {
      Faults.unknown("unknown-code", value, "代码", "code", codes, problems);
    }
  }

  /** The first value of a setting, faultless or not. */
  private Optional<String> first(String setting) {
    return settings.find(setting).stream()
        .flatMap(node -> node.asList().stream())
        .flatMap(node -> DefinitionMap.text(setting, node, new Problems()).stream())
        .map(DefinitionText::text)
        .findFirst();
  }

  void numberFrom(DefinitionText value, String setting, int high) {
    int low = first(setting).filter(t -> t.matches("[0-9]{1,9}")).map(Integer::valueOf).orElse(0);
    number(value, Math.min(low, high), high);
  }

  void number(DefinitionText value, int low, int high) {
    boolean whole = value.text().matches("[0-9]{1,9}");
    if (!whole || Integer.parseInt(value.text()) < low || Integer.parseInt(value.text()) > high) {
      problems.add(
          "bad-number",
          value.place(),
          "应为" + low + "至" + high + "之间的整数，这里却是“" + value.text() + "”。",
          "A whole number from "
              + low
              + " to "
              + high
              + " belongs here, not '"
              + value.text()
              + "'.");
    }
  }

  void yesNo(DefinitionText value) {
    if (!value.text().equals("yes") && !value.text().equals("no")) {
      problems.add(
          "not-yes-or-no",
          value.place(),
          "应写 yes 或 no，这里却是“" + value.text() + "”。",
          "Write yes or no, not '" + value.text() + "'.");
    }
  }
}
