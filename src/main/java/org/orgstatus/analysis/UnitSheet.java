package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;

/**
 * One reporting unit's page of a result of C11: the same numbers, for a meeting about that unit.
 */
public final class UnitSheet {

  private static final String PROFILE = "profile";
  private static final String NATION = "nation";
  private static final double MIDDLE = 50;
  private static final LocalText NO_SCORE = LocalText.of("该项不评分", "Not among the scores");
  private static final LocalText IN_PARTS = LocalText.of("由以下各项合成", "Made of the rows below");
  private static final LocalText PLACE =
      LocalText.of("在各单位中的位置（50为全国中位）", "Place among units (50: the national median)");

  /** A unit that has a sheet. */
  public record Unit(String code, LocalText name) {}

  private UnitSheet() {}

  /** Every unit of a result; empty for results without profiles of units. */
  public static List<Unit> units(AnalysisResult whole) {
    return find(whole, UnitProfiles.SCORES).isEmpty()
        ? List.of()
        : find(whole, UnitProfiles.VALUES).stream()
            .flatMap(t -> t.rows().stream())
            .filter(row -> !row.total())
            .map(row -> new Unit(row.key(), row.label()))
            .toList();
  }

  private static Optional<ResultTable> find(AnalysisResult whole, String table) {
    return whole.tables().stream().filter(t -> t.id().equals(table)).findFirst();
  }

  /** The sheet of a unit; empty where the result has no such unit. */
  public static Optional<AnalysisResult> of(AnalysisResult whole, String unit) {
    return units(whole).stream()
        .filter(u -> u.code().equals(unit))
        .findFirst()
        .map(u -> of(whole, u));
  }

  private static AnalysisResult of(AnalysisResult whole, Unit unit) {
    ResultTable profile =
        profile(whole.table(UnitProfiles.SCORES), whole.table(UnitProfiles.VALUES), unit);
    Stream<ResultTable> others =
        whole.tables().stream()
            .filter(t -> !List.of(UnitProfiles.SCORES, UnitProfiles.VALUES).contains(t.id()))
            .map(t -> ofUnit(t, unit));
    boolean scored =
        profile.rows().stream().anyMatch(r -> r.cells().get(0) instanceof Cell.Estimate);
    return new AnalysisResult(
        whole.planId(),
        LocalText.of(
            whole.title().zh() + "：" + unit.name().zh(),
            whole.title().en() + ": " + unit.name().en()),
        whole.question(),
        whole.policyQuestion(),
        whole.clauses(),
        whole.method(),
        Stream.concat(Stream.of(profile), others).toList(),
        scored ? List.of(figure(profile)) : List.of(),
        whole.notes(),
        whole.provenance());
  }

  private static ResultFigure figure(ResultTable profile) {
    return new ResultFigure(
        PROFILE,
        LocalText.of("六项得分各处在什么位置？", "Where does the unit stand in each of six scores?"),
        ResultFigure.Kind.DOTS,
        profile.id(),
        List.of("place"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(MIDDLE),
        false);
  }

  /** The unit's row and the nation's. */
  private static ResultTable ofUnit(ResultTable table, Unit unit) {
    return new ResultTable(
        table.id(),
        table.title(),
        table.corner(),
        table.columns(),
        table.rows().stream()
            .filter(r -> r.key().equals(unit.code()) || r.key().equals(NATION))
            .toList(),
        table.notes());
  }

  /** A row for each score and each value: the place, the unit's own value, the nation's. */
  private static ResultTable profile(ResultTable scores, ResultTable values, Unit unit) {
    Optional<ResultTable.Row> placed = row(scores, unit.code());
    List<ResultTable.Row> rows = new ArrayList<>();
    for (ResultTable.Column column : scores.columns()) {
      if (UnitScores.ALL.contains(column.id())) {
        Cell place =
            placed
                .map(r -> r.cells().get(scores.indexOf(column.id())))
                .orElseGet(() -> new Cell.NotEstimable(reason(scores)));
        rows.add(line(column.id(), UnitScores.label(column.id()), place, values, unit));
      }
    }
    for (ResultTable.Column column : values.columns()) {
      if (!UnitScores.ALL.contains(column.id())) {
        Cell none = new Cell.NotEstimable(NO_SCORE);
        rows.add(line(column.id(), column.label(), none, values, unit));
      }
    }
    List<ResultTable.Column> columns =
        List.of(
            Column.percents("place", PLACE.zh(), PLACE.en()),
            Column.scores("own", "本单位", "This unit"),
            Column.scores("nation", "全国", "Nation"));
    return new ResultTable(
        PROFILE,
        LocalText.of(unit.name().zh() + "的六项得分", "Six scores: " + unit.name().en()),
        LocalText.of("得分", "Score"),
        columns,
        rows,
        scores.notes());
  }

  private static LocalText reason(ResultTable scores) {
    return scores.notes().isEmpty() ? NO_SCORE : scores.notes().get(0);
  }

  private static ResultTable.Row line(
      String key, LocalText label, Cell place, ResultTable values, Unit unit) {
    return new ResultTable.Row(
        key,
        label,
        LocalText.EMPTY,
        false,
        List.of(place, value(values, key, unit.code()), value(values, key, NATION)));
  }

  private static Cell value(ResultTable values, String column, String row) {
    boolean own = values.columns().stream().anyMatch(c -> c.id().equals(column));
    return own
        ? row(values, row).orElseThrow().cells().get(values.indexOf(column))
        : new Cell.NotEstimable(IN_PARTS);
  }

  private static Optional<ResultTable.Row> row(ResultTable table, String key) {
    return table.rows().stream().filter(r -> r.key().equals(key)).findFirst();
  }
}
