package org.orgstatus.analysis.alliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.MeasuredUnit;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.method.Weights;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.Setting;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.statistics.qca.Fit;
import org.orgstatus.statistics.qca.TruthTable;

/**
 * C17: alliances set side by side: what each is, what the visit saw of it, which functions it has
 * on paper and in fact, and which conditions go with a working alliance.
 */
public final class AllianceMatrix {

  /** From so many alliances with a rating on, combinations of conditions are looked at. */
  private static final int LEAST_FOR_TRUTH = 12;

  private static final double CONSISTENT = 0.75;
  private static final double PRI = 0.5;

  /** Folds of the matrix, as plans and tables call them. */
  public static final List<String> BLOCKS =
      List.of("system", "mechanism", "function", "position", "result");

  /** Tables with a row for each alliance. */
  public static final List<String> OF_SINGLE_ONES =
      Column.ids(BLOCKS, List.of("sides", "seen", "said"));

  private static final List<ResultTable.Column> FUNCTIONS =
      List.of(
          Column.counts("n", "两问都答的联盟 n", "Answered both, n"),
          Column.counts("stated", "确定了该职能", "Stated"),
          Column.counts("actual", "实际发挥", "In fact"),
          Column.counts("gap", "确定而未发挥", "Stated, not in fact"),
          Column.counts("extra", "未确定而发挥", "In fact, not stated"),
          Column.percents("stated_share", "确定的比例", "Share stated"),
          Column.percents("actual_share", "发挥的比例", "Share in fact"));

  private static final ResultTable.Column CASES = Column.counts("cases", "联盟数", "Alliances");
  private static final ResultTable.Column GOOD =
      Column.counts("good", "其中评定较好", "Of these rated well");
  private static final ResultTable.Column CONSISTENCY =
      Column.effects("consistency", "一致性", "Consistency");
  private static final ResultTable.Column OUTPUT = Column.texts("output", "结果", "Outcome");

  private static final List<ResultTable.Column> SAID =
      List.of(
          Column.counts("people", "编码的受访者", "People whose words are coded"),
          Column.texts("themes", "谈到的主题（人数）", "Themes (people)"));

  private static final List<ResultTable.Column> REGISTER =
      List.of(
          Column.texts("unit", "登记的填报单位", "Reporting unit in the register"),
          Column.counts("joined", "自报加入的高校", "Institutions that say they are members"));

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final AllianceCases cases;
  private final VisitEvidence visits;

  public static List<Setting> settings() {
    return List.of(
        Setting.indicator("system").several(),
        Setting.indicator("mechanism").several(),
        Setting.indicator("function").several(),
        Setting.indicator("position").several(),
        Setting.indicator("result").several(),
        Setting.indicator("sides").several(),
        Setting.indicatorOf(UnitKind.INSTITUTION, "members", Indicator.Kind.MEDIAN),
        Setting.indicatorOf(UnitKind.VISIT, "seen").several(),
        Setting.indicatorOf(UnitKind.VISIT, "rating", Indicator.Kind.SCORE),
        Setting.number("good", 1, 5),
        Setting.variableOf(UnitKind.VISIT, "graded").several(),
        Setting.variableOf(UnitKind.VISIT, "sorted").several(),
        Setting.indicator("stated", Indicator.Kind.CODES),
        Setting.indicator("actual", Indicator.Kind.CODES));
  }

  public static List<String> columns(AnalysisPlan plan, String table) {
    return switch (table) {
      case "system", "mechanism", "function", "position", "result" -> plan.settings(table);
      case "sides" ->
          Column.ids(
              Column.idsOf(REGISTER),
              plan.settings("sides"),
              MemberRatings.columns(plan.setting("members")));
      case "seen" -> Column.ids(plan.settings("seen"), plan.settings("rating"));
      case "said" -> Column.idsOf(SAID);
      case "agreement" -> Column.idsOf(RaterAgreement.COLUMNS);
      case "functions" -> Column.idsOf(FUNCTIONS);
      default ->
          Column.ids(
              plan.counts().stream().map(AnalysisPlan.Count::id).toList(),
              Column.idsOf(List.of(CASES, GOOD, CONSISTENCY, OUTPUT)));
    };
  }

  public AllianceMatrix(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    this.cases = new AllianceCases(run);
    this.visits = new VisitEvidence(run);
  }

  public AnalysisRun.Output output() {
    List<ResultTable> tables =
        Stream.of(
                BLOCKS.stream().flatMap(block -> run.ifShown(block, () -> matrix(block))),
                run.ifShown("sides", this::sides),
                run.ifShown("seen", this::seen),
                run.ifShown("said", this::said),
                run.ifShown("agreement", this::agreement),
                run.ifShown("functions", this::functions),
                run.ifShown("conditions", this::conditions))
            .flatMap(t -> t)
            .toList();
    List<LocalText> notes = List.of(Weights.counts(cases.units().weighting()), visits.note());
    return AnalysisRun.Output.of(cases.units(), METHOD, notes, tables);
  }

  /** One fold of the matrix: a page wide. */
  private ResultTable matrix(String block) {
    List<ResultTable.Column> columns = plan.settings(block).stream().map(cases::column).toList();
    return cases.table(
        block, columns, row -> columns.stream().map(c -> cases.words(c.id(), row)).toList());
  }

  /** What others than the alliance know of it: the register, the province, its members. */
  private ResultTable sides() {
    MemberRatings members = new MemberRatings(run, plan.setting("members"));
    Map<String, Long> joined = joined();
    List<ResultTable.Column> columns = new ArrayList<>(REGISTER);
    plan.settings("sides").forEach(id -> columns.add(cases.column(id)));
    columns.addAll(members.columns());
    return cases.table(
        "sides",
        columns,
        cases.known(visits),
        row -> {
          List<Cell> cells = new ArrayList<>();
          cells.add(new Cell.Words(reportingUnit(row)));
          cells.add(new Cell.Count(joined.getOrDefault(cases.code(row), 0L)));
          plan.settings("sides").forEach(id -> cells.add(cases.words(id, row)));
          cells.addAll(members.cells(cases.code(row)));
          return cells;
        });
  }

  private LocalText reportingUnit(int row) {
    String code = run.dataset().text(row, FrameColumns.REPORTING_UNIT);
    return run.dataset().codebook().variable(FrameColumns.REPORTING_UNIT).values().stream()
        .filter(v -> v.code().equals(code))
        .findFirst()
        .map(ValueLabel::label)
        .orElseGet(() -> LocalText.same(code));
  }

  /** Institutions that say they are members, by alliance. */
  private Map<String, Long> joined() {
    return run.hasUnits(UnitKind.INSTITUTION)
        ? Stream.of(run.values(UnitKind.INSTITUTION).codes(MeasuredUnit.ALLIANCE.variable()))
            .collect(Collectors.groupingBy(alliance -> alliance, Collectors.counting()))
        : Map.of();
  }

  private ResultTable seen() {
    List<ResultTable.Column> columns = new ArrayList<>();
    Stream.concat(plan.settings("seen").stream(), plan.settings("rating").stream())
        .forEach(id -> columns.add(cases.column(id)));
    return cases.table(
        "seen",
        columns,
        cases.known(visits),
        row -> columns.stream().map(c -> visits.words(c.id(), cases.code(row))).toList());
  }

  /** What was said at each alliance: every theme with the number of people. */
  private ResultTable said() {
    VisitThemes themes = new VisitThemes(run);
    return cases.table(
        "said",
        SAID,
        cases.known(visits),
        row -> {
          String alliance = cases.code(row);
          int people = themes.people(alliance);
          return people == 0
              ? SAID.stream().<Cell>map(c -> new Cell.NotEstimable(VisitThemes.NONE)).toList()
              : List.of(new Cell.Count(people), new Cell.Words(themes.words(alliance)));
        });
  }

  /** Whether the two who visited saw the same before they agreed. */
  private ResultTable agreement() {
    return new ResultTable(
        "agreement",
        run.title("agreement"),
        LocalText.of("评定的题", "Question"),
        RaterAgreement.COLUMNS,
        visits.agreement(plan.settings("graded"), plan.settings("sorted")),
        visits.isEmpty() ? List.of(VisitEvidence.NONE) : List.of());
  }

  private ResultTable functions() {
    Indicator stated = run.definitions().indicator(plan.setting("stated"));
    Measured onPaper = run.values().values(stated.id());
    Measured inFact = run.values().values(plan.setting("actual"));
    int[] both =
        IntStream.of(cases.answered()).filter(row -> onPaper.has(row) && inFact.has(row)).toArray();
    List<ResultTable.Row> rows =
        stated.values().stream()
            .map(
                v ->
                    new ResultTable.Row(
                        v.code(),
                        v.label(),
                        LocalText.EMPTY,
                        false,
                        functionCells(v, onPaper, inFact, both)))
            .toList();
    return new ResultTable(
        "functions",
        run.title("functions"),
        LocalText.of("职能", "Function"),
        FUNCTIONS,
        rows,
        List.of());
  }

  private static List<Cell> functionCells(
      ValueLabel function, Measured onPaper, Measured inFact, int[] both) {
    int n = both.length;
    if (n < AnalysisRun.SHOWN_FROM) {
      Cell none = n == 0 ? Cells.noAnswer() : new Cell.Suppressed(Cells.FEW);
      return FUNCTIONS.stream().map(c -> none).toList();
    }
    Measured says = ProfileMeasure.chosen(onPaper, List.of(function.code()));
    Measured does = ProfileMeasure.chosen(inFact, List.of(function.code()));
    int stated = (int) IntStream.of(both).filter(says::isTrue).count();
    int actual = (int) IntStream.of(both).filter(does::isTrue).count();
    int kept = (int) IntStream.of(both).filter(row -> says.isTrue(row) && does.isTrue(row)).count();
    return List.of(
        new Cell.Count(n),
        new Cell.Count(stated),
        new Cell.Count(actual),
        new Cell.Count(stated - kept),
        new Cell.Count(actual - kept),
        Cells.number(100.0 * stated / n, true, n, n),
        Cells.number(100.0 * actual / n, true, n, n));
  }

  /** Every combination of the plan's conditions that occurs, with the outcome it goes with. */
  private ResultTable conditions() {
    int[] rated =
        IntStream.of(cases.answered()).filter(row -> !Double.isNaN(rating(row))).toArray();
    List<ResultTable.Column> columns = new ArrayList<>();
    plan.counts()
        .forEach(
            c -> columns.add(new ResultTable.Column(c.id(), c.name(), ResultTable.Unit.WORDS, 0)));
    columns.addAll(List.of(CASES, GOOD, CONSISTENCY, OUTPUT));
    boolean enough = rated.length >= LEAST_FOR_TRUTH && !plan.counts().isEmpty();
    return new ResultTable(
        "conditions",
        run.title("conditions"),
        LocalText.of("条件组合", "Combination"),
        columns,
        enough ? combinations(rated) : List.of(),
        enough ? List.of() : List.of(notEnough(rated.length)));
  }

  private LocalText notEnough(int rated) {
    String zh = rated == 0 ? "尚无走访材料。" : "";
    String en = rated == 0 ? "No visit evidence yet. " : "";
    return LocalText.of(
        zh + "有走访评定的联盟达到" + LEAST_FOR_TRUTH + "个才看条件组合，现有" + rated + "个。",
        en
            + "Combinations of conditions are shown once at least "
            + LEAST_FOR_TRUTH
            + " alliances have been rated on a visit; so far there are "
            + rated
            + ".");
  }

  private double rating(int row) {
    return visits.number(plan.setting("rating"), cases.code(row));
  }

  private List<ResultTable.Row> combinations(int[] rated) {
    int conditions = plan.counts().size();
    double[][] memberships = new double[rated.length][conditions];
    double[] outcome = new double[rated.length];
    for (int c = 0; c < conditions; c++) {
      boolean[] met = run.values().where(plan.counts().get(c).where());
      for (int i = 0; i < rated.length; i++) {
        memberships[i][c] = met[rated[i]] ? 1 : 0;
      }
    }
    for (int i = 0; i < rated.length; i++) {
      outcome[i] = rating(rated[i]) >= plan.number("good") ? 1 : 0;
    }
    List<ResultTable.Row> rows = new ArrayList<>();
    for (TruthTable.Row row : TruthTable.of(memberships, outcome, CONSISTENT, PRI, 1).rows()) {
      if (!row.cases().isEmpty()) {
        rows.add(combination(row, conditions, rated, outcome));
      }
    }
    return rows;
  }

  private ResultTable.Row combination(
      TruthTable.Row row, int conditions, int[] rated, double[] outcome) {
    List<Cell> cells = new ArrayList<>();
    String bits = "";
    for (int c = 0; c < conditions; c++) {
      boolean met = (row.number() >> (conditions - 1 - c) & 1) == 1;
      bits += met ? "1" : "0";
      cells.add(met ? Cells.words("是", "Yes") : Cells.words("否", "No"));
    }
    int n = row.cases().size();
    int good = (int) row.cases().stream().filter(i -> outcome[i] == 1).count();
    if (run.audience() == Audience.PUBLIC && n < AnalysisRun.SHOWN_FROM) {
      Cell few = new Cell.Suppressed(Cells.FEW);
      cells.addAll(List.of(few, few, few, few));
    } else {
      cells.add(new Cell.Count(n));
      cells.add(new Cell.Count(good));
      cells.add(
          row.fit()
              .map(Fit::consistency)
              .<Cell>map(v -> Cells.number(v, true, n, n))
              .orElseGet(Cells::nobody));
      cells.add(output(row.output()));
    }
    LocalText label =
        run.audience() == Audience.PUBLIC
            ? LocalText.same(bits)
            : LocalText.same(
                row.cases().stream()
                    .map(i -> cases.name(rated[i]).zh())
                    .collect(Collectors.joining("、")));
    return new ResultTable.Row(bits, label, LocalText.EMPTY, false, cells);
  }

  private static Cell output(TruthTable.Output output) {
    return switch (output) {
      case PRESENT -> Cells.words("评定较好", "Rated well");
      case ABSENT -> Cells.words("评定一般或较差", "Not rated well");
      case CONTRADICTION -> Cells.words("不一致", "Mixed");
      case REMAINDER -> Cells.words("没有案例", "No case");
    };
  }

  private static final LocalText METHOD =
      LocalText.of(
          "逐个联盟对照：行是联盟，列是丁表所填的体制、机制、职能、地位和成效；旁边是登记册、省级科协（丙表）和成员高校所说（评价的成员不足5个不显示），以及走访时看到的凭据"
              + "（1没有、2只有口头说明、3有不完整的材料、4有完整材料，以戊表的选项为准）和总体评定（1至5）。不作检验。"
              + "职能一表比较确定的与实际发挥的。条件组合（真值表）：有走访评定的联盟达到12个才看；"
              + "组合内评定较好的比例不低于0.75算“评定较好”，评定不好的比例不低于0.75算“一般或较差”，其余为“不一致”。",
          "Alliances one by one: rows are alliances, columns what form D says of system, mechanism,"
              + " function, position and result; beside it what the register, the province (form C)"
              + " and the members say (ratings from five members on), and what the visit saw (1"
              + " nothing to 4 complete, as form E grades it) and its overall rating (1 to 5)."
              + " Nothing is tested. Functions stated are set against those in fact. Combinations"
              + " of conditions (a truth table) are looked at from twelve alliances with a rating"
              + " on: a combination goes with a good rating if at least 0.75 of its alliances have"
              + " one, with none if at least 0.75 have none, and is mixed otherwise.");
}
