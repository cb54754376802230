package org.orgstatus.questionnaire.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * What an expression gives. Conversions between the kinds are those of XPath 1.0, with JavaRosa's
 * additions: a date counts in days since 1970-01-01, and differences below 1e-12 do not count. A
 * text written YYYY-MM-DD or YYYY-MM (the first of the month) is a date answer and counts in days.
 */
public sealed interface Value {

  Value EMPTY = new Text("");

  /** An answer, a code, or codes with one space between them. */
  record Text(String text) implements Value {

    private static final Pattern NUMBER =
        Pattern.compile("[ \\t\\r\\n]*(-?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+))[ \\t\\r\\n]*");

    /** The number written in it, the days of a date, otherwise NaN, for empty text too. */
    @Override
    public double number() {
      if (!mayBeNumber()) {
        return Double.NaN;
      }
      var written = NUMBER.matcher(text);
      if (written.matches()) {
        return Double.parseDouble(written.group(1));
      }
      return Dates.of(text).map(d -> (double) d.toEpochDay()).orElse(Double.NaN);
    }

    @Override
    public boolean truth() {
      return !text.isEmpty();
    }

    /** Whether it begins as a number or a date does; codes and words, the most, do not. */
    private boolean mayBeNumber() {
      return !text.isEmpty() && " \t\r\n-.0123456789".indexOf(text.charAt(0)) >= 0;
    }

    boolean isNumber() {
      return mayBeNumber() && NUMBER.matcher(text).matches();
    }
  }

  /** A number; NaN stands for no number. */
  record Number(double number) implements Value {

    /** Fifteen significant digits without exponent, so that Java and browsers write the same. */
    @Override
    public String text() {
      if (Double.isNaN(number)) {
        return "NaN";
      }
      if (Double.isInfinite(number)) {
        return number < 0 ? "-Infinity" : "Infinity";
      }
      if (Math.abs(number) < 1e-12) {
        return "0";
      }
      BigDecimal exact = new BigDecimal(number);
      int scale = 15 - (exact.precision() - exact.scale());
      return exact.setScale(scale, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    @Override
    public boolean truth() {
      return Math.abs(number) >= 1e-12;
    }
  }

  /** True or false. */
  record Truth(boolean truth) implements Value {
    @Override
    public String text() {
      return truth ? "true" : "false";
    }

    @Override
    public double number() {
      return truth ? 1 : 0;
    }
  }

  /** A date without time. */
  record Day(LocalDate date) implements Value {
    @Override
    public String text() {
      return date.toString();
    }

    @Override
    public double number() {
      return date.toEpochDay();
    }

    @Override
    public boolean truth() {
      return true;
    }
  }

  /** As XPath's string(): integers without a point, dates as YYYY-MM-DD, NaN for no number. */
  String text();

  /** As XPath's number(). */
  double number();

  /** As XPath's boolean(). */
  boolean truth();

  /** Whether nothing is there to store: empty text or NaN. */
  default boolean isEmpty() {
    return this instanceof Text text
        ? text.text().isEmpty()
        : this instanceof Number number && Double.isNaN(number.number());
  }

  static Value of(String text) {
    return text.isEmpty() ? EMPTY : new Text(text);
  }

  static Value of(double number) {
    return new Number(number);
  }

  static Value of(boolean truth) {
    return new Truth(truth);
  }

  static Value of(LocalDate date) {
    return new Day(date);
  }
}
