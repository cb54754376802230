package org.orgstatus.analysis.alliance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.Setting;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.CliffsDelta;
import org.orgstatus.statistics.Interval;
import org.orgstatus.statistics.Marked;
import org.orgstatus.statistics.Quantile;
import org.orgstatus.statistics.WithinStrata;

/** C19: members of alliances against other associations of the same province. */
public final class MembersAndOthers {

  private static final LocalText INDICATOR = LocalText.of("指标", "Indicator");
  private static final LocalText RAW = LocalText.of("原值", "Raw");
  private static final LocalText WITHIN = LocalText.of("同省之内", "Within provinces");
  private static final LocalText ADJUSTED =
      LocalText.of("同省、同层次、同科类之内", "Within province, level and type");
  private static final LocalText NO_PROVINCE =
      LocalText.of("没有同时有成员和非成员的省份", "No province has both members and others");
  private static final LocalText NO_CELL =
      LocalText.of("没有同省同类、两者都有的科协", "None alike in the same province on both sides");
  private static final int LEAST = 5;

  private static final List<ResultTable.Column> WITHIN_COLUMNS =
      List.of(
          Column.counts("provinces", "两者都有的省份", "Provinces with both"),
          Column.counts("members", "成员 n", "Members, n"),
          Column.counts("others", "非成员 n", "Others, n"),
          Column.scores("median_members", "成员（中位数或%）", "Members (median or %)").under(RAW),
          Column.scores("median_others", "非成员（中位数或%）", "Others (median or %)").under(RAW),
          Column.effects("raw", "差异（delta）", "Difference (delta)").under(RAW),
          Column.scores("difference", "平均相差", "Mean difference").under(WITHIN),
          Column.effects("within", "差异（delta）", "Difference (delta)").under(WITHIN),
          Column.scores("adjusted_difference", "平均相差", "Mean difference").under(ADJUSTED),
          Column.effects("adjusted", "差异（delta）", "Difference (delta)").under(ADJUSTED),
          Column.of("verdict").under(ADJUSTED));

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final BaseUnits units;
  private final Group place;
  private final String[] placeOf;
  private final boolean[] member;
  private final boolean[] other;
  private final int[] provinces;
  private final int[] cells;
  private final List<ProfileMeasure> measures;

  public static List<Setting> settings() {
    return List.of(
        Setting.variable("membership"),
        Setting.codeOf("member", "membership"),
        Setting.codeOf("others", "membership").several(),
        Setting.group("adjust").several());
  }

  public static List<String> columns(AnalysisPlan plan, String table) {
    return table.equals("within")
        ? Column.idsOf(WITHIN_COLUMNS)
        : Column.ids(
            List.of("members", "others"),
            plan.indicators().stream().map(AnalysisPlan.Row::indicator).toList());
  }

  public MembersAndOthers(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    this.units = run.base(plan.base());
    this.place = run.groups().get(0);
    this.placeOf = run.values().codes(place.variable());
    String[] codes = run.values().codes(plan.setting("membership"));
    this.member = is(codes, List.of(plan.setting("member")));
    this.other = is(codes, plan.settings("others"));
    this.provinces = numbered(List.<String[]>of(placeOf));
    List<String[]> parts = new ArrayList<>(List.<String[]>of(placeOf));
    plan.settings("adjust").stream()
        .map(run.definitions()::group)
        .forEach(g -> parts.add(run.values().codes(g.variable())));
    this.cells = numbered(parts);
    this.measures =
        plan.indicators().stream().flatMap(r -> ProfileMeasure.of(run, r).stream()).toList();
  }

  private boolean[] is(String[] codes, List<String> wanted) {
    boolean[] in = new boolean[codes.length];
    for (int row = 0; row < in.length; row++) {
      in[row] = units.isAnswered(row) && wanted.contains(codes[row]);
    }
    return in;
  }

  /** A number for each combination of codes; −1 where one is not known. */
  private static int[] numbered(List<String[]> parts) {
    Map<List<String>, Integer> numbers = new HashMap<>();
    int[] result = new int[parts.get(0).length];
    for (int row = 0; row < result.length; row++) {
      int at = row;
      List<String> key = parts.stream().map(p -> p[at]).toList();
      result[row] = key.contains("") ? -1 : numbers.computeIfAbsent(key, k -> numbers.size());
    }
    return result;
  }

  public AnalysisRun.Output output() {
    List<ResultTable> tables =
        Stream.of(run.ifShown("within", this::within), run.ifShown("by-province", this::byProvince))
            .flatMap(t -> t)
            .toList();
    return AnalysisRun.Output.of(units, method(), notes(), tables);
  }

  /** Values of members and others in places that have both; NaN for all else. */
  private double[] values(ProfileMeasure measure) {
    double[] values = new double[units.size()];
    Arrays.fill(values, Double.NaN);
    Measured measured = measure.measured();
    for (int row = 0; row < values.length; row++) {
      if ((member[row] || other[row]) && measured.has(row) && provinces[row] >= 0) {
        values[row] = measured.number(row);
      }
    }
    return values;
  }

  private double[] of(double[] values, boolean[] side, Slice in) {
    List<Double> own = new ArrayList<>();
    for (int row = 0; row < values.length; row++) {
      if (side[row] && in.has(row) && !Double.isNaN(values[row])) {
        own.add(values[row]);
      }
    }
    return own.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private ResultTable within() {
    List<ResultTable.Row> rows =
        measures.stream()
            .map(m -> new ResultTable.Row(m.id(), m.label(), m.block(), false, cells(m)))
            .toList();
    return new ResultTable(
        "within", run.title("within"), INDICATOR, WITHIN_COLUMNS, rows, List.of());
  }

  private List<Cell> cells(ProfileMeasure measure) {
    double[] values = values(measure);
    Optional<WithinStrata> difference =
        WithinStrata.ofMeans(values, member, provinces, provinces).known();
    if (difference.isEmpty()) {
      return same(new Cell.NotEstimable(NO_PROVINCE));
    }
    WithinStrata plain = difference.get();
    if (Math.min(plain.first(), plain.second()) < measure.disclosure().rule().threshold()) {
      return same(Cells.withheld(LEAST - 1, measure.disclosure().rule()));
    }
    WithinStrata delta =
        WithinStrata.ofDelta(values, member, provinces, provinces).known().orElseThrow();
    int[] strata = cellsOfBoth(values);
    Optional<WithinStrata> adjusted =
        WithinStrata.ofMeans(values, member, strata, provinces).known();
    Optional<WithinStrata> adjustedDelta =
        WithinStrata.ofDelta(values, member, strata, provinces).known();
    double[] first = of(values, member, units.whole());
    double[] second = of(values, other, units.whole());
    int scale = measure.share() ? 100 : 1;
    int n = plain.first() + plain.second();
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(plain.clusters()));
    cells.add(new Cell.Count(plain.first()));
    cells.add(new Cell.Count(plain.second()));
    cells.add(middle(first, measure));
    cells.add(middle(second, measure));
    cells.add(number(CliffsDelta.of(first, second), first.length + second.length));
    cells.add(cell(plain, scale));
    cells.add(cell(delta, 1));
    Cell none = new Cell.NotEstimable(NO_CELL);
    cells.add(adjusted.map(a -> cell(a, scale)).orElse(none));
    cells.add(adjustedDelta.map(a -> cell(a, 1)).orElse(none));
    cells.add(verdict(delta, adjustedDelta, measure.share(), n));
    return cells;
  }

  /** Cells that lie in a province; others say nothing. */
  private int[] cellsOfBoth(double[] values) {
    int[] strata = cells.clone();
    for (int row = 0; row < strata.length; row++) {
      strata[row] = Double.isNaN(values[row]) ? -1 : strata[row];
    }
    return strata;
  }

  private static List<Cell> same(Cell cell) {
    return WITHIN_COLUMNS.stream().map(c -> cell).toList();
  }

  private static Cell middle(double[] values, ProfileMeasure measure) {
    int n = values.length;
    double value =
        measure.share()
            ? 100 * Arrays.stream(values).average().orElseThrow()
            : Quantile.type7(values, 0.5).orElseThrow();
    return Cells.number(value, false, n, n);
  }

  private static Cell number(OptionalDouble value, int n) {
    return Cells.number(value.orElseThrow(), false, n, n);
  }

  private static Cell cell(WithinStrata w, int scale) {
    int n = w.first() + w.second();
    Optional<Interval> interval = w.interval(0.95);
    return new Cell.Estimate(
        scale * w.value(),
        interval.map(i -> new Cell.Interval(scale * i.low(), scale * i.high())),
        false,
        n,
        n);
  }

  /** Marked only where it is, in the same direction, with and without adjustment. */
  private static Cell verdict(
      WithinStrata plain, Optional<WithinStrata> adjusted, boolean share, int n) {
    int least = Math.min(plain.first(), plain.second());
    if (least < Marked.STUDY.comparedFrom() || adjusted.isEmpty()) {
      return Cells.words("可比的不足10个，不比较", "Fewer than ten on a side; not compared");
    }
    // The delta of a yes/no value is a difference of shares.
    double limit = share ? Marked.STUDY.difference() : Marked.STUDY.cliffsDelta();
    boolean raw = Math.abs(plain.value()) >= limit - 1e-9;
    boolean held =
        raw
            && Math.abs(adjusted.get().value()) >= limit - 1e-9
            && Math.signum(adjusted.get().value()) == Math.signum(plain.value());
    if (!raw) {
      return Cells.words("不明显", "Not marked");
    }
    boolean more = plain.value() > 0;
    return held
        ? Cells.words(
            more ? "明显，成员较高" : "明显，非成员较高",
            more ? "Marked: members higher" : "Marked: others higher")
        : Cells.words("同层次同科类之内不再明显", "No longer marked within level and type");
  }

  private ResultTable byProvince() {
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.counts("members", "成员 n", "Members, n"));
    columns.add(Column.counts("others", "非成员 n", "Others, n"));
    for (ProfileMeasure measure : measures) {
      columns.add(
          new ResultTable.Column(measure.id(), measure.label(), ResultTable.Unit.EFFECT, 2));
    }
    List<ResultTable.Row> rows = new ArrayList<>();
    for (ValueLabel value : place.values()) {
      Slice here = Slice.of(placeOf, value.code());
      int members = count(member, here);
      int others = count(other, here);
      if (members > 0 && others > 0) {
        List<Cell> own = new ArrayList<>(List.of(shown(members), shown(others)));
        measures.forEach(m -> own.add(delta(m, here)));
        rows.add(new ResultTable.Row(value.code(), value.label(), LocalText.EMPTY, false, own));
      }
    }
    return new ResultTable(
        "by-province", run.title("by-province"), place.name(), columns, rows, List.of(READ));
  }

  private static final LocalText READ =
      LocalText.of(
          "只列两者都有的省份；数值为delta，大于0表示成员较高；任何一方不足5个的不显示。",
          "Provinces with both only; numbers are delta, above 0 where members are higher; not shown"
              + " where a side has fewer than five.");

  private static int count(boolean[] side, Slice here) {
    int count = 0;
    for (int row = 0; row < side.length; row++) {
      count += side[row] && here.has(row) ? 1 : 0;
    }
    return count;
  }

  private static Cell shown(int n) {
    return n < LEAST ? new Cell.Suppressed(Cells.FEW) : new Cell.Count(n);
  }

  private Cell delta(ProfileMeasure measure, Slice here) {
    double[] values = values(measure);
    double[] first = of(values, member, here);
    double[] second = of(values, other, here);
    int least = Math.min(first.length, second.length);
    return least < measure.disclosure().rule().threshold()
        ? Cells.withheld(least, measure.disclosure().rule())
        : number(CliffsDelta.of(first, second), first.length + second.length);
  }

  private List<LocalText> notes() {
    int members = count(member, units.whole());
    int others = count(other, units.whole());
    return List.of(
        LocalText.of(
            "甲表填报已加入联盟的" + members + "所，有联盟而未加入的" + others + "所；本省没有联盟和不清楚的不参加。",
            members
                + " associations say they joined an alliance, "
                + others
                + " that they did not where there is one; those without an alliance in the"
                + " province, or that do not know, take no part."));
  }

  private LocalText method() {
    return LocalText.of(
        "只在同一省内比较：每个两者都有的省各算一个差，再按n₁n₂/(n₁+n₂)加权平均（等于带省份固定效应的回归系数）；"
            + "另在同省、同层次、同科类之内再算一遍。平均相差：比例为百分点，其余为该指标的单位；"
            + "delta为Cliff's delta（成员高的对数减去低的，占全部对数）。区间是逐个去掉一个省的刀切法95%区间。"
            + "比例相差10个百分点以上、或|delta|不小于0.28，并且同层次同科类之内方向一致、仍然达到的，才算“明显”。"
            + "不加权；只用甲表已答的科协。",
        "Compared within provinces only: each province with both gives one difference, and these"
            + " are averaged with weights n₁n₂/(n₁+n₂), which equals the coefficient of a"
            + " regression with a fixed effect for each province; then again within province, level"
            + " and type. The mean difference is in points for shares, else in the indicator's"
            + " unit; delta is Cliff's delta, pairs in which the member is higher less those in"
            + " which it is lower, of all pairs. Intervals are 95% by leaving out one province at"
            + " a time. Marked from 10 points, or |delta| 0.28, if as much and in the same"
            + " direction within level and type. Unweighted, over associations that answered form"
            + " A.");
  }
}
