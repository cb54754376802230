package org.orgstatus.analysis.province;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Coverage;
import org.orgstatus.analysis.method.CoverageMethod;
import org.orgstatus.analysis.method.CoverageRates;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.method.Standardized;
import org.orgstatus.analysis.method.UnitForms;
import org.orgstatus.analysis.method.Weights;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.profile.ProfileRow;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultBytes;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.Bounds;
import org.orgstatus.statistics.CoverageGap;
import org.orgstatus.statistics.Target;

/**
 * C11: the pattern of each reporting unit in six scores, what they are made of, its coverage and
 * gap, its difficulties and needs. There is no order of units.
 */
public final class UnitProfiles {

  public static final String SCORES = "scores";
  static final String VALUES = "values";
  private static final String COVERAGE = "coverage";
  private static final String NEEDS = "needs";

  /** Tables that it can give. */
  public static final List<String> TABLES = List.of(SCORES, VALUES, COVERAGE, NEEDS);

  private static final LocalText FEW =
      LocalText.of("不足5个单位，只列出不评分", "Fewer than five; listed without a score");

  private static final List<ResultTable.Column> COVERAGE_COLUMNS =
      List.of(
          Column.of("population"),
          Column.of("answered"),
          Column.of("established"),
          Column.of("rate"),
          Column.of("lower"),
          Column.of("upper"),
          Column.of("class"),
          Column.of("gap"));
  private static final List<ResultTable.Column> NEEDS_COLUMNS =
      List.of(
          Column.texts("difficulties", "主要困难（前三）", "Difficulties, first three"),
          Column.texts("help", "未成立的高校最需要的帮助（前三）", "Help needed by those without, first three"),
          Column.texts("alliance", "省级联盟", "Provincial alliance"));

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final List<ValueLabel> units;
  private final List<Slice> slices;
  private final CoverageRows rows;
  private final CoverageRates rates;
  private final BaseUnits institutions;
  private final BaseUnits associations;
  private final UnitScores scores;
  private final Target target;
  private final UnitForms forms;

  public static List<String> columns(AnalysisPlan plan, String table) {
    return switch (table) {
      case SCORES -> Column.ids(List.of("n"), UnitScores.ALL);
      case VALUES ->
          Column.ids(
              List.of(UnitScores.COVERAGE),
              UnitScores.COMPOSED,
              plan.settings(UnitScores.RESOURCES));
      case COVERAGE -> Column.idsOf(COVERAGE_COLUMNS);
      default -> Column.idsOf(NEEDS_COLUMNS);
    };
  }

  public UnitProfiles(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    Group group = run.groups().get(0);
    String[] codes = run.values().codes(group.variable());
    this.units = group.values();
    this.slices = units.stream().map(v -> Slice.of(codes, v.code())).toList();
    this.rows = new CoverageRows(run, group);
    this.rates = new CoverageRates(run, List.of(plan.setting("rate")));
    this.institutions = rates.units();
    this.associations = run.base(plan.base());
    this.scores = new UnitScores(run, rates, associations, slices);
    this.target = CoverageRates.target(plan);
    this.forms = new UnitForms(run);
  }

  public AnalysisRun.Output output() {
    List<ResultTable> tables =
        Stream.of(
                run.ifShown(SCORES, this::scores),
                run.ifShown(VALUES, this::values),
                run.ifShown(COVERAGE, this::coverage),
                run.ifShown(NEEDS, this::needs))
            .flatMap(t -> t)
            .toList();
    return AnalysisRun.Output.of(associations, method(), notes(), tables);
  }

  // ---- scores

  private ResultTable scores() {
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.counts("n", "甲表已答 n", "With form A, n"));
    for (String score : UnitScores.ALL) {
      LocalText label = UnitScores.label(score);
      columns.add(Column.scores(score, label.zh(), label.en())); // a place, not a rate
    }
    List<ResultTable.Row> lines = new ArrayList<>();
    Measured all = Measured.everywhere(associations.size());
    for (int i = 0; i < units.size(); i++) {
      List<Cell> cells = new ArrayList<>();
      int n = associations.count(slices.get(i), all, Measured.State.VALUE);
      cells.add(new Cell.Count(n));
      for (String score : UnitScores.ALL) {
        cells.add(score(scores.percentiles(score), i, n));
      }
      ValueLabel unit = units.get(i);
      lines.add(new ResultTable.Row(unit.code(), unit.label(), LocalText.EMPTY, false, cells));
    }
    return new ResultTable(
        SCORES, run.title(SCORES), run.groups().get(0).name(), columns, lines, List.of());
  }

  /** A place among the units that have one; exact, whatever it was made of. */
  private static Cell score(double[] percentiles, int unit, int n) {
    return Double.isNaN(percentiles[unit])
        ? new Cell.NotEstimable(FEW)
        : new Cell.Estimate(
            percentiles[unit], Optional.empty(), true, Math.max(1, n), Math.max(1, n));
  }

  // ---- what they are made of

  private ResultTable values() {
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.of(UnitScores.COVERAGE, "rate", UnitScores.label(UnitScores.COVERAGE)));
    List<ProfileMeasure> measures = new ArrayList<>();
    for (String score : UnitScores.COMPOSED) {
      LocalText label = UnitScores.label(score);
      columns.add(Column.scores(score, label.zh() + "（0—100）", label.en() + " (0–100)"));
      measures.add(
          new ProfileMeasure(
              score, label, LocalText.EMPTY, scores.values(score), false, Disclosure.ORDINARY));
    }
    for (String id : plan.settings(UnitScores.RESOURCES)) {
      ProfileMeasure measure =
          ProfileMeasure.of(run, new AnalysisPlan.Row(id, List.of(), Optional.empty()))
              .orElseThrow();
      columns.add(Column.of(id, "median", measure.label()));
      measures.add(measure);
    }
    Standardized plain = new Standardized(associations, run.values(), List.of());
    List<List<Cell>> ofUnits =
        measures.stream()
            .map(m -> new ProfileRow(associations, plain, m, units, slices).groups())
            .toList();
    Map<Integer, BaseUnits> denominators = new HashMap<>();
    Map<Integer, CoverageRows.Answers> answers = new HashMap<>();
    for (int c = 1; c < columns.size(); c++) {
      denominators.put(c, associations);
      Measured measured = measures.get(c - 1).measured();
      answers.put(
          c,
          new CoverageRows.Answers(
              row -> associations.isAnswered(row) && measured.has(row),
              withheld(ofUnits.get(c - 1))));
    }
    CoverageRows.UnitCells cells =
        (unit, in) -> {
          List<Cell> all = new ArrayList<>();
          all.add(rates.coverage(plan.setting("rate"), in).rate());
          int at = indexOf(unit);
          for (int m = 0; m < measures.size(); m++) {
            all.add(at < 0 ? together(plain, measures.get(m), in) : ofUnits.get(m).get(at));
          }
          return all;
        };
    return rows.tableOfUnits(
        VALUES, columns, cells, new CoverageRows.Denominators(institutions, denominators, answers));
  }

  /** Codes of the units whose number is hidden for itself. */
  private Set<String> withheld(List<Cell> ofUnits) {
    Set<String> withheld = new HashSet<>();
    for (int i = 0; i < units.size(); i++) {
      if (ofUnits.get(i) instanceof Cell.Suppressed cell && ResultBytes.isPrimary(cell)) {
        withheld.add(units.get(i).code());
      }
    }
    return withheld;
  }

  private Cell together(Standardized plain, ProfileMeasure measure, boolean[] in) {
    Slice slice = slice(in);
    return new ProfileRow(associations, plain, measure, List.of(), List.of(slice)).groups().get(0);
  }

  private static Slice slice(boolean[] in) {
    return new Slice(in, new boolean[in.length]);
  }

  private int indexOf(String unit) {
    for (int i = 0; i < units.size(); i++) {
      if (units.get(i).code().equals(unit)) {
        return i;
      }
    }
    return -1;
  }

  // ---- coverage and gap

  private ResultTable coverage() {
    return rows.table(
        COVERAGE,
        COVERAGE_COLUMNS,
        this::coverage,
        new CoverageRows.Denominators(institutions, Map.of()));
  }

  private List<Cell> coverage(boolean[] in) {
    Coverage c = rates.coverage(plan.setting("rate"), in);
    Optional<Bounds> bounds = c.bounds();
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(c.population()));
    cells.add(new Cell.Count(c.answered()));
    cells.add(new Cell.Count(c.established()));
    cells.add(c.rate());
    if (bounds.isEmpty()) {
      Cell none = Cells.nobody();
      cells.addAll(List.of(none, none, none, none));
      return cells;
    }
    CoverageGap gap = bounds.get().gap(target);
    cells.add(Cell.Estimate.exact(bounds.get().lower().percent(), c.known(), c.population()));
    cells.add(Cell.Estimate.exact(bounds.get().upper().percent(), c.known(), c.population()));
    cells.add(new Cell.Words(CoverageMethod.reach(bounds.get(), target)));
    cells.add(new Cell.Count(gap.atMost()));
    return cells;
  }

  // ---- difficulties, help, alliance

  private ResultTable needs() {
    Indicator difficulties = run.definitions().indicator(plan.setting("difficulties"));
    Indicator help = run.definitions().indicator(plan.setting("help"));
    BaseUnits without = run.base(plan.setting("help_of"));
    TopCodes hard = new TopCodes(run, difficulties, associations, slices);
    TopCodes wanted = new TopCodes(run, help, without, slices);
    CoverageRows.UnitCells cells =
        (unit, in) -> {
          int at = indexOf(unit);
          Slice slice = slice(in);
          return List.of(
              at < 0 ? hard.of(slice) : hard.of(at, slice),
              at < 0 ? wanted.of(slice) : wanted.of(at, slice),
              alliance(unit));
        };
    return rows.tableOfUnits(
        NEEDS,
        NEEDS_COLUMNS,
        cells,
        new CoverageRows.Denominators(institutions, Map.of(0, associations, 1, without)));
  }

  private static final LocalText NOT_ADDED = LocalText.of("各单位分别填报", "A matter of each unit");
  private static final LocalText UNKNOWN = LocalText.of("丙表未填明", "Form C does not say");

  private Cell alliance(String unit) {
    OptionalInt row = forms.row(unit);
    if (row.isEmpty()) {
      return new Cell.NotEstimable(unit.isEmpty() ? NOT_ADDED : UnitForms.NO_FORM);
    }
    Measured exists = forms.values(plan.setting("alliance"));
    if (!exists.has(row.getAsInt())) {
      return new Cell.NotEstimable(UNKNOWN);
    }
    return exists.isTrue(row.getAsInt()) ? Cells.words("有", "Yes") : Cells.words("无", "No");
  }

  // ---- words

  private List<LocalText> notes() {
    int n = associations.weighting().answered();
    int population = associations.weighting().population();
    return Stream.concat(
            Stream.of(
                LocalText.of(
                    "已成立的N=" + population + "，甲表已答n=" + n + "。",
                    "N = " + population + " established, n = " + n + " with form A.")),
            Weights.note(associations.weighting()).stream())
        .toList();
  }

  private LocalText method() {
    LocalText weights = Weights.method();
    return LocalText.of(
        "六项得分都是该单位在各填报单位中所处的位置：100×(名次−0.5)÷单位数，名次由低到高、相同的取平均，50为正中；"
            + "不合成总分，也不排总名次。覆盖取主口径覆盖率（最佳来源）；机构设置、运行机制、职能任务、工作抓手先把各项指标按取值范围换算成0—100，"
            + "在每个科协内取平均（一半以上的指标已知才算），再取该单位各科协的中位数（加权，第7型）；"
            + "队伍与资源是各项中位数所处位置的平均，再在单位之间定位。背后不足5所的不评分，只列出。"
            + "困难和帮助按选择的比例由高到低取前三，人数过少、可推知个别学校的选项不列。缺口按目标"
            + plan.number("target")
            + "%计，不小于0。"
            + weights.zh(),
        "Each of the six scores is the place of a unit among the reporting units: 100 × (rank −"
            + " 0.5) ÷ number of units, ranks rising, equal ones averaged, 50 the middle. They are"
            + " not added up and there is no overall ranking. Coverage is the headline rate by best"
            + " source. For structure, mechanism, duties and levers each indicator is put on a"
            + " scale from 0 to 100 by its range, averaged within an association (where more than"
            + " half are known), and the median of the unit's associations is taken (weighted, type"
            + " 7). Resources are the mean place by several medians. With fewer than five"
            + " institutions behind it a score is not given. Difficulties and help are the three"
            + " choices named most; choices that would point at single institutions are left out."
            + " The gap is to the target of "
            + plan.number("target")
            + "%, not below 0. "
            + weights.en());
  }
}
