package org.orgstatus.findings;

import java.util.Optional;
import java.util.Set;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.base.LocalText;

/** The results of one data lock, as far as somebody may see them. */
public interface ResultSource {

  /** A comparison with the digits that its tables show; empty where this source has none. */
  Optional<AnalysisResult> find(String planId);

  /** Ids of tables whose cases are reporting units. */
  Set<String> tablesOfUnits(String planId);

  /**
   * Whether a comparison that is not found does not exist; false where it may only not be computed
   * yet, or not be for the reader.
   */
  boolean isWhole();

  /**
   * Why a number may not be used as it was: the release that gave it was withdrawn, and none that
   * stands gives it. Empty where one does, or none ever gave it.
   *
   * @param lockId that the number was read from
   */
  default Optional<LocalText> takenBack(long lockId, BoundNumber number) {
    return Optional.empty();
  }

  /** The cell of an address; empty where the source has none of that name. */
  default Optional<BoundCell> cell(CellAddress at) {
    return find(at.plan())
        .flatMap(result -> Binding.of(result, at, tablesOfUnits(at.plan()).contains(at.table())));
  }
}
