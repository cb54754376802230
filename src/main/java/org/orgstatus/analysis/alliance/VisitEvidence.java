package org.orgstatus.analysis.alliance;

import java.util.List;
import java.util.OptionalInt;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * What the visits to alliances have found so far, by alliance: form E as it stands. While there is
 * nothing, or too little, the reason stands in place of numbers.
 */
final class VisitEvidence {

  static final LocalText NONE = LocalText.of("尚无走访材料", "No visit evidence yet");
  private static final LocalText NOT_VISITED = LocalText.of("该联盟尚未走访", "Not visited yet");

  private final AnalysisRun run;
  private final int visited;

  VisitEvidence(AnalysisRun run) {
    this.run = run;
    this.visited =
        run.hasUnits(UnitKind.VISIT) ? run.values(UnitKind.VISIT).dataset().answered() : 0;
  }

  /** Visits whose record counts as answered. */
  int visited() {
    return visited;
  }

  boolean isEmpty() {
    return visited == 0;
  }

  /** The row of a visit to the alliance, if its record was sent. */
  OptionalInt row(String alliance) {
    if (isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt row = run.values(UnitKind.VISIT).dataset().row(alliance);
    return row.isPresent() && run.values(UnitKind.VISIT).dataset().isAnswered(row.getAsInt())
        ? row
        : OptionalInt.empty();
  }

  /** What an indicator of visits says of one alliance: words, or why there are none. */
  Cell words(String indicator, String alliance) {
    OptionalInt row = row(alliance);
    return row.isEmpty()
        ? none()
        : UnitWords.of(run.values(UnitKind.VISIT), run.definitions(), indicator, row.getAsInt());
  }

  /** Its number; empty where there is none. */
  double number(String indicator, String alliance) {
    OptionalInt row = row(alliance);
    if (row.isEmpty()) {
      return Double.NaN;
    }
    Measured values = run.values(UnitKind.VISIT).values(indicator);
    return values.has(row.getAsInt()) ? values.number(row.getAsInt()) : Double.NaN;
  }

  /** How far the two who visited rated alike, by question; nothing before the first visit. */
  List<ResultTable.Row> agreement(List<String> graded, List<String> sorted) {
    return isEmpty()
        ? List.of()
        : new RaterAgreement(run.values(UnitKind.VISIT).dataset()).rows(graded, sorted);
  }

  /** Why there is nothing about one alliance. */
  Cell none() {
    return new Cell.NotEstimable(isEmpty() ? NONE : NOT_VISITED);
  }

  /** How many were visited, for the notes. */
  LocalText note() {
    return isEmpty()
        ? LocalText.of(
            "尚无走访材料：戊表一份也没有交来；交来后本项自动补上走访的核查和评定。",
            "No visit evidence yet: no form E has come in. Once it does, what the visits saw and"
                + " rated stands here.")
        : LocalText.of(
            "已走访并交来戊表的联盟" + visited + "个。", visited + " alliances were visited and have form E.");
  }
}
