package org.orgstatus.collection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orgstatus.registry.Roster;
import org.orgstatus.registry.RosterRow;
import org.orgstatus.sampling.Unit;

/**
 * An institution of which the roster of its province says one thing, and its answer another or
 * nothing.
 *
 * @param roster in force
 * @param rows of the roster that list it, branch campuses included; empty where none does
 * @param answer what it has sent last; null where it has sent nothing
 * @param settled the decision that was made last; null where there was none
 */
public record RosterConflict(
    Unit unit,
    Roster roster,
    List<RosterRow> rows,
    @Nullable Answer answer,
    @Nullable RosterSettlement settled) {

  /** OPEN was never settled; REOPENED was, and one side says something else now. */
  public enum State {
    OPEN,
    REOPENED,
    ASKED,
    SETTLED
  }

  /**
   * What the institution says.
   *
   * @param said code of the list assoc_status
   * @param revision of its sheet, from 1
   */
  public record Answer(
      long responseId, ResponseStatus status, int steps, String said, int revision, Instant at) {}

  public RosterConflict {
    rows = List.copyOf(rows);
  }

  public String unitCode() {
    return unit.code();
  }

  public boolean isListed() {
    return !rows.isEmpty();
  }

  public boolean isAnswered() {
    return answer != null;
  }

  public State state() {
    if (settled == null) {
      return State.OPEN;
    }
    if (!settled.isOf(rosterSays(), answerSays())) {
      return State.REOPENED;
    }
    return settled.decision() == RosterSettlement.Decision.ASK ? State.ASKED : State.SETTLED;
  }

  /** A hash over what the roster says of the institution, wherever in the file. */
  public String rosterSays() {
    return Hashes.sha256(
        rows.stream()
            .map(row -> row.name() + "|" + row.approvedOn().orElse(null) + "|" + row.approvedBy())
            .sorted()
            .collect(Collectors.joining("\n")));
  }

  /** A hash over what the institution says. */
  public String answerSays() {
    return Hashes.sha256(Optional.ofNullable(answer).map(Answer::said).orElse(""));
  }

  /** Names what both sides say: whoever decides says what was seen. */
  public String seen() {
    return rosterSays().substring(0, 12) + "-" + answerSays().substring(0, 12);
  }
}
