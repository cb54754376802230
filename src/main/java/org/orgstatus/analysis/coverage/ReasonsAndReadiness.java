package org.orgstatus.analysis.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.GroupMedians;
import org.orgstatus.analysis.method.GroupRows;
import org.orgstatus.analysis.method.GroupShares;
import org.orgstatus.analysis.method.InstitutionList;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.method.Weights;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.analysis.value.Measured.State;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable.ValueLabel;

/** C06: why institutions have no association, who is ready, and whether they close the gap. */
public final class ReasonsAndReadiness {

  private static final List<ResultTable.Column> LIST =
      List.of(
          Column.texts("type", "科类", "Type"),
          Column.texts("level", "办学层次", "Level"),
          Column.counts("score", "成熟度", "Readiness"),
          Column.texts("planned", "计划成立时间", "When planned"),
          Column.texts("contact", "科协组织是否联系过", "Contacted"));

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final BaseUnits units;
  private final Measured score;
  private final Measured ready;
  private final Indicator planned;

  public static List<String> columns(AnalysisPlan plan, List<Group> groups, String table) {
    return switch (table) {
      case "reasons" ->
          Column.ids(
              List.of("nation"),
              groups.stream()
                  .flatMap(g -> g.values().stream().map(v -> g.id() + "." + v.code()))
                  .toList());
      case "readiness" -> Column.idsOf(readinessColumns(plan));
      case "groups" -> Column.idsOf(GROUPS);
      case "closing" -> Column.idsOf(ReadinessAgainstGap.COLUMNS);
      default -> Column.idsOf(LIST);
    };
  }

  public ReasonsAndReadiness(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    this.units = run.base(plan.base());
    this.score = run.values().values(plan.setting("score"));
    this.ready = score.between(plan.number("ready"), Double.POSITIVE_INFINITY);
    this.planned = run.definitions().indicator(plan.setting("planned"));
  }

  public AnalysisRun.Output output() {
    return AnalysisRun.Output.of(
        units,
        method(),
        notes(),
        List.of(
            reasons(),
            readiness(),
            groups(),
            new ReadinessAgainstGap(run, score).table("closing"),
            list()));
  }

  /** Reasons and needs, each list from the one named most to the one named least. */
  private ResultTable reasons() {
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.of("nation", "rate", CoverageRows.NATION));
    for (Group group : run.groups()) {
      for (ValueLabel value : group.values()) {
        columns.add(
            Column.of(group.id() + "." + value.code(), "rate", value.label()).under(group.name()));
      }
    }
    List<ResultTable.Row> rows = new ArrayList<>();
    for (String id : plan.settings("ranked")) {
      ProfileMeasure.categories(run, run.definitions().indicator(id)).stream()
          .sorted(Comparator.comparingInt(this::named).reversed())
          .forEach(measure -> rows.add(row(measure)));
    }
    return new ResultTable(
        "reasons",
        run.title("reasons"),
        LocalText.of("原因、帮助", "Reason, help"),
        columns,
        rows,
        List.of());
  }

  private int named(ProfileMeasure measure) {
    return units.countTrue(units.whole(), measure.measured());
  }

  /** Reasons are difficulties and opinions: few that have one are hidden too. */
  private ResultTable.Row row(ProfileMeasure measure) {
    List<Cell> cells = new ArrayList<>();
    cells.add(new GroupShares(units, measure.measured(), List.of(), true).total());
    for (Group group : run.groups()) {
      cells.addAll(
          new GroupShares(units, measure.measured(), run.values().slices(group), true).groups());
    }
    return new ResultTable.Row(measure.id(), measure.label(), measure.block(), false, cells);
  }

  private static List<ResultTable.Column> readinessColumns(AnalysisPlan plan) {
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.counts("n", "答卷数 n", "Answers n"));
    columns.add(Column.scores("median", "成熟度中位数", "Readiness, median"));
    List<String> classes = plan.settings("classes");
    LocalText shared = LocalText.of("成熟度（行百分比）", "Readiness (share of the row)");
    for (int i = 0; i < classes.size(); i++) {
      columns.add(Column.of("from_" + classes.get(i), "rate", from(classes, i)).under(shared));
    }
    columns.add(Column.percents("ready", "条件成熟", "Ready"));
    return columns;
  }

  private static LocalText from(List<String> classes, int i) {
    String low = classes.get(i);
    if (i == classes.size() - 1) {
      return LocalText.of(low + "分以上", low + " or more");
    }
    int high = Integer.parseInt(classes.get(i + 1)) - 1;
    String range = low.equals(Integer.toString(high)) ? low : low + "–" + high;
    return LocalText.of(range + "分", range);
  }

  /** When institutions plan to found one, by how ready they are. */
  private ResultTable readiness() {
    String[] codes = run.values().codes(planned.id());
    List<Slice> slices = planned.values().stream().map(v -> Slice.of(codes, v.code())).toList();
    List<List<Cell>> columns = new ArrayList<>();
    List<Cell> nation = new ArrayList<>();
    columns.add(
        slices.stream()
            .<Cell>map(s -> new Cell.Count(units.count(s, score, State.VALUE)))
            .toList());
    nation.add(new Cell.Count(units.count(units.whole(), score, State.VALUE)));
    columns.add(new GroupMedians(units, score, slices).groups());
    nation.add(new GroupMedians(units, score, slices).total());
    for (Measured each : Stream.concat(classes().stream(), Stream.of(ready)).toList()) {
      columns.add(new GroupShares(units, each, slices, false).groups());
      nation.add(new GroupShares(units, each, slices, false).total());
    }
    List<ResultTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < slices.size(); i++) {
      int at = i;
      ValueLabel value = planned.values().get(i);
      List<Cell> cells = columns.stream().map(c -> c.get(at)).toList();
      rows.add(
          new ResultTable.Row(
              value.code(), value.label(), LocalText.EMPTY, false, hiddenTogether(cells)));
    }
    rows.add(GroupRows.nation(nation));
    return new ResultTable(
        "readiness",
        run.title("readiness"),
        planned.name(),
        readinessColumns(plan),
        rows,
        List.of());
  }

  /** Where shares are hidden the number of answers behind them is too. */
  private static List<Cell> hiddenTogether(List<Cell> cells) {
    List<Cell> shown = new ArrayList<>(cells);
    cells.stream()
        .filter(Cell.Suppressed.class::isInstance)
        .findFirst()
        .ifPresent(hidden -> shown.set(0, hidden));
    return shown;
  }

  private List<Measured> classes() {
    List<Integer> lows = plan.settings("classes").stream().map(Integer::valueOf).toList();
    List<Measured> classes = new ArrayList<>();
    for (int i = 0; i < lows.size(); i++) {
      double below = i + 1 < lows.size() ? lows.get(i + 1) : Double.POSITIVE_INFINITY;
      classes.add(score.between(lows.get(i), below));
    }
    return classes;
  }

  private static final List<ResultTable.Column> GROUPS =
      List.of(
          Column.counts("n", "答卷数 n", "Answers n"),
          Column.scores("median", "成熟度中位数", "Readiness, median"),
          Column.percents("ready", "条件成熟", "Ready"),
          Column.percents("contacted", "科协组织联系过", "Contacted by an association"));

  private ResultTable groups() {
    Measured contacted =
        Measured.of(run.values().codes(plan.setting("contact")), plan.setting("contacted"));
    List<ResultTable.Row> rows = new ArrayList<>();
    rows.add(
        GroupRows.nation(
            List.of(
                new Cell.Count(units.count(units.whole(), score, State.VALUE)),
                new GroupMedians(units, score, List.of()).total(),
                new GroupShares(units, ready, List.of(), false).total(),
                new GroupShares(units, contacted, List.of(), false).total())));
    for (Group group : run.groups()) {
      List<Slice> slices = run.values().slices(group);
      List<Cell> medians = new GroupMedians(units, score, slices).groups();
      List<Cell> fit = new GroupShares(units, ready, slices, false).groups();
      List<Cell> contact = new GroupShares(units, contacted, slices, false).groups();
      for (int i = 0; i < slices.size(); i++) {
        ValueLabel value = group.values().get(i);
        Cell n = new Cell.Count(units.count(slices.get(i), score, State.VALUE));
        rows.add(
            GroupRows.of(
                group,
                value,
                hiddenTogether(List.of(n, medians.get(i), fit.get(i), contact.get(i)))));
      }
    }
    return new ResultTable(
        "groups", run.title("groups"), LocalText.of("分组", "Group"), GROUPS, rows, List.of());
  }

  private ResultTable list() {
    InstitutionList list = new InstitutionList(run);
    boolean[] listed = new boolean[units.size()];
    for (int row = 0; row < listed.length; row++) {
      listed[row] = units.isMember(row) && ready.isTrue(row);
    }
    return list.table(
        LIST,
        listed,
        Comparator.comparingDouble((Integer row) -> -score.number(row)),
        row ->
            List.of(
                list.label("inst_type", row),
                list.label(FrameColumns.LEVEL, row),
                new Cell.Count(Math.round(score.number(row))),
                list.label(planned.id(), row),
                list.label(plan.setting("contact"), row)));
  }

  private List<LocalText> notes() {
    int unscored = units.count(units.whole(), score, State.UNKNOWN);
    int population = units.weighting().population();
    int n = units.weighting().answered();
    LocalText counts =
        LocalText.of(
            "未成立的N="
                + population
                + "，乙表已答n="
                + n
                + "，未答"
                + (population - n)
                + "所；状态不明"
                + units.weighting().possible()
                + "所，不在N内。乙表已答而成熟度无法计算的"
                + unscored
                + "所（有题目不清楚，或本省没有可比的科协）。",
            "N = "
                + population
                + " without an association, n = "
                + n
                + " with form B, "
                + (population - n)
                + " without; "
                + units.weighting().possible()
                + " of unknown status stay out of N. Readiness cannot be computed for "
                + unscored
                + " with form B (an item not known, or no association in the province to compare"
                + " with).");
    return Stream.concat(Stream.of(counts), Weights.note(units.weighting()).stream()).toList();
  }

  private LocalText method() {
    LocalText weights = Weights.method();
    String ready = plan.setting("ready");
    return LocalText.of(
        "原因和帮助为多选，比例是提到该项的占全部已答的百分比，各项之和可超过100%，按全国比例由高到低排列。"
            + "成熟度为六项条件各1分之和；达到"
            + ready
            + "分的算条件成熟。能否补足缺口，是把每个填报单位目标口径内条件成熟的高校数与达到目标所缺的校数相比。"
            + "原因和帮助涉及困难和意见，提到的和没有提到的不足5所的也不显示。"
            + weights.zh(),
        "Reasons and help are multiple choice: a share is the percentage of answers that name it,"
            + " shares may add up to more than 100%, and rows run from the highest share of the"
            + " nation down. Readiness adds one point for each of six conditions; "
            + ready
            + " or more is ready. Whether the gap can be closed compares, in each reporting unit,"
            + " the ready institutions of the target's denominator with the number missing to reach"
            + " the target. Reasons and help speak of difficulties and opinions: where fewer than"
            + " five name one, or fewer than five do not, it is hidden too. "
            + weights.en());
  }
}
