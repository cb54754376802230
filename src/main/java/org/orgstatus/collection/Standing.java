package org.orgstatus.collection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one unit's response stands, without its answers.
 *
 * @param steps transitions so far
 * @param findings soft checks that held when it was sent, the heaviest first
 * @param enteredBy account that enters it for the institution; null where the institution does
 * @param submitted when it was submitted last; null before the first time
 * @param receipt of the last submission; null before the first time
 */
public record Standing(
    long responseId,
    String unitCode,
    ResponseStatus status,
    int steps,
    List<Finding> findings,
    @Nullable Long enteredBy,
    Instant savedAt,
    @Nullable Instant submitted,
    @Nullable String receipt) {

  public Optional<Instant> submittedAt() {
    return Optional.ofNullable(submitted);
  }
}
