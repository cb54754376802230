package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionNode;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.NearestWord;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;
import org.orgstatus.questionnaire.expression.Expression;

/** Reads one plan and checks it against what is defined, before any answer exists. */
final class AnalysisPlanReader {

  private static final Set<String> KEYS =
      Set.of(
          "plan",
          "title",
          "question",
          "policy_question",
          "clauses",
          "base",
          "beside_base",
          "indicators",
          "groups",
          "method",
          "settings",
          "counts",
          "display",
          "notes");
  private static final List<String> REQUIRED =
      List.of(
          "plan",
          "title",
          "question",
          "policy_question",
          "clauses",
          "base",
          "indicators",
          "groups",
          "method",
          "settings",
          "display");

  private final DefinitionFile file;
  private final DefinitionMap root;
  private final Names names;
  private final GroupReader groups;
  private final IndicatorReader indicators;
  private final Declared declaredIndicators;
  private final NormReader norms;
  private final Problems problems = new Problems();

  AnalysisPlanReader(
      DefinitionFile file,
      DefinitionMap root,
      Names names,
      GroupReader groups,
      IndicatorReader indicators,
      Declared declaredIndicators,
      NormReader norms) {
    this.file = file;
    this.root = root;
    this.names = names;
    this.groups = groups;
    this.indicators = indicators;
    this.declaredIndicators = declaredIndicators;
    this.norms = norms;
  }

  /** The plan if it is faultless; every fault goes to {@code all}. */
  Optional<AnalysisPlan> read(Declared plans, Problems all) {
    root.only(KEYS, problems);
    root.require(REQUIRED, problems);
    Optional<DefinitionText> id = root.text("plan", problems);
    id.ifPresent(i -> plans.add(i, problems));
    Optional<LocalText> title = root.localText("title", problems);
    Optional<LocalText> question = root.localText("question", problems);
    Optional<LocalText> policy = root.localText("policy_question", problems);
    List<String> clauses = IndicatorReader.texts(root, "clauses", problems);
    String base = base("base");
    String beside = base("beside_base");
    List<AnalysisPlan.Row> rows = rows();
    List<String> groupIds = groupIds();
    Optional<AnalysisMethod> method = method();
    Map<String, List<String>> settings = settings(method);
    List<AnalysisPlan.Count> counts = counts();
    List<LocalText> notes = notes();
    Optional<AnalysisPlan> plan = Optional.empty();
    if (method.isPresent()) {
      AnalysisPlan draft =
          new AnalysisPlan(
              id.map(DefinitionText::text).orElse(""),
              title.orElse(LocalText.EMPTY),
              question.orElse(LocalText.EMPTY),
              policy.orElse(LocalText.EMPTY),
              clauses,
              base,
              beside,
              rows,
              groupIds,
              method.get(),
              settings,
              counts,
              List.of(),
              List.of(),
              notes,
              DefinitionFile.contentHash(List.of(file)),
              id.map(DefinitionText::place).orElse(root.place()));
      plan = Optional.of(display(draft));
    }
    problems.list().forEach(all::add);
    return problems.isEmpty() ? plan : Optional.empty();
  }

  private String base(String key) {
    Optional<DefinitionText> text = root.text(key, problems);
    text.ifPresent(
        t -> {
          boolean sound = groups.bases.stream().anyMatch(b -> b.id().equals(t.text()));
          groups.declaredBases.requireSound(t.text(), sound, t.place(), problems);
        });
    return text.map(DefinitionText::text).orElse("");
  }

  private List<AnalysisPlan.Row> rows() {
    List<AnalysisPlan.Row> rows = new ArrayList<>();
    for (DefinitionNode node : root.list("indicators", problems)) {
      if (node instanceof DefinitionMap map) {
        map.only(Set.of("indicator", "share_of", "name"), problems);
        map.require(List.of("indicator"), problems);
        map.text("indicator", problems).ifPresent(id -> rows.add(row(map, id)));
      } else {
        DefinitionMap.text("indicators", node, problems)
            .ifPresent(
                id -> rows.add(new AnalysisPlan.Row(required(id), List.of(), Optional.empty())));
      }
    }
    return rows;
  }

  private AnalysisPlan.Row row(DefinitionMap map, DefinitionText id) {
    required(id);
    List<DefinitionText> codes = map.texts("share_of", problems);
    List<String> known = names.values(id.text()).stream().map(v -> v.code()).toList();
    for (DefinitionText code : codes) {
      if (!known.contains(code.text())) {
        problems.add(
            "unknown-code",
            code.place(),
            "指标“" + id.text() + "”没有代码“" + code.text() + "”。可用：" + String.join("、", known) + "。",
            "The indicator '"
                + id.text()
                + "' has no code '"
                + code.text()
                + "'. Codes: "
                + String.join(", ", known)
                + ".");
      }
    }
    return new AnalysisPlan.Row(
        id.text(),
        codes.stream().map(DefinitionText::text).toList(),
        map.localText("name", problems));
  }

  private String required(DefinitionText id) {
    String text = id.text();
    boolean sound =
        indicators.indicators.stream().anyMatch(i -> i.id().equals(text))
            || norms.indices.stream().anyMatch(i -> i.id().equals(text))
            || norms.norms.stream().anyMatch(n -> n.id().equals(text));
    if (norms.declared.has(text)) {
      norms.declared.requireSound(text, sound, id.place(), problems);
    } else {
      declaredIndicators.requireSound(text, sound, id.place(), problems);
    }
    return text;
  }

  private List<String> groupIds() {
    List<DefinitionText> texts = root.texts("groups", problems);
    for (DefinitionText t : texts) {
      boolean sound = groups.groups.stream().anyMatch(g -> g.id().equals(t.text()));
      groups.declaredGroups.requireSound(t.text(), sound, t.place(), problems);
    }
    return texts.stream().map(DefinitionText::text).toList();
  }

  private Optional<AnalysisMethod> method() {
    Optional<DefinitionText> text = root.text("method", problems);
    Optional<AnalysisMethod> method = text.flatMap(t -> AnalysisMethod.ofWord(t.text()));
    if (text.isPresent() && method.isEmpty()) {
      List<String> known =
          List.of(AnalysisMethod.values()).stream().map(AnalysisMethod::word).toList();
      unknown("unknown-method", text.get(), "方法", "method", known);
    }
    return method;
  }

  private Map<String, List<String>> settings(Optional<AnalysisMethod> method) {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    Optional<DefinitionMap> map = root.map("settings", problems);
    if (map.isPresent() && method.isPresent()) {
      map.get().only(Set.copyOf(method.get().settings()), problems);
      map.get().require(method.get().settings(), problems);
      for (DefinitionMap.Entry entry : map.get().entries()) {
        List<String> values = new ArrayList<>();
        for (DefinitionNode node : entry.value().asList()) {
          DefinitionMap.text(entry.key().text(), node, problems)
              .ifPresent(
                  t -> {
                    SettingCheck.check(entry.key().text(), t, this::settingRow, groups, problems);
                    values.add(t.text());
                  });
        }
        settings.put(entry.key().text(), List.copyOf(values));
      }
    }
    return settings;
  }

  private void settingRow(DefinitionText id) {
    required(id);
  }

  private List<AnalysisPlan.Count> counts() {
    List<AnalysisPlan.Count> counts = new ArrayList<>();
    RuleReader rules = new RuleReader(names, problems);
    for (DefinitionMap map : root.maps("counts", problems)) {
      map.only(Set.of("id", "name", "where"), problems);
      map.require(List.of("id", "name", "where"), problems);
      Optional<DefinitionText> id = map.text("id", problems);
      Optional<LocalText> name = map.localText("name", problems);
      Optional<Expression> where = rules.expression(map, "where");
      if (id.isPresent() && name.isPresent() && where.isPresent()) {
        counts.add(new AnalysisPlan.Count(id.get().text(), name.get(), where.get()));
      }
    }
    return counts;
  }

  private List<LocalText> notes() {
    return root.maps("notes", problems).stream()
        .map(m -> m.asLocalText("notes", problems))
        .toList();
  }

  private AnalysisPlan display(AnalysisPlan draft) {
    List<AnalysisPlan.TablePlan> tables = new ArrayList<>();
    List<AnalysisPlan.FigurePlan> figures = new ArrayList<>();
    List<Group> chosen =
        groups.groups.stream().filter(g -> draft.groups().contains(g.id())).toList();
    root.map("display", problems)
        .ifPresent(
            map -> {
              map.only(Set.of("tables", "figures"), problems);
              map.require(List.of("tables"), problems);
              map.maps("tables", problems)
                  .forEach(t -> table(t, draft, chosen).ifPresent(tables::add));
              map.maps("figures", problems)
                  .forEach(f -> figure(f, draft, chosen, tables).ifPresent(figures::add));
            });
    return new AnalysisPlan(
        draft.id(),
        draft.title(),
        draft.question(),
        draft.policyQuestion(),
        draft.clauses(),
        draft.base(),
        draft.besideBase(),
        draft.indicators(),
        draft.groups(),
        draft.method(),
        draft.settings(),
        draft.counts(),
        tables,
        figures,
        draft.notes(),
        draft.hash(),
        draft.place());
  }

  private Optional<AnalysisPlan.TablePlan> table(
      DefinitionMap map, AnalysisPlan draft, List<Group> chosen) {
    map.only(Set.of("id", "title", "columns"), problems);
    map.require(List.of("id", "title"), problems);
    Optional<DefinitionText> id = map.text("id", problems);
    Optional<LocalText> title = map.localText("title", problems);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    if (!draft.method().tables().contains(id.get().text())) {
      unknown("unknown-table", id.get(), "表", "table", draft.method().tables());
      return Optional.empty();
    }
    List<String> known = PlanColumns.of(draft, chosen, id.get().text());
    List<String> columns = columns(map, "columns", known);
    return title.map(t -> new AnalysisPlan.TablePlan(id.get().text(), t, columns));
  }

  private List<String> columns(DefinitionMap map, String key, List<String> known) {
    List<DefinitionText> texts = map.texts(key, problems);
    texts.stream()
        .filter(t -> !known.contains(t.text()))
        .forEach(t -> unknown("unknown-column", t, "列", "column", known));
    return texts.stream().map(DefinitionText::text).toList();
  }

  private Optional<AnalysisPlan.FigurePlan> figure(
      DefinitionMap map,
      AnalysisPlan draft,
      List<Group> chosen,
      List<AnalysisPlan.TablePlan> tables) {
    int before = problems.count();
    map.only(
        Set.of("id", "title", "kind", "table", "columns", "low", "high", "reference", "totals"),
        problems);
    map.require(List.of("id", "title", "kind", "table", "columns"), problems);
    Optional<DefinitionText> id = map.text("id", problems);
    Optional<LocalText> title = map.localText("title", problems);
    Optional<ResultFigure.Kind> kind = map.text("kind", problems).flatMap(this::figureKind);
    Optional<DefinitionText> table = map.text("table", problems);
    List<String> shown = tables.stream().map(AnalysisPlan.TablePlan::id).toList();
    if (table.isPresent() && !shown.contains(table.get().text())) {
      unknown("unknown-table", table.get(), "表", "table", shown);
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    List<String> known = shownColumns(draft, chosen, tables, table.orElseThrow().text());
    List<String> columns = columns(map, "columns", known);
    Optional<String> low = column(map, "low", known);
    Optional<String> high = column(map, "high", known);
    Optional<Double> reference = map.text("reference", problems).flatMap(this::number);
    boolean totals = map.text("totals", problems).map(t -> t.text().equals("yes")).orElse(false);
    return Optional.of(
        new AnalysisPlan.FigurePlan(
            id.orElseThrow().text(),
            title.orElseThrow(),
            kind.orElseThrow(),
            table.orElseThrow().text(),
            columns,
            low,
            high,
            reference,
            totals));
  }

  private static List<String> shownColumns(
      AnalysisPlan draft, List<Group> chosen, List<AnalysisPlan.TablePlan> tables, String table) {
    List<String> own =
        tables.stream()
            .filter(t -> t.id().equals(table))
            .findFirst()
            .map(AnalysisPlan.TablePlan::columns)
            .orElse(List.of());
    return own.isEmpty() ? PlanColumns.of(draft, chosen, table) : own;
  }

  private Optional<String> column(DefinitionMap map, String key, List<String> known) {
    Optional<DefinitionText> text = map.text(key, problems);
    text.filter(t -> !known.contains(t.text()))
        .ifPresent(t -> unknown("unknown-column", t, "列", "column", known));
    return text.map(DefinitionText::text);
  }

  private Optional<ResultFigure.Kind> figureKind(DefinitionText text) {
    Map<String, ResultFigure.Kind> kinds =
        Map.of(
            "interval-dots", ResultFigure.Kind.INTERVAL_DOTS,
            "dots", ResultFigure.Kind.DOTS,
            "bars", ResultFigure.Kind.BARS);
    if (!kinds.containsKey(text.text())) {
      unknown(
          "unknown-figure", text, "图", "kind of figure", kinds.keySet().stream().sorted().toList());
    }
    return Optional.ofNullable(kinds.get(text.text()));
  }

  private Optional<Double> number(DefinitionText text) {
    if (text.text().matches("-?[0-9]{1,9}(\\.[0-9]{1,6})?")) {
      return Optional.of(Double.valueOf(text.text()));
    }
    SettingCheck.notANumber(text, problems);
    return Optional.empty();
  }

  private void unknown(String code, DefinitionText text, String zh, String en, List<String> known) {
    Place place = text.place();
    String nearest = NearestWord.to(text.text(), known).orElse("");
    problems.add(
        code,
        place,
        "没有“"
            + text.text()
            + "”这个"
            + zh
            + "。"
            + NearestWord.hintZh(nearest, "可用：" + String.join("、", known) + "。"),
        "There is no "
            + en
            + " '"
            + text.text()
            + "'. "
            + NearestWord.hintEn(nearest, "Known: " + String.join(", ", known) + "."));
  }
}
