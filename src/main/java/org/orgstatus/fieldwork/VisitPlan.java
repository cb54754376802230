package org.orgstatus.fieldwork;

import java.time.LocalDate;

/**
 * Who visits which alliance and when.
 *
 * @param endsOn last day, not before {@code startsOn}
 * @param openPoints what the pair should clear up; may be empty
 */
public record VisitPlan(
    String waveId,
    String allianceId,
    LocalDate startsOn,
    LocalDate endsOn,
    Traveller first,
    Traveller second,
    String openPoints) {

  /**
   * One of the pair.
   *
   * @param employer code of the institution that the person works for; empty for none
   */
  public record Traveller(long accountId, String employer) {}
}
