package org.orgstatus.analysis.definition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Norm.Strength;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problems;
import org.orgstatus.questionnaire.expression.Function.Kind;

/** Reads norms, other readings of norms, indices made of them, and targets of estimates. */
public final class NormReader {

  public static final Set<String> KEYS = Set.of("norms", "readings", "indices", "targets");

  private static final Set<String> NORM =
      Set.of(
          "id",
          "name",
          "unit",
          "clauses",
          "strength",
          "since",
          "source",
          "applies",
          "needs",
          "unknown",
          "met");
  private static final Set<String> READING =
      Set.of("id", "of", "name", "applies", "needs", "unknown", "met");
  private static final Set<String> INDEX = Set.of("id", "name", "norms", "least");
  private static final Set<String> TARGET =
      Set.of("of", "clauses", "comparison", "value", "since", "source");

  private final List<Norm> norms = new ArrayList<>();
  private final List<NormIndex> indices = new ArrayList<>();
  private final List<NormTarget> targets = new ArrayList<>();
  private final Declared declared = new Declared(LocalText.of("规范", "norm"));

  private final Declared declaredIndices = new Declared(LocalText.of("指数", "index"));
  private final Tables tables;
  private final Declared indicators;
  private final ClauseReader clauses;

  public NormReader(Tables tables, Declared indicators, ClauseReader clauses) {
    this.tables = tables;
    this.indicators = indicators;
    this.clauses = clauses;
  }

  public void read(DefinitionMap root, Problems problems) {
    root.maps("norms", problems).forEach(map -> norm(map, problems));
    root.maps("readings", problems).forEach(map -> reading(map, problems));
    root.maps("indices", problems).forEach(map -> index(map, problems));
    root.maps("targets", problems).forEach(map -> target(map, problems));
  }

  private void norm(DefinitionMap map, Problems problems) {
    Problems own = new Problems();
    map.only(NORM, own);
    map.require(List.of("id", "name", "clauses", "strength", "since", "source", "met"), own);
    Optional<DefinitionText> id = map.text("id", own);
    Optional<LocalText> name = map.localText("name", own);
    Optional<Strength> strength = map.text("strength", own).flatMap(t -> strength(t, own));
    Optional<DefinitionText> since = map.text("since", own).filter(t -> isSince(t, own));
    Optional<DefinitionText> source = map.text("source", own);
    List<String> cited = clauses.cited(map, own);
    MeasuredUnit unit = unit(map, own);
    Optional<RowRule> rule = met(map, unit, own);
    boolean first = id.map(i -> declared.add(i, own)).orElse(false);
    own.list().forEach(problems::add);
    if (own.isEmpty() && first) {
      norms.add(
          new Norm(
              id.orElseThrow().text(),
              "",
              name.orElseThrow(),
              unit,
              cited,
              strength.orElseThrow(),
              since.orElseThrow().text(),
              source.orElseThrow().text(),
              rule.orElseThrow()));
    }
  }

  /** Of whom the norm speaks; associations where the file does not say. */
  private static MeasuredUnit unit(DefinitionMap map, Problems problems) {
    Optional<DefinitionText> text = map.text("unit", problems);
    if (text.isEmpty()) {
      return MeasuredUnit.ASSOCIATION;
    }
    Optional<MeasuredUnit> unit =
        MeasuredUnit.ofWord(text.get().text()).filter(u -> u.table().isPresent());
    if (unit.isEmpty()) {
      List<String> known = MeasuredUnit.wordsWithRows();
      Faults.unknown("unknown-unit", text.get(), "单位", "unit", known, problems);
    }
    return unit.orElse(MeasuredUnit.ASSOCIATION);
  }

  private Optional<RowRule> met(DefinitionMap map, MeasuredUnit unit, Problems problems) {
    RuleReader rules = new RuleReader(tables.of(unit.table().orElseThrow()), problems);
    Optional<RowRule> rule = rules.rule(map, "met");
    rule.ifPresent(
        r ->
            rules.requireKind(
                r.value(),
                EnumSet.of(Kind.TRUTH),
                LocalText.of("met 应为是否符合的条件", "'met' wants a condition")));
    return rule;
  }

  private static boolean isSince(DefinitionText since, Problems problems) {
    if (since.text().matches("unconfirmed|[0-9]{4}(-[0-9]{2}-[0-9]{2})?")) {
      return true;
    }
    problems.add(
        "bad-since",
        since.place(),
        "“" + since.text() + "”不是日期。请写年份、YYYY-MM-DD 或 unconfirmed（日期待确认）。",
        "'" + since.text() + "' is no date. Write a year, YYYY-MM-DD or unconfirmed.");
    return false;
  }

  static Optional<Strength> strength(DefinitionText text, Problems problems) {
    Optional<Strength> strength =
        Stream.of(Strength.values()).filter(s -> s.word().equals(text.text())).findFirst();
    if (strength.isEmpty()) {
      String known = String.join(", ", Stream.of(Strength.values()).map(Strength::word).toList());
      problems.add(
          "unknown-strength",
          text.place(),
          "没有“" + text.text() + "”这种强度。可用：" + known + "。",
          "There is no strength '" + text.text() + "'. Known: " + known + ".");
    }
    return strength;
  }

  private void reading(DefinitionMap map, Problems problems) {
    Problems own = new Problems();
    map.only(READING, own);
    map.require(List.of("id", "of", "name", "met"), own);
    Optional<DefinitionText> id = map.text("id", own);
    Optional<LocalText> name = map.localText("name", own);
    String of = IndicatorReader.reference(map, "of", declared, own);
    Optional<Norm> whole = norms.stream().filter(n -> n.id().equals(of)).findFirst();
    Optional<RowRule> rule = met(map, whole.map(Norm::unit).orElse(MeasuredUnit.ASSOCIATION), own);
    boolean first = id.map(i -> declared.add(i, own)).orElse(false);
    own.list().forEach(problems::add);
    if (own.isEmpty() && first && whole.isPresent()) {
      norms.add(
          reading(
              id.orElseThrow().text(), name.orElseThrow(), rule.orElseThrow(), map, whole.get()));
    }
  }

  /** What a reading does not say is as in the norm. */
  private static Norm reading(
      String id, LocalText name, RowRule rule, DefinitionMap map, Norm norm) {
    RowRule whole = norm.rule();
    RowRule merged =
        new RowRule(
            map.has("applies") ? rule.applies() : whole.applies(),
            map.has("needs") ? rule.needs() : whole.needs(),
            map.has("unknown") ? rule.unknown() : whole.unknown(),
            rule.value());
    return new Norm(
        id,
        norm.id(),
        name,
        norm.unit(),
        norm.clauses(),
        norm.strength(),
        norm.since(),
        norm.source(),
        merged);
  }

  private void index(DefinitionMap map, Problems problems) {
    Problems own = new Problems();
    map.only(INDEX, own);
    map.require(List.of("id", "name", "norms", "least"), own);
    Optional<DefinitionText> id = map.text("id", own);
    Optional<LocalText> name = map.localText("name", own);
    for (DefinitionText norm : map.texts("norms", own)) {
      boolean sound = norms.stream().anyMatch(n -> n.id().equals(norm.text()));
      declared.requireSound(norm.text(), sound, norm.place(), own);
    }
    List<String> of = IndicatorReader.texts(map, "norms", own);
    Optional<Integer> least = map.text("least", own).flatMap(t -> least(t, of.size(), own));
    boolean first = id.map(i -> declaredIndices.add(i, own)).orElse(false);
    id.ifPresent(i -> indicators.require(i.text(), i.place(), own));
    own.list().forEach(problems::add);
    if (own.isEmpty() && first) {
      indices.add(
          new NormIndex(id.orElseThrow().text(), name.orElseThrow(), of, least.orElseThrow()));
    }
  }

  private void target(DefinitionMap map, Problems problems) {
    Problems own = new Problems();
    map.only(TARGET, own);
    map.require(List.of("of", "clauses", "comparison", "since", "source"), own);
    String of = IndicatorReader.reference(map, "of", indicators, own);
    List<String> cited = clauses.cited(map, own);
    Optional<NormTarget.Comparison> comparison =
        map.text("comparison", own).flatMap(t -> comparison(t, own));
    Optional<DefinitionText> value = map.text("value", own);
    if (comparison.filter(c -> c != NormTarget.Comparison.ALL).isPresent()) {
      map.require(List.of("value"), own);
      value.filter(v -> !v.text().matches("[0-9]{1,6}")).ifPresent(v -> Faults.notANumber(v, own));
    }
    Optional<DefinitionText> since = map.text("since", own).filter(t -> isSince(t, own));
    Optional<DefinitionText> source = map.text("source", own);
    own.list().forEach(problems::add);
    if (own.isEmpty()) {
      targets.add(
          new NormTarget(
              of,
              cited,
              comparison.orElseThrow(),
              value.map(DefinitionText::text).orElse(""),
              since.orElseThrow().text(),
              source.orElseThrow().text()));
    }
  }

  private static Optional<NormTarget.Comparison> comparison(
      DefinitionText text, Problems problems) {
    Stream<NormTarget.Comparison> all = Stream.of(NormTarget.Comparison.values());
    Optional<NormTarget.Comparison> known =
        all.filter(c -> c.word().equals(text.text())).findFirst();
    if (known.isEmpty()) {
      List<String> words =
          Stream.of(NormTarget.Comparison.values()).map(NormTarget.Comparison::word).toList();
      Faults.unknown("unknown-comparison", text, "比较方式", "comparison", words, problems);
    }
    return known;
  }

  private static Optional<Integer> least(DefinitionText text, int norms, Problems problems) {
    if (text.text().matches("[0-9]{1,3}")) {
      int least = Integer.parseInt(text.text());
      if (least >= 1 && least <= norms) {
        return Optional.of(least);
      }
    }
    problems.add(
        "bad-number",
        text.place(),
        "least 应为1至" + norms + "之间的整数，这里却是“" + text.text() + "”。",
        "'least' wants a whole number from 1 to "
            + norms
            + ", but here stands '"
            + text.text()
            + "'.");
    return Optional.empty();
  }

  /** Those read so far, faultless ones only. */
  public List<Norm> norms() {
    return Collections.unmodifiableList(norms);
  }

  /** Those read so far, faultless ones only. */
  public List<NormIndex> indices() {
    return Collections.unmodifiableList(indices);
  }

  /** Those read so far, faultless ones only. */
  public List<NormTarget> targets() {
    return Collections.unmodifiableList(targets);
  }

  /** Ids of all norms, faulty ones included. */
  public Declared declared() {
    return declared;
  }
}
