package org.orgstatus.export.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalDates;

/** Dates as people read them, and as file properties hold them. */
public final class Dates {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private Dates() {}

  public static String in(LocalDate date, Language language) {
    return LocalDates.day(date).in(language);
  }

  public static String in(YearMonth month, Language language) {
    return LocalDates.month(month).in(language);
  }

  /** A moment in China, to the minute. */
  public static String in(Instant moment, Language language) {
    ZonedDateTime there = moment.atZone(CHINA);
    String clock = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(there);
    return in(there.toLocalDate(), language) + " " + clock;
  }

  /** The start of the day in UTC, so that a machine's time zone cannot change a file. */
  public static Optional<Date> property(LocalDate date) {
    Instant start = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    return Optional.of(Date.from(start));
  }
}
