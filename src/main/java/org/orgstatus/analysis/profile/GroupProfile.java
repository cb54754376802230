package org.orgstatus.analysis.profile;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.NormIndex;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.method.Standardized;
import org.orgstatus.analysis.method.Weights;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.Setting;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * Shares and medians of groups, raw and standardized, with effect sizes: C10, and every comparison
 * that sets a list of indicators side by side. With several ways of grouping each has its own
 * tables, named after it, such as {@code shares.level}.
 */
public final class GroupProfile {

  /** Ends the id of a standardized value's column. */
  static final String AS_STANDARDIZED = ".std";

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final BaseUnits units;
  private final List<Group> by;
  private final List<ProfileMeasure> measures;
  private final Map<ProfileMeasure, Cell> nations = new IdentityHashMap<>();
  private Optional<List<ProfileMeasure>> categories = Optional.empty();

  /** Tables that stand once for each way of grouping. */
  public static final List<String> TABLES =
      List.of("shares", "medians", "spread", "parts", "categories", "choices", "totals");

  /** The same with further ones. */
  public static List<String> tables(String... further) {
    return Column.ids(TABLES, List.of(further));
  }

  /** What every profile takes, and further settings. */
  public static List<Setting> settings(Setting... further) {
    List<Setting> all = new ArrayList<>();
    all.add(Setting.group("standardize").several());
    all.add(Setting.norms("parts_of").several());
    all.addAll(List.of(further));
    return List.copyOf(all);
  }

  public static List<String> columns(List<Group> groups, String table) {
    List<String> values =
        groups.stream().flatMap(g -> g.values().stream()).map(ValueLabel::code).toList();
    List<String> standardized = values.stream().map(v -> v + AS_STANDARDIZED).toList();
    return switch (table) {
      case "shares", "medians", "choices" ->
          Column.ids(
              List.of("nation"),
              values,
              List.of("effect"),
              standardized,
              List.of("effect.std", "verdict"));
      case "spread" -> List.of("n", "lower_quartile", "median", "upper_quartile", "zero");
      case "totals" -> Column.ids(List.of("nation"), values);
      default -> Column.ids(List.of("nation"), values, List.of("effect"));
    };
  }

  public GroupProfile(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    this.units = run.base(plan.base());
    this.by = plan.settings("standardize").stream().map(run.definitions()::group).toList();
    this.measures =
        plan.indicators().stream().flatMap(r -> ProfileMeasure.of(run, r).stream()).toList();
  }

  BaseUnits units() {
    return units;
  }

  /** Standardized where groups are not made by what it is standardized by. */
  Standardized standardized() {
    return new Standardized(units, run.values(), by);
  }

  List<ProfileMeasure> measures() {
    return measures;
  }

  /** The same for a way of grouping: what it settles is left out. */
  Standardized standardized(Group group) {
    List<Group> left = by.stream().filter(other -> !group.settles(other)).toList();
    boolean settlesFirst = !by.isEmpty() && group.settles(by.get(0));
    return new Standardized(units, run.values(), left, settlesFirst);
  }

  public AnalysisRun.Output output() {
    return output(LocalText.EMPTY, Stream.of());
  }

  /**
   * The profile with further tables.
   *
   * @param method how these were made
   */
  AnalysisRun.Output output(LocalText method, Stream<ResultTable> further) {
    List<ResultTable> tables =
        Stream.concat(run.groups().stream().flatMap(this::tables), further).toList();
    LocalText own = new ProfileMethod(run).text();
    LocalText text =
        method.isEmpty() ? own : LocalText.of(own.zh() + method.zh(), own.en() + " " + method.en());
    return AnalysisRun.Output.of(units, text, notes(), tables);
  }

  private Stream<ResultTable> tables(Group group) {
    ProfileTables tables = new ProfileTables(run, units, group, standardized(group), nations);
    List<ProfileMeasure> shares = measures.stream().filter(ProfileMeasure::share).toList();
    List<ProfileMeasure> numbers = measures.stream().filter(m -> !m.share()).toList();
    return Stream.of(
            run.ifShown("shares", group, () -> tables.whole("shares", shares, "rate")),
            run.ifShown("medians", group, () -> tables.whole("medians", numbers, "median")),
            run.ifShown("spread", group, () -> tables.spread(numbers)),
            run.ifShown("parts", group, () -> tables.compact("parts", parts())),
            run.ifShown("categories", group, () -> tables.compact("categories", categories())),
            run.ifShown("choices", group, () -> tables.whole("choices", categories(), "rate")),
            run.ifShown("totals", group, () -> tables.totals(totals())))
        .flatMap(t -> t);
  }

  /** The norms of an index, or single norms. */
  private List<ProfileMeasure> parts() {
    return plan.settings("parts_of").stream()
        .flatMap(id -> normsOf(id).stream())
        .map(run.definitions()::norm)
        .map(norm -> ProfileMeasure.of(run, norm))
        .toList();
  }

  private List<String> normsOf(String id) {
    return run.definitions().findIndex(id).map(NormIndex::norms).orElse(List.of(id));
  }

  /** Indicators whose values are codes. */
  List<Indicator> coded() {
    return plan.indicators().stream()
        .flatMap(r -> run.definitions().findIndicator(r.indicator()).stream())
        .filter(ProfileMeasure::hasCategories)
        .toList();
  }

  private List<ProfileMeasure> categories() {
    if (categories.isEmpty()) {
      categories =
          Optional.of(
              coded().stream().flatMap(i -> ProfileMeasure.categories(run, i).stream()).toList());
    }
    return categories.get();
  }

  private List<Indicator> totals() {
    return plan.indicators().stream()
        .flatMap(r -> run.definitions().findIndicator(r.indicator()).stream())
        .filter(Indicator::isShareOfTotal)
        .toList();
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
            + "所，不在N内。"
            + (byRegion() ? "新疆生产建设兵团所属高校计入西部。" : ""),
        "N = "
            + population
            + " in the base, n = "
            + n
            + " with form A, "
            + (population - n)
            + " without; "
            + units.weighting().possible()
            + " of unknown status stay out of N."
            + (byRegion() ? " Institutions of XPCC count in the West." : ""));
  }

  private boolean byRegion() {
    return run.groups().stream().anyMatch(g -> g.variable().equals(FrameColumns.REGION));
  }
}
