package org.orgstatus.analysis.wave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Coverage;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.GroupRows;
import org.orgstatus.analysis.method.Past;
import org.orgstatus.analysis.method.SmallUnits;
import org.orgstatus.analysis.method.Weights;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable.ValueLabel;

/**
 * C26: what changed since the wave before, (a) in all units, with what became of the register, and
 * (b) in those of both waves alone.
 */
public final class ChangeBetweenWaves {

  private static final LocalText GROUP = LocalText.of("分组", "Group");
  private static final LocalText THEN = LocalText.of("上一轮", "Wave before");
  private static final LocalText NOW = LocalText.of("本轮", "This wave");
  private static final LocalText PANEL =
      LocalText.of("两轮都有且状态都明确的", "In both waves, status known in both");

  private static final List<ResultTable.Column> COVERAGE =
      List.of(
          Column.of("population_then", "population").under(THEN),
          Column.of("rate_then", "rate", LocalText.of("覆盖率（%）", "Coverage (%)")).under(THEN),
          Column.counts("left", "已不在口径内", "Left the base"),
          Column.counts("entered", "新进入口径", "Entered the base"),
          Column.of("population").under(NOW),
          Column.of("rate", "rate", LocalText.of("覆盖率（%）", "Coverage (%)")).under(NOW),
          Column.points("change", "变化（百分点）", "Change, points"),
          Column.counts("panel", "校数 n", "Institutions, n").under(PANEL),
          Column.percents("panel_then", "上一轮覆盖率", "Coverage then").under(PANEL),
          Column.percents("panel_now", "本轮覆盖率", "Coverage now").under(PANEL),
          Column.points("panel_change", "变化（百分点）", "Change, points").under(PANEL));

  private static final int FIRST_OF_PANEL = 7;

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final Optional<Past> past;
  private final Optional<LocalText> notRated;
  private final int[] then;
  private final BaseUnits units;
  private final Measured established;

  public static List<String> columns(AnalysisPlan plan, List<Group> groups, String table) {
    return switch (table) {
      case "registry" -> RegisterChange.columns();
      case "coverage", "groups" -> Column.idsOf(COVERAGE);
      case "status", "flow" -> StatusFlow.columns(plan, groups);
      default -> MeasureChange.columns(table);
    };
  }

  public ChangeBetweenWaves(AnalysisRun run) {
    String rate = run.plan().setting("rate");
    this.run = run;
    this.plan = run.plan();
    this.past = run.past();
    this.notRated =
        past.map(p -> p.whyNot(run, run.unit(), rate)).orElse(Optional.of(Past.NO_WAVE));
    this.then = past.map(p -> p.rowsThen(run.dataset())).orElseGet(() -> new int[0]);
    this.units = run.base(run.definitions().indicator(rate).base());
    this.established = run.values().values(rate);
  }

  public AnalysisRun.Output output() {
    StatusFlow flow = new StatusFlow(run, then);
    MeasureChange measures = new MeasureChange(run, then);
    List<ResultTable> tables =
        Stream.of(
                run.ifShown("registry", () -> new RegisterChange(run, then).table()),
                run.ifShown("coverage", this::byUnit),
                run.ifShown("groups", this::byGroup),
                run.ifShown("status", flow::counts),
                run.ifShown("flow", flow::shares),
                run.ifShown("shares", measures::shares),
                run.ifShown("medians", measures::medians),
                run.ifShown("alliances", measures::alliances))
            .flatMap(t -> t)
            .toList();
    return AnalysisRun.Output.of(units, method(), notes(), tables);
  }

  private ResultTable byUnit() {
    Group place = run.groups().get(0);
    String[] now = run.values().codes(place.variable());
    Optional<String[]> before = past.flatMap(p -> p.codes(place.variable()));
    return new CoverageRows(run, place)
        .table(
            "coverage",
            COVERAGE,
            in -> cells(in, before.map(codes -> among(codes, named(now, in)))),
            new CoverageRows.Denominators(
                units, Map.of(), panel(now, before), smallThen(before, FrameColumns.REGION)));
  }

  /** Units, or groups, that were small in the wave before: what they had then stands here too. */
  private SmallUnits smallThen(Optional<String[]> before, String wholes) {
    if (before.isEmpty() || run.audience() == Audience.INTERNAL) {
      return SmallUnits.NONE;
    }
    BaseUnits unitsThen = past.orElseThrow().base(units.base().id());
    return wholes.isEmpty()
        ? SmallUnits.ofGroups(unitsThen::isMember, before.get(), SmallUnits.NONE)
        : past.orElseThrow()
            .codes(wholes)
            .map(
                regions ->
                    SmallUnits.of(
                        unitsThen::isMember, Set.of(), before.get(), regions, SmallUnits.NONE))
            .orElse(SmallUnits.NONE);
  }

  /** Those whose status is known in both waves, behind the columns that count them. */
  private Map<Integer, CoverageRows.Answers> panel(String[] now, Optional<String[]> before) {
    Map<Integer, CoverageRows.Answers> panel = new HashMap<>();
    if (notRated.isEmpty() && before.isPresent()) {
      BaseUnits unitsThen = past.orElseThrow().base(units.base().id());
      Measured establishedThen = past.orElseThrow().values(run.unit()).values(plan.setting("rate"));
      CoverageRows.Answers known =
          new CoverageRows.Answers(
              row -> {
                int at = then[row];
                return units.isMember(row)
                    && at >= 0
                    && unitsThen.isMember(at)
                    && before.get()[at].equals(now[row])
                    && established.has(row)
                    && establishedThen.has(at);
              },
              Set.of());
      for (int column = FIRST_OF_PANEL; column < COVERAGE.size(); column++) {
        panel.put(column, known);
      }
    }
    return panel;
  }

  private static Set<String> named(String[] codes, boolean[] in) {
    Set<String> named = new HashSet<>();
    for (int row = 0; row < in.length; row++) {
      if (in[row]) {
        named.add(codes[row]);
      }
    }
    return named;
  }

  private static boolean[] among(String[] codes, Set<String> named) {
    boolean[] in = new boolean[codes.length];
    for (int row = 0; row < in.length; row++) {
      in[row] = named.contains(codes[row]);
    }
    return in;
  }

  private ResultTable byGroup() {
    List<ResultTable.Row> rows = new ArrayList<>();
    Optional<boolean[]> all = past.map(p -> p.base(units.base().id()).whole().in());
    rows.add(GroupRows.nation(cells(units.whole().in(), all)));
    for (Group group : run.groups().stream().skip(1).toList()) {
      if (group.id().equals(plan.setting("status"))) {
        continue;
      }
      String[] now = run.values().codes(group.variable());
      Optional<String[]> before = past.flatMap(p -> p.codes(group.variable()));
      SmallUnits then = smallThen(before, "");
      SmallUnits whole = SmallUnits.ofGroups(units::isMember, now, then).and(then);
      SmallUnits few =
          panel(now, before).values().stream()
              .findFirst()
              .map(panel -> SmallUnits.ofGroups(panel.given(), now, whole))
              .orElse(SmallUnits.NONE);
      for (ValueLabel value : group.values()) {
        Set<String> code = Set.of(value.code());
        List<Cell> cells = cells(among(now, code), before.map(codes -> among(codes, code)));
        rows.add(
            GroupRows.of(
                group,
                value,
                run.audience() == Audience.PUBLIC
                    ? shown(cells, value.code(), whole, few)
                    : cells));
      }
    }
    return new ResultTable("groups", run.title("groups"), GROUP, COVERAGE, rows, List.of());
  }

  /**
   * In public editions a group of one to four institutions, then or now, is not shown, nor is what
   * a panel of so few has; nor another group from which that could be told.
   */
  private static List<Cell> shown(
      List<Cell> cells, String group, SmallUnits whole, SmallUnits panel) {
    List<Cell> shown = new ArrayList<>();
    for (int column = 0; column < cells.size(); column++) {
      boolean ofPanel = column >= FIRST_OF_PANEL;
      if (whole.isSmall(group) || ofPanel && panel.isSmall(group)) {
        shown.add(new Cell.Suppressed(Cells.FEW));
      } else if (whole.hides(group) || ofPanel && panel.hides(group)) {
        shown.add(Cells.derivable());
      } else {
        shown.add(cells.get(column));
      }
    }
    return shown;
  }

  /**
   * @param before rows of the wave before; empty where they cannot be told
   */
  private List<Cell> cells(boolean[] in, Optional<boolean[]> before) {
    Coverage now = Coverage.of(units, established, in);
    if (notRated.isPresent() || before.isEmpty()) {
      Cell none = new Cell.NotEstimable(notRated.orElse(Past.NO_WAVE));
      Cell count = new Cell.Count(now.population());
      return List.of(none, none, none, none, count, now.rate(), none, none, none, none, none);
    }
    BaseUnits unitsThen = past.orElseThrow().base(units.base().id());
    Measured establishedThen = past.orElseThrow().values(run.unit()).values(plan.setting("rate"));
    Coverage earlier = Coverage.of(unitsThen, establishedThen, before.get());
    boolean[] goesOn = new boolean[unitsThen.size()];
    int entered = 0;
    int panel = 0;
    int panelThen = 0;
    int panelNow = 0;
    for (int row = 0; row < in.length; row++) {
      if (!in[row] || !units.isMember(row)) {
        continue;
      }
      int at = then[row];
      if (at < 0 || !unitsThen.isMember(at) || !before.get()[at]) {
        entered++;
        continue;
      }
      goesOn[at] = true;
      if (established.has(row) && establishedThen.has(at)) {
        panel++;
        panelThen += establishedThen.isTrue(at) ? 1 : 0;
        panelNow += established.isTrue(row) ? 1 : 0;
      }
    }
    int left = 0;
    for (int row = 0; row < goesOn.length; row++) {
      left += before.get()[row] && unitsThen.isMember(row) && !goesOn[row] ? 1 : 0;
    }
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(earlier.population()));
    cells.add(earlier.rate());
    cells.add(new Cell.Count(left));
    cells.add(new Cell.Count(entered));
    cells.add(new Cell.Count(now.population()));
    cells.add(now.rate());
    cells.add(change(earlier.rate(), now.rate()));
    cells.add(new Cell.Count(panel));
    cells.addAll(panelOf(panel, panelThen, panelNow));
    return cells;
  }

  private static List<Cell> panelOf(int n, int then, int now) {
    if (n == 0) {
      return List.of(Cells.nobody(), Cells.nobody(), Cells.nobody());
    }
    return List.of(
        Cells.number(100.0 * then / n, true, n, n),
        Cells.number(100.0 * now / n, true, n, n),
        Cells.number(100.0 * (now - then) / n, true, n, n));
  }

  /** Now minus then; nothing where one of them has no value. */
  static Cell change(Cell then, Cell now) {
    if (then instanceof Cell.Estimate before && now instanceof Cell.Estimate after) {
      return Cells.number(
          after.value() - before.value(),
          before.complete() && after.complete(),
          after.n(),
          after.population());
    }
    return then instanceof Cell.Estimate ? now : then;
  }

  private List<LocalText> notes() {
    if (past.isEmpty()) {
      return List.of(
          LocalText.of(
              "这是第一轮，还没有可以比较的上一轮；第二轮开放后本项自动给出变化。",
              "This is the first wave; there is none to compare it with. Once a second wave is"
                  + " open, this comparison shows the change."));
    }
    var wave = past.get().wave().data();
    String zh = wave.lock().isPresent() ? "（取自其最近一次数据锁定）" : "";
    String en = wave.lock().isPresent() ? " (from its latest data lock)" : "";
    return List.of(
        LocalText.of(
            "上一轮：" + wave.wave().id() + "，统计时点" + wave.wave().referenceDate() + zh + "。",
            "Wave before: "
                + wave.wave().id()
                + ", reference date "
                + wave.wave().referenceDate()
                + en
                + "."));
  }

  private LocalText method() {
    LocalText weights = Weights.method();
    return LocalText.of(
        "学校按标识码对应；换码、更名的按名录中确认的结果对应，合并、撤销的不再对应。"
            + "（a）全部单位：本轮比例减上一轮比例，各用各轮的名录，并列出进入和离开口径的校数；状态不明的算作未成立，"
            + "两轮回收率不同时会带来表面的变化。（b）两轮都有且都明确的学校：只反映同一批学校的变化。"
            + "状态转移计两轮名录中都有的学校，状态不明的单列。规范和指标的转移只计两轮都交了甲表且都适用的科协，不加权；"
            + "变化的区间按本轮的权数计算，含两轮答卷之间的相关。"
            + "题目改了问法的不作比较。变化10个百分点以上，或净变动的|delta|不小于0.28，且不少于10所的，算“明显”。"
            + "McNemar检验只供参考，不作有限总体修正。"
            + weights.zh(),
        "Institutions are matched by code; those with a new code or name as confirmed in the"
            + " register; merged and closed ones are not matched. (a) All units: the rate now minus"
            + " the rate then, each over the register of its wave, with those that entered and left"
            + " the base; an unknown status counts as none, so that a different response looks like"
            + " a change. (b) Institutions known in both waves: the change of the same"
            + " institutions. Transitions of status count institutions of both registers, unknown"
            + " ones apart. Transitions of norms and indicators count associations with form A in"
            + " both waves to which the item applies, unweighted; the interval of their change uses"
            + " this wave's weights and the covariance between both answers. A question that was"
            + " changed is not compared. A change is marked from 10 points, or |delta| 0.28, in ten"
            + " or more. McNemar's test is for orientation, without finite population correction. "
            + weights.en());
  }
}
