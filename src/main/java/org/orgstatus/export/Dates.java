package org.orgstatus.export;

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

/** Dates as people read them, and as file properties hold them. */
final class Dates {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter CHINESE =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter CHINESE_MONTH =
      DateTimeFormatter.ofPattern("yyyy年M月", Locale.ROOT);
  private static final DateTimeFormatter ENGLISH_MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  private Dates() {}

  static String in(LocalDate date, Language language) {
    return date.format(language == Language.ZH ? CHINESE : ENGLISH);
  }

  static String in(YearMonth month, Language language) {
    return month.format(language == Language.ZH ? CHINESE_MONTH : ENGLISH_MONTH);
  }

  /** A moment in China, to the minute. */
  static String in(Instant moment, Language language) {
    ZonedDateTime there = moment.atZone(CHINA);
    String clock = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(there);
    return in(there.toLocalDate(), language) + " " + clock;
  }

  /** The start of the day in UTC, so that a machine's time zone cannot change a file. */
  static Optional<Date> property(LocalDate date) {
    Instant start = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    return Optional.of(Date.from(start));
  }
}
