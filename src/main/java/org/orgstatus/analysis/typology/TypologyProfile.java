package org.orgstatus.analysis.typology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.GroupShares;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.typology.TypologyChoice.Division;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.multivariate.Distances;

/**
 * C24: recurring patterns of units, if there are any: types around real cases, what marks them, who
 * belongs to them; and where no division stands, quarters of two axes in their place.
 */
public final class TypologyProfile {

  private static final String CHOICE = "choice";
  private static final String PROFILE = "profile";
  private static final String AXES = "axes";
  private static final String TYPES = "types";

  /** Tables that stand once. */
  public static final List<String> TABLES = List.of(CHOICE, PROFILE, AXES, ResultTable.LIST);

  /** Tables that stand once for each way of grouping. */
  public static final List<String> BY_GROUP = List.of(TYPES);

  static final LocalText NO_TYPES =
      LocalText.of(
          "没有一种分法站得住，不分类型；请看按两个方面分的四分之一组。",
          "No division stands, so there are no types; see the quarters of two axes instead.");
  private static final LocalText TOO_FEW =
      LocalText.of("每类不足10个单位，不分", "Fewer than ten units a type; not divided");

  private static final List<ResultTable.Column> CHOICE_COLUMNS =
      List.of(
          Column.counts("n", "参加分类的 n", "Divided, n"),
          Column.counts("types", "合并小类后的类数", "Types after merging small ones"),
          Column.effects("silhouette", "平均轮廓系数", "Mean silhouette"),
          Column.effects("stability", "最不稳定一类的Jaccard", "Jaccard of the least stable type"),
          Column.percents("smallest", "最小一类占", "Smallest type"),
          Column.effects("tree", "与层次聚类的一致（调整兰德指数）", "Agreement with a tree (adjusted Rand)"),
          Column.texts("verdict", "是否站得住", "Does it stand"));

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final BaseUnits units;
  private final TypologyCases cases;
  private final TypologyChoice.Rule rule;
  private final TypologyChoice choice;
  private final Optional<Distances> distances;
  private final Optional<Division> chosen;
  private final String[] typeOf;

  public static List<String> columns(AnalysisPlan plan, List<Group> groups, String table) {
    return switch (table) {
      case CHOICE -> Column.idsOf(CHOICE_COLUMNS);
      case PROFILE -> Column.idsOf(TypologyMarks.COLUMNS);
      case AXES -> List.of("n", "q1", "q2", "q3", "q4");
      case TYPES ->
          Column.ids(
              List.of("nation"),
              groups.stream().flatMap(g -> g.values().stream()).map(ValueLabel::code).toList());
      default -> Column.ids(List.of("type", "order"), plan.settings("shown"));
    };
  }

  public TypologyProfile(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    this.units = run.base(plan.base());
    this.cases =
        new TypologyCases(run, units, run.definitions().indicator(plan.setting("typology")));
    this.rule =
        new TypologyChoice.Rule(
            plan.number("fewest"),
            plan.number("most"),
            plan.number("silhouette") / 100.0,
            plan.number("stability") / 100.0,
            plan.number("smallest") / 100.0,
            plan.number("draws"),
            plan.number("seed"));
    this.distances = cases.size() == 0 ? Optional.empty() : Optional.of(cases.distances());
    this.choice =
        distances
            .map(d -> TypologyChoice.of(d, rule, run))
            .orElseGet(() -> new TypologyChoice(List.of()));
    this.chosen = choice.chosen();
    this.typeOf = typeOf();
  }

  /** The type of every row; empty where it has none. */
  private String[] typeOf() {
    String[] types = new String[units.size()];
    Arrays.fill(types, "");
    chosen.ifPresent(
        division -> {
          for (int unit = 0; unit < cases.size(); unit++) {
            types[cases.row(unit)] = code(division.types()[unit]);
          }
        });
    return types;
  }

  static String code(int type) {
    return "t" + (type + 1);
  }

  static LocalText name(int type) {
    return LocalText.of("类型" + (type + 1), "Type " + (type + 1));
  }

  public AnalysisRun.Output output() {
    List<ResultTable> tables =
        Stream.of(
                run.ifShown(CHOICE, this::choice),
                run.ifShown(PROFILE, this::marks),
                run.groups().stream().flatMap(g -> run.ifShown(TYPES, g, () -> types(g))),
                run.ifShown(AXES, () -> new TypologyAxes(run, units).table(AXES)),
                run.ifShown(ResultTable.LIST, () -> typical().table()))
            .flatMap(t -> t)
            .toList();
    TypologyWords words =
        new TypologyWords(rule, chosen, units.weighting().answered(), cases.size());
    return AnalysisRun.Output.of(units, words.method(), words.notes(), tables);
  }

  private ResultTable marks() {
    return new TypologyMarks(run, cases).table(PROFILE, chosen, noTypes());
  }

  private TypicalUnits typical() {
    return new TypicalUnits(run, cases, distances, chosen, typeOf);
  }

  private List<LocalText> noTypes() {
    return chosen.isPresent() ? List.of() : List.of(NO_TYPES);
  }

  // ---- which division

  private ResultTable choice() {
    List<ResultTable.Row> rows = new ArrayList<>();
    for (int k = rule.fewest(); k <= rule.most(); k++) {
      int of = k;
      List<Cell> cells =
          choice.divisions().stream()
              .filter(d -> d.k() == of)
              .findFirst()
              .map(this::cells)
              .orElseGet(
                  () -> {
                    Cell none = new Cell.NotEstimable(TOO_FEW);
                    Cell n = new Cell.Count(cases.size());
                    return List.of(n, none, none, none, none, none, new Cell.Words(TOO_FEW));
                  });
      LocalText label = LocalText.of("分成" + k + "类", "Into " + k);
      rows.add(new ResultTable.Row("k" + k, label, LocalText.EMPTY, false, cells));
    }
    return new ResultTable(
        CHOICE, run.title(CHOICE), LocalText.of("分法", "Division"), CHOICE_COLUMNS, rows, noTypes());
  }

  private List<Cell> cells(Division division) {
    int last = division.count() - 1;
    return List.of(
        new Cell.Count(cases.size()),
        new Cell.Count(division.count()),
        number(division.silhouette()),
        number(division.leastStability()),
        number(100.0 * division.size(last) / cases.size()),
        number(division.tree()),
        verdict(division));
  }

  private Cell number(double value) {
    return Cells.number(value, true, cases.size(), cases.size());
  }

  private Cell verdict(Division division) {
    if (chosen.filter(c -> c == division).isPresent()) {
      return Cells.words("站得住，采用", "Stands, and is used");
    }
    if (division.passes()) {
      return Cells.words("站得住", "Stands");
    }
    if (division.count() < rule.fewest()) {
      return Cells.words("合并小类后不足" + rule.fewest() + "类", "Too few types are left");
    }
    return division.silhouette() < rule.silhouette()
        ? Cells.words("各类分不开", "Types do not lie apart")
        : Cells.words("重抽后变样", "Types do not come back");
  }

  // ---- who belongs to them

  private ResultTable types(Group group) {
    List<Slice> slices = run.values().slices(group);
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.of("nation", "rate", CoverageRows.NATION));
    group.values().forEach(v -> columns.add(Column.of(v.code(), "rate", v.label())));
    List<ResultTable.Row> rows = new ArrayList<>();
    int count = chosen.map(Division::count).orElse(0);
    for (int type = 0; type < count; type++) {
      Measured is = Measured.of(typeOf, code(type));
      GroupShares shares = new GroupShares(units, is, slices, Disclosure.SENSITIVE);
      List<Cell> cells = new ArrayList<>();
      cells.add(shares.total());
      cells.addAll(shares.groups());
      rows.add(new ResultTable.Row(code(type), name(type), LocalText.EMPTY, false, cells));
    }
    String id = run.tableId(TYPES, group);
    return new ResultTable(id, run.title(id), LocalText.of("类型", "Type"), columns, rows, noTypes());
  }
}
