package org.orgstatus.analysis.release;

import java.util.Optional;
import java.util.Set;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;

/**
 * A result that a reader holds.
 *
 * @param base id of the base that its plan counts
 * @param result as it is shown
 * @param whole the edition for the nation's desk, to tell what adds up; empty for results that were
 *     given before
 * @param source how a finding names where it stands
 * @param ofUnits ids of tables whose numbers of cases are of reporting units
 * @param guards whether what it hides is hidden from this reader, and not only from wider circles
 */
record Shown(
    String base,
    AnalysisResult result,
    Optional<AnalysisResult> whole,
    LocalText source,
    Set<String> ofUnits,
    boolean guards) {

  Shown {
    ofUnits = Set.copyOf(ofUnits);
  }

  /** The table of the edition for the nation's desk. */
  Optional<ResultTable> wholeOf(ResultTable table) {
    return whole.flatMap(
        w -> w.tables().stream().filter(t -> t.id().equals(table.id())).findFirst());
  }
}
