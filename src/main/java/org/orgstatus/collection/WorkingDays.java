package org.orgstatus.collection;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * Counts working days as Monday to Friday. Public holidays are announced year by year and not known
 * here; leaving them out can only make a date earlier than the law asks.
 */
final class WorkingDays {

  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private WorkingDays() {}

  /** The day that is so many working days after another; the first day does not count. */
  static LocalDate after(LocalDate day, int workingDays) {
    LocalDate end = day;
    int left = workingDays;
    while (left > 0) {
      end = end.plusDays(1);
      left -= WEEKEND.contains(end.getDayOfWeek()) ? 0 : 1;
    }
    return end;
  }
}
