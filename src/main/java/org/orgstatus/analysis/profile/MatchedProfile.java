package org.orgstatus.analysis.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.Quantile;
import org.orgstatus.statistics.Suppression;
import org.orgstatus.statistics.test.EffectInterval;

/** C08: a profile of groups, and units of two of them in pairs that are otherwise alike. */
public final class MatchedProfile {

  private static final String PAIRS = "pairs";
  private static final String PAIR_SHARES = "pair-shares";
  private static final int DRAWS = 1000;
  private static final int INTERVAL_FROM = 10;
  private static final LocalText NO_PAIR = LocalText.of("没有可配成对的单位", "No units could be paired");

  private final AnalysisRun run;
  private final GroupProfile profile;
  private final String model;
  private final List<String> first;
  private final List<String> second;
  private final List<Group> match;
  private final MatchedUnits matched;
  private final long seed;

  public static List<String> columns(List<Group> groups, String table) {
    return table.equals(PAIRS) || table.equals(PAIR_SHARES)
        ? List.of("pairs", "first", "second", "difference", "higher")
        : GroupProfile.columns(groups, table);
  }

  public MatchedProfile(AnalysisRun run) {
    this.run = run;
    this.profile = new GroupProfile(run);
    this.model = run.plan().setting("model");
    this.first = run.plan().settings("first");
    this.second = run.plan().settings("second");
    this.match = run.plan().settings("match").stream().map(run.definitions()::group).toList();
    this.seed = Long.parseLong(run.plan().setting("seed"));
    this.matched =
        MatchedUnits.of(
            run.values(),
            profile.units(),
            run.values().codes(model),
            Set.copyOf(first),
            Set.copyOf(second),
            match);
  }

  public AnalysisRun.Output output() {
    return profile.output(
        method(),
        Stream.concat(
            run.ifShown(PAIRS, () -> pairs(PAIRS, false)),
            run.ifShown(PAIR_SHARES, () -> pairs(PAIR_SHARES, true))));
  }

  private ResultTable pairs(String id, boolean shares) {
    String like = shares ? "rate" : "median";
    List<ResultTable.Column> columns =
        List.of(
            Column.counts("pairs", "对数", "Pairs"),
            Column.of("first", like, named(first)),
            Column.of("second", like, named(second)),
            shares
                ? Column.points("difference", "对内差（百分点）", "Difference within pairs, points")
                : Column.scores("difference", "对内差", "Difference within pairs"),
            Column.percents("higher", "前者较高的对", "Pairs with the first higher"));
    List<ResultTable.Row> rows =
        profile.measures().stream()
            .filter(m -> m.share() == shares)
            .map(m -> new ResultTable.Row(m.id(), m.label(), m.block(), false, cells(m)))
            .toList();
    return new ResultTable(
        id, run.title(id), LocalText.of("指标", "Indicator"), columns, rows, List.of(count()));
  }

  private LocalText named(List<String> codes) {
    List<LocalText> labels =
        run.values().labels(model).stream()
            .filter(v -> codes.contains(v.code()))
            .map(ValueLabel::label)
            .toList();
    return LocalText.of(
        String.join("、", labels.stream().map(LocalText::zh).toList()),
        String.join(" or ", labels.stream().map(LocalText::en).toList()));
  }

  private LocalText count() {
    return LocalText.of(
        named(first).zh()
            + "的"
            + few(matched.firsts())
            + "所中，"
            + few(matched.pairs().size())
            + "所在"
            + matched.cells()
            + "个层内配成对。",
        few(matched.pairs().size())
            + " of "
            + few(matched.firsts())
            + " ("
            + named(first).en()
            + ") were paired, in "
            + matched.cells()
            + " cells.");
  }

  private static String few(int n) {
    return n > 0 && n < 5 ? "<5" : Integer.toString(n);
  }

  private List<Cell> cells(ProfileMeasure measure) {
    Measured values = measure.measured();
    double scale = measure.share() ? 100 : 1;
    List<MatchedUnits.Pair> known =
        matched.pairs().stream()
            .filter(p -> values.has(p.first()) && values.has(p.second()))
            .toList();
    double[] ones = known.stream().mapToDouble(p -> scale * values.number(p.first())).toArray();
    double[] others = known.stream().mapToDouble(p -> scale * values.number(p.second())).toArray();
    if (known.isEmpty()) {
      return same(new Cell.NotEstimable(NO_PAIR));
    }
    if (isHidden(measure, ones) || isHidden(measure, others)) {
      return same(Cells.withheld(known.size(), measure.disclosure().rule()));
    }
    double[] differences =
        IntStream.range(0, ones.length).mapToDouble(i -> ones[i] - others[i]).toArray();
    ToDoubleFunction<double[]> middle =
        measure.share() ? MatchedProfile::mean : MatchedProfile::median;
    long higher = Arrays.stream(differences).filter(d -> d > 0).count();
    return List.of(
        new Cell.Count(known.size()),
        number(middle.applyAsDouble(ones), ones.length),
        number(middle.applyAsDouble(others), ones.length),
        new Cell.Estimate(
            middle.applyAsDouble(differences),
            interval(differences, middle),
            false,
            ones.length,
            matched.pairs().size()),
        number(100.0 * higher / ones.length, ones.length));
  }

  private static boolean isHidden(ProfileMeasure measure, double[] values) {
    Suppression.Rule rule = measure.disclosure().rule();
    int n = values.length;
    int with = measure.share() ? (int) Arrays.stream(values).filter(v -> v > 0).count() : n;
    return rule.hides(n, with) || !measure.share() && measure.disclosure().isDominated(values);
  }

  private static List<Cell> same(Cell cell) {
    return List.of(cell, cell, cell, cell, cell);
  }

  private Cell number(double value, int n) {
    return Cells.number(value, false, n, matched.pairs().size());
  }

  private Optional<Cell.Interval> interval(
      double[] differences, ToDoubleFunction<double[]> middle) {
    if (differences.length < INTERVAL_FROM) {
      return Optional.empty();
    }
    EffectInterval drawn =
        EffectInterval.bootstrap(
            new double[][] {differences}, g -> middle.applyAsDouble(g[0]), 0.95, DRAWS, seed);
    return Optional.of(new Cell.Interval(drawn.low(), drawn.high()));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double median(double[] values) {
    return Quantile.type7(values, 0.5).orElseThrow();
  }

  private LocalText method() {
    String zh = String.join("、", match.stream().map(g -> g.name().zh()).toList());
    String en = String.join(", ", match.stream().map(g -> g.name().en()).toList());
    return LocalText.of(
        "配对：把"
            + zh
            + "都相同的单位一对一配成对，层内先配规模最接近的，同样接近的按学校代码，每个单位只用一次；"
            + "数值给出对内差的中位数，比例给出对内差的平均（百分点），区间为按对重抽"
            + DRAWS
            + "次的95%百分位区间（随机种子"
            + seed
            + "），不足"
            + INTERVAL_FROM
            + "对的不给区间。“前者较高”是前者大于后者的对所占比例，相等的不算。",
        "Pairs: units alike in "
            + en
            + " are paired one to one, within a cell those nearest in size first, then by code;"
            + " each unit is used once. For numbers the median difference within pairs is given,"
            + " for shares the mean difference in points, with the 95% percentile interval of "
            + DRAWS
            + " bootstrap draws of pairs (seed "
            + seed
            + "); fewer than "
            + INTERVAL_FROM
            + " pairs have no interval. \"First higher\" is the share of pairs in which the first"
            + " is larger; ties do not count.");
  }
}
