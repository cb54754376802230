package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.analysis.Indicator.Kind;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problems;
import org.orgstatus.dataset.Variable.ValueLabel;

/** Reads indicators. One may read those that stand before it. */
final class IndicatorReader {

  static final Set<String> KEYS = Set.of("indicators");

  private static final Set<String> INDICATOR =
      Set.of(
          "id",
          "dimension",
          "name",
          "unit",
          "kind",
          "applies",
          "needs",
          "unknown",
          "value",
          "values",
          "values_of",
          "of",
          "base",
          "clauses",
          "items");

  final List<Indicator> indicators = new ArrayList<>();

  private final Names names;
  private final Declared declared;
  private final GroupReader groups;

  IndicatorReader(Names names, Declared declared, GroupReader groups) {
    this.names = names;
    this.declared = declared;
    this.groups = groups;
  }

  void read(DefinitionMap root, Problems problems) {
    List<DefinitionMap> maps = root.maps("indicators", problems);
    maps.forEach(map -> map.text("id", new Problems()).ifPresent(id -> declared.add(id, problems)));
    maps.forEach(map -> indicator(map, problems));
  }

  private void indicator(DefinitionMap map, Problems problems) {
    Problems own = new Problems();
    RuleReader rules = new RuleReader(names, own);
    map.only(INDICATOR, own);
    map.require(List.of("id", "dimension", "name", "unit", "kind", "clauses"), own);
    Optional<DefinitionText> id = map.text("id", own);
    Optional<LocalText> name = map.localText("name", own);
    Optional<Kind> kind = map.text("kind", own).flatMap(t -> kind(t, own));
    Optional<RowRule> rule = rules.rule(map, "value");
    List<ValueLabel> labels = rules.labels(map);
    List<String> clauses = texts(map, "clauses", own);
    List<String> items = rules.items(map, "items");
    String of = reference(map, "of", declared, own);
    String base = reference(map, "base", groups.declaredBases, own);
    kind.ifPresent(k -> requireParts(map, k, own));
    own.list().forEach(problems::add);
    id.ifPresent(i -> names.add(i.text(), labels));
    if (own.isEmpty()
        && id.isPresent()
        && indicators.stream().noneMatch(i -> i.id().equals(id.get().text()))) {
      indicators.add(
          new Indicator(
              id.get().text(),
              word(map, "dimension"),
              name.orElseThrow(),
              word(map, "unit"),
              kind.orElseThrow(),
              rule,
              of,
              base,
              labels,
              clauses,
              items));
    }
  }

  private static String word(DefinitionMap map, String key) {
    return map.text(key, new Problems()).map(DefinitionText::text).orElse("");
  }

  static List<String> texts(DefinitionMap map, String key, Problems problems) {
    return map.texts(key, problems).stream().map(DefinitionText::text).toList();
  }

  static String reference(DefinitionMap map, String key, Declared declared, Problems problems) {
    Optional<DefinitionText> text = map.text(key, problems);
    text.ifPresent(t -> declared.require(t.text(), t.place(), problems));
    return text.map(DefinitionText::text).orElse("");
  }

  private static Optional<Kind> kind(DefinitionText text, Problems problems) {
    List<Kind> written = Stream.of(Kind.values()).filter(k -> k != Kind.INDEX).toList();
    Optional<Kind> kind = written.stream().filter(k -> k.word().equals(text.text())).findFirst();
    if (kind.isEmpty()) {
      String known = String.join(", ", written.stream().map(Kind::word).toList());
      problems.add(
          "unknown-kind",
          text.place(),
          "没有“" + text.text() + "”这种指标。可用：" + known + "。",
          "There is no kind of indicator '" + text.text() + "'. Known: " + known + ".");
    }
    return kind;
  }

  /** Which keys a kind must have beside those of all. */
  private static void requireParts(DefinitionMap map, Kind kind, Problems problems) {
    switch (kind) {
      case RATE -> {
        map.require(List.of("base"), problems);
        if (!map.has("of")) {
          map.require(List.of("value"), problems);
        }
      }
      case GAP, REACHED -> map.require(List.of("of"), problems);
      case CATEGORY, CODES -> {
        map.require(List.of("value"), problems);
        if (!map.has("values")) {
          map.require(List.of("values_of"), problems);
        }
      }
      default -> map.require(List.of("value"), problems);
    }
  }
}
