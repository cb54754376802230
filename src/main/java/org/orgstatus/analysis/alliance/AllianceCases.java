package org.orgstatus.analysis.alliance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.FrameColumns;

/** Alliances one by one, for the nation's own desk. */
final class AllianceCases {

  static final LocalText ALLIANCE = LocalText.of("联盟", "Alliance");

  private final AnalysisRun run;
  private final BaseUnits units;

  AllianceCases(AnalysisRun run) {
    this.run = run;
    this.units = run.base(run.plan().base());
  }

  BaseUnits units() {
    return units;
  }

  String code(int row) {
    return run.dataset().text(row, FrameColumns.UNIT);
  }

  LocalText name(int row) {
    return LocalText.same(run.dataset().text(row, FrameColumns.NAME));
  }

  /** Rows of alliances that answered, in the order of their codes. */
  int[] answered() {
    return IntStream.range(0, units.size()).filter(units::isAnswered).toArray();
  }

  /** Rows of alliances that answered or were visited, in the order of their codes. */
  int[] known(VisitEvidence visits) {
    return IntStream.range(0, units.size())
        .filter(row -> units.isAnswered(row) || visits.row(code(row)).isPresent())
        .toArray();
  }

  /** What an indicator says of an alliance. */
  Cell words(String indicator, int row) {
    return UnitWords.of(run.values(), run.definitions(), indicator, row);
  }

  /** A table of alliances that answered. */
  ResultTable table(String id, List<ResultTable.Column> columns, IntFunction<List<Cell>> cells) {
    return table(id, columns, answered(), cells);
  }

  /** A table of the alliances that stand in some rows. */
  ResultTable table(
      String id, List<ResultTable.Column> columns, int[] shown, IntFunction<List<Cell>> cells) {
    List<ResultTable.Row> rows = new ArrayList<>();
    for (int row : shown) {
      rows.add(new ResultTable.Row(code(row), name(row), LocalText.EMPTY, false, cells.apply(row)));
    }
    return new ResultTable(id, run.title(id), ALLIANCE, columns, rows, List.of());
  }

  /** A column of words, called after an indicator. */
  ResultTable.Column column(String indicator) {
    return new ResultTable.Column(
        indicator, run.definitions().indicator(indicator).title(), ResultTable.Unit.WORDS, 0);
  }
}
