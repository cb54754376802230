package org.orgstatus.analysis.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Norm;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Coverage;
import org.orgstatus.analysis.method.CoverageRates;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.GroupMedians;
import org.orgstatus.analysis.method.GroupRows;
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

/**
 * C04: how many associations exist only on paper. Effective over nominal coverage by reporting
 * unit, and by further groups the shares that work, that are dormant and that keep meeting.
 */
public final class EffectiveCoverage {

  private static final LocalText GROUP = LocalText.of("分组", "Group");
  private static final LocalText NO_ASSOCIATION =
      LocalText.of("没有已成立的高校科协", "No association established");

  private static final List<ResultTable.Column> RATIO =
      List.of(
          Column.of("population"),
          Column.of("established"),
          Column.percents("nominal", "名义覆盖率", "Nominal coverage"),
          Column.counts("working", "已成立并开展工作", "Established and working"),
          Column.percents("effective", "有效覆盖率", "Effective coverage"),
          Column.counts("unclear", "是否开展工作不明", "Not known whether working"),
          Column.percents("ratio", "有效÷名义", "Effective of nominal"),
          Column.percents(
              "ratio_low", "有效÷名义：不明的都不工作", "Effective of nominal if the unclear do not work"),
          Column.percents(
              "ratio_high", "有效÷名义：不明的都工作", "Effective of nominal if the unclear work"));

  private static final List<ResultTable.Column> GROUPS =
      List.of(
          Column.of("established"),
          Column.counts("n", "甲表已答 n", "With form A, n"),
          Column.percents("ratio", "有效÷名义", "Effective of nominal"),
          Column.percents("dormant", "近一年未开展工作", "Dormant"),
          Column.percents("meets", "委员会每年开会", "Committee meets every year"),
          Column.scores("activity", "年度活动强度中位数", "Activity in the year, median"));

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final CoverageRates rates;
  private final Measured effective;
  private final BaseUnits nominal;

  public static List<String> columns(String table) {
    return Column.idsOf(table.equals("ratio") ? RATIO : GROUPS);
  }

  public EffectiveCoverage(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    this.rates = new CoverageRates(run, plan.settings("nominal"));
    this.effective = run.values().values(plan.setting("effective"));
    this.nominal = rates.units().among(rates.established(plan.setting("nominal")), run.values());
  }

  public AnalysisRun.Output output() {
    return AnalysisRun.Output.of(rates.units(), method(), notes(), List.of(ratio(), groups()));
  }

  private ResultTable ratio() {
    Map<Integer, BaseUnits> others = new TreeMap<>();
    Map<Integer, CoverageRows.Answers> answers = new TreeMap<>();
    // Of how many it is known is the difference of two counts: all of these are shown, or none.
    CoverageRows.Answers known = new CoverageRows.Answers(this::isKnown, Set.of());
    for (int i = 3; i < RATIO.size(); i++) {
      others.put(i, nominal);
      answers.put(i, known);
    }
    return new CoverageRows(run, run.groups().get(0))
        .table(
            "ratio",
            RATIO,
            this::cells,
            new CoverageRows.Denominators(rates.units(), others, answers));
  }

  private List<Cell> cells(boolean[] in) {
    Coverage all = rates.coverage(plan.setting("nominal"), in);
    Slice slice = new Slice(in, new boolean[in.length]);
    int established = all.established();
    int working = working(in);
    int unclear = established - known(in);
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(all.population()));
    cells.add(new Cell.Count(established));
    cells.add(all.rate());
    cells.add(new Cell.Count(working));
    cells.add(effective(all, working, unclear));
    cells.add(new Cell.Count(unclear));
    if (established == 0) {
      Cell none = new Cell.NotEstimable(NO_ASSOCIATION);
      cells.addAll(List.of(none, none, none));
    } else {
      int n = established - unclear;
      cells.add(shares(effective, List.of()).shown(slice));
      cells.add(Cell.Estimate.exact(100.0 * working / established, n, established));
      cells.add(Cell.Estimate.exact(100.0 * (working + unclear) / established, n, established));
    }
    return cells;
  }

  private static Cell effective(Coverage all, int working, int unclear) {
    int n = all.known() - unclear;
    if (all.population() == 0) {
      return Cells.nobody();
    }
    return n == 0
        ? Cells.noAnswer()
        : Cells.number(
            100.0 * working / all.population(), n == all.population(), n, all.population());
  }

  private int working(boolean[] in) {
    int working = 0;
    for (int row = 0; row < in.length; row++) {
      working += in[row] && nominal.isMember(row) && effective.isTrue(row) ? 1 : 0;
    }
    return working;
  }

  /** Associations of which it is known whether they work. */
  private int known(boolean[] in) {
    int known = 0;
    for (int row = 0; row < in.length; row++) {
      known += in[row] && isKnown(row) ? 1 : 0;
    }
    return known;
  }

  private boolean isKnown(int row) {
    return nominal.isMember(row) && effective.has(row);
  }

  private GroupShares shares(Measured measured, List<Slice> slices) {
    return new GroupShares(nominal, measured, slices, false);
  }

  private ResultTable groups() {
    List<ResultTable.Row> rows = new ArrayList<>();
    List<Slice> none = List.of();
    List<Cell> nation = new ArrayList<>(counts(nominal.whole()));
    nation.add(shares(effective, none).total());
    nation.add(shares(dormant(), none).total());
    nation.add(meets(none).total());
    nation.add(activity(none).total());
    rows.add(GroupRows.nation(nation));
    for (Group group : run.groups().stream().skip(1).toList()) {
      rows.addAll(rows(group));
    }
    return new ResultTable("groups", run.title("groups"), GROUP, GROUPS, rows, List.of());
  }

  private List<ResultTable.Row> rows(Group group) {
    List<Slice> slices = run.values().slices(group);
    List<List<Cell>> columns =
        List.of(
            shares(effective, slices).groups(),
            shares(dormant(), slices).groups(),
            meets(slices).groups(),
            activity(slices).groups());
    List<ResultTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < slices.size(); i++) {
      ValueLabel value = group.values().get(i);
      List<Cell> cells = new ArrayList<>(counts(slices.get(i)));
      for (List<Cell> column : columns) {
        cells.add(column.get(i));
      }
      rows.add(GroupRows.of(group, value, cells));
    }
    return rows;
  }

  /** Status is a fact of the organization; how many answered is hidden where they are few. */
  private List<Cell> counts(Slice slice) {
    Measured all = Measured.everywhere(nominal.size());
    int population = nominal.population(slice, all);
    int n = nominal.count(slice, all, State.VALUE);
    Cell hidden = new Cell.Suppressed(Cells.FEW);
    return run.isFew(population)
        ? List.of(hidden, hidden)
        : List.of(new Cell.Count(population), new Cell.Count(n));
  }

  private Measured dormant() {
    return Measured.of(run.values().codes(plan.setting("state")), plan.setting("dormant"));
  }

  private GroupShares meets(List<Slice> slices) {
    Norm norm = run.definitions().norm(plan.setting("meets"));
    return new GroupShares(nominal, run.values().norm(norm), slices, run.isSensitive(norm.rule()));
  }

  private GroupMedians activity(List<Slice> slices) {
    return new GroupMedians(nominal, run.values().values(plan.setting("activity")), slices);
  }

  private List<LocalText> notes() {
    boolean[] all = rates.units().whole().in();
    Coverage nation = rates.coverage(plan.setting("nominal"), all);
    int unclear = nation.established() - known(all);
    List<LocalText> notes = new ArrayList<>();
    notes.add(
        LocalText.of(
            "已成立"
                + nation.established()
                + "所，其中开展工作的"
                + working(all)
                + "所，情况不明"
                + unclear
                + "所（未答甲表，或会议和任务次数不掌握）；状态不明"
                + nation.unknown()
                + "所，不算已成立。",
            nation.established()
                + " established, of which "
                + working(all)
                + " work and of "
                + unclear
                + " it is not known (no form A, or number of meetings and tasks not available); "
                + nation.unknown()
                + " of unknown status do not count as established."));
    Weights.note(nominal.weighting()).ifPresent(notes::add);
    return notes;
  }

  private LocalText method() {
    LocalText weights = Weights.method();
    return LocalText.of(
        "名义覆盖率是已成立的占全部，有效覆盖率是已成立并开展工作的占全部：状态为正常或部分开展，且本年度至少开过一次委员会会议或开展过一项任务。"
            + "有效÷名义是已成立且情况明确的科协中开展工作的比例，另给出情况不明的都不工作、都工作两种情形。"
            + "按组列出开展工作、近一年未开展工作、委员会每年开会的比例和活动强度的中位数。"
            + weights.zh(),
        "Nominal coverage is the share established, effective coverage the share established and"
            + " working: active or partly active, with at least one committee meeting or one task"
            + " in the year. Effective of nominal is the share working among associations of which"
            + " it is known, given also for the case that none, and that all, of the unclear ones"
            + " work. By group stand the shares that work, that did no work in the year, whose"
            + " committee meets every year, and the median activity. "
            + weights.en());
  }
}
