package org.orgstatus.analysis.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.GroupShares;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * One question as several kinds of unit answer it (associations, provinces, alliances), side by
 * side: shares and ranks of the choices, matched by their codes.
 */
public final class RankedLevels {

  public static final String TABLE = "levels";

  public static final LocalText NOT_ASKED =
      LocalText.of("该级没有这一选项", "Not among this level's choices");
  public static final LocalText NO_TABLE =
      LocalText.of("本轮没有该级的数据", "The wave has no data of this level");
  private static final LocalText ONE_LEVEL = LocalText.of("只有一级有数", "Only one level has a number");

  /** What one kind of unit says: a share for each of its codes. */
  private record Level(Indicator indicator, LocalText name, Map<String, Cell> shares) {

    OptionalDouble value(String code) {
      return shares.get(code) instanceof Cell.Estimate share
          ? OptionalDouble.of(share.value())
          : OptionalDouble.empty();
    }
  }

  private final AnalysisRun run;
  private final List<Level> levels;

  static List<String> columns(AnalysisPlan plan) {
    List<String> ids = plan.settings(TABLE);
    return Column.ids(
        ids, ids.stream().map(id -> id + RankedProfile.RANK).toList(), List.of("gap"));
  }

  RankedLevels(AnalysisRun run) {
    this.run = run;
    this.levels =
        run.plan().settings(TABLE).stream()
            .map(run.definitions()::indicator)
            .map(this::level)
            .toList();
  }

  private Level level(Indicator indicator) {
    UnitKind unit = indicator.counted();
    Map<String, Cell> shares = new LinkedHashMap<>();
    Optional<BaseUnits> units =
        run.hasUnits(unit) ? Optional.of(run.base(baseOf(unit))) : Optional.empty();
    for (ValueLabel code : indicator.values()) {
      if (!ProfileMeasure.isNone(code.code())) {
        shares.put(
            code.code(),
            units
                .map(u -> share(u, indicator, code))
                .orElseGet(() -> new Cell.NotEstimable(NO_TABLE)));
      }
    }
    return new Level(indicator, indicator.units().get(0).label(), shares);
  }

  /** The plan's own base, or the first that counts units of the kind. */
  private String baseOf(UnitKind unit) {
    return unit == run.unit() ? run.plan().base() : run.definitions().firstBase(unit).id();
  }

  private Cell share(BaseUnits units, Indicator indicator, ValueLabel code) {
    Measured values = run.values(indicator.counted()).values(indicator.id());
    Measured chosen = ProfileMeasure.chosen(values, List.of(code.code()));
    return new GroupShares(units, chosen, List.of(), indicator.disclosure()).total();
  }

  ResultTable table() {
    List<ResultTable.Column> columns = new ArrayList<>();
    for (Level level : levels) {
      columns.add(
          Column.of(level.indicator().id(), "rate", level.name()).under(RankedProfile.SHARE));
    }
    for (Level level : levels) {
      String id = level.indicator().id() + RankedProfile.RANK;
      columns.add(
          Column.ranks(id, level.name().zh(), level.name().en()).under(RankedProfile.PLACE));
    }
    columns.add(Column.points("gap", "各级相差", "Gap between levels"));
    List<ResultTable.Row> rows =
        labels().entrySet().stream()
            .sorted(
                Comparator.comparingDouble((Map.Entry<String, LocalText> e) -> -first(e.getKey())))
            .map(
                e ->
                    new ResultTable.Row(
                        e.getKey(), e.getValue(), LocalText.EMPTY, false, cells(e.getKey())))
            .toList();
    return new ResultTable(
        TABLE, run.title(TABLE), LocalText.of("困难", "Difficulty"), columns, rows, List.of());
  }

  /** Every code once, as the first level that has it calls it. */
  private Map<String, LocalText> labels() {
    Map<String, LocalText> labels = new LinkedHashMap<>();
    for (Level level : levels) {
      level.indicator().values().stream()
          .filter(v -> level.shares().containsKey(v.code()))
          .forEach(v -> labels.putIfAbsent(v.code(), v.label()));
    }
    return labels;
  }

  /** By the first level; codes that it does not have stand after its own. */
  private double first(String code) {
    return levels.isEmpty() ? 0 : levels.get(0).value(code).orElse(-1);
  }

  private List<Cell> cells(String code) {
    List<Cell> cells = new ArrayList<>();
    for (Level level : levels) {
      cells.add(level.shares().getOrDefault(code, new Cell.NotEstimable(NOT_ASKED)));
    }
    IntStream.range(0, levels.size())
        .forEach(i -> cells.add(rank(levels.get(i), code, cells.get(i))));
    cells.add(gap(code));
    return cells;
  }

  private static Cell rank(Level level, String code, Cell share) {
    List<OptionalDouble> all = level.shares().keySet().stream().map(level::value).toList();
    return RankedProfile.rank(share, level.value(code), all);
  }

  private Cell gap(String code) {
    double[] known =
        levels.stream().flatMapToDouble(level -> level.value(code).stream()).sorted().toArray();
    int n =
        levels.stream()
            .filter(level -> level.value(code).isPresent())
            .mapToInt(level -> ((Cell.Estimate) level.shares().get(code)).n())
            .sum();
    return known.length < 2
        ? new Cell.NotEstimable(ONE_LEVEL)
        : Cells.number(known[known.length - 1] - known[0], false, n, n);
  }
}
