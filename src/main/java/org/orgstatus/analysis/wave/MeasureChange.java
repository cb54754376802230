package org.orgstatus.analysis.wave;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Norm;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.GroupMedians;
import org.orgstatus.analysis.method.GroupShares;
import org.orgstatus.analysis.method.Past;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.analysis.value.RowValues;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Estimate;
import org.orgstatus.statistics.Interval;
import org.orgstatus.statistics.Marked;
import org.orgstatus.statistics.Quantile;
import org.orgstatus.statistics.WaveChange;
import org.orgstatus.statistics.test.McNemarTest;
import org.orgstatus.statistics.test.Significance;

/**
 * C26: norms and indicators of associations then and now: over all that answered each wave, and
 * over those that answered both.
 */
final class MeasureChange {

  private static final LocalText INDICATOR = LocalText.of("指标", "Indicator");
  private static final LocalText ALL = LocalText.of("全部单位", "All units");
  private static final LocalText PANEL = LocalText.of("两轮都答的", "Answered both waves");
  private static final LocalText NO_TURN = LocalText.of("没有一所有变动", "None turned either way");
  private static final LocalText NO_UNITS =
      LocalText.of("本轮或上一轮没有丙表", "Form C was not asked in both waves");

  private static final List<ResultTable.Column> SHARES =
      List.of(
          Column.percents("then", "上一轮", "Then").under(ALL),
          Column.percents("now", "本轮", "Now").under(ALL),
          Column.points("change", "变化（百分点）", "Change, points").under(ALL),
          Column.counts("panel", "校数 n", "n").under(PANEL),
          Column.counts("kept", "符合→符合", "Pass, pass").under(PANEL),
          Column.counts("gained", "不符合→符合", "Fail, pass").under(PANEL),
          Column.counts("lost", "符合→不符合", "Pass, fail").under(PANEL),
          Column.counts("never", "不符合→不符合", "Fail, fail").under(PANEL),
          Column.points("panel_change", "净变化（百分点）", "Net change, points").under(PANEL),
          new ResultTable.Column(
              "mcnemar",
              PANEL,
              LocalText.of("McNemar检验p（仅供参考）", "McNemar p (orientation)"),
              ResultTable.Unit.EFFECT,
              3),
          Column.of("verdict"));

  private static final List<ResultTable.Column> MEDIANS =
      List.of(
          Column.scores("then", "上一轮中位数", "Median then").under(ALL),
          Column.scores("now", "本轮中位数", "Median now").under(ALL),
          Column.scores("change", "变化", "Change").under(ALL),
          Column.counts("panel", "校数 n", "n").under(PANEL),
          Column.scores("panel_then", "上一轮中位数", "Median then").under(PANEL),
          Column.scores("panel_now", "本轮中位数", "Median now").under(PANEL),
          Column.percents("up", "上升的", "Went up").under(PANEL),
          Column.percents("down", "下降的", "Went down").under(PANEL),
          Column.effects("delta", "上升减下降（delta）", "Up minus down (delta)").under(PANEL),
          Column.of("verdict"));

  private static final List<ResultTable.Column> ALLIANCES =
      List.of(
          Column.counts("panel", "两轮都答的填报单位 n", "Reporting units in both waves, n"),
          Column.counts("kept", "一直有", "Had one and has"),
          Column.counts("gained", "新有", "Has one now"),
          Column.counts("lost", "不再有", "No longer"),
          Column.counts("never", "一直没有", "Never"));

  private final AnalysisRun run;
  private final int[] then;
  private final BaseUnits units;

  static List<String> columns(String table) {
    return Column.idsOf(
        switch (table) {
          case "shares" -> SHARES;
          case "medians" -> MEDIANS;
          default -> ALLIANCES;
        });
  }

  MeasureChange(AnalysisRun run, int[] then) {
    this.run = run;
    this.then = then;
    this.units = run.base(run.plan().setting("answers"));
  }

  ResultTable shares() {
    List<ResultTable.Row> rows = new ArrayList<>();
    for (Norm norm : norms()) {
      Optional<LocalText> why = whyNot(norm.id());
      List<Cell> cells =
          why.isPresent()
              ? none(why.get(), SHARES.size())
              : shareCells(ProfileMeasure.of(run, norm), run.past().orElseThrow().norm(norm.id()));
      rows.add(row(ProfileMeasure.of(run, norm), cells));
    }
    rows.addAll(rows(true, SHARES.size(), this::shareCells));
    return new ResultTable("shares", run.title("shares"), INDICATOR, SHARES, rows, List.of());
  }

  /** The norms that the plan names, alone or by an index of theirs, in its order. */
  private List<Norm> norms() {
    return run.plan().settings("norms").stream()
        .flatMap(
            id ->
                run.definitions()
                    .findIndex(id)
                    .map(index -> index.norms().stream())
                    .orElseGet(() -> Stream.of(id)))
        .distinct()
        .map(run.definitions()::norm)
        .toList();
  }

  ResultTable medians() {
    List<ResultTable.Row> rows = rows(false, MEDIANS.size(), this::medianCells);
    return new ResultTable("medians", run.title("medians"), INDICATOR, MEDIANS, rows, List.of());
  }

  private List<ResultTable.Row> rows(
      boolean share, int columns, BiFunction<ProfileMeasure, Measured, List<Cell>> cells) {
    List<ResultTable.Row> rows = new ArrayList<>();
    for (AnalysisPlan.Row row : run.plan().indicators()) {
      Optional<LocalText> why = whyNot(row.indicator());
      ProfileMeasure.of(run, row)
          .filter(m -> m.share() == share && !isCodes(row))
          .ifPresent(
              m ->
                  rows.add(
                      row(
                          m,
                          why.isPresent()
                              ? none(why.get(), columns)
                              : cells.apply(m, before(row)))));
    }
    return rows;
  }

  private static ResultTable.Row row(ProfileMeasure measure, List<Cell> cells) {
    return new ResultTable.Row(measure.id(), measure.label(), measure.block(), false, cells);
  }

  private static List<Cell> none(LocalText why, int columns) {
    return Stream.<Cell>generate(() -> new Cell.NotEstimable(why)).limit(columns).toList();
  }

  private Optional<LocalText> whyNot(String id) {
    return run.past().map(p -> p.whyNot(run, run.unit(), id)).orElse(Optional.of(Past.NO_WAVE));
  }

  /** Several codes have no single value to set beside another. */
  private boolean isCodes(AnalysisPlan.Row row) {
    return row.shareOf().isEmpty()
        && run.definitions()
            .findIndicator(row.indicator())
            .filter(i -> i.kind() == Indicator.Kind.CODES)
            .isPresent();
  }

  private Measured before(AnalysisPlan.Row row) {
    Measured values = run.past().orElseThrow().values(run.unit()).values(row.indicator());
    return row.shareOf().isEmpty() ? values : ProfileMeasure.chosen(values, row.shareOf());
  }

  private BaseUnits unitsThen() {
    return run.past().orElseThrow().base(units.base().id());
  }

  /** Rows that gave a value in both waves. */
  private boolean[] panel(Measured now, Measured before) {
    BaseUnits earlier = unitsThen();
    boolean[] panel = new boolean[units.size()];
    for (int row = 0; row < panel.length; row++) {
      int at = then[row];
      panel[row] =
          units.isAnswered(row)
              && now.has(row)
              && at >= 0
              && earlier.isAnswered(at)
              && before.has(at);
    }
    return panel;
  }

  private double[] first(boolean[] panel, Measured before) {
    double[] first = new double[panel.length];
    for (int row = 0; row < first.length; row++) {
      first[row] = panel[row] ? before.number(then[row]) : Double.NaN;
    }
    return first;
  }

  private static double[] second(boolean[] panel, Measured now) {
    double[] second = now.numbers();
    for (int row = 0; row < second.length; row++) {
      second[row] = panel[row] ? second[row] : Double.NaN;
    }
    return second;
  }

  private List<Cell> shareCells(ProfileMeasure measure, Measured before) {
    Measured now = measure.measured();
    Cell shareThen = new GroupShares(unitsThen(), before, List.of(), measure.disclosure()).total();
    Cell shareNow = new GroupShares(units, now, List.of(), measure.disclosure()).total();
    List<Cell> cells = new ArrayList<>();
    cells.add(shareThen);
    cells.add(shareNow);
    cells.add(ChangeBetweenWaves.change(shareThen, shareNow));
    boolean[] panel = panel(now, before);
    cells.addAll(panelCells(measure, panel, first(panel, before), second(panel, now)));
    return cells;
  }

  private List<Cell> panelCells(
      ProfileMeasure measure, boolean[] panel, double[] first, double[] second) {
    Optional<Domain> domain = units.design().map(d -> d.domain(panel)).filter(d -> d.n() > 0);
    if (domain.isEmpty()) {
      return Stream.generate(Cells::noAnswer).limit(8).toList();
    }
    WaveChange change = WaveChange.of(domain.get(), first, second).known().orElseThrow();
    WaveChange.Transitions went = change.transitions();
    int n = domain.get().n();
    boolean hidden =
        measure.disclosure().rule().hides(n, went.kept() + went.gained())
            || measure.disclosure().rule().hides(n, went.kept() + went.lost())
            || measure.disclosure() != Disclosure.ORDINARY && went.gross() > 0 && went.gross() < 5;
    if (hidden) {
      return Stream.<Cell>generate(() -> Cells.withheld(n, measure.disclosure().rule()))
          .limit(8)
          .toList();
    }
    return List.of(
        new Cell.Count(n),
        new Cell.Count(went.kept()),
        new Cell.Count(went.gained()),
        new Cell.Count(went.lost()),
        new Cell.Count(went.never()),
        net(change.net(), went, n),
        mcnemar(went, n),
        verdict(Marked.STUDY.ofShares((double) went.net() / n, n)));
  }

  /** The plain change of the panel, with the interval that the design gives to the weighted one. */
  private static Cell net(Estimate net, WaveChange.Transitions went, int n) {
    double value = 100.0 * went.net() / n;
    Optional<Cell.Interval> interval =
        Interval.student(net, 0.95)
            .map(
                i -> {
                  double half = 100 * (i.high() - i.low()) / 2;
                  return new Cell.Interval(value - half, value + half);
                });
    return new Cell.Estimate(value, interval, false, n, n);
  }

  private static Cell mcnemar(WaveChange.Transitions went, int n) {
    Optional<Significance> test = McNemarTest.of(went.gained(), went.lost()).known();
    return test.<Cell>map(t -> Cells.number(t.p(), false, n, n))
        .orElseGet(() -> new Cell.NotEstimable(NO_TURN));
  }

  private static Cell verdict(Marked.Verdict verdict) {
    return switch (verdict) {
      case MARKED -> Cells.words("明显", "Marked");
      case NOT_MARKED -> Cells.words("不明显", "Not marked");
      default -> Cells.words("两轮都答的不足10所，不比较", "Fewer than ten in both waves; not compared");
    };
  }

  private List<Cell> medianCells(ProfileMeasure measure, Measured before) {
    Measured now = measure.measured();
    Cell medianThen = median(unitsThen(), before, measure.disclosure());
    Cell medianNow = median(units, now, measure.disclosure());
    List<Cell> cells = new ArrayList<>();
    cells.add(medianThen);
    cells.add(medianNow);
    cells.add(ChangeBetweenWaves.change(medianThen, medianNow));
    boolean[] panel = panel(now, before);
    double[] first = known(first(panel, before));
    double[] second = known(second(panel, now));
    int n = first.length;
    if (n == 0) {
      Stream.generate(Cells::noAnswer).limit(7).forEach(cells::add);
      return cells;
    }
    if (n < measure.disclosure().rule().threshold()) {
      Stream.generate(() -> Cells.withheld(n, measure.disclosure().rule()))
          .limit(7)
          .forEach(cells::add);
      return cells;
    }
    int up = 0;
    int down = 0;
    for (int i = 0; i < n; i++) {
      up += second[i] > first[i] ? 1 : 0;
      down += second[i] < first[i] ? 1 : 0;
    }
    double delta = (double) (up - down) / n;
    cells.add(new Cell.Count(n));
    cells.add(Cells.number(Quantile.type7(first, 0.5).orElseThrow(), true, n, n));
    cells.add(Cells.number(Quantile.type7(second, 0.5).orElseThrow(), true, n, n));
    cells.add(Cells.number(100.0 * up / n, true, n, n));
    cells.add(Cells.number(100.0 * down / n, true, n, n));
    cells.add(Cells.number(delta, true, n, n));
    cells.add(verdict(Marked.STUDY.ofRanks(delta, n)));
    return cells;
  }

  private static double[] known(double[] values) {
    return DoubleStream.of(values).filter(v -> !Double.isNaN(v)).toArray();
  }

  private static Cell median(BaseUnits units, Measured values, Disclosure disclosure) {
    int n = units.count(units.whole(), values, Measured.State.VALUE);
    return n > 0 && n < disclosure.rule().threshold()
        ? Cells.withheld(n, disclosure.rule())
        : new GroupMedians(units, values, List.of()).total();
  }

  /** Whether provinces have an alliance, then and now. */
  ResultTable alliances() {
    String id = run.plan().setting("alliances");
    LocalText label = ProfileMeasure.labelled(id, run.definitions().indicator(id).name());
    return new ResultTable(
        "alliances",
        run.title("alliances"),
        INDICATOR,
        ALLIANCES,
        List.of(new ResultTable.Row(id, label, LocalText.EMPTY, false, allianceCells(id))),
        List.of());
  }

  private List<Cell> allianceCells(String id) {
    UnitKind unit = UnitKind.REPORTING_UNIT;
    Optional<LocalText> why =
        run.past().isEmpty()
            ? Optional.of(Past.NO_WAVE)
            : !run.hasUnits(unit) ? Optional.of(NO_UNITS) : run.past().get().whyNot(run, unit, id);
    if (why.isPresent()) {
      return none(why.get(), ALLIANCES.size());
    }
    Measured now = run.values(unit).values(id);
    RowValues past = run.past().orElseThrow().values(unit);
    Measured before = past.values(id);
    int[] went = new int[4]; // never, gained, lost, kept
    for (int row = 0; row < now.size(); row++) {
      String code = run.values(unit).dataset().text(row, FrameColumns.UNIT);
      int at = past.dataset().row(code).orElse(-1);
      if (at >= 0 && now.has(row) && before.has(at)) {
        went[(before.isTrue(at) ? 2 : 0) + (now.isTrue(row) ? 1 : 0)]++;
      }
    }
    return Stream.of(went[0] + went[1] + went[2] + went[3], went[3], went[1], went[2], went[0])
        .<Cell>map(Cell.Count::new)
        .toList();
  }
}
