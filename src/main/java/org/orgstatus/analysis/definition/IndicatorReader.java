package org.orgstatus.analysis.definition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Indicator.Estimate;
import org.orgstatus.analysis.definition.Indicator.Kind;
import org.orgstatus.analysis.definition.Indicator.Scale;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionNode;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problems;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.expression.Expression;
import org.orgstatus.questionnaire.expression.Function;

/**
 * Reads indicators, in two passes: first their names, so that one may read any other whatever the
 * order, then what they say. A file holds those of one dimension; below an indicator stand further
 * measures of it, its parts.
 */
public final class IndicatorReader {

  public static final Set<String> KEYS = Set.of("dimension", "indicators");

  private static final Set<String> KEYS_OF_PART =
      Set.of(
          "id",
          "name",
          "unit",
          "kind",
          "in",
          "range",
          "applies",
          "needs",
          "unknown",
          "value",
          "values",
          "values_of",
          "numerator",
          "denominator",
          "of",
          "base",
          "inputs",
          "least",
          "clauses",
          "items",
          "disclosure");
  private static final Set<String> KEYS_OF_WHOLE =
      Set.copyOf(Stream.concat(KEYS_OF_PART.stream(), Stream.of("parts")).toList());

  /**
   * What parts have from the indicator above them, if they do not say otherwise.
   *
   * @param id empty at the top of a file
   * @param sound whether the indicator itself is faultless; parts of others do not count
   */
  private record Heading(
      String id,
      Dimension dimension,
      List<MeasuredUnit> units,
      Optional<Expression> applies,
      List<String> clauses,
      List<String> items,
      Disclosure disclosure,
      boolean sound) {

    static Heading top(Dimension dimension) {
      return new Heading(
          "",
          dimension,
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          Disclosure.ORDINARY,
          true);
    }
  }

  private final List<Indicator> indicators = new ArrayList<>();
  final Map<String, DefinitionText> places = new HashMap<>();

  private final Tables tables;
  private final Declared declared;
  private final ClauseReader clauses;

  public IndicatorReader(Tables tables, Declared declared, ClauseReader clauses) {
    this.tables = tables;
    this.declared = declared;
    this.clauses = clauses;
  }

  /** First pass: ids, and what values expressions may expect of them. */
  public void declare(DefinitionMap root, Problems problems) {
    for (DefinitionMap map : root.maps("indicators", problems)) {
      declare(map, units(map, new Problems()), problems);
    }
  }

  private void declare(DefinitionMap map, List<MeasuredUnit> units, Problems problems) {
    Problems later = new Problems();
    Optional<DefinitionText> id = map.text("id", later);
    Optional<Kind> kind = map.text("kind", later).flatMap(t -> kind(t, later));
    id.ifPresent(i -> declared.add(i, problems));
    Optional<Names> names = units.stream().findFirst().flatMap(MeasuredUnit::table).map(tables::of);
    if (id.isPresent() && kind.filter(Kind::isRow).isPresent() && names.isPresent()) {
      List<ValueLabel> labels = new RuleReader(names.get(), later).labels(map);
      names.get().add(id.get().text(), gives(kind.get()), labels);
    }
    for (DefinitionMap part : map.maps("parts", later)) {
      declare(part, part.has("unit") ? units(part, later) : units, problems);
    }
  }

  private static Function.Kind gives(Kind kind) {
    return kind.isNumber()
        ? Function.Kind.NUMBER
        : kind.isTruth() ? Function.Kind.TRUTH : Function.Kind.TEXT;
  }

  /** Second pass: the whole of every indicator. */
  public void read(DefinitionMap root, Problems problems) {
    if (!root.has("indicators")) {
      return;
    }
    root.require(List.of("dimension"), problems);
    Optional<Dimension> dimension =
        root.text("dimension", problems).flatMap(t -> dimension(t, problems));
    Heading top = Heading.top(dimension.orElse(Dimension.COVERAGE));
    for (DefinitionMap map : root.maps("indicators", problems)) {
      Heading heading = indicator(map, top, problems);
      for (DefinitionMap part : map.maps("parts", problems)) {
        indicator(part, heading, problems);
      }
    }
  }

  private Heading indicator(DefinitionMap map, Heading above, Problems problems) {
    Problems own = new Problems();
    boolean part = !above.id().isEmpty();
    map.only(part ? KEYS_OF_PART : KEYS_OF_WHOLE, own);
    map.require(
        part ? List.of("id", "name", "kind") : List.of("id", "name", "unit", "kind", "clauses"),
        own);
    Optional<DefinitionText> id = map.text("id", own);
    Optional<LocalText> name = map.localText("name", own);
    Optional<Kind> kind = map.text("kind", own).flatMap(t -> kind(t, own));
    boolean estimated = kind.filter(Kind::isEstimated).isPresent();
    List<MeasuredUnit> units = map.has("unit") ? units(map, own) : above.units();
    List<String> cited = map.has("clauses") ? clauses.cited(map, own) : above.clauses();
    RuleReader rules = new RuleReader(names(units, estimated), own);
    List<String> items = map.has("items") ? rules.documentedItems(map, "items") : above.items();
    List<ValueLabel> labels = rules.labels(map);
    Optional<Scale> scale = new ScaleReader(map, own).read(kind);
    Optional<Expression> applies =
        map.has("applies") || !units.equals(above.units())
            ? rules.expression(map, "applies")
            : above.applies();
    Disclosure disclosure =
        map.text("disclosure", own).flatMap(t -> disclosure(t, own)).orElse(above.disclosure());
    EstimateReader estimates = new EstimateReader(rules, declared, own);
    Optional<RowRule> rule =
        estimated ? estimates.numerator(map, applies) : rules.rule(map, "value", applies);
    Optional<Estimate> estimate = estimated ? estimates.read(map) : Optional.empty();
    kind.ifPresent(k -> requireParts(map, k, own));
    rule.filter(r -> !estimated).ifPresent(r -> kind.ifPresent(k -> requireKind(rules, k, r)));
    requireUnits(map, units, kind, own);
    id.filter(i -> part).ifPresent(i -> requirePartId(i, above.id(), own));
    own.list().forEach(problems::add);
    String text = id.map(DefinitionText::text).orElse("");
    boolean first = indicators.stream().noneMatch(i -> i.id().equals(text));
    if (own.isEmpty() && first && above.sound()) {
      indicators.add(
          new Indicator(
              text,
              above.id(),
              above.dimension(),
              name.orElseThrow(),
              units,
              kind.orElseThrow(),
              scale.orElseThrow(),
              rule,
              estimate,
              labels,
              cited,
              items,
              disclosure));
      places.put(text, id.orElseThrow());
    }
    return new Heading(
        text, above.dimension(), units, applies, cited, items, disclosure, own.isEmpty());
  }

  /** Where an estimate is made, expressions read institutions. */
  private Names names(List<MeasuredUnit> units, boolean estimated) {
    return units.stream()
        .findFirst()
        .filter(u -> !estimated)
        .flatMap(MeasuredUnit::table)
        .map(tables::of)
        .orElseGet(tables::institutions);
  }

  private static Optional<Dimension> dimension(DefinitionText text, Problems problems) {
    Optional<Dimension> dimension = Dimension.ofWord(text.text());
    if (dimension.isEmpty()) {
      List<String> known = Stream.of(Dimension.values()).map(Dimension::word).toList();
      Faults.unknown("unknown-dimension", text, "维度", "dimension", known, problems);
    }
    return dimension;
  }

  private static Optional<Disclosure> disclosure(DefinitionText text, Problems problems) {
    Optional<Disclosure> disclosure = Disclosure.ofWord(text.text());
    if (disclosure.isEmpty()) {
      List<String> known = Stream.of(Disclosure.values()).map(Disclosure::word).toList();
      Faults.unknown("unknown-disclosure", text, "公布规则", "rule of disclosure", known, problems);
    }
    return disclosure;
  }

  private static List<MeasuredUnit> units(DefinitionMap map, Problems problems) {
    List<MeasuredUnit> units = new ArrayList<>();
    List<DefinitionNode> nodes = map.find("unit").map(DefinitionNode::asList).orElse(List.of());
    for (DefinitionNode node : nodes) {
      Optional<DefinitionText> text = DefinitionMap.text("unit", node, problems);
      Optional<MeasuredUnit> unit = text.flatMap(t -> MeasuredUnit.ofWord(t.text()));
      unit.ifPresent(units::add);
      if (text.isPresent() && unit.isEmpty()) {
        List<String> known = Stream.of(MeasuredUnit.values()).map(MeasuredUnit::word).toList();
        Faults.unknown("unknown-unit", text.get(), "单位", "unit", known, problems);
      }
    }
    return units;
  }

  private static Optional<Kind> kind(DefinitionText text, Problems problems) {
    Optional<Kind> kind =
        Stream.of(Kind.values()).filter(k -> k.word().equals(text.text())).findFirst();
    if (kind.isEmpty()) {
      List<String> known = Stream.of(Kind.values()).map(Kind::word).toList();
      Faults.unknown("unknown-kind", text, "指标类型", "kind of indicator", known, problems);
    }
    return kind;
  }

  static List<String> texts(DefinitionMap map, String key, Problems problems) {
    return map.texts(key, problems).stream().map(DefinitionText::text).toList();
  }

  static String reference(DefinitionMap map, String key, Declared declared, Problems problems) {
    Optional<DefinitionText> text = map.text(key, problems);
    text.ifPresent(t -> declared.require(t.text(), t.place(), problems));
    return text.map(DefinitionText::text).orElse("");
  }

  /** Which keys a kind must have beside those of all. */
  private static void requireParts(DefinitionMap map, Kind kind, Problems problems) {
    switch (kind) {
      case NORM, INDEX -> {}
      case SEVERAL -> map.require(List.of("parts"), problems);
      case RATE -> map.require(List.of("numerator", "denominator", "base"), problems);
      case GAP, REACHED -> map.require(List.of("of"), problems);
      case DISTRIBUTION -> map.require(List.of("of", "base"), problems);
      case MEDIAN -> map.require(List.of("of", "base", "least"), problems);
      case CLASS -> map.require(List.of("inputs", "base", "least"), problems);
      case CATEGORY, CODES -> {
        map.require(List.of("value"), problems);
        if (!map.has("values")) {
          map.require(List.of("values_of"), problems);
        }
      }
      default -> map.require(List.of("value"), problems);
    }
  }

  private static void requireKind(RuleReader rules, Kind kind, RowRule rule) {
    if (kind.isNumber()) {
      rules.requireKind(
          rule.value(), EnumSet.of(Function.Kind.NUMBER), wants(kind, "数字", "a number"));
    } else if (kind.isTruth()) {
      rules.requireKind(
          rule.value(), EnumSet.of(Function.Kind.TRUTH), wants(kind, "是或否", "yes or no"));
    } else {
      rules.requireKind(
          rule.value(),
          EnumSet.of(Function.Kind.TEXT, Function.Kind.DATE),
          wants(kind, "代码或文字", "a code or a text"));
    }
  }

  private static LocalText wants(Kind kind, String zh, String en) {
    return LocalText.of(kind.word() + " 指标的值应为" + zh, "The kind '" + kind.word() + "' wants " + en);
  }

  /** A value for each unit needs one table with a row for each. */
  private static void requireUnits(
      DefinitionMap map, List<MeasuredUnit> units, Optional<Kind> kind, Problems problems) {
    boolean row = kind.filter(Kind::isRow).isPresent();
    if (row && (units.size() != 1 || units.get(0).table().isEmpty())) {
      List<String> known = MeasuredUnit.wordsWithRows();
      problems.add(
          "unit-without-rows",
          map.placeOf("unit"),
          "逐个单位取值的指标只能写一种单位：" + String.join("、", known) + "。",
          "A value for each unit needs one of these units: " + String.join(", ", known) + ".");
    }
  }

  private static void requirePartId(DefinitionText id, String whole, Problems problems) {
    if (!id.text().matches(Pattern.quote(whole) + "[A-Z]{1,2}")) {
      problems.add(
          "bad-part-id",
          id.place(),
          "“" + id.text() + "”应以所属指标的编号开头，后加一两个大写字母，如 " + whole + "A。",
          "'"
              + id.text()
              + "' must be the indicator's id and one or two capital letters, such as "
              + whole
              + "A.");
    }
  }

  /** Those read so far, faultless ones only. */
  public List<Indicator> indicators() {
    return Collections.unmodifiableList(indicators);
  }

  /** Takes out those that other definitions make unsound. */
  void leaveOut(Predicate<Indicator> unsound) {
    indicators.removeIf(unsound);
  }
}
