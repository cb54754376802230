package org.orgstatus.questionnaire.expression;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as they are written in answers and constants. */
final class Dates {

  /** What follows % in format-date; names of months and weekdays depend on a language we avoid. */
  static final Set<Character> FORMAT_CODES = Set.of('Y', 'y', 'm', 'n', 'd', 'e', '%');

  private static final Pattern WRITTEN = Pattern.compile("([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?");

  /** Days of the years 0000 to 9999, which are those that four digits can write. */
  private static final double FIRST = LocalDate.of(0, 1, 1).toEpochDay();

  private static final double LAST = LocalDate.of(9999, 12, 31).toEpochDay();

  private Dates() {}

  /** YYYY-MM-DD, or YYYY-MM for the first of the month; empty for all else. */
  static Optional<LocalDate> of(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    int day = written.group(3) == null ? 1 : Integer.parseInt(written.group(3));
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)), day));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** The date that a value stands for: itself, its text, or its number of days since 1970. */
  static Optional<LocalDate> of(Value value) {
    if (value instanceof Value.Day day) {
      return Optional.of(day.date());
    }
    if (value instanceof Value.Text text && !text.isNumber()) {
      return of(text.text());
    }
    double days = value.number();
    return days >= FIRST && days <= LAST
        ? Optional.of(LocalDate.ofEpochDay((long) days))
        : Optional.empty();
  }

  /** A date in the pattern of format-date; codes outside {@link #FORMAT_CODES} stay as written. */
  static String format(LocalDate date, String pattern) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c != '%' || i + 1 == pattern.length()) {
        out.append(c);
        continue;
      }
      i++;
      out.append(part(date, pattern.charAt(i)));
    }
    return out.toString();
  }

  private static String part(LocalDate date, char code) {
    return switch (code) {
      case 'Y' -> padded(date.getYear(), 4);
      case 'y' -> padded(date.getYear() % 100, 2);
      case 'm' -> padded(date.getMonthValue(), 2);
      case 'n' -> Integer.toString(date.getMonthValue());
      case 'd' -> padded(date.getDayOfMonth(), 2);
      case 'e' -> Integer.toString(date.getDayOfMonth());
      case '%' -> "%";
      default -> "%" + code;
    };
  }

  private static String padded(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
