package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.analysis.BaseUnits.Slice;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Spread;

/** C10: shares and medians of groups, raw and standardized, with effect sizes. */
final class GroupProfile {

  private static final LocalText INDICATOR = LocalText.of("指标", "Indicator");

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final Group group;
  private final BaseUnits units;
  private final Standardized standardized;
  private final List<Slice> slices;
  private final List<ProfileMeasure> measures;

  /** Ends the id of a standardized value's column. */
  private static final String AS_STANDARDIZED = ".std";

  static List<String> columns(List<Group> groups, String table) {
    List<String> values =
        groups.stream().flatMap(g -> g.values().stream()).map(ValueLabel::code).toList();
    List<String> standardized = values.stream().map(v -> v + AS_STANDARDIZED).toList();
    return switch (table) {
      case "shares", "medians" ->
          Column.ids(
              List.of("nation"),
              values,
              List.of("effect"),
              standardized,
              List.of("effect.std", "verdict"));
      case "spread" -> List.of("n", "lower_quartile", "median", "upper_quartile", "zero");
      default -> Column.ids(List.of("nation"), values, List.of("effect"));
    };
  }

  GroupProfile(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    this.group = run.groups().get(0);
    this.units = run.base(plan.base());
    this.standardized =
        new Standardized(
            units,
            run.values(),
            plan.settings("standardize").stream().map(run.definitions()::group).toList());
    String[] codes = run.values().codes(group.variable());
    this.slices = group.values().stream().map(v -> Slice.of(codes, v.code())).toList();
    this.measures =
        plan.indicators().stream().flatMap(r -> ProfileMeasure.of(run, r).stream()).toList();
  }

  AnalysisRun.Output output() {
    return new AnalysisRun.Output(
        List.of(
            whole("shares", measures.stream().filter(ProfileMeasure::share).toList(), "rate"),
            whole("medians", measures.stream().filter(m -> !m.share()).toList(), "median"),
            spread(),
            compact("parts", parts()),
            compact("categories", categories())),
        new ProfileMethod(run).text(),
        notes(),
        units.base().name(),
        units.base().denominator(),
        units.weighting().population(),
        units.weighting().answered());
  }

  private ProfileRow row(ProfileMeasure measure) {
    return new ProfileRow(units, standardized, measure, group.values(), slices);
  }

  private ResultTable whole(String id, List<ProfileMeasure> shown, String like) {
    LocalText effect = like.equals("rate") ? V : DELTA;
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.of("nation", like, CoverageRows.NATION));
    for (ValueLabel v : group.values()) {
      columns.add(Column.of(v.code(), like, v.label()).under(RAW));
    }
    columns.add(Column.of("effect", "effect", effect).under(RAW));
    for (ValueLabel v : group.values()) {
      String second = v.code() + AS_STANDARDIZED;
      columns.add(Column.of(second, like, v.label()).under(STANDARDIZED));
    }
    columns.add(Column.of("effect.std", "effect", effect).under(STANDARDIZED));
    columns.add(Column.of("verdict").under(STANDARDIZED));
    List<ResultTable.Row> rows = new ArrayList<>();
    for (ProfileMeasure measure : shown) {
      ProfileRow row = row(measure);
      Contrast contrast = row.contrast();
      List<Cell> cells = new ArrayList<>();
      cells.add(row.nation());
      cells.addAll(row.groups());
      cells.add(contrast.effectCell());
      cells.addAll(row.standardizedGroups());
      cells.add(contrast.standardizedCell());
      cells.add(contrast.verdictCell());
      rows.add(new ResultTable.Row(measure.id(), measure.label(), measure.block(), false, cells));
    }
    return new ResultTable(id, run.title(id), INDICATOR, columns, rows, List.of(ofGroups()));
  }

  private static final LocalText RAW = LocalText.of("原值", "Raw");
  private static final LocalText STANDARDIZED = LocalText.of("标准化值", "Standardized");
  private static final LocalText V = LocalText.of("Cramér's V", "Cramér's V");
  private static final LocalText DELTA =
      LocalText.of("Cliff's delta（差距最大两组）", "Cliff's delta (widest pair)");

  private ResultTable spread() {
    List<ResultTable.Column> columns =
        columns(List.of(group), "spread").stream().map(Column::of).toList();
    List<ResultTable.Row> rows = new ArrayList<>();
    for (ProfileMeasure measure : measures) {
      if (!measure.share()) {
        ProfileRow row = row(measure);
        boolean few = row.nation() instanceof Cell.Suppressed;
        rows.add(
            spreadRow(
                measure,
                "nation",
                CoverageRows.NATION,
                true,
                few ? same(row.nation()) : spreadCells(measure, units.whole())));
        for (int i = 0; i < slices.size(); i++) {
          Slice slice = slices.get(i);
          ValueLabel value = group.values().get(i);
          List<Cell> cells =
              row.hidden(i).map(GroupProfile::same).orElseGet(() -> spreadCells(measure, slice));
          rows.add(spreadRow(measure, value.code(), value.label(), false, cells));
        }
      }
    }
    return new ResultTable("spread", run.title("spread"), group.name(), columns, rows, List.of());
  }

  private static ResultTable.Row spreadRow(
      ProfileMeasure measure, String key, LocalText label, boolean total, List<Cell> cells) {
    return new ResultTable.Row(measure.id() + "." + key, label, measure.label(), total, cells);
  }

  private static List<Cell> same(Cell cell) {
    return List.of(cell, cell, cell, cell, cell);
  }

  private List<Cell> spreadCells(ProfileMeasure measure, Slice slice) {
    Optional<Domain> domain = units.domain(slice, measure.measured());
    if (domain.isEmpty()) {
      return same(Cells.noAnswer());
    }
    Spread s = Spread.of(domain.get(), measure.measured().numbers()).orElseThrow();
    boolean complete = domain.get().complete();
    int population = units.population(slice, measure.measured());
    return List.of(
        new Cell.Count(s.n()),
        Cells.number(s.lowerQuartile(), complete, s.n(), population),
        Cells.number(s.median(), complete, s.n(), population),
        Cells.number(s.upperQuartile(), complete, s.n(), population),
        Cells.number(100 * s.shareOfZero(), complete, s.n(), population));
  }

  private List<ProfileMeasure> parts() {
    return plan.settings("parts_of").stream()
        .flatMap(id -> run.definitions().index(id).norms().stream())
        .map(run.definitions()::norm)
        .map(norm -> ProfileMeasure.of(run, norm))
        .toList();
  }

  private List<ProfileMeasure> categories() {
    return plan.indicators().stream()
        .flatMap(r -> run.definitions().findIndicator(r.indicator()).stream())
        .filter(ProfileMeasure::hasCategories)
        .flatMap(i -> ProfileMeasure.categories(run, i).stream())
        .toList();
  }

  private ResultTable compact(String id, List<ProfileMeasure> shown) {
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.of("nation", "rate", CoverageRows.NATION));
    group.values().forEach(v -> columns.add(Column.of(v.code(), "rate", v.label())));
    columns.add(Column.of("effect", "effect", V));
    List<ResultTable.Row> rows = new ArrayList<>();
    for (ProfileMeasure measure : shown) {
      ProfileRow row = row(measure);
      List<Cell> cells = new ArrayList<>();
      cells.add(row.nation());
      cells.addAll(row.groups());
      cells.add(row.associationOnly().effectCell());
      rows.add(new ResultTable.Row(measure.id(), measure.label(), measure.block(), false, cells));
    }
    return new ResultTable(id, run.title(id), INDICATOR, columns, rows, List.of(ofGroups()));
  }

  /** N and n of every group, so that no value stands without them. */
  private LocalText ofGroups() {
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    Measured all = Measured.everywhere(units.size());
    for (int i = 0; i < slices.size(); i++) {
      int n = units.count(slices.get(i), all, Measured.State.VALUE);
      int population = units.population(slices.get(i), all);
      String shown = n > 0 && n < 5 ? "<5" : Integer.toString(n);
      String of = population > 0 && population < 5 ? "<5" : Integer.toString(population);
      ValueLabel value = group.values().get(i);
      zh.append(i == 0 ? "" : "；").append(value.label().zh() + " N=" + of + "，n=" + shown);
      en.append(i == 0 ? "" : "; ").append(value.label().en() + " N = " + of + ", n = " + shown);
    }
    return LocalText.of(zh + "。", en + ".");
  }

  private List<LocalText> notes() {
    LocalText counts =
        run.unit() == UnitKind.INSTITUTION ? ofAssociations() : Weights.counts(units.weighting());
    return Stream.concat(Stream.of(counts), Weights.note(units.weighting()).stream()).toList();
  }

  private LocalText ofAssociations() {
    int population = units.weighting().population();
    int n = units.weighting().answered();
    return LocalText.of(
        "口径内N="
            + population
            + "，甲表已答n="
            + n
            + "，未答甲表"
            + (population - n)
            + "所；状态不明"
            + units.weighting().possible()
            + "所，不在N内。新疆生产建设兵团所属高校计入西部。",
        "N = "
            + population
            + " in the base, n = "
            + n
            + " with form A, "
            + (population - n)
            + " without; "
            + units.weighting().possible()
            + " of unknown status stay out of N. Institutions of XPCC count in the West.");
  }
}
