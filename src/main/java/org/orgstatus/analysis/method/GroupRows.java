package org.orgstatus.analysis.method;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;

/** Rows of a table that shows the nation and then its groups, one way of grouping after another. */
public final class GroupRows {

  private GroupRows() {}

  public static ResultTable.Row nation(List<Cell> cells) {
    return new ResultTable.Row(
        ResultTable.NATION, CoverageRows.NATION, LocalText.EMPTY, true, cells);
  }

  public static ResultTable.Row of(Group group, ValueLabel value, List<Cell> cells) {
    return new ResultTable.Row(
        group.id() + "." + value.code(), value.label(), group.name(), false, cells);
  }

  /**
   * The nation and every group.
   *
   * @param whole the units of the nation
   */
  public static List<ResultTable.Row> all(
      AnalysisRun run, List<Group> groups, Slice whole, Function<Slice, List<Cell>> cells) {
    List<ResultTable.Row> rows = new ArrayList<>();
    rows.add(nation(cells.apply(whole)));
    for (Group group : groups) {
      List<Slice> slices = run.values().slices(group);
      for (int i = 0; i < slices.size(); i++) {
        rows.add(of(group, group.values().get(i), cells.apply(slices.get(i))));
      }
    }
    return rows;
  }
}
