package org.orgstatus.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultBytes;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.TableHead;

/**
 * One alliance's page of the comparison of alliances: what stands there in its rows, turned so that
 * it reads downwards. For the study's own desk: an alliance is a single case.
 */
public final class AllianceSheet {

  /** The table with a row for each alliance that answered or was visited. */
  private static final String EACH = "sides";

  /** The table with a row for each alliance that answered. */
  private static final String ANSWERED = "system";

  private static final LocalText NOT_ANSWERED =
      LocalText.of(
          "这个联盟没有交来丁表，它自己对组织体制、工作机制、职能定位、地位和成效的说法都没有；" + "这里只有登记册、省级科协（丙表）、成员高校和走访（戊表）所说。",
          "This alliance has not sent form D, so nothing stands here of what it says itself of its"
              + " system, mechanism, functions, position and results: only what the register, the"
              + " province (form C), its members and the visit (form E) say.");

  private static final LocalText FEATURE = LocalText.of("项目", "Feature");
  private static final LocalText VALUE = LocalText.of("情况", "What there is");

  /** An alliance that has a sheet. */
  public record One(String key, LocalText name) {}

  private AllianceSheet() {}

  /** Every alliance of a result, in its order; empty for results that have no rows of them. */
  public static List<One> alliances(AnalysisResult whole) {
    return whole.tables().stream()
        .filter(table -> table.id().equals(EACH))
        .flatMap(table -> table.rows().stream())
        .filter(row -> !row.total())
        .map(row -> new One(row.key(), row.label()))
        .toList();
  }

  /**
   * The sheet of an alliance; empty where the result has no such alliance.
   *
   * @param titles what tables are called where only one alliance stands in them, by id
   */
  public static Optional<AnalysisResult> of(
      AnalysisResult whole, String key, Map<String, LocalText> titles) {
    Optional<One> alliance = alliances(whole).stream().filter(a -> a.key().equals(key)).findFirst();
    return alliance.map(one -> of(whole, one, titles));
  }

  private static AnalysisResult of(
      AnalysisResult whole, One alliance, Map<String, LocalText> titles) {
    List<ResultTable> tables = new ArrayList<>();
    for (ResultTable table : whole.tables()) {
      table.rows().stream()
          .filter(row -> row.key().equals(alliance.key()))
          .findFirst()
          .ifPresent(row -> tables.add(renamed(turned(table, row, VALUE), titles)));
    }
    AnalysisResult cut = ResultBytes.withTables(whole, tables);
    return new AnalysisResult(
        cut.planId(),
        LocalText.of(
            alliance.name().zh() + "：联盟情况（内部）",
            alliance.name().en() + ": the alliance in brief (internal)"),
        cut.question(),
        cut.policyQuestion(),
        cut.clauses(),
        cut.method(),
        cut.tables(),
        List.of(),
        notes(cut),
        cut.provenance());
  }

  private static ResultTable renamed(ResultTable table, Map<String, LocalText> titles) {
    return new ResultTable(
        table.id(),
        titles.getOrDefault(table.id(), table.title()),
        table.corner(),
        table.columns(),
        table.rows(),
        table.notes());
  }

  /** What is missing is said first. */
  private static List<LocalText> notes(AnalysisResult cut) {
    boolean answered = cut.tables().stream().anyMatch(table -> table.id().equals(ANSWERED));
    return answered
        ? cut.notes()
        : Stream.concat(Stream.of(NOT_ANSWERED), cut.notes().stream()).toList();
  }

  /** A row of a table that reads downwards. */
  static ResultTable turned(ResultTable table, ResultTable.Row of, LocalText heading) {
    List<ResultTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      ResultTable.Column column = table.columns().get(i);
      rows.add(
          new ResultTable.Row(
              column.id(),
              LocalText.of(
                  TableHead.withUnit(column.fullLabel(), column.unit(), Language.ZH),
                  TableHead.withUnit(column.fullLabel(), column.unit(), Language.EN)),
              LocalText.EMPTY,
              false,
              List.of(shown(of.cells().get(i), column))));
    }
    return new ResultTable(
        table.id(),
        table.title(),
        FEATURE,
        List.of(new ResultTable.Column("value", heading, ResultTable.Unit.WORDS, 0)),
        rows,
        table.notes());
  }

  /** Numbers of different units stand in one column, so each is given as it is read. */
  private static Cell shown(Cell cell, ResultTable.Column column) {
    if (cell instanceof Cell.Suppressed || cell instanceof Cell.NotEstimable) {
      return cell;
    }
    return new Cell.Words(
        LocalText.of(
            CellText.of(cell, column, Language.ZH, false).main(),
            CellText.of(cell, column, Language.EN, false).main()));
  }
}
