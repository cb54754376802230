package org.orgstatus.analysis.province;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;

/**
 * One reporting unit's page of a result of C11: the same numbers, for a meeting about that unit.
 */
public final class UnitSheet {

  private static final String PROFILE = "profile";
  private static final String NATION = "nation";
  private static final double MIDDLE = 50;
  private static final String PLACE = "place";
  private static final LocalText IN_PARTS =
      LocalText.of("由下表各项合成", "Made of the rows of the next table");
  private static final LocalText PLACE_NAME =
      LocalText.of("在各单位中的位置（0—100）", "Place among units (0–100)");
  private static final LocalText MEDIAN = LocalText.of("全国中位", "National median");
  private static final List<ResultTable.Column> OWN_AND_NATION =
      List.of(Column.scores("own", "本单位", "This unit"), Column.scores("nation", "全国", "Nation"));

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
    ResultTable scores = whole.table(UnitProfiles.SCORES);
    ResultTable values = whole.table(UnitProfiles.VALUES);
    Optional<ResultTable.Row> placed = row(scores, unit.code());
    ResultTable profile = profile(scores, placed, values, unit);
    Stream<ResultTable> others =
        whole.tables().stream()
            .filter(t -> !List.of(UnitProfiles.SCORES, UnitProfiles.VALUES).contains(t.id()))
            .map(t -> ofUnit(t, unit));
    return new AnalysisResult(
        whole.planId(),
        LocalText.of(
            whole.title().zh() + "：" + unit.name().zh(),
            whole.title().en() + ": " + unit.name().en()),
        whole.question(),
        whole.policyQuestion(),
        whole.clauses(),
        whole.method(),
        Stream.concat(Stream.of(profile, parts(values, unit)), others).toList(),
        placed.isPresent() && hasPlaces(profile) ? List.of(figure(profile)) : List.of(),
        whole.notes(),
        whole.provenance());
  }

  /** Whether the unit has a place in any score: a figure without one shows nothing. */
  private static boolean hasPlaces(ResultTable profile) {
    int place = profile.indexOf(PLACE);
    return profile.rows().stream().anyMatch(r -> r.cells().get(place) instanceof Cell.Estimate);
  }

  private static ResultFigure figure(ResultTable profile) {
    return new ResultFigure(
        PROFILE,
        LocalText.of("六项得分各处在什么位置？", "Where does the unit stand in each of six scores?"),
        ResultFigure.Kind.DOTS,
        profile.id(),
        List.of(PLACE),
        Optional.empty(),
        Optional.empty(),
        Optional.of(MIDDLE),
        Optional.of(MEDIAN),
        false,
        List.of());
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

  /** A row for each score: the place where there is one, the unit's own value, the nation's. */
  private static ResultTable profile(
      ResultTable scores, Optional<ResultTable.Row> placed, ResultTable values, Unit unit) {
    List<ResultTable.Row> rows = new ArrayList<>();
    for (ResultTable.Column column : scores.columns()) {
      if (UnitScores.ALL.contains(column.id())) {
        List<Cell> cells = new ArrayList<>();
        placed.ifPresent(
            r -> {
              cells.add(r.cells().get(scores.indexOf("n")));
              cells.add(r.cells().get(scores.indexOf(column.id())));
            });
        cells.add(value(values, column.id(), unit.code()));
        cells.add(value(values, column.id(), NATION));
        rows.add(row(column.id(), UnitScores.label(column.id()), cells));
      }
    }
    List<ResultTable.Column> columns = new ArrayList<>();
    if (placed.isPresent()) {
      columns.add(scores.columns().get(scores.indexOf("n")));
      columns.add(Column.scores(PLACE, PLACE_NAME.zh(), PLACE_NAME.en()));
    }
    columns.addAll(OWN_AND_NATION);
    return new ResultTable(
        PROFILE,
        LocalText.of(unit.name().zh() + "的六项得分", "Six scores: " + unit.name().en()),
        LocalText.of("得分", "Score"),
        columns,
        rows,
        scores.notes());
  }

  /** Values that are no score of their own, such as staff and money. */
  private static ResultTable parts(ResultTable values, Unit unit) {
    List<ResultTable.Row> rows =
        values.columns().stream()
            .filter(c -> !UnitScores.ALL.contains(c.id()))
            .map(
                c ->
                    row(
                        c.id(),
                        c.label(),
                        List.of(value(values, c.id(), unit.code()), value(values, c.id(), NATION))))
            .toList();
    return new ResultTable(
        UnitScores.RESOURCES,
        LocalText.of("队伍与资源的中位数", "Medians of resources"),
        LocalText.of("指标", "Indicator"),
        OWN_AND_NATION,
        rows,
        List.of());
  }

  private static ResultTable.Row row(String key, LocalText label, List<Cell> cells) {
    return new ResultTable.Row(key, label, LocalText.EMPTY, false, cells);
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
