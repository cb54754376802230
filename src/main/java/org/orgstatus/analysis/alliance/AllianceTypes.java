package org.orgstatus.analysis.alliance;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.GroupShares;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.method.Weights;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.Setting;
import org.orgstatus.analysis.profile.RankedLevels;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.statistics.Quantile;

/**
 * C20: which kinds of alliances the visits found, how they are rated, and the problems that
 * alliances name beside those of provinces and associations.
 */
public final class AllianceTypes {

  private static final List<ResultTable.Column> TYPES =
      List.of(
          Column.counts("n", "走访的联盟 n", "Visited, n"),
          Column.texts("alliances", "联盟", "Alliances"));

  private static final List<ResultTable.Column> MEASURES =
      List.of(
          Column.counts("n", "联盟数 n", "Alliances, n"),
          Column.percents("alliances", "联盟提到的比例", "Named by alliances"),
          Column.percents("provinces", "省级提到的比例", "Named by provinces"),
          Column.percents("associations", "高校科协提到的比例", "Named by associations"),
          Column.counts("ideas", "其中写了思路措施的联盟", "Of these with written ideas"));

  private static final List<ResultTable.Column> THEMES =
      List.of(
          Column.counts("people", "谈到的人数", "People who spoke of it"),
          Column.counts("alliances", "谈到的联盟", "Alliances where somebody did"),
          Column.counts("visited", "该类型走访的联盟", "Alliances of the type visited"));

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final AllianceCases cases;
  private final VisitEvidence visits;

  public static List<Setting> settings() {
    return List.of(
        Setting.indicatorOf(UnitKind.VISIT, "type", Indicator.Kind.CATEGORY),
        Setting.indicatorOf(UnitKind.VISIT, "ratings", Indicator.Kind.SCORE).several(),
        Setting.indicator("problems", Indicator.Kind.CODES),
        Setting.indicatorOf(UnitKind.REPORTING_UNIT, "of_provinces", Indicator.Kind.CODES),
        Setting.indicatorOf(UnitKind.INSTITUTION, "of_associations", Indicator.Kind.CODES),
        Setting.variable("ideas"));
  }

  public static List<String> columns(AnalysisPlan plan, String table) {
    return switch (table) {
      case "types" -> Column.ids(Column.idsOf(TYPES), plan.settings("ratings"));
      case "themes" -> Column.idsOf(THEMES);
      default -> Column.idsOf(MEASURES);
    };
  }

  public AllianceTypes(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    this.cases = new AllianceCases(run);
    this.visits = new VisitEvidence(run);
  }

  public AnalysisRun.Output output() {
    List<ResultTable> tables =
        Stream.of(
                run.ifShown("types", this::types),
                run.ifShown("themes", this::themes),
                run.ifShown("measures", this::measures))
            .flatMap(t -> t)
            .toList();
    List<LocalText> notes = List.of(Weights.counts(cases.units().weighting()), visits.note());
    return AnalysisRun.Output.of(cases.units(), METHOD, notes, tables);
  }

  private ResultTable types() {
    List<ResultTable.Column> columns = new ArrayList<>(TYPES);
    for (String id : plan.settings("ratings")) {
      LocalText name = run.definitions().indicator(id).title();
      columns.add(
          Column.scores(id, name.zh(), name.en())
              .under(LocalText.of("评定的中位数", "Median of ratings")));
    }
    List<ResultTable.Row> rows =
        run.definitions().indicator(plan.setting("type")).values().stream()
            .map(
                v ->
                    new ResultTable.Row(
                        v.code(), v.label(), LocalText.EMPTY, false, typeCells(v.code())))
            .toList();
    return new ResultTable(
        "types",
        run.title("types"),
        LocalText.of("类型", "Type"),
        columns,
        rows,
        visits.isEmpty() ? List.of(VisitEvidence.NONE) : List.of());
  }

  private List<Cell> typeCells(String type) {
    int ratings = plan.settings("ratings").size();
    if (visits.isEmpty()) {
      return Stream.generate(visits::none).limit(TYPES.size() + ratings).toList();
    }
    int[] own = visited(type);
    boolean open = run.audience() == Audience.PUBLIC;
    if (run.isFew(own.length)) {
      return Stream.<Cell>generate(() -> new Cell.Suppressed(Cells.FEW))
          .limit(TYPES.size() + ratings)
          .toList();
    }
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(own.length));
    cells.add(open || own.length == 0 ? Cells.nobody() : named(own));
    for (String id : plan.settings("ratings")) {
      double[] values =
          IntStream.of(own)
              .mapToDouble(row -> visits.number(id, cases.code(row)))
              .filter(v -> !Double.isNaN(v))
              .toArray();
      cells.add(median(values));
    }
    return cells;
  }

  /** Rows of alliances that were visited and found to be of the type. */
  private int[] visited(String type) {
    String[] types = run.values(UnitKind.VISIT).codes(plan.setting("type"));
    return IntStream.range(0, cases.units().size())
        .filter(
            row -> {
              OptionalInt at = visits.row(cases.code(row));
              return at.isPresent() && types[at.getAsInt()].equals(type);
            })
        .toArray();
  }

  /** What was said at alliances of each type, by code. */
  private ResultTable themes() {
    VisitThemes themes = new VisitThemes(run);
    List<ResultTable.Row> rows = new ArrayList<>();
    if (!themes.isEmpty()) {
      for (ValueLabel type : run.definitions().indicator(plan.setting("type")).values()) {
        Set<String> own =
            IntStream.of(visited(type.code())).mapToObj(cases::code).collect(Collectors.toSet());
        for (ValueLabel code : themes.codes(c -> true)) {
          int people = themes.people(code.code(), own);
          if (people > 0) {
            rows.add(
                new ResultTable.Row(
                    type.code() + "." + code.code(),
                    code.label(),
                    type.label(),
                    false,
                    List.of(
                        run.count(people),
                        run.count(themes.alliances(code.code(), own)),
                        run.count(own.size()))));
          }
        }
      }
    }
    return themes.table(run, LocalText.of("类型与主题", "Type and theme"), THEMES, rows);
  }

  private Cell named(int[] own) {
    return new Cell.Words(
        LocalText.of(
            IntStream.of(own).mapToObj(r -> cases.name(r).zh()).collect(Collectors.joining("、")),
            IntStream.of(own).mapToObj(r -> cases.name(r).en()).collect(Collectors.joining("; "))));
  }

  private static Cell median(double[] values) {
    int n = values.length;
    return n == 0
        ? Cells.nobody()
        : Cells.number(Quantile.type7(values, 0.5).orElseThrow(), true, n, n);
  }

  private ResultTable measures() {
    Indicator problems = run.definitions().indicator(plan.setting("problems"));
    List<ResultTable.Row> rows =
        problems.values().stream()
            .filter(v -> !ProfileMeasure.isNone(v.code()))
            .map(
                v ->
                    new ResultTable.Row(
                        v.code(), v.label(), LocalText.EMPTY, false, measureCells(problems, v)))
            .toList();
    return new ResultTable(
        "measures",
        run.title("measures"),
        LocalText.of("困难", "Problem"),
        MEASURES,
        rows,
        List.of());
  }

  private List<Cell> measureCells(Indicator problems, ValueLabel problem) {
    Measured named =
        ProfileMeasure.chosen(run.values().values(problems.id()), List.of(problem.code()));
    BaseUnits units = cases.units();
    int n = units.count(units.whole(), named, Measured.State.VALUE);
    Cell share = share(problems.id(), run.unit(), problem.code());
    String[] ideas = run.values().codes(plan.setting("ideas"));
    int written =
        (int)
            IntStream.of(cases.answered())
                .filter(row -> named.isTrue(row) && !ideas[row].isEmpty())
                .count();
    return List.of(
        n < AnalysisRun.SHOWN_FROM ? few(n) : new Cell.Count(n),
        share,
        share(plan.setting("of_provinces"), UnitKind.REPORTING_UNIT, problem.code()),
        share(plan.setting("of_associations"), UnitKind.INSTITUTION, problem.code()),
        share instanceof Cell.Estimate ? new Cell.Count(written) : share);
  }

  private static Cell few(int n) {
    return n == 0 ? Cells.noAnswer() : new Cell.Suppressed(Cells.FEW);
  }

  /** The share of a kind of unit that names a problem, under the indicator's own disclosure. */
  private Cell share(String id, UnitKind unit, String code) {
    if (!run.hasUnits(unit)) {
      return new Cell.NotEstimable(RankedLevels.NO_TABLE);
    }
    Indicator indicator = run.definitions().indicator(id);
    if (indicator.values().stream().noneMatch(v -> v.code().equals(code))) {
      return new Cell.NotEstimable(RankedLevels.NOT_ASKED);
    }
    BaseUnits units =
        unit == run.unit() ? cases.units() : run.base(run.definitions().firstBase(unit).id());
    Measured named = ProfileMeasure.chosen(run.values(unit).values(id), List.of(code));
    return new GroupShares(units, named, List.of(), indicator.disclosure()).total();
  }

  private static final LocalText METHOD =
      LocalText.of(
          "类型由两名走访人员商定（戊表），评定为1至5，列中位数。措施一表以联盟提到的困难为行，"
              + "并列省级和高校科协提到同一困难的比例（按选项代码对应），以及提到该困难的联盟中写了思路措施的数；"
              + "困难属意见，少数单位选择的不显示。主题取自已锁定的访谈编码，按人计。由谁做、凭什么证据，由分析人员在结论里写明并引用本表。",
          "Types are those that two field workers agreed on (form E), with the medians of their"
              + " ratings from 1 to 5. In the table of measures rows are problems that alliances"
              + " name, beside the shares of provinces and associations that name the same (matched"
              + " by code), and how many of the alliances concerned wrote down ideas; difficulties"
              + " are opinions, and those of a few units are not shown. Themes come from locked"
              + " coding of interviews, by people. Who should act, and on what evidence, is written"
              + " in the findings, which cite this table.");
}
