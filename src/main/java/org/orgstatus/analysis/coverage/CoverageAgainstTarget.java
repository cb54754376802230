package org.orgstatus.analysis.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Coverage;
import org.orgstatus.analysis.method.CoverageMethod;
import org.orgstatus.analysis.method.CoverageRates;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.GroupRows;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.Bounds;
import org.orgstatus.statistics.CoverageGap;
import org.orgstatus.statistics.Share;
import org.orgstatus.statistics.Target;

/** C01: a rate by reporting unit against a target. */
public final class CoverageAgainstTarget {

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final Target target;
  private final Group group;
  private final List<String> rates;
  private final CoverageRates coverage;
  private final String response;
  private final Map<String, boolean[]> counts = new LinkedHashMap<>();
  private final CoverageRows rows;

  private static final List<String> COLUMNS =
      List.of(
          "population",
          "answered",
          "response",
          "established",
          "rate",
          "lower",
          "upper",
          "class",
          "gap",
          "gap_least",
          "of_known",
          "unconfirmed",
          "unknown");

  public static List<String> columns(AnalysisPlan plan, String table) {
    List<String> counts = plan.counts().stream().map(AnalysisPlan.Count::id).toList();
    List<String> beside = plan.settings("beside");
    return switch (table) {
      case "coverage" -> Column.ids(COLUMNS, counts, beside);
      case "summary" ->
          List.of(
              "population",
              "established",
              "rate",
              "gap",
              "gap_sum",
              "units",
              "reached",
              "not_reached",
              "open",
              "reached_share");
      case "denominators" -> CoverageRates.columns(Column.ids(plan.settings("rate"), beside));
      case "status" -> Column.ids(List.of("population", "established"), counts, List.of("unknown"));
      default -> List.of("population", "answered", "response");
    };
  }

  public CoverageAgainstTarget(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    this.group = run.groups().get(0);
    this.target = CoverageRates.target(plan);
    this.rates = Column.ids(plan.settings("rate"), plan.settings("beside"));
    this.coverage = new CoverageRates(run, rates);
    this.response = plan.setting("response");
    plan.counts().forEach(c -> counts.put(c.id(), run.values().where(c.where())));
    this.rows = new CoverageRows(run, group);
  }

  public AnalysisRun.Output output() {
    Coverage nation = coverage(rates.get(0), rows.nation());
    BaseUnits base = units(rates.get(0));
    return new AnalysisRun.Output(
        List.of(
            coverageTable(),
            summary(),
            coverage.sideBySide("denominators", rows),
            status(),
            responses()),
        new CoverageMethod(target, plan).text(),
        notes(nation),
        base.base().name(),
        base.base().denominator(),
        nation.population(),
        nation.answered());
  }

  private BaseUnits units(String rate) {
    return coverage.units(rate);
  }

  private Coverage coverage(String rate, boolean[] in) {
    return coverage.coverage(rate, in);
  }

  private ResultTable coverageTable() {
    List<ResultTable.Column> columns = new ArrayList<>();
    for (String id : columns(plan, "coverage")) {
      columns.add(column(id));
    }
    return rows.table(
        "coverage",
        columns,
        in -> coverageCells(in),
        new CoverageRows.Denominators(units(rates.get(0)), beside(columns)));
  }

  /** Which columns have another denominator than the headline. */
  private Map<Integer, BaseUnits> beside(List<ResultTable.Column> columns) {
    Map<Integer, BaseUnits> beside = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (rates.contains(columns.get(i).id())) {
        beside.put(i, units(columns.get(i).id()));
      }
    }
    return beside;
  }

  private ResultTable.Column column(String id) {
    if (rates.contains(id)) {
      return Column.of(id, "rate", coverage.label(id));
    }
    if (id.equals("rate")) {
      return Column.of(id, "rate", coverage.label(rates.get(0)));
    }
    return plan.counts().stream()
        .filter(c -> c.id().equals(id))
        .findFirst()
        .map(c -> Column.of(id, "population", c.name()))
        .orElseGet(() -> Column.of(id));
  }

  private List<Cell> coverageCells(boolean[] in) {
    Coverage c = coverage(rates.get(0), in);
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(c.population()));
    cells.add(new Cell.Count(c.answered()));
    cells.add(c.response());
    cells.add(new Cell.Count(c.established()));
    cells.add(c.rate());
    c.bounds()
        .ifPresentOrElse(
            b -> bounded(c, b, cells),
            () -> {
              for (int i = 0; i < 6; i++) {
                cells.add(Cells.nobody());
              }
            });
    cells.add(new Cell.Count(c.unconfirmed()));
    cells.add(new Cell.Count(c.unknown()));
    counts.values().forEach(where -> cells.add(new Cell.Count(counted(where, in))));
    rates.stream().skip(1).forEach(rate -> cells.add(coverage(rate, in).rate()));
    return cells;
  }

  private void bounded(Coverage c, Bounds bounds, List<Cell> cells) {
    int n = c.known();
    cells.add(Cell.Estimate.exact(bounds.lower().percent(), n, c.population()));
    cells.add(Cell.Estimate.exact(bounds.upper().percent(), n, c.population()));
    cells.add(new Cell.Words(CoverageMethod.reach(bounds, target)));
    CoverageGap gap = bounds.gap(target);
    cells.add(new Cell.Count(gap.atMost()));
    cells.add(new Cell.Count(gap.atLeast()));
    cells.add(
        bounds
            .ofKnown()
            .<Cell>map(s -> Cells.number(s.percent(), c.unknown() == 0, n, c.population()))
            .orElseGet(Cells::noAnswer));
  }

  private long counted(boolean[] where, boolean[] in) {
    BaseUnits units = units(rates.get(0));
    long count = 0;
    for (int row = 0; row < in.length; row++) {
      count += in[row] && where[row] && units.isMember(row) ? 1 : 0;
    }
    return count;
  }

  private List<Bounds> unitBounds() {
    List<Bounds> all = new ArrayList<>();
    for (ValueLabel unit : group.values()) {
      coverage(rates.get(0), rows.unit(unit.code())).bounds().ifPresent(all::add);
    }
    return all;
  }

  private long reach(List<Bounds> units, Bounds.Reach reach) {
    return units.stream().filter(b -> b.reach(target) == reach).count();
  }

  private ResultTable summary() {
    Coverage nation = coverage(rates.get(0), rows.nation());
    List<Bounds> units = unitBounds();
    long reached = reach(units, Bounds.Reach.REACHED);
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(nation.population()));
    cells.add(new Cell.Count(nation.established()));
    cells.add(nation.rate());
    cells.add(
        nation
            .bounds()
            .<Cell>map(b -> new Cell.Count(b.gap(target).atMost()))
            .orElseGet(Cells::nobody));
    cells.add(new Cell.Count(gapSum(units)));
    cells.add(new Cell.Count(units.size()));
    cells.add(new Cell.Count(reached));
    cells.add(new Cell.Count(reach(units, Bounds.Reach.NOT_REACHED)));
    cells.add(new Cell.Count(reach(units, Bounds.Reach.OPEN)));
    cells.add(
        units.isEmpty()
            ? Cells.nobody()
            : Cell.Estimate.exact(
                new Share(reached, units.size()).percent(), units.size(), units.size()));
    List<ResultTable.Column> columns = columns(plan, "summary").stream().map(this::column).toList();
    return new ResultTable(
        "summary",
        run.title("summary"),
        LocalText.of("范围", "Scope"),
        columns,
        List.of(GroupRows.nation(cells)),
        List.of());
  }

  private long gapSum(List<Bounds> units) {
    return CoverageGap.sum(units.stream().map(b -> b.gap(target)).toList()).atMost();
  }

  private ResultTable status() {
    List<ResultTable.Column> columns = columns(plan, "status").stream().map(this::column).toList();
    return rows.table(
        "status",
        columns,
        in -> {
          Coverage c = coverage(rates.get(0), in);
          List<Cell> cells = new ArrayList<>();
          cells.add(new Cell.Count(c.population()));
          cells.add(new Cell.Count(c.established()));
          counts.values().forEach(where -> cells.add(new Cell.Count(counted(where, in))));
          cells.add(new Cell.Count(c.unknown()));
          return cells;
        },
        new CoverageRows.Denominators(units(rates.get(0)), Map.of()));
  }

  private ResultTable responses() {
    BaseUnits all = units(response);
    List<ResultTable.Column> columns =
        columns(plan, "responses").stream().map(this::column).toList();
    return rows.table(
        "responses",
        columns,
        in -> {
          Coverage c = Coverage.of(all, run.values().values(response), in);
          return List.of(
              new Cell.Count(c.population()), new Cell.Count(c.answered()), c.response());
        },
        new CoverageRows.Denominators(all, Map.of()));
  }

  private List<LocalText> notes(Coverage nation) {
    List<LocalText> notes = new ArrayList<>();
    notes.add(
        LocalText.of(
            "科类待确认而未计入分母的高校"
                + nation.unconfirmed()
                + "所；分母内未作答"
                + (nation.population() - nation.answered())
                + "所，其中状态不明"
                + nation.unknown()
                + "所，只进入上下限。",
            nation.unconfirmed()
                + " institutions of unconfirmed type are left out of the denominator; within it "
                + (nation.population() - nation.answered())
                + " did not answer, of which the status of "
                + nation.unknown()
                + " is unknown and enters the bounds only."));
    StringBuilder zh = new StringBuilder("分母内另计：");
    StringBuilder en = new StringBuilder("Counted apart within the denominator: ");
    String comma = "";
    for (AnalysisPlan.Count count : plan.counts()) {
      long number = counted(counts.get(count.id()), rows.nation());
      zh.append(comma.isEmpty() ? "" : "；").append(count.name().zh()).append(number).append("所");
      en.append(comma).append(count.name().en()).append(": ").append(number);
      comma = "; ";
    }
    notes.add(LocalText.of(zh + "。", en + "."));
    List<Bounds> units = unitBounds();
    long own = nation.bounds().map(b -> b.gap(target).atMost()).orElse(0L);
    notes.add(
        LocalText.of(
            "全国缺口" + own + "所，各填报单位缺口之和" + gapSum(units) + "所：一个单位多出的不能补另一个单位的不足。",
            "The national gap is "
                + own
                + "; the gaps of the reporting units add up to "
                + gapSum(units)
                + ": what one unit has in excess does not make up for another."));
    return notes;
  }
}
