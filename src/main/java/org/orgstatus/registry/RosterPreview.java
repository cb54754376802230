package org.orgstatus.registry;

import java.util.List;
import java.util.Optional;
import org.orgstatus.base.Problem;

/**
 * What a roster file says, before anything counts.
 *
 * @param roster waits to be confirmed; absent when there is a fault
 * @param rows in the order of the file
 * @param added listed now and not by the roster in force
 * @param dropped listed by the roster in force and not now
 * @param faults at most 500, by cell
 * @param faultCount how many there are in all
 */
public record RosterPreview(
    Optional<Roster> roster,
    List<RosterRow> rows,
    List<RosterRow> added,
    List<RosterRow> dropped,
    List<Problem> faults,
    int faultCount) {

  public RosterPreview {
    rows = List.copyOf(rows);
    added = List.copyOf(added);
    dropped = List.copyOf(dropped);
    faults = List.copyOf(faults);
  }

  public long branches() {
    return rows.stream().filter(RosterRow::isBranch).count();
  }
}
