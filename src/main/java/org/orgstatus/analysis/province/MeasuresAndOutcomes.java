package org.orgstatus.analysis.province;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.CoverageRates;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.method.Progress;
import org.orgstatus.analysis.method.UnitForms;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.result.ResultTable.Unit;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.CliffsDelta;
import org.orgstatus.statistics.Marked;
import org.orgstatus.statistics.Quantile;
import org.orgstatus.statistics.test.Adjustment;
import org.orgstatus.statistics.test.RankCorrelation;

/** C12: what reporting units do, and which coverage, foundings and contacts go with it. */
public final class MeasuresAndOutcomes {

  private static final String UNITS = "units";
  public static final String WORDS = "words";
  private static final List<String> OUTCOMES =
      List.of("coverage", "standardized", "foundings", "contact");

  /** Tables that it can give. */
  public static final List<String> TABLES = Column.ids(OUTCOMES, List.of(UNITS, WORDS));

  private static final int DRAWS = 9_999;
  private static final LocalText MEASURE = LocalText.of("推动措施", "Measure");
  private static final LocalText NUMBER = LocalText.of("措施项数", "Number of measures");
  private static final LocalText ALTOGETHER = LocalText.of("全部措施", "All measures");
  private static final LocalText NO_GROUPS =
      LocalText.of("按项数，不分有无", "A number, not with or without");
  private static final LocalText NOT_COMPARED =
      LocalText.of("有一组不足10个单位，不比较", "One group has fewer than ten units; not compared");
  private static final LocalText NO_ORDER =
      LocalText.of("数值已知的单位不足10个或没有差别", "Fewer than ten units with a number, or no variation");
  private static final LocalText ALONE = LocalText.of("单独一项检验，不校正", "A single test; not corrected");
  private static final LocalText NOBODY_WROTE = LocalText.of("没有单位填写。", "No unit wrote anything.");

  private static final List<ResultTable.Column> COLUMNS =
      List.of(
          Column.counts("with", "有此措施的单位", "Units with it"),
          Column.counts("without", "没有的单位", "Units without"),
          Column.scores("median_with", "有的单位中位数", "Median with"),
          Column.scores("median_without", "没有的单位中位数", "Median without"),
          Column.scores("difference", "相差", "Difference"),
          Column.effects("delta", "Cliff's delta", "Cliff's delta"),
          Column.of("verdict"),
          Column.effects("rho", "Spearman 等级相关", "Spearman rank correlation"),
          new ResultTable.Column("p", LocalText.of("置换p", "Permutation p"), Unit.EFFECT, 3),
          new ResultTable.Column(
              "holm", LocalText.of("Holm校正后p", "p, Holm-corrected"), Unit.EFFECT, 3));

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final CoverageRows rows;
  private final List<ValueLabel> units;
  private final UnitForms forms;
  private final UnitMeasures measures;
  private final List<UnitOutcome> outcomes;
  private final BaseUnits institutions;

  public static List<String> columns(String table) {
    return switch (table) {
      case UNITS -> Column.ids(List.of("measures"), OUTCOMES);
      case WORDS -> List.of("measures", "coverage", "words");
      default -> Column.idsOf(COLUMNS);
    };
  }

  public MeasuresAndOutcomes(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    Group group = run.groups().get(0);
    this.units = group.values();
    this.rows = new CoverageRows(run, group);
    this.forms = new UnitForms(run);
    this.measures =
        new UnitMeasures(
            forms,
            plan.settings("measures").stream().map(run.definitions()::indicator).toList(),
            plan.number("least"));
    String rate = plan.setting("rate");
    CoverageRates rates = new CoverageRates(run, List.of(rate));
    this.institutions = rates.units();
    Indicator contacted = run.definitions().indicator(plan.setting("contacted"));
    this.outcomes =
        List.of(
            UnitOutcome.coverage(rates, rate),
            UnitOutcome.standardized(run, rates, rate),
            UnitOutcome.foundings(run, institutions, firstYear(), lastYear()),
            UnitOutcome.contact(run, contacted, units, run.values().codes(group.variable())));
  }

  /** The last year that was over at the reference date. */
  private int lastYear() {
    LocalDate date = run.dataset().wave().referenceDate();
    return date.plusDays(1).getYear() > date.getYear() ? date.getYear() : date.getYear() - 1;
  }

  private int firstYear() {
    return lastYear() - plan.number("years") + 1;
  }

  public AnalysisRun.Output output() {
    List<ResultTable> tables = new ArrayList<>();
    Progress.Steps tests = run.steps(outcomes.size() * measures.all().size());
    outcomes.forEach(o -> run.ifShown(o.id(), () -> table(o, tests)).forEach(tables::add));
    run.ifShown(UNITS, this::units).forEach(tables::add);
    run.ifShown(WORDS, this::words).forEach(tables::add);
    return AnalysisRun.Output.of(institutions, method(), notes(), tables);
  }

  private double value(UnitOutcome outcome, ValueLabel unit) {
    return outcome.value().of(rows.unit(unit.code()));
  }

  // ---- one outcome, a measure a row

  /** One measure, or the number of them, over the units. */
  private record Line(String key, LocalText label, LocalText block, boolean total, double[] x) {}

  private ResultTable table(UnitOutcome outcome, Progress.Steps tests) {
    double[] y = units.stream().mapToDouble(u -> value(outcome, u)).toArray();
    List<Line> lines = new ArrayList<>();
    for (Indicator m : measures.all()) {
      lines.add(
          new Line(
              m.id(),
              ProfileMeasure.labelled(m.id(), m.title()),
              LocalText.EMPTY,
              false,
              over(u -> measures.amount(m, u.code()))));
    }
    double[] number = over(u -> measures.number(u.code()));
    List<Optional<RankCorrelation>> each = new ArrayList<>();
    for (Line line : lines) {
      each.add(order(line.x(), y));
      tests.next();
    }
    List<Double> adjusted =
        Adjustment.of(
                Adjustment.Method.HOLM,
                plan.id() + ": " + outcome.id() + " by measure",
                each.stream().flatMap(Optional::stream).map(r -> r.test().p()).toList())
            .adjusted();
    List<ResultTable.Row> table = new ArrayList<>();
    int tested = 0;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      List<Cell> cells = new ArrayList<>(groups(line.x(), y));
      cells.addAll(order(each.get(i)));
      int n = each.get(i).map(r -> r.test().n()).orElse(0);
      cells.add(
          each.get(i).isPresent()
              ? number(adjusted.get(tested++), n)
              : new Cell.NotEstimable(NO_ORDER));
      table.add(new ResultTable.Row(line.key(), line.label(), line.block(), false, cells));
    }
    Cell none = new Cell.NotEstimable(NO_GROUPS);
    List<Cell> cells = new ArrayList<>(List.of(none, none, none, none, none, none, none));
    cells.addAll(order(order(number, y)));
    cells.add(new Cell.NotEstimable(ALONE));
    table.add(new ResultTable.Row("number", NUMBER, ALTOGETHER, true, cells));
    return new ResultTable(
        outcome.id(), run.title(outcome.id()), MEASURE, COLUMNS, table, List.of());
  }

  private double[] over(ToDoubleFunction<ValueLabel> of) {
    return units.stream().mapToDouble(of).toArray();
  }

  /** ρ where ten units have both numbers and these differ. */
  private Optional<RankCorrelation> order(double[] x, double[] y) {
    int[] both =
        IntStream.range(0, x.length)
            .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
            .toArray();
    if (both.length < Marked.STUDY.comparedFrom()) {
      return Optional.empty();
    }
    return RankCorrelation.spearmanPermuted(
            Arrays.stream(both).mapToDouble(i -> x[i]).toArray(),
            Arrays.stream(both).mapToDouble(i -> y[i]).toArray(),
            DRAWS,
            plan.number("seed"))
        .known();
  }

  private List<Cell> order(Optional<RankCorrelation> found) {
    return found
        .map(r -> List.of(number(r.value(), r.test().n()), number(r.test().p(), r.test().n())))
        .orElseGet(() -> List.of(new Cell.NotEstimable(NO_ORDER), new Cell.NotEstimable(NO_ORDER)));
  }

  private Cell number(double value, int n) {
    return Cells.number(value, n == units.size(), n, units.size());
  }

  /** Units with and without, their medians, and how far these differ. */
  private static List<Cell> groups(double[] x, double[] y) {
    int with = (int) DoubleStream.of(x).filter(v -> v > 0).count();
    int without = (int) DoubleStream.of(x).filter(v -> v == 0).count();
    double[] ones = outcomes(x, y, true);
    double[] others = outcomes(x, y, false);
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(with));
    cells.add(new Cell.Count(without));
    cells.add(median(ones, with));
    cells.add(median(others, without));
    Marked.Verdict verdict =
        Marked.STUDY.ofRanks(CliffsDelta.of(ones, others).orElse(0), ones.length, others.length);
    boolean compared =
        verdict != Marked.Verdict.NOT_COMPARED && verdict != Marked.Verdict.SUPPRESSED;
    if (!compared) {
      Cell none = new Cell.NotEstimable(NOT_COMPARED);
      cells.addAll(List.of(none, none, new Cell.Words(NOT_COMPARED)));
      return cells;
    }
    int n = ones.length + others.length;
    boolean complete = n == with + without;
    double difference = middle(ones) - middle(others);
    cells.add(Cells.number(difference, complete, n, with + without));
    cells.add(
        Cells.number(CliffsDelta.of(ones, others).orElseThrow(), complete, n, with + without));
    cells.add(
        verdict == Marked.Verdict.MARKED
            ? Cells.words("明显", "Marked")
            : Cells.words("不明显", "Not marked"));
    return cells;
  }

  private static double[] outcomes(double[] x, double[] y, boolean with) {
    return IntStream.range(0, x.length)
        .filter(i -> (with ? x[i] > 0 : x[i] == 0) && !Double.isNaN(y[i]))
        .mapToDouble(i -> y[i])
        .toArray();
  }

  private static double middle(double[] values) {
    return Quantile.type7(values, 0.5).orElseThrow();
  }

  private static Cell median(double[] values, int population) {
    if (values.length == 0) {
      return population == 0 ? Cells.nobody() : Cells.noAnswer();
    }
    return values.length < Marked.STUDY.shownFrom()
        ? new Cell.Suppressed(Cells.FEW)
        : Cells.number(middle(values), values.length == population, values.length, population);
  }

  // ---- the units

  private ResultTable units() {
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.counts("measures", NUMBER.zh(), NUMBER.en()));
    outcomes.forEach(o -> columns.add(o.column()));
    Map<Integer, BaseUnits> others = new HashMap<>();
    for (int i = 0; i < outcomes.size(); i++) {
      others.put(i + 1, outcomes.get(i).denominator());
    }
    ResultTable whole =
        rows.tableOfUnits(
            UNITS, columns, this::cells, new CoverageRows.Denominators(institutions, others));
    return new ResultTable(
        UNITS, whole.title(), whole.corner(), columns, byRegion(whole.rows()), whole.notes());
  }

  private List<Cell> cells(String unit, boolean[] in) {
    List<Cell> cells = new ArrayList<>();
    cells.add(measures.cell(unit));
    outcomes.forEach(o -> cells.add(o.shown().of(unit, in)));
    return cells;
  }

  /** Units under the heading of their region, regions in their usual order. */
  private List<ResultTable.Row> byRegion(List<ResultTable.Row> all) {
    List<ValueLabel> regions = run.dataset().codebook().variable(FrameColumns.REGION).values();
    Map<String, String> regionOf = new HashMap<>();
    String[] unitOf = run.values().codes(FrameColumns.REPORTING_UNIT);
    String[] codes = run.values().codes(FrameColumns.REGION);
    for (int row = 0; row < unitOf.length; row++) {
      regionOf.putIfAbsent(unitOf[row], codes[row]);
    }
    List<ResultTable.Row> sorted = new ArrayList<>();
    for (ValueLabel region : regions) {
      all.stream()
          .filter(r -> !r.total() && region.code().equals(regionOf.get(r.key())))
          .map(r -> new ResultTable.Row(r.key(), r.label(), region.label(), false, r.cells()))
          .forEach(sorted::add);
    }
    // A unit of whose institutions the frame holds none has no region.
    all.stream().filter(r -> r.total() || !regionOf.containsKey(r.key())).forEach(sorted::add);
    return sorted;
  }

  /** What units say has worked best, those of the widest coverage first. */
  private ResultTable words() {
    UnitOutcome coverage = outcomes.get(0);
    List<ResultTable.Column> columns =
        List.of(
            Column.counts("measures", NUMBER.zh(), NUMBER.en()),
            coverage.column(),
            Column.texts("words", "最有效的措施（原文）", "Most effective measure, in their words"));
    List<ResultTable.Row> said =
        units.stream()
            .filter(u -> measures.words(u.code(), plan.setting("words")).isPresent())
            .sorted(
                Comparator.comparingDouble(
                    u -> {
                      double value = value(coverage, u);
                      return Double.isNaN(value) ? 1 : -value;
                    }))
            .map(u -> new ResultTable.Row(u.code(), u.label(), LocalText.EMPTY, false, said(u)))
            .toList();
    return new ResultTable(
        WORDS,
        run.title(WORDS),
        unitName(),
        columns,
        said,
        said.isEmpty() ? List.of(NOBODY_WROTE) : List.of());
  }

  private List<Cell> said(ValueLabel unit) {
    String text = measures.words(unit.code(), plan.setting("words")).orElseThrow();
    return List.of(
        measures.cell(unit.code()),
        outcomes.get(0).shown().of(unit.code(), rows.unit(unit.code())),
        new Cell.Words(LocalText.same(text)));
  }

  private LocalText unitName() {
    return run.groups().get(0).name();
  }

  // ---- words

  private List<LocalText> notes() {
    int answered = (int) units.stream().filter(u -> forms.row(u.code()).isPresent()).count();
    long counted = units.stream().filter(u -> !Double.isNaN(measures.number(u.code()))).count();
    return List.of(
        LocalText.of(
            "填报单位" + units.size() + "个，交丙表的" + answered + "个，其中" + counted + "个的措施项数可知。",
            units.size()
                + " reporting units, "
                + answered
                + " with form C, of which "
                + counted
                + " have a known number of measures."));
  }

  private LocalText method() {
    String zh = firstYear() == lastYear() ? lastYear() + "年" : firstYear() + "—" + lastYear() + "年";
    String en =
        firstYear() == lastYear()
            ? Integer.toString(lastYear())
            : firstYear() + " to " + lastYear();
    return LocalText.of(
        "单位是填报单位（省、兵团），不是高校。某项措施填“是”或项数、次数、级别大于0的，算“有”，等于0的算“没有”，不清楚的不参加；"
            + "措施项数是有的措施数，已知的不足"
            + plan.number("least")
            + "项的单位不计。覆盖率按最佳来源，状态不明的算未成立；标准化覆盖率是直接标准化到全国构成后的值，先看原值，再看它。"
            + "近年成立数是"
            + zh
            + "平均每年的成立数除以期初尚无科协的高校，乘以100。背后不足5所高校的数值不参加比较。"
            + "两组各取中位数（第7型），效应量是Cliff's delta，|delta|不小于0.28算“明显”；"
            + "不足5个单位的组不显示，不足10个的只列出不比较。等级相关是措施的数量（有无记1、0）与该数值的Spearman系数；"
            + "置换p随机重排"
            + DRAWS
            + "次（随机种子"
            + plan.number("seed")
            + "），双侧，同一张表的各项措施按Holm法校正，项数单独检验。填报单位是全部而不是抽样，p只作参考。"
            + "相关只表示“伴随”：措施多的省也可能本来条件就好。",
        "The units are reporting units, not institutions. A measure counts as taken where the"
            + " answer is yes or the number, count or level is above 0, as not taken at 0; what is"
            + " not known stays out. The number of measures is that of those taken; units of which"
            + " fewer than "
            + plan.number("least")
            + " are known have none. Coverage is by best source, unknown status counting as none;"
            + " standardized coverage is as with the nation's mix, to be read after the raw value."
            + " Recent foundings are those of "
            + en
            + " per year and 100 institutions without an association at the start. Numbers with"
            + " fewer than five institutions behind them take no part. Medians (type 7) of units"
            + " with and without are compared by Cliff's delta, marked from |delta| 0.28; groups of"
            + " fewer than five units are not shown, of fewer than ten not compared. The rank"
            + " correlation is Spearman's between the amount of the measure (yes 1, no 0) and the"
            + " outcome; its p is two-sided over "
            + DRAWS
            + " random orders (seed "
            + plan.number("seed")
            + "), corrected by Holm's method within a table, the number of measures tested alone."
            + " The units are all there are, not a sample: p is a guide only. A correlation means"
            + " \"goes with\": units that do more may have had better conditions to begin with.");
  }
}
