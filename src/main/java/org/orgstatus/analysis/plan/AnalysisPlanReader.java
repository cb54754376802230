package org.orgstatus.analysis.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.ClauseReader;
import org.orgstatus.analysis.definition.Declared;
import org.orgstatus.analysis.definition.Faults;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.GroupReader;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.IndicatorReader;
import org.orgstatus.analysis.definition.Names;
import org.orgstatus.analysis.definition.Norm;
import org.orgstatus.analysis.definition.NormReader;
import org.orgstatus.analysis.definition.RuleReader;
import org.orgstatus.analysis.definition.Tables;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionNode;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problems;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.expression.Expression;

/** Reads one plan and checks it against what is defined, before any answer exists. */
public final class AnalysisPlanReader {

  private static final Set<String> KEYS =
      Set.of(
          "plan",
          "title",
          "question",
          "policy_question",
          "clauses",
          "internal",
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
  private final GroupReader groups;
  private final IndicatorReader indicators;
  private final Declared declaredIndicators;
  private final NormReader norms;
  private final ClauseReader clauses;
  private final List<PlanMethod> methods;
  private final Problems problems = new Problems();
  private UnitKind unit = UnitKind.INSTITUTION;

  /**
   * @param methods those that a plan may name
   */
  public AnalysisPlanReader(
      DefinitionFile file,
      DefinitionMap root,
      GroupReader groups,
      IndicatorReader indicators,
      Declared declaredIndicators,
      NormReader norms,
      ClauseReader clauses,
      List<PlanMethod> methods) {
    this.file = file;
    this.root = root;
    this.groups = groups;
    this.indicators = indicators;
    this.declaredIndicators = declaredIndicators;
    this.norms = norms;
    this.clauses = clauses;
    this.methods = List.copyOf(methods);
  }

  /** The plan if it is faultless; every fault goes to {@code all}. */
  public Optional<AnalysisPlan> read(Declared plans, Problems all) {
    root.only(KEYS, problems);
    root.require(REQUIRED, problems);
    Optional<DefinitionText> id = root.text("plan", problems);
    id.ifPresent(i -> plans.add(i, problems));
    Optional<LocalText> title = root.localText("title", problems);
    Optional<LocalText> question = root.localText("question", problems);
    Optional<LocalText> policy = root.localText("policy_question", problems);
    List<String> cited = clauses.cited(root, problems);
    Optional<LocalText> internal = root.localText("internal", problems);
    unit =
        groups.unitOfBase(root.text("base", new Problems()).map(DefinitionText::text).orElse(""));
    String base = base("base");
    String beside = base("beside_base");
    List<AnalysisPlan.Row> rows = rows();
    List<String> groupIds = groupIds();
    Optional<PlanMethod> method = method();
    method.ifPresent(this::requireGroups);
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
              cited,
              internal,
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
    text.ifPresent(this::requireBase);
    return text.map(DefinitionText::text).orElse("");
  }

  private void requireBase(DefinitionText id) {
    boolean sound = groups.bases().stream().anyMatch(b -> b.id().equals(id.text()));
    groups.declaredBases().requireSound(id.text(), sound, id.place(), problems);
    if (sound) {
      requireUnit(groups.declaredBases(), id, groups.unitOfBase(id.text()));
    }
  }

  /** Reports what is about other units than those that the plan's base counts. */
  private void requireUnit(Declared what, DefinitionText id, UnitKind is) {
    Tables.requireUnit(what, id.text(), is, unit, id.place(), problems);
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
    List<String> known = groups.names(unit).values(id.text()).stream().map(v -> v.code()).toList();
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
    return required(id, unit);
  }

  private String required(DefinitionText id, UnitKind of) {
    String text = id.text();
    boolean sound =
        indicators.indicators().stream().anyMatch(i -> i.id().equals(text))
            || norms.indices().stream().anyMatch(i -> i.id().equals(text))
            || norms.norms().stream().anyMatch(n -> n.id().equals(text));
    if (norms.declared().has(text)) {
      norms.declared().requireSound(text, sound, id.place(), problems);
    } else {
      declaredIndicators.requireSound(text, sound, id.place(), problems);
      requireComparable(id);
    }
    if (sound) {
      Tables.requireUnit(declaredIndicators, id.text(), counted(text), of, id.place(), problems);
    }
    return text;
  }

  private UnitKind counted(String id) {
    Optional<Norm> norm = norms.norms().stream().filter(n -> n.id().equals(id)).findFirst();
    Optional<Indicator> indicator =
        indicators.indicators().stream().filter(i -> i.id().equals(id)).findFirst();
    return norm.flatMap(n -> n.unit().table())
        .or(() -> indicator.map(Indicator::counted))
        .orElse(UnitKind.INSTITUTION);
  }

  /** Comparisons count and rank values; a heading, a text and a model's result have none. */
  private void requireComparable(DefinitionText id) {
    Set<Indicator.Kind> without =
        Set.of(Indicator.Kind.SEVERAL, Indicator.Kind.TEXT, Indicator.Kind.CLASS);
    boolean comparable =
        indicators.indicators().stream()
            .noneMatch(i -> i.id().equals(id.text()) && without.contains(i.kind()));
    if (!comparable) {
      problems.add(
          "not-comparable",
          id.place(),
          "“" + id.text() + "”没有可以比较的值。请改写它的某个分项（parts），或删去。",
          "'" + id.text() + "' has no value to compare. Name one of its parts, or delete it.");
    }
  }

  private List<String> groupIds() {
    List<DefinitionText> texts = root.texts("groups", problems);
    texts.forEach(this::requireGroup);
    return texts.stream().map(DefinitionText::text).toList();
  }

  private void requireGroup(DefinitionText id) {
    Optional<Group> group =
        groups.groups().stream().filter(g -> g.id().equals(id.text())).findFirst();
    groups.declaredGroups().requireSound(id.text(), group.isPresent(), id.place(), problems);
    group.ifPresent(g -> requireUnit(groups.declaredGroups(), id, g.unit()));
  }

  private Optional<PlanMethod> method() {
    Optional<DefinitionText> text = root.text("method", problems);
    Optional<PlanMethod> method = text.flatMap(t -> ofWord(t.text()));
    if (text.isPresent() && method.isEmpty()) {
      List<String> known = methods.stream().map(PlanMethod::word).toList();
      Faults.unknown("unknown-method", text.get(), "方法", "method", known, problems);
    }
    return method;
  }

  private Optional<PlanMethod> ofWord(String word) {
    return methods.stream().filter(m -> m.word().equals(word)).findFirst();
  }

  private Map<String, List<String>> settings(Optional<PlanMethod> method) {
    Optional<DefinitionMap> map = root.map("settings", problems);
    if (map.isEmpty() || method.isEmpty()) {
      return Map.of();
    }
    return new SettingCheck(map.get(), new Known(), problems).read(method.get().settings());
  }

  /** What settings may name. */
  private final class Known implements SettingCheck.Known {
    @Override
    public void requireComparable(DefinitionText id) {
      required(id);
    }

    @Override
    public void requireComparable(DefinitionText id, UnitKind of) {
      required(id, of);
    }

    @Override
    public Optional<Indicator.Kind> kind(String id) {
      Stream<Indicator.Kind> own =
          indicators.indicators().stream().filter(i -> i.id().equals(id)).map(Indicator::kind);
      Stream<Indicator.Kind> norm =
          norms.norms().stream().filter(n -> n.id().equals(id)).map(n -> Indicator.Kind.NORM);
      Stream<Indicator.Kind> index =
          norms.indices().stream().filter(i -> i.id().equals(id)).map(i -> Indicator.Kind.INDEX);
      return Stream.of(own, norm, index).flatMap(kinds -> kinds).findFirst();
    }

    @Override
    public Optional<Indicator.Limits> limits(String id) {
      Optional<Indicator> indicator =
          indicators.indicators().stream().filter(i -> i.id().equals(id)).findFirst();
      return indicator.isPresent()
          ? indicator.get().limits()
          : kind(id).flatMap(Indicator.Limits::of);
    }

    @Override
    public List<String> norms() {
      return norms.norms().stream().map(Norm::id).toList();
    }

    @Override
    public void requireNorms(DefinitionText id) {
      boolean index = norms.indices().stream().anyMatch(i -> i.id().equals(id.text()));
      boolean norm = norms.norms().stream().anyMatch(n -> n.id().equals(id.text()));
      if (!index) {
        norms.declared().requireSound(id.text(), norm, id.place(), problems);
      }
    }

    @Override
    public void requireDeclared(DefinitionText id) {
      boolean sound = indicators.indicators().stream().anyMatch(i -> i.id().equals(id.text()));
      declaredIndicators.requireSound(id.text(), sound, id.place(), problems);
    }

    @Override
    public void requireGroup(DefinitionText id) {
      AnalysisPlanReader.this.requireGroup(id);
    }

    @Override
    public void requireBase(DefinitionText id) {
      AnalysisPlanReader.this.requireBase(id);
    }

    @Override
    public Names names() {
      return groups.names(unit);
    }

    @Override
    public Names names(UnitKind of) {
      return groups.names(of);
    }
  }

  /** A method says how many groups it can hold beside one another. */
  private void requireGroups(PlanMethod method) {
    PlanMethod.Groups wanted = method.groups();
    int given = root.texts("groups", new Problems()).size();
    if (root.has("groups") && (given < wanted.fewest() || given > wanted.most())) {
      boolean one = wanted.fewest() == wanted.most();
      String number = Integer.toString(given < wanted.fewest() ? wanted.fewest() : wanted.most());
      problems.add(
          "wrong-number-of-groups",
          root.placeOf("groups"),
          "方法“"
              + method.word()
              + "”"
              + (one ? "要用" : given < wanted.fewest() ? "至少要用" : "至多可用")
              + number
              + "个分组，这里写了"
              + given
              + "个。请增减。",
          "Groups that the method '"
              + method.word()
              + "' takes: "
              + (one ? "" : given < wanted.fewest() ? "at least " : "at most ")
              + number
              + "; here: "
              + given
              + ". Add or delete some.");
    }
  }

  private List<AnalysisPlan.Count> counts() {
    List<AnalysisPlan.Count> counts = new ArrayList<>();
    RuleReader rules = new RuleReader(groups.names(unit), problems);
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
    List<Group> chosen =
        groups.groups().stream().filter(g -> draft.groups().contains(g.id())).toList();
    Measures measures = new Measures(indicators.indicators(), norms.indices());
    DisplayReader display = new DisplayReader(draft, chosen, measures, problems);
    root.map("display", problems).ifPresent(display::read);
    return new AnalysisPlan(
        draft.id(),
        draft.title(),
        draft.question(),
        draft.policyQuestion(),
        draft.clauses(),
        draft.internal(),
        draft.base(),
        draft.besideBase(),
        draft.indicators(),
        draft.groups(),
        draft.method(),
        draft.settings(),
        draft.counts(),
        display.tables(),
        display.figures(),
        draft.notes(),
        draft.hash(),
        draft.place());
  }
}
