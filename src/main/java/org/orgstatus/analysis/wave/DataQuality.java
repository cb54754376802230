package org.orgstatus.analysis.wave;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Base;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Coverage;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.GroupRows;
import org.orgstatus.analysis.method.GroupShares;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.Setting;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.statistics.Quantile;

/**
 * C27: how far the data can be relied on: who answered, form by form, which items are not known,
 * and whether institutions and provinces say the same.
 */
public final class DataQuality {

  private static final LocalText GROUP = LocalText.of("分组", "Group");
  private static final LocalText NO_TIME = LocalText.of("没有用时记录", "No time was recorded");
  private static final LocalText FORM = LocalText.of("应答的单位", "Who should answer");

  private static final List<ResultTable.Column> RESPONSE =
      List.of(
          Column.of("population"),
          Column.of("answered"),
          Column.of("response"),
          Column.counts("roster", "未答，状态取自省级名单", "No answer; status from the roster"),
          Column.counts("unknown", "状态不明", "Status unknown"));

  private static final ResultTable.Column WRONG =
      Column.percents("registry", "登记信息有误", "Registry information wrong");

  private static final List<ResultTable.Column> FORMS =
      List.of(
          Column.counts("population", "应答 N", "Asked, N"),
          Column.counts("answered", "已答 n", "Answered n"),
          Column.of("response"),
          Column.counts("items", "题目数", "Items"),
          Column.percents("filled", "问到的题目中有答案的", "Items asked that have an answer"));

  private static final List<ResultTable.Column> EFFORT =
      List.of(
          Column.counts("answered", "已答 n", "Answered n"),
          Column.counts("timed", "知道用时的 n", "Of known time, n"),
          Column.scores("lower_quartile", "用时下四分位数（分钟）", "Minutes, lower quartile"),
          Column.scores("median", "用时中位数（分钟）", "Minutes, median"),
          Column.scores("upper_quartile", "用时上四分位数（分钟）", "Minutes, upper quartile"),
          Column.percents("fast", "过快的", "Too fast"),
          Column.counts("explained", "作了说明的软校验", "Soft checks explained"),
          Column.percents("explaining", "作过说明的单位", "Units that explained one"));

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final BaseUnits units;
  private final String[] rosters;
  private final Measured status;

  public static List<String> columns(AnalysisPlan plan, List<Group> groups, String table) {
    return switch (table) {
      case "response" -> Column.idsOf(RESPONSE);
      case "groups" -> Column.ids(Column.idsOf(RESPONSE), List.of(WRONG.id()));
      case "forms" -> Column.idsOf(FORMS);
      case "effort" -> Column.idsOf(EFFORT);
      case "items" -> UnknownItems.columns(groups);
      default -> RosterAgreement.columns();
    };
  }

  public static List<Setting> settings() {
    return List.of(
        Setting.indicator("established", Indicator.Kind.RATE),
        Setting.indicator("registry", Indicator.Kind.BINARY),
        Setting.base("forms").several(),
        Setting.number("fast", 1, 240),
        Setting.percent("list_from"),
        Setting.percent("limit"),
        Setting.variable("own"),
        Setting.codeOf("own_yes", "own"),
        Setting.variable("roster"),
        Setting.codeOf("roster_yes", "roster"));
  }

  public DataQuality(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    this.units = run.base(plan.base());
    this.status = run.values().values(plan.setting("established"));
    this.rosters = run.values().codes(FrameColumns.IMPUTED);
  }

  public AnalysisRun.Output output() {
    UnknownItems items = new UnknownItems(run);
    List<ResultTable> tables =
        Stream.of(
                run.ifShown("response", this::response),
                run.ifShown("groups", this::groups),
                run.ifShown("forms", this::forms),
                run.ifShown("effort", this::effort),
                run.ifShown("items", items::table),
                run.ifShown("agreement", () -> new RosterAgreement(run, units).table()))
            .flatMap(t -> t)
            .toList();
    return AnalysisRun.Output.of(units, method(), items.notes(), tables);
  }

  private ResultTable response() {
    return new CoverageRows(run, run.groups().get(0))
        .table("response", RESPONSE, this::cells, new CoverageRows.Denominators(units, Map.of()));
  }

  private List<Cell> cells(boolean[] in) {
    Coverage counts = Coverage.of(units, status, in);
    int roster = 0;
    for (int row = 0; row < in.length; row++) {
      boolean counted = in[row] && units.isMember(row);
      roster += counted && rosters[row].equals(FrameColumns.FROM_ROSTER) ? 1 : 0;
    }
    return List.of(
        new Cell.Count(counts.population()),
        new Cell.Count(counts.answered()),
        counts.response(),
        new Cell.Count(roster),
        new Cell.Count(counts.unknown()));
  }

  private ResultTable groups() {
    Measured wrong = run.values().values(plan.setting("registry"));
    List<ResultTable.Row> rows = new ArrayList<>();
    List<Cell> nation = new ArrayList<>(cells(units.whole().in()));
    nation.add(new GroupShares(units, wrong, List.of(), false).total());
    rows.add(GroupRows.nation(nation));
    for (Group group : run.groups().stream().skip(1).toList()) {
      List<Slice> slices = run.values().slices(group);
      List<Cell> shares = new GroupShares(units, wrong, slices, false).groups();
      for (int i = 0; i < slices.size(); i++) {
        ValueLabel value = group.values().get(i);
        List<Cell> cells = new ArrayList<>(shown(cells(slices.get(i).in())));
        cells.add(shares.get(i));
        rows.add(GroupRows.of(group, value, cells));
      }
    }
    List<ResultTable.Column> columns = Stream.concat(RESPONSE.stream(), Stream.of(WRONG)).toList();
    return new ResultTable("groups", run.title("groups"), GROUP, columns, rows, List.of());
  }

  private static Cell response(int n, int population) {
    return population == 0
        ? Cells.nobody()
        : Cells.number(100.0 * n / population, n == population, n, population);
  }

  /** In public editions a group of one to four institutions is not shown. */
  private List<Cell> shown(List<Cell> cells) {
    boolean few = run.isFew(((Cell.Count) cells.get(0)).count());
    return few ? cells.stream().<Cell>map(c -> new Cell.Suppressed(Cells.FEW)).toList() : cells;
  }

  private ResultTable forms() {
    List<ResultTable.Row> rows = bases().stream().map(this::formRow).toList();
    return new ResultTable("forms", run.title("forms"), FORM, FORMS, rows, List.of());
  }

  private ResultTable effort() {
    List<ResultTable.Row> rows =
        bases().stream()
            .map(
                base ->
                    new ResultTable.Row(
                        base.id(),
                        base.name().asHeading(),
                        LocalText.EMPTY,
                        false,
                        effortCells(base)))
            .toList();
    return new ResultTable("effort", run.title("effort"), FORM, EFFORT, rows, List.of());
  }

  private List<Cell> effortCells(Base base) {
    BaseUnits own = run.base(base.id());
    Dataset dataset = run.values(base.unit()).dataset();
    // A lock from before these columns were kept has none of them.
    boolean kept = dataset.codebook().find(FrameColumns.MINUTES).isPresent();
    int[] rows = IntStream.range(0, own.size()).filter(own::isAnswered).toArray();
    int n = rows.length;
    double[] minutes =
        kept
            ? IntStream.of(rows)
                .mapToDouble(row -> dataset.number(row, FrameColumns.MINUTES))
                .filter(m -> !Double.isNaN(m))
                .toArray()
            : new double[0];
    List<Cell> cells = new ArrayList<>();
    cells.add(counted(n));
    cells.add(counted(minutes.length));
    DoubleStream.of(0.25, 0.5, 0.75).forEach(p -> cells.add(quartile(minutes, p)));
    long fast = DoubleStream.of(minutes).filter(m -> m < plan.number("fast")).count();
    cells.add(of(fast, minutes.length));
    double[] explained =
        kept
            ? IntStream.of(rows)
                .mapToDouble(row -> dataset.number(row, FrameColumns.EXPLAINED))
                .filter(e -> !Double.isNaN(e))
                .toArray()
            : new double[0];
    cells.add(explained(explained));
    cells.add(of(DoubleStream.of(explained).filter(e -> e > 0).count(), explained.length));
    return cells;
  }

  private Cell counted(int n) {
    return run.isFew(n) ? new Cell.Suppressed(Cells.FEW) : new Cell.Count(n);
  }

  private Cell explained(double[] each) {
    if (each.length == 0) {
      return Cells.noAnswer();
    }
    return run.isFew(each.length)
        ? new Cell.Suppressed(Cells.FEW)
        : new Cell.Count(Math.round(DoubleStream.of(each).sum()));
  }

  private static Cell quartile(double[] minutes, double p) {
    int n = minutes.length;
    if (n < 5) {
      return n == 0 ? new Cell.NotEstimable(NO_TIME) : new Cell.Suppressed(Cells.FEW);
    }
    return Cells.number(Quantile.type7(minutes, p).orElseThrow(), true, n, n);
  }

  private static Cell of(long count, int n) {
    if (n < 5) {
      return n == 0 ? new Cell.NotEstimable(NO_TIME) : new Cell.Suppressed(Cells.FEW);
    }
    return Cells.number(100.0 * count / n, true, n, n);
  }

  /** The plan's bases of institutions, and of every other kind of unit that the wave asks. */
  private List<Base> bases() {
    List<Base> bases = new ArrayList<>();
    plan.settings("forms").forEach(id -> bases.add(run.definitions().base(id)));
    for (UnitKind unit : UnitKind.values()) {
      if (unit != run.unit() && run.hasUnits(unit)) {
        bases.add(run.definitions().firstBase(unit));
      }
    }
    return bases;
  }

  private ResultTable.Row formRow(Base base) {
    BaseUnits own = run.base(base.id());
    Measured all = Measured.everywhere(own.size());
    int population = own.population(own.whole(), all);
    int n = own.count(own.whole(), all, Measured.State.VALUE);
    AskedItems asked = AskedItems.of(run.values(base.unit()).dataset(), own);
    Cell few = new Cell.Suppressed(Cells.FEW);
    boolean hides = run.isFew(n) || run.isFew(population);
    List<Cell> cells =
        List.of(
            new Cell.Count(population),
            hides ? few : new Cell.Count(n),
            hides ? few : response(n, population),
            new Cell.Count(asked.items()),
            hides ? few : asked.filled(n));
    return new ResultTable.Row(base.id(), base.name().asHeading(), LocalText.EMPTY, false, cells);
  }

  private LocalText method() {
    return LocalText.of(
        "回收率是已答的除以名录内全部（AAPOR的RR1：名录内每个单位都算应答，是最低的一种回收率）。"
            + "各表：已答n是交来该表的单位，题目数是其中至少有一个单位被问到的题目，有答案的比例是全部被问到的题次中有值的。"
            + "题目的“不掌握”（−88）、“不清楚”和未填，按被问到的单位计算，不加权；循环题有一行如此即算。"
            + "“不掌握”与“不清楚”合计超过"
            + plan.setting("limit")
            + "%的题目，不用于组间比较。"
            + "用时是在网上填报页面上停留的时间，间断10分钟以上的不计；纸质和工作簿填报的不知道用时；不足"
            + plan.setting("fast")
            + "分钟的算过快。软校验是填报人看到提示后作了说明、仍照原样提交的。"
            + "一致程度只看本校自填与省级名单都有的高校：一致率，以及扣除偶然一致后的Cohen kappa。",
        "Response is those that answered divided by all of the register (AAPOR RR1: every unit of"
            + " the register counts as eligible, which gives the lowest of the rates). By form: n"
            + " is the units that sent it, items are those that at least one of them was asked, and"
            + " the share that has an answer is of all times that an item was asked. Not available"
            + " (−88), don't know and not answered are shares of the units asked, unweighted; in a"
            + " repeat one such row counts. An item of which more than "
            + plan.setting("limit")
            + "% are not available or not known is not used to compare groups. Time is that spent"
            + " on the form's pages, pauses of more than ten minutes left out; it is not known for"
            + " paper and workbooks; less than "
            + plan.setting("fast")
            + " minutes is too fast. Soft checks are those that were explained and sent as they"
            + " were. Agreement is over institutions of which both their own answer and the"
            + " provincial roster are known: the share that agrees, and Cohen's kappa beyond"
            + " chance.");
  }
}
