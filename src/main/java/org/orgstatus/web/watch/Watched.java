package org.orgstatus.web.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.orgstatus.collection.Disposition;
import org.orgstatus.collection.Outcome;
import org.orgstatus.web.collecting.CollectionRow;

/**
 * A wave at one moment: every institution with where it stands. Made once a tick for everybody who
 * watches; each sees the part that lies in the own scope.
 *
 * @param at when it was read
 * @param rows by institution code
 * @param outcomes recorded, by institution code
 */
record Watched(Instant at, List<CollectionRow> rows, Map<String, Outcome> outcomes) {

  /** Without a save for so long a draft is called silent. */
  static final Duration SILENCE = Duration.ofDays(7);

  Watched {
    rows = List.copyOf(rows);
    outcomes = Map.copyOf(outcomes);
  }

  /** Changes whenever anything that is shown has changed. */
  int stamp() {
    return Objects.hash(
        rows.stream().map(r -> Objects.hash(r.standing(), r.code())).toList(), outcomes);
  }

  /** The part that lies in these reporting units. */
  Watched in(Set<String> units) {
    return new Watched(
        at,
        rows.stream().filter(row -> units.contains(row.unit().reportingUnit().value())).toList(),
        outcomes);
  }

  List<Disposition> dispositions(boolean over) {
    return rows.stream()
        .map(
            row ->
                Disposition.of(
                    row.standing() == null ? null : row.standing().status(),
                    row.code(),
                    outcomes.get(row.unit().code()),
                    over))
        .toList();
  }

  /** Drafts and returned responses that nobody has saved for a week. */
  List<CollectionRow> idle() {
    return rows.stream()
        .filter(row -> row.standing() != null && row.standing().status().isEditable())
        .filter(row -> row.standing().savedAt().plus(SILENCE).isBefore(at))
        .toList();
  }
}
