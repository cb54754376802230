package org.orgstatus.web.watch;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How fast answers come in, and where that leads if nothing changes. Working days are Monday to
 * Friday: public holidays and make-up days are not known here.
 *
 * @param units asked
 * @param answered so far
 * @param days each day since the wave opened with the answers submitted on it
 * @param workingDays since the wave opened, today included; at least 1
 * @param workingDaysLeft until the deadline, today not included
 */
record Pace(int units, int answered, List<Day> days, int workingDays, int workingDaysLeft) {

  /** A projection further away says nothing. */
  private static final int FURTHEST_DAYS = 1000;

  /**
   * @param count answers submitted on the day
   * @param total answers up to its end
   */
  public record Day(LocalDate date, int count, int total) {}

  /**
   * @param submitted the day of the last submission of every unit that has answered
   */
  static Pace of(
      int units,
      Collection<LocalDate> submitted,
      LocalDate opened,
      LocalDate today,
      LocalDate deadline) {
    Map<LocalDate, Integer> counts = new TreeMap<>();
    submitted.forEach(day -> counts.merge(day, 1, Integer::sum));
    LocalDate first =
        counts.keySet().stream().findFirst().filter(d -> d.isBefore(opened)).orElse(opened);
    LocalDate last = deadline.isBefore(today) ? deadline : today;
    List<Day> days = new ArrayList<>();
    int total = 0;
    for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
      int count = counts.getOrDefault(day, 0);
      total += count;
      days.add(new Day(day, count, total));
    }
    return new Pace(
        units,
        submitted.size(),
        days,
        Math.max(1, workingDays(opened.minusDays(1), last)),
        workingDays(today, deadline));
  }

  /** Working days after {@code from} up to and including {@code to}. */
  private static int workingDays(LocalDate from, LocalDate to) {
    int days = 0;
    for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      days += isWorking(day) ? 1 : 0;
    }
    return days;
  }

  private static boolean isWorking(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  /** Answers a working day so far. */
  public double perDay() {
    return (double) answered / workingDays;
  }

  /** Answers at the deadline if the pace stays; never more than are asked. */
  public int atDeadline() {
    return (int) Math.min(units, Math.floor(answered + perDay() * workingDaysLeft));
  }

  /**
   * The day on which everybody has answered if the pace stays; empty where that is out of sight.
   */
  public Optional<LocalDate> finish() {
    int left = units - answered;
    if (answered == 0 || days.isEmpty()) {
      return Optional.empty();
    }
    double needed = Math.ceil(left / perDay());
    LocalDate day = days.get(days.size() - 1).date();
    if (needed > FURTHEST_DAYS) {
      return Optional.empty();
    }
    for (int more = (int) needed; more > 0; ) {
      day = day.plusDays(1);
      more -= isWorking(day) ? 1 : 0;
    }
    return Optional.of(day);
  }

  /** The most answers on one day; at least 1, so that bars can be drawn against it. */
  public int mostADay() {
    return Math.max(1, days.stream().mapToInt(Day::count).max().orElse(1));
  }
}
