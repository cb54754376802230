package org.orgstatus.analysis.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.CoverageRates;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;
import org.orgstatus.statistics.Outcome;
import org.orgstatus.statistics.Share;
import org.orgstatus.statistics.Target;
import org.orgstatus.statistics.test.RankCorrelation;

/** C02: whether the order of units, and who reaches the target, depends on who is counted. */
public final class CoverageByDenominator {

  private static final LocalText NO_ORDER =
      LocalText.of("可排序的单位不足三个，或比例全部相同", "Fewer than three units to rank, or all rates the same");

  private final AnalysisRun run;
  private final List<String> ids;
  private final CoverageRates coverage;
  private final Target target;
  private final int moves;
  private final CoverageRows rows;
  private final ResultTable rates;

  public static List<String> columns(AnalysisPlan plan, String table) {
    List<String> rates = plan.settings("rates");
    return switch (table) {
      case "rates" -> CoverageRates.columns(rates);
      case "ranks" -> Column.idsOf(rankColumns(rates, LocalText::same));
      case "claims" -> Column.idsOf(OwnClaims.COLUMNS);
      default -> Column.idsOf(AGREEMENT);
    };
  }

  public CoverageByDenominator(AnalysisRun run) {
    this.run = run;
    this.ids = run.plan().settings("rates");
    this.coverage = new CoverageRates(run, ids);
    this.target = CoverageRates.target(run.plan());
    this.moves = run.plan().number("moves");
    this.rows = new CoverageRows(run, run.groups().get(0));
    this.rates = coverage.sideBySide("rates", rows);
  }

  public AnalysisRun.Output output() {
    return AnalysisRun.Output.of(
        coverage.units(),
        method(),
        notes(),
        List.of(rates, ranks(), agreement(), new OwnClaims(run, coverage).table("claims", rows)));
  }

  private static List<ResultTable.Column> rankColumns(
      List<String> rates, Function<String, LocalText> headings) {
    List<ResultTable.Column> columns = new ArrayList<>();
    for (String rate : rates) {
      LocalText shared = headings.apply(rate);
      columns.add(Column.ranks(rate + ".rank", "位次", "Rank").under(shared));
      if (!rate.equals(rates.get(0))) {
        columns.add(
            Column.counts(rate + ".change", "比第一种口径上升（负数为下降）", "Places gained (negative: lost)")
                .under(shared));
      }
    }
    return columns;
  }

  private ResultTable ranks() {
    List<ResultTable.Row> rows = new ArrayList<>();
    for (ResultTable.Row row : rates.rows()) {
      if (!row.total()) {
        List<Cell> cells = new ArrayList<>();
        Cell first = rank(row, ids.get(0));
        for (String rate : ids) {
          Cell own = rank(row, rate);
          cells.add(own);
          if (!rate.equals(ids.get(0))) {
            cells.add(change(first, own));
          }
        }
        rows.add(new ResultTable.Row(row.key(), row.label(), row.block(), false, cells));
      }
    }
    return new ResultTable(
        "ranks",
        run.title("ranks"),
        rates.corner(),
        rankColumns(ids, coverage::denominator),
        rows,
        List.of());
  }

  /** Units with the same rate share the better place; hidden and empty ones have none. */
  private Cell rank(ResultTable.Row row, String rate) {
    Cell cell = cell(row, rate + ".rate");
    return cell instanceof Cell.Estimate own
        ? new Cell.Count(1 + values(rate).filter(v -> v > own.value()).count())
        : cell;
  }

  private static Cell change(Cell first, Cell own) {
    if (first instanceof Cell.Count before && own instanceof Cell.Count now) {
      return new Cell.Count(before.count() - now.count());
    }
    return first instanceof Cell.Count ? own : first;
  }

  private Cell cell(ResultTable.Row row, String column) {
    return row.cells().get(rates.indexOf(column));
  }

  private Stream<Double> values(String rate) {
    return shown().flatMap(row -> value(row, rate).stream());
  }

  private Stream<ResultTable.Row> shown() {
    return rates.rows().stream().filter(row -> !row.total());
  }

  private Optional<Double> value(ResultTable.Row row, String rate) {
    return cell(row, rate + ".rate") instanceof Cell.Estimate e
        ? Optional.of(e.value())
        : Optional.empty();
  }

  private static final List<ResultTable.Column> AGREEMENT =
      List.of(
          Column.counts("units", "参加比较的单位", "Units compared"),
          Column.effects("tau", "位次一致程度（Kendall τ_b）", "Agreement of ranks (Kendall's τ_b)"),
          Column.counts("moved", "位次变动较大的单位", "Units whose rank moves far"),
          Column.counts("widest", "最大变动（位）", "Widest move (places)"),
          Column.counts("only_first", "仅按第一种口径达标", "Reach the target under the first only"),
          Column.counts("only_other", "仅按另一种口径达标", "Reach it under the other only"));

  private ResultTable agreement() {
    List<ResultTable.Row> rows = new ArrayList<>();
    for (String other : ids.subList(1, ids.size())) {
      rows.add(pair(ids.get(0), other));
    }
    return new ResultTable(
        "agreement",
        run.title("agreement"),
        LocalText.of("两种口径", "Two denominators"),
        AGREEMENT,
        rows,
        List.of());
  }

  private ResultTable.Row pair(String first, String other) {
    List<ResultTable.Row> both =
        shown().filter(r -> value(r, first).isPresent() && value(r, other).isPresent()).toList();
    long[] moved =
        both.stream()
            .mapToLong(r -> Math.abs(count(rank(r, first)) - count(rank(r, other))))
            .toArray();
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(both.size()));
    cells.add(tau(both, first, other));
    cells.add(new Cell.Count(Arrays.stream(moved).filter(m -> m >= moves).count()));
    cells.add(new Cell.Count(Arrays.stream(moved).max().orElse(0)));
    cells.add(
        new Cell.Count(both.stream().filter(r -> reaches(r, first) && !reaches(r, other)).count()));
    cells.add(
        new Cell.Count(both.stream().filter(r -> !reaches(r, first) && reaches(r, other)).count()));
    return new ResultTable.Row(
        first + "+" + other,
        LocalText.of(
            denominator(first).zh() + "；" + denominator(other).zh(),
            denominator(first).en() + "; " + denominator(other).en()),
        LocalText.EMPTY,
        false,
        cells);
  }

  private Cell tau(List<ResultTable.Row> both, String first, String other) {
    if (both.size() < 3) {
      return new Cell.NotEstimable(NO_ORDER);
    }
    double[] x = both.stream().mapToDouble(r -> value(r, first).orElseThrow()).toArray();
    double[] y = both.stream().mapToDouble(r -> value(r, other).orElseThrow()).toArray();
    Outcome<RankCorrelation> tau = RankCorrelation.kendall(x, y);
    return tau.known()
        .<Cell>map(t -> Cells.number(t.value(), false, both.size(), both.size()))
        .orElseGet(() -> new Cell.NotEstimable(NO_ORDER));
  }

  private boolean reaches(ResultTable.Row row, String rate) {
    long population = count(cell(row, rate + ".population"));
    return target.reachedBy(new Share(count(cell(row, rate + ".established")), population));
  }

  private static long count(Cell cell) {
    return ((Cell.Count) cell).count();
  }

  private LocalText denominator(String rate) {
    return coverage.units(rate).base().denominator();
  }

  private List<LocalText> notes() {
    StringBuilder zh = new StringBuilder("状态不明的高校（按未成立计入分母）：");
    StringBuilder en =
        new StringBuilder("Institutions of unknown status, in the denominator as without one: ");
    String comma = "";
    for (String rate : ids) {
      boolean[] all = coverage.units(rate).whole().in();
      int unknown = coverage.coverage(rate, all).unknown();
      zh.append(comma.isEmpty() ? "" : "；").append(rate).append(' ').append(unknown).append("所");
      en.append(comma).append(rate).append(' ').append(unknown);
      comma = "; ";
    }
    return List.of(LocalText.of(zh + "。", en + "."));
  }

  private LocalText method() {
    long percent = target.share().count();
    return LocalText.of(
        "本项是普查，不作抽样推断。各口径的覆盖率都等于已成立（经科协批准）的高校数除以名录中该口径的全部高校数，状态不明的按未成立计。"
            + "位次由高到低，比例相同的并列取前；没有该口径高校或不公开的单位不排位次。"
            + "位次变动达到"
            + moves
            + "位的算变动较大。位次一致程度用Kendall τ_b，1为完全一致。达标指覆盖率"
            + (target.inclusive() ? "不低于" : "高于")
            + percent
            + "%。",
        "This is a census; nothing is inferred from a sample. Under each denominator coverage is"
            + " the number of institutions with an approved association, divided by all"
            + " institutions of that denominator in the register, unknown status counting as none."
            + " Ranks run from the highest rate; equal rates share the better place; units without"
            + " such institutions, or hidden ones, have none. A move of "
            + moves
            + " places or more is far. Agreement of ranks is Kendall's τ_b, 1 for the same order."
            + " The target is reached at "
            + (target.inclusive() ? "" : "more than ")
            + percent
            + "%"
            + (target.inclusive() ? " or more." : "."));
  }
}
