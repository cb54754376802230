package org.orgstatus.analysis.wave;

import java.util.List;
import java.util.Optional;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.GroupRows;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.base.LocalText;
import org.orgstatus.statistics.agreement.Kappa;

/**
 * C27: whether institutions and the rosters of their provinces say the same about having an
 * association. A fact of the organization: its counts are shown, in public editions from five on.
 */
final class RosterAgreement {

  private static final LocalText GROUP = LocalText.of("分组", "Group");
  private static final LocalText ONE_ANSWER =
      LocalText.of("双方都只有同一种回答，无法计算", "Both sides give one answer only");

  private static final List<ResultTable.Column> COLUMNS =
      List.of(
          Column.counts("n", "双方都有 n", "Known from both, n"),
          Column.counts("both", "都说已成立", "Both say established"),
          Column.counts("own_only", "只有本校说已成立", "Only the institution says so"),
          Column.counts("roster_only", "只有省级名单列有", "Only the roster lists it"),
          Column.counts("neither", "都说没有", "Neither"),
          Column.percents("agreement", "一致率", "Agreement"),
          Column.effects("kappa", "kappa", "Kappa"));

  private final AnalysisRun run;
  private final BaseUnits units;
  private final int[] own;
  private final int[] roster;

  static List<String> columns() {
    return Column.idsOf(COLUMNS);
  }

  RosterAgreement(AnalysisRun run, BaseUnits units) {
    this.run = run;
    this.units = units;
    this.own = sides("own");
    this.roster = sides("roster");
  }

  /** 1 for an association, 0 for none, −1 where a side says nothing. */
  private int[] sides(String setting) {
    String[] codes = run.values().codes(run.plan().setting(setting));
    String yes = run.plan().setting(setting + "_yes");
    int[] sides = new int[codes.length];
    for (int row = 0; row < sides.length; row++) {
      sides[row] = codes[row].isEmpty() ? -1 : codes[row].equals(yes) ? 1 : 0;
    }
    return sides;
  }

  ResultTable table() {
    List<Group> groups = run.groups().stream().skip(1).toList();
    List<ResultTable.Row> rows = GroupRows.all(run, groups, units.whole(), this::cells);
    return new ResultTable("agreement", run.title("agreement"), GROUP, COLUMNS, rows, List.of());
  }

  private List<Cell> cells(Slice slice) {
    int[] one = new int[units.size()];
    int[] other = new int[units.size()];
    int[] counts = new int[4]; // neither, roster only, own only, both
    int n = 0;
    for (int row = 0; row < one.length; row++) {
      boolean counted = units.isMember(row) && slice.has(row) && own[row] >= 0 && roster[row] >= 0;
      one[row] = counted ? own[row] : -1;
      other[row] = counted ? roster[row] : -1;
      if (counted) {
        counts[2 * own[row] + roster[row]]++;
        n++;
      }
    }
    if (run.isFew(n)) {
      Cell few = new Cell.Suppressed(Cells.FEW);
      return List.of(few, few, few, few, few, few, few);
    }
    return List.of(
        new Cell.Count(n),
        new Cell.Count(counts[3]),
        new Cell.Count(counts[2]),
        new Cell.Count(counts[1]),
        new Cell.Count(counts[0]),
        n == 0 ? Cells.noAnswer() : Cells.number(100.0 * (counts[0] + counts[3]) / n, true, n, n),
        kappa(one, other, n));
  }

  private static Cell kappa(int[] one, int[] other, int n) {
    if (n == 0) {
      return Cells.noAnswer();
    }
    Optional<Kappa> kappa = Kappa.cohen(one, other, 2, Kappa.Weight.NONE).known();
    return kappa
        .<Cell>map(k -> Cells.number(k.value(), true, n, n))
        .orElseGet(() -> new Cell.NotEstimable(ONE_ANSWER));
  }
}
