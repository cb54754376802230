package org.orgstatus.analysis.province;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.GroupShares;
import org.orgstatus.analysis.method.InstitutionList;
import org.orgstatus.analysis.method.Weights;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.FrameColumns;

/** C25: which units meet every condition: how many at each step, how many where, and a list. */
public final class Candidates {

  private static final LocalText CONDITION = LocalText.of("条件", "Condition");
  private static final LocalText EVERY = LocalText.of("全部条件", "Every condition");

  private static final List<ResultTable.Column> STEPS =
      List.of(
          Column.counts("n", "甲表已答 n", "With form A, n"),
          Column.counts("met", "具备", "Met"),
          Column.percents("share", "占已答的比例", "Of those that answered"),
          Column.counts("together", "连同以上各条都具备", "Met with all above"));

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final BaseUnits units;
  private final List<boolean[]> conditions;
  private final boolean[] candidates;

  public static List<String> columns(AnalysisPlan plan, String table) {
    List<String> conditions = plan.counts().stream().map(AnalysisPlan.Count::id).toList();
    return switch (table) {
      case "conditions" -> Column.idsOf(STEPS);
      case "units" -> Column.ids(List.of("established", "n"), conditions, List.of("candidates"));
      default -> Column.ids(List.of("type", "level", "score"), plan.settings("shown"));
    };
  }

  public Candidates(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    this.units = run.base(plan.base());
    this.conditions = plan.counts().stream().map(c -> run.values().where(c.where())).toList();
    this.candidates = met(conditions.size());
  }

  /** Answers that meet the first so many conditions. */
  private boolean[] met(int first) {
    boolean[] met = new boolean[units.size()];
    for (int row = 0; row < met.length; row++) {
      int at = row;
      met[row] = units.isAnswered(row) && conditions.stream().limit(first).allMatch(c -> c[at]);
    }
    return met;
  }

  public AnalysisRun.Output output() {
    return AnalysisRun.Output.of(units, method(), notes(), List.of(conditions(), byUnit(), list()));
  }

  private int answered(boolean[] in) {
    int answered = 0;
    for (int row = 0; row < in.length; row++) {
      answered += in[row] && units.isAnswered(row) ? 1 : 0;
    }
    return answered;
  }

  private ResultTable conditions() {
    List<ResultTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      AnalysisPlan.Count condition = plan.counts().get(i);
      rows.add(row(condition.id(), condition.name(), false, conditions.get(i), i + 1));
    }
    rows.add(row("every", EVERY, true, candidates, conditions.size()));
    return new ResultTable(
        "conditions", run.title("conditions"), CONDITION, STEPS, rows, List.of());
  }

  private ResultTable.Row row(
      String key, LocalText label, boolean total, boolean[] meets, int first) {
    Measured measured = new Measured(units.size());
    for (int row = 0; row < meets.length; row++) {
      measured.set(row, meets[row] ? 1 : 0, "");
    }
    Cell share = new GroupShares(units, measured, List.of(), true).total();
    boolean hidden = share instanceof Cell.Suppressed;
    List<Cell> cells =
        List.of(
            new Cell.Count(answered(units.whole().in())),
            hidden ? share : new Cell.Count(units.countTrue(units.whole(), measured)),
            share,
            hidden ? share : new Cell.Count(answered(met(first))));
    return new ResultTable.Row(key, label, LocalText.EMPTY, total, cells);
  }

  private ResultTable byUnit() {
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.of("established"));
    columns.add(Column.counts("n", "甲表已答 n", "With form A, n"));
    plan.counts().forEach(c -> columns.add(Column.of(c.id(), "population", c.name())));
    columns.add(Column.counts("candidates", "全部条件都具备", "Every condition met"));
    return new CoverageRows(run, run.groups().get(0))
        .table("units", columns, this::cells, new CoverageRows.Denominators(units, Map.of()));
  }

  private List<Cell> cells(boolean[] in) {
    int members = 0;
    for (int row = 0; row < in.length; row++) {
      members += in[row] && units.isMember(row) ? 1 : 0;
    }
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(members));
    cells.add(new Cell.Count(answered(in)));
    Stream.concat(conditions.stream(), Stream.of(candidates))
        .forEach(c -> cells.add(new Cell.Count(answered(both(in, c)))));
    return cells;
  }

  private static boolean[] both(boolean[] first, boolean[] second) {
    boolean[] both = first.clone();
    for (int row = 0; row < both.length; row++) {
      both[row] &= second[row];
    }
    return both;
  }

  private ResultTable list() {
    InstitutionList list = new InstitutionList(run);
    Measured score = run.values().values(plan.setting("score"));
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.texts("type", "科类", "Type"));
    columns.add(Column.texts("level", "办学层次", "Level"));
    columns.add(
        new ResultTable.Column(
            "score", list.name(plan.setting("score")), ResultTable.Unit.WORDS, 0));
    for (String shown : plan.settings("shown")) {
      columns.add(new ResultTable.Column(shown, list.name(shown), ResultTable.Unit.WORDS, 0));
    }
    return list.table(
        columns,
        candidates,
        Comparator.comparingDouble((Integer row) -> -(score.has(row) ? score.number(row) : 0)),
        row -> {
          List<Cell> cells = new ArrayList<>();
          cells.add(list.label("inst_type", row));
          cells.add(list.label(FrameColumns.LEVEL, row));
          cells.add(list.value(plan.setting("score"), row));
          plan.settings("shown").forEach(shown -> cells.add(list.value(shown, row)));
          return cells;
        });
  }

  private List<LocalText> notes() {
    boolean[] all = new boolean[units.size()];
    Arrays.fill(all, true);
    int population = units.weighting().population();
    int n = answered(all);
    return List.of(
        LocalText.of(
            "已成立的N=" + population + "，甲表已答n=" + n + "，未答" + (population - n) + "所无从判断，不在候选之内。",
            "N = "
                + population
                + " established, n = "
                + n
                + " with form A; of "
                + (population - n)
                + " without one nothing can be said, so they are no candidates."));
  }

  private LocalText method() {
    LocalText weights = Weights.method();
    return LocalText.of(
        "候选是全部条件都具备的科协；某条情况不明的按不具备计。各条按方案中的先后列出，并给出连同以上各条都具备的数。" + weights.zh(),
        "A candidate meets every condition; one that is unknown counts as not met. Conditions stand"
            + " in the order of the plan, each with the number that meet it and all above. "
            + weights.en());
  }
}
