package org.orgstatus.analysis.wave;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Past;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;

/**
 * C26: from which status to which: a matrix of institutions whose status is known in both waves.
 */
final class StatusFlow {

  private static final LocalText THEN = LocalText.of("上一轮的状态", "Status in the wave before");
  private static final LocalText NOW = LocalText.of("本轮的状态", "Status in this wave");
  private static final ResultTable.Column N = Column.counts("n", "校数 n", "Institutions, n");

  private final AnalysisRun run;
  private final int[] then;
  private final Group status;
  private final BaseUnits units;
  private final Optional<String[]> before;

  static List<String> columns(AnalysisPlan plan, List<Group> groups) {
    List<String> codes =
        groups.stream()
            .filter(g -> plan.settings("status").contains(g.id()))
            .flatMap(g -> g.values().stream())
            .map(ValueLabel::code)
            .toList();
    return Column.ids(List.of(N.id()), codes);
  }

  StatusFlow(AnalysisRun run, int[] then) {
    this.run = run;
    this.then = then;
    this.status = run.definitions().group(run.plan().setting("status"));
    this.units = run.base(run.plan().base());
    this.before = run.past().flatMap(p -> p.codes(status.variable()));
  }

  /** Institutions of the panel: rows by status then, columns by status now. */
  private int[][] matrix() {
    List<String> codes = status.values().stream().map(ValueLabel::code).toList();
    int[][] matrix = new int[codes.size()][codes.size()];
    String[] now = run.values().codes(status.variable());
    BaseUnits unitsThen = run.past().orElseThrow().base(run.plan().base());
    for (int row = 0; row < then.length; row++) {
      if (units.isMember(row) && then[row] >= 0 && unitsThen.isMember(then[row])) {
        int from = codes.indexOf(before.orElseThrow()[then[row]]);
        int to = codes.indexOf(now[row]);
        if (from >= 0 && to >= 0) {
          matrix[from][to]++;
        }
      }
    }
    return matrix;
  }

  /** How many went where. A fact of the organization: counts of the nation are shown. */
  ResultTable counts() {
    List<ResultTable.Column> columns = new ArrayList<>(List.of(N));
    status
        .values()
        .forEach(v -> columns.add(Column.of(v.code(), "population", v.label()).under(NOW)));
    return table("status", columns, false);
  }

  /** The same in percent of those that began in a status. */
  ResultTable shares() {
    List<ResultTable.Column> columns = new ArrayList<>(List.of(N));
    status.values().forEach(v -> columns.add(Column.of(v.code(), "rate", v.label()).under(NOW)));
    return table("flow", columns, true);
  }

  private ResultTable table(String id, List<ResultTable.Column> columns, boolean shares) {
    List<ResultTable.Row> rows = new ArrayList<>();
    int[][] matrix = before.isPresent() ? matrix() : new int[0][];
    for (int from = 0; from < status.values().size(); from++) {
      ValueLabel value = status.values().get(from);
      List<Cell> cells =
          before.isPresent()
              ? cells(matrix[from], shares)
              : Stream.<Cell>generate(() -> new Cell.NotEstimable(Past.NO_WAVE))
                  .limit(columns.size())
                  .toList();
      rows.add(new ResultTable.Row(value.code(), value.label(), LocalText.EMPTY, false, cells));
    }
    return new ResultTable(id, run.title(id), THEN, columns, rows, List.of());
  }

  private static List<Cell> cells(int[] to, boolean shares) {
    int n = 0;
    for (int count : to) {
      n += count;
    }
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(n));
    for (int count : to) {
      if (!shares) {
        cells.add(new Cell.Count(count));
      } else if (n == 0) {
        cells.add(Cells.nobody());
      } else {
        cells.add(
            n < 5 ? new Cell.Suppressed(Cells.FEW) : Cells.number(100.0 * count / n, true, n, n));
      }
    }
    return cells;
  }
}
