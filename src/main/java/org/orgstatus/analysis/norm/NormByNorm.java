package org.orgstatus.analysis.norm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Norm;
import org.orgstatus.analysis.definition.NormIndex;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.GroupShares;
import org.orgstatus.analysis.method.Weights;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.analysis.value.Measured.State;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.statistics.Estimate;

/** C07: pass rates of norms by strength and by group, an index, and which norms fail together. */
public final class NormByNorm {

  private static final LocalText NATION = CoverageRows.NATION;
  private static final LocalText NORM = LocalText.of("规范", "Norm");

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final BaseUnits units;
  private final List<Norm> norms;
  private final Map<Group, List<Slice>> slices = new LinkedHashMap<>();

  public static List<String> columns(AnalysisPlan plan, List<Group> groups, String table) {
    return switch (table) {
      case "norms" ->
          Column.ids(
              List.of("clauses", "rate", "n", "met", "not_applicable", "unknown"),
              plan.besideBase().isEmpty() ? List.of() : List.of("beside"));
      case "by-group" -> {
        List<String> columns = new ArrayList<>(List.of("nation"));
        groups.forEach(g -> g.values().forEach(v -> columns.add(g.id() + "." + v.code())));
        yield columns;
      }
      case "readings" -> List.of("rate", "n", "met", "not_applicable", "unknown");
      case "index" -> List.of("n", "lower_quartile", "median", "upper_quartile", "high", "low");
      case "together" -> plan.indicators().stream().map(AnalysisPlan.Row::indicator).toList();
      default -> List.of("n", "both", "phi");
    };
  }

  public NormByNorm(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    this.units = run.base(plan.base());
    List<Norm> named =
        plan.indicators().stream()
            .flatMap(r -> run.definitions().findNorm(r.indicator()).stream())
            .toList();
    Map<Norm, Double> rates = new HashMap<>();
    named.forEach(norm -> rates.put(norm, rate(norm)));
    Comparator<Norm> byRate = Comparator.comparing(rates::get, Comparator.reverseOrder());
    this.norms =
        named.stream().sorted(Comparator.comparing(Norm::strength).thenComparing(byRate)).toList();
    for (Group group : run.groups()) {
      slices.put(group, run.values().slices(group));
    }
  }

  /** By which norms of one strength are sorted: those without a rate come last. */
  private double rate(Norm norm) {
    return shares(norm, List.of()).estimate(units.whole()).map(Estimate::value).orElse(-1.0);
  }

  public AnalysisRun.Output output() {
    NormPairs together = new NormPairs(run, units, norms);
    return new AnalysisRun.Output(
        List.of(
            table("norms", norms, true),
            byGroup(),
            table("readings", readings(), false),
            new NormIndexTable(run, units, slices).table(indices()),
            together.matrix(),
            together.pairs()),
        new NormMethod(run).text(),
        notes(),
        units.base().name(),
        units.base().denominator(),
        units.weighting().population(),
        units.weighting().answered());
  }

  private List<NormIndex> indices() {
    return plan.indicators().stream()
        .flatMap(r -> run.definitions().findIndex(r.indicator()).stream())
        .toList();
  }

  private List<Norm> readings() {
    return run.definitions().norms().stream()
        .filter(n -> n.isReading() && norms.stream().anyMatch(o -> o.id().equals(n.of())))
        .toList();
  }

  private GroupShares shares(Norm norm, List<Slice> groups) {
    return shares(units, norm, groups);
  }

  private GroupShares shares(BaseUnits base, Norm norm, List<Slice> groups) {
    return new GroupShares(base, run.values().norm(norm), groups, run.isSensitive(norm.rule()));
  }

  private ResultTable table(String id, List<Norm> shown, boolean whole) {
    List<ResultTable.Column> columns =
        columns(plan, run.groups(), id).stream().map(Column::of).toList();
    List<ResultTable.Row> rows = new ArrayList<>();
    for (Norm norm : shown) {
      rows.add(
          new ResultTable.Row(
              norm.id(), norm.label(), norm.strength().label(), false, cells(norm, whole)));
    }
    return new ResultTable(id, run.title(id), NORM, columns, rows, List.of());
  }

  private List<Cell> cells(Norm norm, boolean whole) {
    Measured measured = run.values().norm(norm);
    Slice all = units.whole();
    Cell rate = shares(norm, List.of()).total();
    List<Cell> cells = new ArrayList<>();
    if (whole) {
      cells.add(Cells.words(String.join("、", norm.clauses()), String.join(", ", norm.clauses())));
    }
    cells.add(rate);
    List<Cell> counts =
        List.of(
            new Cell.Count(units.count(all, measured, State.VALUE)),
            new Cell.Count(units.countTrue(all, measured)),
            new Cell.Count(units.count(all, measured, State.NOT_APPLICABLE)),
            new Cell.Count(units.count(all, measured, State.UNKNOWN)));
    // Together with n of the whole base the counts would give a hidden one away.
    counts.forEach(c -> cells.add(rate instanceof Cell.Suppressed ? rate : c));
    if (whole && !plan.besideBase().isEmpty()) {
      cells.add(shares(run.base(plan.besideBase()), norm, List.of()).total());
    }
    return cells;
  }

  private ResultTable byGroup() {
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.of("nation", "rate", NATION));
    for (Group group : run.groups()) {
      for (ValueLabel value : group.values()) {
        columns.add(
            Column.of(group.id() + "." + value.code(), "rate", value.label()).under(group.name()));
      }
    }
    List<ResultTable.Row> rows = new ArrayList<>();
    for (Norm norm : norms) {
      List<Cell> cells = new ArrayList<>();
      cells.add(shares(norm, List.of()).total());
      slices.values().forEach(s -> cells.addAll(shares(norm, s).groups()));
      rows.add(new ResultTable.Row(norm.id(), norm.label(), norm.strength().label(), false, cells));
    }
    return new ResultTable(
        "by-group", run.title("by-group"), NORM, columns, rows, List.of(ofGroups()));
  }

  /** How many answers each group has, so that no share stands without its n. */
  private LocalText ofGroups() {
    StringBuilder zh = new StringBuilder("各组答卷数：");
    StringBuilder en = new StringBuilder("Answers by group: ");
    Measured everybody = everybody();
    String comma = "";
    for (Map.Entry<Group, List<Slice>> entry : slices.entrySet()) {
      List<ValueLabel> values = entry.getKey().values();
      for (int i = 0; i < values.size(); i++) {
        int n = units.count(entry.getValue().get(i), everybody, State.VALUE);
        String shown = n > 0 && n < 5 ? "<5" : Integer.toString(n);
        zh.append(comma.isEmpty() ? "" : "；").append(values.get(i).label().zh()).append(shown);
        en.append(comma).append(values.get(i).label().en()).append(' ').append(shown);
        comma = "; ";
      }
    }
    return LocalText.of(zh + "。", en + ".");
  }

  private Measured everybody() {
    return Measured.everywhere(units.size());
  }

  private List<LocalText> notes() {
    LocalText counts =
        run.unit() == UnitKind.INSTITUTION ? ofAssociations() : Weights.counts(units.weighting());
    return Stream.concat(Stream.of(counts), Weights.note(units.weighting()).stream()).toList();
  }

  private LocalText ofAssociations() {
    int population = units.weighting().population();
    int n = units.weighting().answered();
    int beside =
        plan.besideBase().isEmpty() ? 0 : run.base(plan.besideBase()).weighting().population();
    int young =
        units.count(Slice.of(run.values().codes("a_new_assoc"), "yes"), everybody(), State.VALUE);
    return LocalText.of(
        "口径内N="
            + population
            + "，甲表已答n="
            + n
            + "，未答甲表"
            + (population - n)
            + "所；状态不明"
            + units.weighting().possible()
            + "所，不在N内。未获批的"
            + beside
            + "所单列，不混入。统计年度之后成立的"
            + young
            + "所不参加按年考核的规范。",
        "N = "
            + population
            + " in the base, n = "
            + n
            + " with form A, "
            + (population - n)
            + " without; "
            + units.weighting().possible()
            + " of unknown status stay out of N. "
            + beside
            + " unapproved ones stand apart and are never mixed in. "
            + young
            + " founded after the reference year stay out of yearly norms.");
  }
}
