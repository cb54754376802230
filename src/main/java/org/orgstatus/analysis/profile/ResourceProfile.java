package org.orgstatus.analysis.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Hiding;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Marked;
import org.orgstatus.statistics.Ratio;
import org.orgstatus.statistics.Spread;
import org.orgstatus.statistics.multivariate.Concentration;

/**
 * C15: a profile of groups, and how unevenly amounts such as nominations are spread: Gini
 * coefficient, Lorenz curve and what each group holds.
 */
public final class ResourceProfile {

  private static final double TOP = 0.1;
  private static final int TENTHS = 10;
  private static final LocalText TOO_FEW =
      LocalText.of("不足10个单位，不计算", "Fewer than ten units; not computed");

  private static final List<ResultTable.Column> CONCENTRATION =
      List.of(
          Column.of("n"),
          Column.of("zero"),
          Column.effects("gini", "基尼系数", "Gini coefficient"),
          Column.percents("top", "前一成科协所占份额", "Held by the top tenth"));

  private final AnalysisRun run;
  private final GroupProfile profile;
  private final BaseUnits units;
  private final List<ProfileMeasure> amounts;

  public static List<String> columns(AnalysisPlan plan, List<Group> groups, String table) {
    return switch (table) {
      case "held" ->
          groups.stream().flatMap(g -> g.values().stream()).map(ValueLabel::code).toList();
      case "concentration" -> Column.idsOf(CONCENTRATION);
      case "lorenz" -> Column.ids(List.of("equal"), plan.settings("amounts"));
      default -> GroupProfile.columns(groups, table);
    };
  }

  public ResourceProfile(AnalysisRun run) {
    this.run = run;
    this.profile = new GroupProfile(run);
    this.units = profile.units();
    this.amounts =
        run.plan().settings("amounts").stream()
            .map(id -> new AnalysisPlan.Row(id, List.of(), Optional.empty()))
            .flatMap(row -> ProfileMeasure.of(run, row).stream())
            .toList();
  }

  public AnalysisRun.Output output() {
    return profile.output(
        METHOD,
        Stream.of(
                run.groups().stream().flatMap(g -> run.ifShown("held", g, () -> held(g))),
                run.ifShown("concentration", this::concentration),
                run.ifShown("lorenz", this::lorenz))
            .flatMap(t -> t));
  }

  private Optional<Domain> domain(ProfileMeasure amount) {
    return units.domain(units.whole(), amount.measured());
  }

  private static Optional<Concentration> concentration(Domain domain, double[] amounts) {
    double[] weights = new double[amounts.length];
    double[] known = new double[amounts.length];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = domain.weight(row);
      known[row] = domain.contains(row) ? amounts[row] : 0;
    }
    return Concentration.of(known, weights).known();
  }

  /** Gini, the share of the top tenth and of those with nothing, one amount a row. */
  private ResultTable concentration() {
    List<ResultTable.Row> rows =
        amounts.stream()
            .map(a -> new ResultTable.Row(a.id(), a.label(), a.block(), false, cells(a)))
            .toList();
    return new ResultTable(
        "concentration",
        run.title("concentration"),
        LocalText.of("指标", "Indicator"),
        CONCENTRATION,
        rows,
        List.of());
  }

  private List<Cell> cells(ProfileMeasure amount) {
    Optional<Domain> domain = domain(amount);
    int n = domain.map(Domain::n).orElse(0);
    Optional<Cell> none = none(n);
    double[] values = amount.measured().numbers();
    Optional<Concentration> spread = domain.flatMap(d -> concentration(d, values));
    if (none.isPresent() || spread.isEmpty()) {
      Cell cell = none.orElseGet(Cells::allZero);
      return List.of(cell, cell, cell, cell);
    }
    int population = units.population(units.whole(), amount.measured());
    boolean complete = domain.orElseThrow().complete();
    double zero = Spread.of(domain.orElseThrow(), values).orElseThrow().shareOfZero();
    return List.of(
        new Cell.Count(n),
        Cells.number(100 * zero, complete, n, population),
        Cells.number(spread.get().gini(), complete, n, population),
        Cells.number(100 * spread.get().heldByTop(TOP), complete, n, population));
  }

  private static Optional<Cell> none(int n) {
    if (n == 0) {
      return Optional.of(Cells.noAnswer());
    }
    if (n < Marked.STUDY.shownFrom()) {
      return Optional.of(new Cell.Suppressed(Cells.FEW));
    }
    return n < Marked.STUDY.comparedFrom()
        ? Optional.of(new Cell.NotEstimable(TOO_FEW))
        : Optional.empty();
  }

  /** What those who have least hold, tenth by tenth. */
  private ResultTable lorenz() {
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.percents("equal", "平均分布时", "If spread evenly"));
    amounts.forEach(a -> columns.add(Column.of(a.id(), "rate", a.label())));
    List<ResultTable.Row> rows = new ArrayList<>();
    for (int tenth = 1; tenth <= TENTHS; tenth++) {
      int upTo = 100 * tenth / TENTHS;
      List<Cell> cells = new ArrayList<>();
      int all = units.weighting().answered();
      int due = units.weighting().population();
      cells.add(all == 0 ? Cells.noAnswer() : Cells.number(upTo, all == due, all, due));
      for (ProfileMeasure amount : amounts) {
        cells.add(point(amount, upTo / 100.0));
      }
      rows.add(
          new ResultTable.Row(
              Integer.toString(upTo),
              upTo == 100
                  ? LocalText.of("全部科协", "All associations")
                  : LocalText.of("最少的" + upTo + "%科协", "Bottom " + upTo + "% of associations"),
              LocalText.EMPTY,
              false,
              cells));
    }
    return new ResultTable(
        "lorenz",
        run.title("lorenz"),
        LocalText.of("累计科协", "Associations, cumulated"),
        columns,
        rows,
        List.of());
  }

  private Cell point(ProfileMeasure amount, double cases) {
    Optional<Domain> domain = domain(amount);
    int n = domain.map(Domain::n).orElse(0);
    int population = units.population(units.whole(), amount.measured());
    return none(n)
        .orElseGet(
            () ->
                concentration(domain.orElseThrow(), amount.measured().numbers())
                    .<Cell>map(
                        c ->
                            Cells.number(
                                100 * c.heldByLeast(cases), domain.get().complete(), n, population))
                    .orElseGet(Cells::allZero));
  }

  /** A group's share of all associations beside its share of each amount. */
  private ResultTable held(Group group) {
    List<Slice> slices = run.values().slices(group);
    List<ResultTable.Column> columns =
        group.values().stream().map(v -> Column.of(v.code(), "rate", v.label())).toList();
    List<ResultTable.Row> rows = new ArrayList<>();
    rows.add(
        new ResultTable.Row(
            "associations",
            LocalText.of("占科协的比例", "Share of associations"),
            LocalText.EMPTY,
            true,
            parts(Measured.everywhere(units.size()), slices)));
    for (ProfileMeasure amount : amounts) {
      rows.add(
          new ResultTable.Row(
              amount.id(), amount.label(), SHARE_OF, false, parts(amount.measured(), slices)));
    }
    String id = run.tableId("held", group);
    return new ResultTable(
        id, run.title(id), LocalText.of("所占比例", "Share of"), columns, rows, List.of());
  }

  private static final LocalText SHARE_OF = LocalText.of("占合计的比例", "Share of the total");

  private List<Cell> parts(Measured amount, List<Slice> slices) {
    Optional<Domain> whole = units.domain(units.whole(), amount);
    int[] n = slices.stream().mapToInt(s -> units.count(s, amount, Measured.State.VALUE)).toArray();
    Hiding hiding = Hiding.of(n, n, Disclosure.ORDINARY);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < n.length; i++) {
      Slice slice = slices.get(i);
      cells.add(
          hiding.hides(i)
              ? hiding.cell(i)
              : whole.map(domain -> part(domain, amount, slice)).orElseGet(Cells::noAnswer));
    }
    return cells;
  }

  private Cell part(Domain whole, Measured amount, Slice slice) {
    double[] all = amount.numbers();
    double[] own = new double[all.length];
    for (int row = 0; row < own.length; row++) {
      own[row] = slice.has(row) ? all[row] : 0;
    }
    int population = units.population(units.whole(), amount);
    return Ratio.of(whole, own, all)
        .map(e -> Cells.share(e, population, units.mostUnits(units.whole(), amount)))
        .orElseGet(Cells::allZero);
  }

  private static final LocalText METHOD =
      LocalText.of(
          "集中程度：把科协按承接数由少到多排列（按权数），洛伦兹曲线给出最少的10%、20%……所占合计的比例，"
              + "基尼系数为0表示人人一样多、接近1表示集中于少数；前10%的份额由曲线线性内插得出。"
              + "各组占合计的比例与其占科协的比例并列，前者高于后者即分得较多。不足10个单位的不计算。",
          "Concentration: associations stand by rising amount (weighted); the Lorenz curve gives"
              + " what the bottom 10%, 20% and so on hold of the total, and the Gini coefficient"
              + " is 0 where all have the same and near 1 where few have all; the share of the top"
              + " 10% is read off the curve by linear interpolation. A group's share of the total"
              + " stands beside its share of associations. Nothing is computed for fewer than ten"
              + " units.");
}
