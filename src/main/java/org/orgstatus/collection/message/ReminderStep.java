package org.orgstatus.collection.message;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Seven, three days or one day before a unit's deadline. The deadline's day belongs to the step: a
 * unit that is given more time is reminded before its new deadline too.
 *
 * @param days 7, 3 or 1
 */
record ReminderStep(int days, LocalDate deadline) {

  private static final List<Integer> STEPS = List.of(1, 3, 7);

  /** Nobody is written to at night. */
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  /**
   * The step that is due: that of the days left, or the one before it if that was missed. Nothing
   * is due before eight in the morning, more than seven days ahead or after the deadline.
   */
  static Optional<ReminderStep> due(Instant deadline, Instant now, ZoneId zone) {
    ZonedDateTime here = now.atZone(zone);
    if (now.isAfter(deadline) || here.toLocalTime().isBefore(MORNING)) {
      return Optional.empty();
    }
    // a deadline at midnight ends the day before
    LocalDate last = deadline.minusMillis(1).atZone(zone).toLocalDate();
    long left = ChronoUnit.DAYS.between(here.toLocalDate(), last);
    return STEPS.stream()
        .filter(days -> left <= days)
        .findFirst()
        .map(days -> new ReminderStep(days, last));
  }

  /** As it is kept: {@code 7@2018-06-30}. */
  String word() {
    return days + "@" + deadline;
  }
}
