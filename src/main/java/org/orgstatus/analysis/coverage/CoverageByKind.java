package org.orgstatus.analysis.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Coverage;
import org.orgstatus.analysis.method.CoverageRates;
import org.orgstatus.analysis.method.GroupRows;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.Bounds;
import org.orgstatus.statistics.Suppression;
import org.orgstatus.statistics.model.LogisticModel;

/** C03: which kinds of institutions lag; rates alone, crossed, and adjusted for each other. */
public final class CoverageByKind {

  private static final LocalText GROUP = LocalText.of("分组", "Group");
  private static final LocalText NOT_IN_MODEL = LocalText.of("不在模型之内", "Not part of the model");

  private static final List<ResultTable.Column> GROUPS =
      List.of(
          Column.of("population"),
          Column.of("answered"),
          Column.of("established"),
          Column.percents("rate", "覆盖率", "Coverage"),
          Column.of("lower"),
          Column.of("upper"),
          Column.percents("adjusted", "调整后覆盖率", "Adjusted coverage"));

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final CoverageRates rates;
  private final String rate;
  private final AdjustedRates adjusted;

  public static List<String> columns(AnalysisPlan plan, List<Group> groups, String table) {
    List<ValueLabel> values =
        groups.stream()
            .filter(g -> plan.settings("columns").contains(g.id()))
            .flatMap(g -> g.values().stream())
            .toList();
    return switch (table) {
      case "groups" -> Column.idsOf(GROUPS);
      case "crossed" ->
          Stream.concat(values.stream().map(ValueLabel::code), Stream.of("all")).toList();
      default ->
          values.stream()
              .flatMap(v -> Stream.of(v.code() + ".population", v.code() + ".rate"))
              .toList();
    };
  }

  public CoverageByKind(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    this.rate = plan.setting("rate");
    this.rates = new CoverageRates(run, List.of(rate));
    List<Group> joint =
        Stream.concat(plan.settings("adjust").stream(), Stream.of(plan.setting("place")))
            .map(run.definitions()::group)
            .toList();
    this.adjusted =
        new AdjustedRates(
            rates.units(), rates.established(rate), joint, plan.setting("size"), run.values());
  }

  public AnalysisRun.Output output() {
    return AnalysisRun.Output.of(
        rates.units(), method(), notes(), List.of(groups(), crossed(), cells()));
  }

  private Group group(String setting) {
    return run.definitions().group(plan.setting(setting));
  }

  private boolean[] in(Group group, String code) {
    return Slice.of(run.values().codes(group.variable()), code).in();
  }

  private static boolean[] and(boolean[] first, boolean[] second) {
    boolean[] both = new boolean[first.length];
    for (int row = 0; row < both.length; row++) {
      both[row] = first[row] && second[row];
    }
    return both;
  }

  private ResultTable groups() {
    List<ResultTable.Row> rows = new ArrayList<>();
    boolean[] all = rates.units().whole().in();
    rows.add(GroupRows.nation(row(all, new Cell.NotEstimable(NOT_IN_MODEL))));
    for (Group group : run.groups()) {
      for (ValueLabel value : group.values()) {
        Cell alike =
            adjusted.has(group)
                ? adjusted.rate(group, value.code())
                : new Cell.NotEstimable(NOT_IN_MODEL);
        rows.add(GroupRows.of(group, value, row(in(group, value.code()), alike)));
      }
    }
    return new ResultTable("groups", run.title("groups"), GROUP, GROUPS, rows, List.of());
  }

  private List<Cell> row(boolean[] in, Cell alike) {
    Coverage c = rates.coverage(rate, in);
    if (run.audience() == Audience.PUBLIC && Suppression.Rule.ORDINARY.hides(c.population(), 0)) {
      Cell few = new Cell.Suppressed(Cells.FEW);
      return List.of(few, few, few, few, few, few, few);
    }
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(c.population()));
    cells.add(new Cell.Count(c.answered()));
    cells.add(new Cell.Count(c.established()));
    cells.add(c.rate());
    for (boolean upper : new boolean[] {false, true}) {
      cells.add(
          c.bounds()
              .<Cell>map(b -> Cell.Estimate.exact(bound(b, upper), c.known(), c.population()))
              .orElseGet(Cells::nobody));
    }
    cells.add(alike);
    return cells;
  }

  private static double bound(Bounds bounds, boolean upper) {
    return upper ? bounds.upper().percent() : bounds.lower().percent();
  }

  /** Two groups crossed, with both sums. */
  private ResultTable crossed() {
    Group down = group("rows");
    Group across = group("columns");
    List<boolean[]> lines = slices(down);
    List<boolean[]> columns = slices(across);
    int[][] sizes = new int[lines.size()][columns.size()];
    Coverage[][] found = new Coverage[lines.size()][columns.size()];
    for (int i = 0; i < lines.size(); i++) {
      for (int j = 0; j < columns.size(); j++) {
        found[i][j] = rates.coverage(rate, and(lines.get(i), columns.get(j)));
        sizes[i][j] = found[i][j].population();
      }
    }
    Suppression hidden =
        Suppression.of(sizes, sizes, Suppression.Rule.ORDINARY, Suppression.Sums.BOTH);
    List<ResultTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean total = i == lines.size() - 1;
      List<Cell> cells = new ArrayList<>();
      for (int j = 0; j < columns.size(); j++) {
        boolean hides = run.audience() == Audience.PUBLIC && !hidden.shown(i, j);
        cells.add(hides ? new Cell.Suppressed(reason(hidden.state(i, j))) : found[i][j].rate());
      }
      rows.add(
          new ResultTable.Row(
              total ? "all" : down.values().get(i).code(),
              total ? ALL : down.values().get(i).label(),
              LocalText.EMPTY,
              total,
              cells));
    }
    List<ResultTable.Column> heads = new ArrayList<>();
    across
        .values()
        .forEach(v -> heads.add(Column.of(v.code(), "rate", v.label()).under(across.name())));
    heads.add(Column.of("all", "rate", ALL));
    return new ResultTable("crossed", run.title("crossed"), down.name(), heads, rows, List.of());
  }

  private static final LocalText ALL = LocalText.of("合计", "All");

  private static LocalText reason(Suppression.State state) {
    return state == Suppression.State.PRIMARY ? Cells.FEW : Cells.DERIVABLE;
  }

  /** The values of a group, and last the units that have any of them. */
  private List<boolean[]> slices(Group group) {
    List<boolean[]> slices = new ArrayList<>();
    boolean[] any = new boolean[rates.units().size()];
    for (ValueLabel value : group.values()) {
      boolean[] in = in(group, value.code());
      slices.add(in);
      for (int row = 0; row < any.length; row++) {
        any[row] |= in[row];
      }
    }
    slices.add(any);
    return slices;
  }

  private ResultTable cells() {
    Group down = group("rows");
    Group across = group("columns");
    Group blocks = group("blocks");
    List<ResultTable.Column> heads = new ArrayList<>();
    for (ValueLabel value : across.values()) {
      heads.add(Column.of(value.code() + ".population", "population").under(value.label()));
      heads.add(Column.percents(value.code() + ".rate", "覆盖率", "Coverage").under(value.label()));
    }
    List<ResultTable.Row> rows = new ArrayList<>();
    for (ValueLabel block : blocks.values()) {
      for (ValueLabel line : down.values()) {
        boolean[] in = and(in(blocks, block.code()), in(down, line.code()));
        List<Cell> cells = new ArrayList<>();
        for (ValueLabel value : across.values()) {
          Coverage c = rates.coverage(rate, and(in, in(across, value.code())));
          cells.add(new Cell.Count(c.population()));
          cells.add(c.rate());
        }
        String key = block.code() + "." + line.code();
        rows.add(new ResultTable.Row(key, line.label(), block.label(), false, cells));
      }
    }
    return new ResultTable("cells", run.title("cells"), down.name(), heads, rows, List.of());
  }

  private List<LocalText> notes() {
    Coverage nation = rates.coverage(rate, rates.units().whole().in());
    boolean firth = adjusted.kind().filter(k -> k == LogisticModel.Kind.FIRTH).isPresent();
    List<LocalText> notes = new ArrayList<>();
    notes.add(
        LocalText.of(
            "口径内N="
                + nation.population()
                + "，其中状态不明"
                + nation.unknown()
                + "所，只进入上下限；科类待确认的不在按科类的各行。模型用"
                + adjusted.n()
                + "所已答高校。",
            "N = "
                + nation.population()
                + ", of which the status of "
                + nation.unknown()
                + " is unknown and enters the bounds only; institutions of unconfirmed type are in"
                + " no row by type. The model rests on "
                + adjusted.n()
                + " answers."));
    if (firth) {
      notes.add(
          LocalText.of(
              "有的组合全部成立或全部未成立，模型改用Firth惩罚似然，不加权。",
              "Some combinations have all or none established; the model uses Firth's penalised"
                  + " likelihood, unweighted."));
    }
    return notes;
  }

  private LocalText method() {
    List<Group> joint = plan.settings("adjust").stream().map(run.definitions()::group).toList();
    String zh = String.join("、", joint.stream().map(g -> g.name().zh()).toList());
    String en = String.join(", ", joint.stream().map(g -> g.name().en()).toList());
    return LocalText.of(
        "覆盖率是普查数，不作抽样推断；上下限把状态不明的全部算作已成立、未成立。调整后覆盖率出自对已答高校是否成立的logistic回归，"
            + "自变量为"
            + zh
            + "、科技工作者数的对数和省（固定效应），是假设全部高校都属于该组、其余不变时的平均预测值，"
            + "区间为95%（delta法，logit尺度）。调整后的差别仍是“伴随”，不表示因果。",
        "Coverage is a census figure; nothing is inferred from a sample; the bounds take all of"
            + " unknown status as without, and as with. Adjusted coverage comes from a logistic"
            + " regression of having an association, over the institutions that answered, on "
            + en
            + ", the logarithm of the number of S&T workers and the province (fixed effects): the"
            + " mean predicted share if every institution were of that kind and else as it is, with"
            + " a 95% interval (delta method, logit scale). An adjusted difference still means"
            + " \"goes with\", never \"leads to\".");
  }
}
