package org.orgstatus.collection;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one unit's response stands, without its answers.
 *
 * @param steps transitions so far
 * @param submitted when it was submitted last; null before the first time
 * @param receipt of the last submission; null before the first time
 */
public record Standing(
    long responseId,
    String unitCode,
    ResponseStatus status,
    int steps,
    Instant savedAt,
    @Nullable Instant submitted,
    @Nullable String receipt) {

  public Optional<Instant> submittedAt() {
    return Optional.ofNullable(submitted);
  }
}
