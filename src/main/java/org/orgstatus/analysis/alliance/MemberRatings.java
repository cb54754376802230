package org.orgstatus.analysis.alliance;

import java.util.List;
import java.util.Map;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.MeasuredUnit;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.GroupValues;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** How the members of an alliance rate it: never before enough of them did. */
final class MemberRatings {

  private static final LocalText FEW_RATERS =
      LocalText.of("评价的成员不足5个，不显示", "Fewer than five members rated it; not shown");

  private static final ResultTable.Column RATERS =
      Column.counts("raters", "评价的成员数", "Members that rated it");

  private final AnalysisRun run;
  private final Indicator members;
  private final Map<String, Double> medians;

  /**
   * @param indicator id of the median of the members' ratings
   */
  MemberRatings(AnalysisRun run, String indicator) {
    this.run = run;
    this.members = run.definitions().indicator(indicator);
    this.medians =
        run.hasUnits(UnitKind.INSTITUTION)
            ? new GroupValues(run.definitions(), run.values(UnitKind.INSTITUTION))
                .byGroup(members, MeasuredUnit.ALLIANCE)
            : Map.of();
  }

  static List<String> columns(String indicator) {
    return List.of(indicator, RATERS.id());
  }

  List<ResultTable.Column> columns() {
    LocalText name = members.title();
    return List.of(Column.scores(members.id(), name.zh(), name.en()), RATERS);
  }

  /** The median, and how many rated. */
  List<Cell> cells(String alliance) {
    int raters = raters(alliance);
    Double median = medians.get(alliance);
    boolean few = median == null || raters < AnalysisRun.SHOWN_FROM;
    return List.of(
        raters == 0
            ? Cells.noAnswer()
            : few ? new Cell.Suppressed(FEW_RATERS) : Cells.number(median, false, raters, raters),
        new Cell.Count(raters));
  }

  private int raters(String alliance) {
    if (!run.hasUnits(UnitKind.INSTITUTION)) {
      return 0;
    }
    BaseUnits base = run.base(members.base());
    Measured ratings = run.values(UnitKind.INSTITUTION).values(members.of());
    String[] of = run.values(UnitKind.INSTITUTION).codes(MeasuredUnit.ALLIANCE.variable());
    return base.count(BaseUnits.Slice.of(of, alliance), ratings, Measured.State.VALUE);
  }
}
