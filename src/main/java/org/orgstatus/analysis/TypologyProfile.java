package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.BaseUnits.Slice;
import org.orgstatus.analysis.Indicator.Input;
import org.orgstatus.analysis.TypologyChoice.Division;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.Quantile;
import org.orgstatus.statistics.multivariate.Distances;

/**
 * C24: recurring patterns of units, if there are any: types around real cases, what marks them, who
 * belongs to them; and where no division stands, quarters of two axes in their place.
 */
final class TypologyProfile {

  private static final String CHOICE = "choice";
  private static final String PROFILE = "profile";
  private static final String AXES = "axes";
  private static final String TYPES = "types";

  /** Tables that stand once. */
  static final List<String> TABLES = List.of(CHOICE, PROFILE, AXES, InstitutionList.TABLE);

  /** Tables that stand once for each way of grouping. */
  static final List<String> BY_GROUP = List.of(TYPES);

  private static final int TYPICAL = 5;
  private static final LocalText NO_TYPES =
      LocalText.of(
          "没有一种分法站得住，不分类型；请看按两个方面分的四分之一组。",
          "No division stands, so there are no types; see the quarters of two axes instead.");
  private static final LocalText TOO_FEW =
      LocalText.of("每类不足10个单位，不分", "Fewer than ten units a type; not divided");
  private static final LocalText ONE_CASE =
      LocalText.of("一所学校的数值，公开版不列", "The number of one institution; not in a public edition");
  private static final LocalText NOT_KNOWN = LocalText.of("该单位此项不明", "Not known of this unit");
  private static final LocalText YES_NO = LocalText.of("是否类指标，看比例", "Yes or no: see the share");
  private static final LocalText A_NUMBER = LocalText.of("数值，看四分位数", "A number: see the quartiles");

  private static final List<ResultTable.Column> CHOICE_COLUMNS =
      List.of(
          Column.counts("n", "参加分类的 n", "Divided, n"),
          Column.counts("types", "合并小类后的类数", "Types after merging small ones"),
          Column.effects("silhouette", "平均轮廓系数", "Mean silhouette"),
          Column.effects("stability", "最不稳定一类的Jaccard", "Jaccard of the least stable type"),
          Column.percents("smallest", "最小一类占", "Smallest type"),
          Column.effects("tree", "与层次聚类的一致（调整兰德指数）", "Agreement with a tree (adjusted Rand)"),
          Column.texts("verdict", "是否站得住", "Does it stand"));
  private static final List<ResultTable.Column> PROFILE_COLUMNS =
      List.of(
          Column.of("n"),
          Column.scores("medoid", "代表（最典型的一所）", "Medoid (the most typical one)"),
          Column.of("lower_quartile"),
          Column.of("median"),
          Column.of("upper_quartile"),
          Column.percents("share", "为“是”的比例", "Share of yes"));

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final BaseUnits units;
  private final TypologyCases cases;
  private final TypologyChoice.Rule rule;
  private final TypologyChoice choice;
  private final Optional<Distances> distances;
  private final Optional<Division> chosen;
  private final String[] typeOf;

  static List<String> columns(AnalysisPlan plan, List<Group> groups, String table) {
    return switch (table) {
      case CHOICE -> Column.idsOf(CHOICE_COLUMNS);
      case PROFILE -> Column.idsOf(PROFILE_COLUMNS);
      case AXES -> List.of("n", "q1", "q2", "q3", "q4");
      case TYPES ->
          Column.ids(
              List.of("nation"),
              groups.stream().flatMap(g -> g.values().stream()).map(ValueLabel::code).toList());
      default -> Column.ids(List.of("type", "order"), plan.settings("shown"));
    };
  }

  TypologyProfile(AnalysisRun run) {
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

  private static String code(int type) {
    return "t" + (type + 1);
  }

  private static LocalText name(int type) {
    return LocalText.of("类型" + (type + 1), "Type " + (type + 1));
  }

  AnalysisRun.Output output() {
    List<ResultTable> tables =
        Stream.of(
                run.ifShown(CHOICE, this::choice),
                run.ifShown(PROFILE, this::profile),
                run.groups().stream().flatMap(g -> run.ifShown(TYPES, g, () -> types(g))),
                run.ifShown(AXES, this::axes),
                run.ifShown(InstitutionList.TABLE, this::list))
            .flatMap(t -> t)
            .toList();
    return AnalysisRun.Output.of(units, method(), notes(), tables);
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

  // ---- what marks the types

  private ResultTable profile() {
    List<ResultTable.Row> rows = new ArrayList<>();
    chosen.ifPresent(
        division -> {
          for (int type = 0; type < division.count(); type++) {
            for (Input input : cases.inputs()) {
              rows.add(row(division, type, input));
            }
          }
        });
    return new ResultTable(
        PROFILE,
        run.title(PROFILE),
        LocalText.of("指标", "Indicator"),
        PROFILE_COLUMNS,
        rows,
        noTypes());
  }

  private ResultTable.Row row(Division division, int type, Input input) {
    String id = input.indicator();
    LocalText label =
        run.definitions()
            .findIndicator(id)
            .map(Indicator::title)
            .or(() -> run.definitions().findIndex(id).map(NormIndex::name))
            .orElseThrow();
    return new ResultTable.Row(
        code(type) + "." + id,
        ProfileMeasure.labelled(id, label),
        block(division, type),
        false,
        cells(division, type, input));
  }

  private LocalText block(Division division, int type) {
    int n = division.size(type);
    long percent = Math.round(100.0 * n / cases.size());
    String stable = String.format(Locale.ROOT, "%.2f", division.stability()[type]);
    return LocalText.of(
        name(type).zh() + "（n=" + n + "，" + percent + "%，稳定性" + stable + "）",
        name(type).en() + " (n = " + n + ", " + percent + " %, stability " + stable + ")");
  }

  private List<Cell> cells(Division division, int type, Input input) {
    Measured values = cases.values(input);
    double[] known =
        IntStream.range(0, cases.size())
            .filter(unit -> division.types()[unit] == type && values.has(cases.row(unit)))
            .mapToDouble(unit -> values.number(cases.row(unit)))
            .toArray();
    int size = division.size(type);
    Cell medoid = medoid(values, cases.row(division.medoids()[type]));
    if (known.length == 0) {
      Cell none = Cells.noAnswer();
      return List.of(new Cell.Count(0), medoid, none, none, none, none);
    }
    Disclosure disclosure =
        run.definitions()
            .findIndicator(input.indicator())
            .map(run::disclosure)
            .orElse(Disclosure.ORDINARY);
    boolean truth = cases.isTruth(input);
    int with = truth ? (int) Arrays.stream(known).filter(v -> v > 0).count() : known.length;
    if (disclosure.rule().hides(known.length, with) || !truth && disclosure.isDominated(known)) {
      Cell hidden = Cells.withheld(known.length, disclosure.rule());
      return List.of(new Cell.Count(known.length), medoid, hidden, hidden, hidden, hidden);
    }
    Cell none = new Cell.NotEstimable(truth ? YES_NO : A_NUMBER);
    DoubleFunction<Cell> at =
        p -> number(Quantile.type7(known, p).orElseThrow(), known.length, size);
    return List.of(
        new Cell.Count(known.length),
        medoid,
        truth ? none : at.apply(0.25),
        truth ? none : at.apply(0.5),
        truth ? none : at.apply(0.75),
        truth ? number(100.0 * with / known.length, known.length, size) : none);
  }

  private static Cell number(double value, int n, int population) {
    return Cells.number(value, n == population, n, population);
  }

  private Cell medoid(Measured values, int row) {
    if (run.audience() != Audience.INTERNAL) {
      return new Cell.Suppressed(ONE_CASE);
    }
    return values.has(row)
        ? Cell.Estimate.exact(values.number(row), 1, 1)
        : new Cell.NotEstimable(NOT_KNOWN);
  }

  // ---- who belongs to them

  private ResultTable types(Group group) {
    String[] codes = run.values().codes(group.variable());
    List<Slice> slices = group.values().stream().map(v -> Slice.of(codes, v.code())).toList();
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

  // ---- quarters of two axes

  private ResultTable axes() {
    Measured across = run.values().values(plan.setting("activity"));
    String[] rowOf = quarters(run.values().values(plan.setting("organization")));
    String[] columnOf = quarters(across);
    List<ValueLabel> labels = quarterLabels(AXIS_OF_ORGANIZATION);
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.of("n"));
    quarterLabels(AXIS_OF_ACTIVITY)
        .forEach(v -> columns.add(Column.of(v.code(), "rate", v.label())));
    List<ResultTable.Row> rows = new ArrayList<>();
    List<Slice> slices = labels.stream().map(v -> Slice.of(rowOf, v.code())).toList();
    List<List<Cell>> cells =
        labels.stream()
            .map(
                v ->
                    new GroupShares(
                            units, Measured.of(columnOf, v.code()), slices, Disclosure.ORDINARY)
                        .groups())
            .toList();
    Measured known = new Measured(units.size());
    for (int row = 0; row < columnOf.length; row++) {
      known.set(row, columnOf[row].isEmpty() ? 0 : 1, "");
    }
    for (int r = 0; r < labels.size(); r++) {
      int at = r;
      List<Cell> line = new ArrayList<>();
      line.add(new Cell.Count(units.countTrue(slices.get(r), known)));
      cells.forEach(column -> line.add(column.get(at)));
      ValueLabel label = labels.get(r);
      rows.add(new ResultTable.Row(label.code(), label.label(), LocalText.EMPTY, false, line));
    }
    return new ResultTable(AXES, run.title(AXES), AXIS_OF_ORGANIZATION, columns, rows, List.of());
  }

  private static final LocalText AXIS_OF_ORGANIZATION = LocalText.of("组织", "Organization");
  private static final LocalText AXIS_OF_ACTIVITY = LocalText.of("活动", "Activity");

  private static List<ValueLabel> quarterLabels(LocalText axis) {
    return List.of(
        quarter("q1", axis, "最低四分之一", "lowest quarter"),
        quarter("q2", axis, "第二个四分之一", "second quarter"),
        quarter("q3", axis, "第三个四分之一", "third quarter"),
        quarter("q4", axis, "最高四分之一", "highest quarter"));
  }

  private static ValueLabel quarter(String code, LocalText axis, String zh, String en) {
    return new ValueLabel(code, LocalText.of(axis.zh() + "：" + zh, axis.en() + ": " + en));
  }

  /** The quarter of each answer; a number on a limit lies in the lower one. */
  private String[] quarters(Measured measured) {
    double[] known = units.answers(units.whole(), measured);
    String[] quarters = new String[units.size()];
    for (int row = 0; row < quarters.length; row++) {
      if (!units.isAnswered(row) || !measured.has(row)) {
        quarters[row] = "";
      } else {
        int above = 1;
        for (double p : new double[] {0.25, 0.5, 0.75}) {
          above += measured.number(row) > Quantile.type7(known, p).orElseThrow() ? 1 : 0;
        }
        quarters[row] = "q" + above;
      }
    }
    return quarters;
  }

  // ---- cases

  /** The medoid of each type and those nearest to it: where to look before types are named. */
  private ResultTable list() {
    int[] order = new int[units.size()];
    chosen.ifPresent(
        division -> {
          for (int type = 0; type < division.count(); type++) {
            int medoid = division.medoids()[type];
            List<Integer> nearest =
                distances.orElseThrow().neighbours(medoid, cases.size() - 1).stream()
                    .filter(typical(division, type))
                    .limit(TYPICAL - 1)
                    .toList();
            order[cases.row(medoid)] = 1;
            for (int i = 0; i < nearest.size(); i++) {
              order[cases.row(nearest.get(i))] = i + 2;
            }
          }
        });
    boolean[] listed = new boolean[order.length];
    for (int row = 0; row < order.length; row++) {
      listed[row] = order[row] > 0;
    }
    InstitutionList list = new InstitutionList(run);
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.texts("type", "类型", "Type"));
    columns.add(Column.counts("order", "典型程度次序（1最典型）", "How typical (1 most)"));
    for (String shown : plan.settings("shown")) {
      columns.add(new ResultTable.Column(shown, list.name(shown), ResultTable.Unit.WORDS, 0));
    }
    return list.table(
        columns,
        listed,
        Comparator.comparing((Integer row) -> typeOf[row]).thenComparing(row -> order[row]),
        row -> {
          List<Cell> cells = new ArrayList<>();
          cells.add(new Cell.Words(name(Integer.parseInt(typeOf[row].substring(1)) - 1)));
          cells.add(new Cell.Count(order[row]));
          plan.settings("shown").forEach(shown -> cells.add(list.value(shown, row)));
          return cells;
        });
  }

  private static Predicate<Integer> typical(Division division, int type) {
    return unit -> division.types()[unit] == type;
  }

  // ---- words

  private List<LocalText> notes() {
    int answered = units.weighting().answered();
    LocalText counts =
        LocalText.of(
            "甲表已答n="
                + answered
                + "，其中"
                + cases.size()
                + "所的各项指标已知得够多，参加分类；其余"
                + (answered - cases.size())
                + "所不分。",
            "n = "
                + answered
                + " with form A, of which "
                + cases.size()
                + " have enough known indicators to be divided; "
                + (answered - cases.size())
                + " are left out.");
    LocalText found =
        chosen
            .map(
                d ->
                    LocalText.of(
                        "分成" + d.count() + "类。类型按大小编号，读过代表和它们的文字答复之后再起名。以后各轮按离本轮哪个代表最近归类。",
                        "Divided into "
                            + d.count()
                            + " types, numbered by size. Name them after reading the medoids and"
                            + " their open texts. In later waves a case goes to the nearest medoid"
                            + " of this one."))
            .orElse(NO_TYPES);
    return List.of(found, counts);
  }

  private LocalText method() {
    return LocalText.of(
        "距离用Gower系数：是否类同或不同，数值按极差，偏斜的先取log(1+x)，缺失的不计，各项等权；已知项数不够的不参加。"
            + "分类用k-中心点法（PAM），k取"
            + rule.fewest()
            + "至"
            + rule.most()
            + "；不足"
            + Math.round(100 * rule.share())
            + "%的小类并入离得最近的类。平均轮廓系数不低于"
            + rule.silhouette()
            + "、每一类重抽"
            + rule.draws()
            + "次的平均Jaccard相似度不低于"
            + rule.stability()
            + "（随机种子"
            + rule.seed()
            + "），才算站得住；站得住的取轮廓系数最高的。与层次聚类（平均连接）的一致只作参考。"
            + "没有站得住的，就说没有明显的类型，改看组织、活动两个方面的四分之一组（第7型，等于界限的归入较低一组）。"
            + "分类不加权；类型在各组的比例加权。"
            + Weights.method().zh(),
        "Distances are Gower's: yes and no are the same or not, numbers differ by their range, skewed"
            + " ones after log(1 + x), missing ones do not count, all with one weight; cases with too"
            + " few known indicators stay out. Types are found by k-medoids (PAM) for k from "
            + rule.fewest()
            + " to "
            + rule.most()
            + "; those of fewer than "
            + Math.round(100 * rule.share())
            + " % are merged into the nearest. A division stands where the mean silhouette is at least "
            + rule.silhouette()
            + " and the mean Jaccard similarity of every type over "
            + rule.draws()
            + " bootstrap samples at least "
            + rule.stability()
            + " (seed "
            + rule.seed()
            + "); of those that stand the one with the highest silhouette is used. The agreement with"
            + " a tree (average linkage) is a guide only. Where none stands there are no distinct"
            + " types, and quarters by organization and activity are shown instead (type 7, a number"
            + " on a limit in the lower one). Cases are divided unweighted; shares of types in groups"
            + " are weighted. "
            + Weights.method().en());
  }
}
