package org.orgstatus.analysis.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.FoundingYears;
import org.orgstatus.analysis.method.GroupRows;
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

/** C05: when associations were founded, and the pace before and after an event. */
public final class Foundings {

  private static final LocalText YEAR = LocalText.of("年份", "Year");
  private static final LocalText GROUP = LocalText.of("分组", "Group");
  private static final LocalText NO_FULL_YEAR =
      LocalText.of("还没有一个完整的年度", "No full year has passed yet");

  private static final List<ResultTable.Column> YEARS =
      List.of(
          Column.counts("founded", "成立（现有科协）", "Founded (alive today)"),
          Column.counts("cumulative", "累计（现有科协）", "Cumulative (alive today)"),
          Column.counts("dissolved", "撤销或停止（乙表）", "Dissolved (form B)"),
          Column.counts("without", "年初尚无科协 n", "Without one at the start, n"),
          Column.scores("pace", "每100所成立", "Founded per 100"));

  private static final List<ResultTable.Column> AROUND =
      List.of(
          Column.counts("without_before", "此前期初尚无科协 n", "Before: without one at the start, n"),
          Column.counts("founded_before", "此前成立", "Before: founded"),
          Column.scores("before", "此前每年每100所成立", "Before: a year per 100"),
          Column.counts("without_after", "此后期初尚无科协 n", "After: without one at the start, n"),
          Column.counts("founded_after", "此后成立", "After: founded"),
          Column.scores("after", "此后每年每100所成立", "After: a year per 100"),
          Column.scores("change", "变化", "Change"));

  private final AnalysisRun run;
  private final BaseUnits institutions;
  private final BaseUnits associations;
  private final FoundingYears years;
  private final int from;
  private final int last;
  private final int event;
  private final int around;

  public static List<String> columns(String table) {
    return Column.idsOf(table.equals("years") ? YEARS : AROUND);
  }

  public Foundings(AnalysisRun run) {
    AnalysisPlan plan = run.plan();
    this.run = run;
    this.institutions = run.base(plan.setting("at_risk"));
    this.associations = run.base(plan.base());
    this.years =
        new FoundingYears(institutions, associations, run.values().values(plan.setting("year")));
    this.from = plan.number("from");
    this.event = plan.number("event");
    this.around = plan.number("around");
    this.last = run.dataset().wave().referenceDate().getYear();
  }

  public AnalysisRun.Output output() {
    return AnalysisRun.Output.of(associations, method(), notes(), List.of(years(), around()));
  }

  /** The last year that was over at the reference date. */
  private int lastFull() {
    LocalDate date = run.dataset().wave().referenceDate();
    return date.plusDays(1).getYear() > date.getYear() ? last : last - 1;
  }

  private ResultTable years() {
    List<ResultTable.Row> rows = new ArrayList<>();
    LocalText early = LocalText.of(from + "年以前", "Before " + from);
    rows.add(row("before", early, Integer.MIN_VALUE, from - 1));
    for (int year = from; year <= last; year++) {
      boolean part = year > lastFull();
      LocalText label =
          part
              ? LocalText.of(year + "年（至统计时点）", year + " (to the reference date)")
              : LocalText.same(String.valueOf(year));
      rows.add(row(Integer.toString(year), label, year, year));
    }
    return new ResultTable("years", run.title("years"), YEAR, YEARS, rows, List.of());
  }

  private ResultTable.Row row(String key, LocalText label, int first, int to) {
    Slice whole = institutions.whole();
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(years.founded(first, to)));
    cells.add(new Cell.Count(years.founded(Integer.MIN_VALUE, to)));
    cells.add(new Cell.Count(dissolved(first, to)));
    cells.add(new Cell.Count(institutions.count(whole, years.during(first, to), State.VALUE)));
    cells.add(
        first == Integer.MIN_VALUE || to > lastFull()
            ? new Cell.NotEstimable(NOT_A_YEAR)
            : years.pace(whole, first, to));
    return new ResultTable.Row(key, label, LocalText.EMPTY, false, cells);
  }

  private static final LocalText NOT_A_YEAR = LocalText.of("不是一个完整的年度", "Not one full year");

  private int dissolved(int first, int to) {
    Measured dissolved = run.values().values(run.plan().setting("dissolved"));
    int count = 0;
    for (int row = 0; row < dissolved.size(); row++) {
      boolean in = institutions.isMember(row) && dissolved.has(row);
      count += in && dissolved.number(row) >= first && dissolved.number(row) <= to ? 1 : 0;
    }
    return count;
  }

  private ResultTable around() {
    List<ResultTable.Row> rows =
        GroupRows.all(run, run.groups(), institutions.whole(), this::cells);
    return new ResultTable("around", run.title("around"), GROUP, AROUND, rows, List.of(spans()));
  }

  private int lastAfter() {
    return Math.min(event + around - 1, lastFull());
  }

  private List<Cell> cells(Slice slice) {
    List<Cell> cells = new ArrayList<>(span(slice, event - around, event - 1));
    cells.addAll(span(slice, event, lastAfter()));
    cells.add(change(cells.get(2), cells.get(5)));
    return cells;
  }

  /** Three cells; all withheld where fewer than five could have founded one. */
  private List<Cell> span(Slice slice, int first, int to) {
    if (to < first) {
      Cell none = new Cell.NotEstimable(NO_FULL_YEAR);
      return List.of(none, none, none);
    }
    Measured during = years.during(first, to);
    int n = institutions.count(slice, during, State.VALUE);
    if (run.isFew(n)) {
      Cell few = new Cell.Suppressed(Cells.FEW);
      return List.of(few, few, few);
    }
    return List.of(
        new Cell.Count(n),
        new Cell.Count(institutions.countTrue(slice, during)),
        years.pace(slice, first, to));
  }

  private static Cell change(Cell before, Cell after) {
    if (before instanceof Cell.Estimate b && after instanceof Cell.Estimate a) {
      return Cells.number(
          a.value() - b.value(), a.complete() && b.complete(), a.n(), a.population());
    }
    return before instanceof Cell.Estimate ? after : before;
  }

  private LocalText spans() {
    String before = event - around + "—" + (event - 1);
    String after = lastAfter() < event ? "—" : event + "—" + lastAfter();
    return LocalText.of(
        "此前为" + before + "年，此后为" + after + "年（只计到统计时点为止已满的年度）。",
        "Before: "
            + before.replace('—', '–')
            + "; after: "
            + after.replace('—', '–')
            + " (full years up to the reference date only).");
  }

  private List<LocalText> notes() {
    List<LocalText> notes = new ArrayList<>();
    notes.add(
        LocalText.of(
            "已成立的N="
                + associations.weighting().population()
                + "，甲表已答n="
                + associations.weighting().answered()
                + "，其中成立年份不明"
                + years.undated()
                + "所，不进入各年。",
            "N = "
                + associations.weighting().population()
                + " established, n = "
                + associations.weighting().answered()
                + " with form A, of which "
                + years.undated()
                + " of unknown year enter no year."));
    Weights.note(institutions.weighting()).ifPresent(notes::add);
    return notes;
  }

  private LocalText method() {
    LocalText weights = Weights.method();
    return LocalText.of(
        "成立年份取自甲表，只看得到存续至今的科协：早年成立后来撤销的不在其中，各年成立数因此偏低；撤销或停止的另按乙表所填年份列出。"
            + "每100所成立数，是该期内成立的除以期初尚无科协的高校（现有名录，倒推），按年平均，再乘以100；"
            + "已成立而年份不明的、状态不明的不参加计算。本项只作描述，不表示因果。"
            + weights.zh(),
        "Years are those of form A and show survivors only: associations founded early and"
            + " dissolved since are not among them, so early counts are low; dissolved ones stand"
            + " apart by the year given in form B. Foundings per 100 are those of the time divided"
            + " by the institutions of today's register without an association at its start, per"
            + " year, times 100; associations of unknown year and institutions of unknown status"
            + " are left out. The comparison describes and says nothing of causes. "
            + weights.en());
  }
}
