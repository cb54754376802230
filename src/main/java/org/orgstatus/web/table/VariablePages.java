package org.orgstatus.web.table;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.AnalysisPlans;
import org.orgstatus.analysis.FormulaLine;
import org.orgstatus.analysis.Formulas;
import org.orgstatus.analysis.TableUnits;
import org.orgstatus.analysis.TableUnits.Holds;
import org.orgstatus.analysis.TableUnits.Name;
import org.orgstatus.analysis.definition.Clause;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Norm;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.table.AdHocTables;
import org.orgstatus.analysis.table.TableRefused;
import org.orgstatus.analysis.table.TableRequest;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.Waves;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.Datasets;
import org.orgstatus.dataset.Variable;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.export.result.ResultPage;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Query;
import org.orgstatus.web.office.WaveSums;

/** Every variable of a wave: by question, by indicator and by clause, and each by itself. */
@Path("office/variables")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_RESULTS)
public class VariablePages {

  /** More codes than this stand below each other, not side by side. */
  private static final int SIDE_BY_SIDE = 7;

  private static final LocalText NONE =
      LocalText.of(
          "没有这个轮次，或者它还没有开放过，没有变量可看。请从分析页面选择。",
          "There is no such wave, or it was never opened, so it has no variables. Choose one from"
              + " the analysis page.");
  private static final LocalText NO_NAME =
      LocalText.of(
          "这一轮次没有这个变量。请从变量浏览中选择。",
          "The wave has no such variable. Choose one from the list of variables.");

  /**
   * A variable of the list.
   *
   * @param raised soft checks about it that were raised in responses
   */
  public record Row(Name name, LocalText heading, int raised) {}

  /** Units for which there is no value, by reason. */
  public record Gap(LocalText reason, int units) {}

  @Inject Waves waves;
  @Inject WaveSums sums;
  @Inject WaveForms forms;
  @Inject Datasets datasets;
  @Inject AdHocTables tables;
  @Inject RaisedChecks raisedChecks;
  @Inject AnalysisPlans plans;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Models models;

  @QueryParam("wave")
  @DefaultValue("")
  String waveId;

  @QueryParam("unit")
  @DefaultValue("institution")
  String unit;

  @GET
  public String list(
      @QueryParam("q") @DefaultValue("") String q,
      @QueryParam("section") @DefaultValue("") String section,
      @QueryParam("clause") @DefaultValue("") String clause,
      @QueryParam("page") @DefaultValue("") String page) {
    Wave wave = wave();
    WaveData data = data(wave);
    AnalysisDefinitions definitions = plans.definitions(data.codebooks());
    UnitKind kind = unit(data);
    NameGroups groups = new NameGroups(forms.list(wave.id()), definitions);
    List<Name> names = tables.listNames(data, kind);
    Predicate<Name> wanted = search(q).and(ofClause(clause, definitions)).and(in(section, groups));
    Map<String, Integer> raised = raisedChecks.byItem(wave, data.find(kind).orElseThrow());
    List<Row> rows =
        groups.of(names, wanted).stream()
            .flatMap(
                g ->
                    g.names().stream()
                        .map(n -> new Row(n, g.title(), raised.getOrDefault(n.name(), 0))))
            .toList();
    models.put("wave", wave);
    models.put("waves", opened());
    models.put("units", data.tables().stream().map(t -> t.unit().code()).toList());
    models.put("sections", groups.of(names, n -> true).stream().map(g -> g.title()).toList());
    models.put("clauses", definitions.clauses());
    models.put("page", Page.of(rows, Page.number(page)));
    models.put(
        "query",
        Query.of("/office/variables")
            .plus("wave", wave.id())
            .plus("unit", kind.code())
            .plus("q", q.strip())
            .plus("section", section)
            .plus("clause", clause));
    return "office/variables.html";
  }

  /** One variable with all that is known of it. */
  @GET
  @Path("one")
  public String show(
      @QueryParam("name") @DefaultValue("") String word,
      @QueryParam("by") @DefaultValue("") String by) {
    Wave wave = wave();
    WaveData data = data(wave);
    UnitKind kind = unit(data);
    AnalysisDefinitions definitions = plans.definitions(data.codebooks());
    List<Name> names = tables.listNames(data, kind);
    Name name =
        names.stream()
            .filter(n -> n.name().equals(word))
            .findFirst()
            .orElseThrow(() -> new Refusal(404, NO_NAME));
    NameGroups groups = new NameGroups(forms.list(wave.id()), definitions);
    List<Indicator> indicators = indicators(name, definitions);
    models.put("wave", wave);
    models.put("unit", kind.code());
    models.put("name", name);
    models.put("heading", groups.heading(name));
    models.put("formula", formula(name, definitions));
    models.put("gaps", gaps(data, kind, name));
    models.put("checks", checks(wave, data.find(kind).orElseThrow(), name));
    models.put("indicators", indicators);
    models.put("comparisons", comparisons(name, indicators, definitions));
    models.put("clauses", clauses(name, indicators, definitions));
    models.put("by", by);
    models.put("groups", groups.of(names, n -> n.hasCodes() && !n.identifies()));
    models.put("distributions", distributions(data, kind, name, by));
    models.put("table", "/office/tables?wave=" + wave.id() + "&unit=" + kind.code());
    return "office/variable.html";
  }

  private List<Wave> opened() {
    return waves.list().stream().filter(w -> w.status() != Wave.Status.PLANNED).toList();
  }

  private Wave wave() {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    return sums.choose(waveId).orElseThrow(() -> new Refusal(404, NONE));
  }

  private WaveData data(Wave wave) {
    return datasets.findAll(wave.id()).orElseThrow(() -> new Refusal(404, NONE));
  }

  private UnitKind unit(WaveData data) {
    return data.tables().stream()
        .map(Dataset::unit)
        .filter(kind -> kind.code().equals(unit))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, NO_NAME));
  }

  private static Predicate<Name> search(String q) {
    String wanted = q.strip().toLowerCase(Locale.ROOT);
    return name ->
        wanted.isEmpty()
            || Stream.of(name.name(), name.label().zh(), name.label().en())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
  }

  private Predicate<Name> in(String section, NameGroups groups) {
    return name ->
        section.isEmpty()
            || groups.heading(name).zh().equals(section)
            || groups.heading(name).en().equals(section);
  }

  /** Indicators and norms of a clause, and the items that they read. */
  private static Predicate<Name> ofClause(String clause, AnalysisDefinitions definitions) {
    if (clause.isEmpty()) {
      return name -> true;
    }
    Set<String> wanted = new HashSet<>();
    definitions.indicators().stream()
        .filter(i -> i.clauses().contains(clause))
        .forEach(
            i -> {
              wanted.add(i.id());
              wanted.addAll(i.items());
            });
    definitions.norms().stream()
        .filter(n -> n.clauses().contains(clause))
        .forEach(n -> wanted.add(n.id()));
    return name -> wanted.contains(name.name());
  }

  private static List<FormulaLine> formula(Name name, AnalysisDefinitions definitions) {
    Formulas formulas = new Formulas(definitions);
    List<FormulaLine> lines = new ArrayList<>();
    definitions.indicators().stream()
        .filter(i -> i.id().equals(name.name()))
        .forEach(i -> lines.addAll(formulas.of(i)));
    definitions.findNorm(name.name()).ifPresent(n -> lines.addAll(formulas.of(n)));
    return lines;
  }

  /** Of the units of the first base: all there are. */
  private List<Gap> gaps(WaveData data, UnitKind kind, Name name) {
    TableUnits units = tables.units(data, kind);
    Map<LocalText, Integer> counts = new LinkedHashMap<>();
    synchronized (units) {
      boolean[] member = units.base(units.listBases().get(0)).member();
      Dataset dataset = units.dataset();
      Optional<Variable> column = dataset.codebook().find(name.name());
      for (int row = 0; row < member.length; row++) {
        if (member[row]) {
          reason(units, column, name, row).ifPresent(r -> counts.merge(r, 1, Integer::sum));
        }
      }
    }
    return counts.entrySet().stream().map(e -> new Gap(e.getKey(), e.getValue())).toList();
  }

  private static Optional<LocalText> reason(
      TableUnits units, Optional<Variable> column, Name name, int row) {
    if (column.isPresent() && column.get().hasMissing()) {
      return units.dataset().missing(row, name.name()).map(MissingReason::label);
    }
    if (units.values(name.name()).has(row)) {
      return Optional.empty();
    }
    boolean unknown =
        units.values(name.name()).state(row) == org.orgstatus.analysis.value.Measured.State.UNKNOWN;
    return Optional.of(
        !units.dataset().isAnswered(row)
            ? MissingReason.UNIT_NONRESPONSE.label()
            : unknown ? LocalText.of("情况不明", "Unknown") : MissingReason.NOT_APPLICABLE.label());
  }

  private List<RaisedChecks.Raised> checks(Wave wave, Dataset dataset, Name name) {
    Map<String, Integer> raised = raisedChecks.byCheck(wave, dataset);
    return forms.list(wave.id()).stream()
        .filter(form -> name.form().isEmpty() || form.id().equals(name.form()))
        .map(Questionnaire::softChecks)
        .flatMap(List::stream)
        .filter(check -> check.items().contains(name.name()))
        .map(
            check ->
                new RaisedChecks.Raised(
                    check, check.toFiller() ? raised.getOrDefault(check.id(), 0) : 0))
        .toList();
  }

  private static List<Indicator> indicators(Name name, AnalysisDefinitions definitions) {
    return definitions.indicators().stream()
        .filter(i -> i.items().contains(name.name()) && !i.id().equals(name.name()))
        .toList();
  }

  private static List<AnalysisPlan> comparisons(
      Name name, List<Indicator> indicators, AnalysisDefinitions definitions) {
    Set<String> used = new HashSet<>(List.of(name.name()));
    indicators.forEach(i -> used.add(i.id()));
    return definitions.plans().stream()
        .filter(
            plan ->
                plan.indicators().stream().anyMatch(row -> used.contains(row.indicator()))
                    || plan.settings().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(used::contains))
        .toList();
  }

  private static List<Clause> clauses(
      Name name, List<Indicator> indicators, AnalysisDefinitions definitions) {
    Set<String> ids = new LinkedHashSet<>();
    definitions.indicators().stream()
        .filter(i -> i.id().equals(name.name()))
        .forEach(i -> ids.addAll(i.clauses()));
    definitions.findNorm(name.name()).map(Norm::clauses).ifPresent(ids::addAll);
    indicators.forEach(i -> ids.addAll(i.clauses()));
    return ids.stream().flatMap(id -> definitions.findClause(id).stream()).toList();
  }

  /** Tables that show how the values are distributed. */
  private List<ResultPage> distributions(WaveData data, UnitKind kind, Name name, String by) {
    List<ResultPage> shown = new ArrayList<>();
    if (name.holds() == Holds.TEXT || name.identifies()) {
      return shown;
    }
    String rows = by.equals(name.name()) ? "" : by;
    List<Map<String, List<String>>> asked = new ArrayList<>();
    if (name.holds() == Holds.NUMBER) {
      Stream.of("mean", "median").forEach(m -> asked.add(words(rows, "", m, name.name())));
    } else if (name.holds() != Holds.CODES && name.values().size() <= SIDE_BY_SIDE) {
      asked.add(words(rows, name.name(), "share", ""));
    } else {
      asked.add(words(name.name(), "", "count", ""));
    }
    for (Map<String, List<String>> words : asked) {
      words.put("unit", List.of(kind.code()));
      try {
        AnalysisResult result =
            tables.make(TableRequest.of(words, new ArrayList<>()), data, Audience.INTERNAL);
        shown.add(ResultPage.of(result, language.get()));
      } catch (TableRefused e) {
        throw TableDesk.refusal(e.faults(), language.get());
      }
    }
    return shown;
  }

  private static Map<String, List<String>> words(
      String rows, String columns, String measure, String of) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    words.put("rows", List.of(rows));
    words.put("columns", List.of(columns));
    words.put("measure", List.of(measure));
    words.put("of", List.of(of));
    return words;
  }
}
