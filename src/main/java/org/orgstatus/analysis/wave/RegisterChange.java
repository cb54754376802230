package org.orgstatus.analysis.wave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Past;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.PastWave;

/** C26: what became of the register: who stayed, who is new, who was merged or closed. */
final class RegisterChange {

  private static final LocalText FATE = LocalText.of("学校的变化", "What became of institutions");
  private static final List<ResultTable.Column> COLUMNS =
      List.of(Column.counts("institutions", "校数", "Institutions"));

  private final AnalysisRun run;
  private final int[] then;
  private final BaseUnits units;

  static List<String> columns() {
    return Column.idsOf(COLUMNS);
  }

  RegisterChange(AnalysisRun run, int[] then) {
    this.run = run;
    this.then = then;
    this.units = run.base(run.plan().base());
  }

  ResultTable table() {
    List<ResultTable.Row> rows = run.past().map(this::rows).orElseGet(() -> List.of(now()));
    return new ResultTable("registry", run.title("registry"), FATE, COLUMNS, rows, List.of());
  }

  private ResultTable.Row now() {
    return row("now", "本轮名录", "Register of this wave", true, units.weighting().population());
  }

  private List<ResultTable.Row> rows(Past past) {
    BaseUnits before = past.base(run.plan().base());
    Dataset earlier = past.institutions();
    int[] now = new int[before.size()];
    Arrays.fill(now, -1);
    int arrived = 0;
    int same = 0;
    int renamed = 0;
    for (int row = 0; row < then.length; row++) {
      if (!units.isMember(row)) {
        continue;
      }
      int at = then[row];
      if (at < 0 || !before.isMember(at)) {
        arrived++;
        continue;
      }
      now[at] = row;
      boolean alike =
          earlier.text(at, FrameColumns.NAME).equals(run.dataset().text(row, FrameColumns.NAME));
      same += alike ? 1 : 0;
      renamed += alike ? 0 : 1;
    }
    Map<PastWave.Kind, Integer> gone = new EnumMap<>(PastWave.Kind.class);
    int unsettled = 0;
    int total = 0;
    for (int row = 0; row < now.length; row++) {
      if (!before.isMember(row)) {
        continue;
      }
      total++;
      if (now[row] < 0) {
        PastWave.Fate fate = past.wave().fates().get(earlier.text(row, FrameColumns.UNIT));
        if (fate == null || fate.kind().goesOn()) {
          unsettled++;
        } else {
          gone.merge(fate.kind(), 1, Integer::sum);
        }
      }
    }
    List<ResultTable.Row> rows = new ArrayList<>();
    rows.add(row("then", "上一轮名录", "Register of the wave before", true, total));
    rows.add(row("same", "校名未变", "Same name", false, same));
    rows.add(row("renamed", "更名", "Renamed", false, renamed));
    for (PastWave.Kind kind : List.of(PastWave.Kind.MERGED, PastWave.Kind.CLOSED)) {
      rows.add(
          row(
              kind.name().toLowerCase(Locale.ROOT),
              kind.label().zh(),
              kind.label().en(),
              false,
              gone.getOrDefault(kind, 0)));
    }
    rows.add(row("unsettled", "去向未确认", "Gone, not yet explained", false, unsettled));
    rows.add(row("arrived", "新增", "New", false, arrived));
    rows.add(now());
    return rows;
  }

  private static ResultTable.Row row(String key, String zh, String en, boolean total, int count) {
    return new ResultTable.Row(
        key, LocalText.of(zh, en), LocalText.EMPTY, total, List.of(new Cell.Count(count)));
  }
}
