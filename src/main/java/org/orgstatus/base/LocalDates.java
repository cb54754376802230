package org.orgstatus.base;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Days and moments as people read and enter them, in both languages. */
public final class LocalDates {

  private static final DateTimeFormatter DAY_ZH =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.SIMPLIFIED_CHINESE);
  private static final DateTimeFormatter DAY_EN =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter MOMENT_ZH =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.SIMPLIFIED_CHINESE);
  private static final DateTimeFormatter MOMENT_EN =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

  private static final DateTimeFormatter MONTH_ZH =
      DateTimeFormatter.ofPattern("yyyy年M月", Locale.SIMPLIFIED_CHINESE);
  private static final DateTimeFormatter MONTH_EN =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  private LocalDates() {}

  /** 2017年9月30日, 30 September 2017. */
  public static LocalText day(LocalDate day) {
    return LocalText.of(DAY_ZH.format(day), DAY_EN.format(day));
  }

  /** 2017年9月, September 2017. */
  public static LocalText month(YearMonth month) {
    return LocalText.of(MONTH_ZH.format(month), MONTH_EN.format(month));
  }

  /** 2017年9月30日 18:00, 30 September 2017, 18:00. */
  public static LocalText moment(Instant moment, ZoneId zone) {
    return LocalText.of(
        MOMENT_ZH.format(moment.atZone(zone)), MOMENT_EN.format(moment.atZone(zone)));
  }

  /** A moment as entered, for example {@code 2017-11-30T18:00}; empty for what is none. */
  public static Optional<Instant> entered(String text, ZoneId zone) {
    try {
      return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
