package org.orgstatus.export.dataout;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.base.Language;
import org.orgstatus.export.dataout.CodedColumn.Kind;
import org.orgstatus.questionnaire.MissingReason;

/**
 * A variable of an SPSS file. Reasons for missing values are numbers declared as user-missing, −88
 * for not available as in the forms; texts have none.
 */
final class SpssColumn {

  /** Bytes of a string at the most. */
  static final int LONGEST = 32_767;

  /** Bytes that an undivided string holds. */
  static final int SEGMENT = 255;

  /** Bytes of a very long string that each of its segments counts for. */
  private static final int COUNTED = 252;

  private static final int FORMAT_STRING = 1;
  private static final int FORMAT_NUMBER = 5;
  private static final int FORMAT_MONTH = 28;
  private static final int FORMAT_DAY = 39;

  private static final int NOMINAL = 1;
  private static final int SCALE = 3;

  /** Dates are seconds since the first day of the Gregorian calendar. */
  private static final LocalDate GREGORIAN = LocalDate.of(1582, 10, 14);

  private static final String CUT = "……";

  private static final Map<MissingReason, Integer> CODES = new EnumMap<>(MissingReason.class);

  static {
    CODES.put(MissingReason.NOT_ANSWERED, -99);
    CODES.put(MissingReason.UNIT_NONRESPONSE, -98);
    CODES.put(MissingReason.NOT_APPLICABLE, -97);
    CODES.put(MissingReason.DONT_KNOW, -89);
    CODES.put(MissingReason.NOT_AVAILABLE, -88);
  }

  /** A value and its label; the value is a text in columns of texts. */
  record Label(double number, String text, String label) {}

  private final CodedColumn column;
  private final String name;
  private final String shortName;
  private final Language language;
  private final int width;
  private final int decimals;
  private final int digits;
  private final int factor;

  /**
   * @param name unique, of at most 64 bytes
   * @param shortName unique, of at most 8 bytes
   */
  SpssColumn(CodedColumn column, int rows, String name, String shortName, Language language) {
    this.column = column;
    this.name = name;
    this.shortName = shortName;
    this.language = language;
    int longest = 1;
    int places = 0;
    int whole = 1;
    for (int row = 0; row < rows; row++) {
      if (isText()) {
        longest = Math.max(longest, bytes(column.text(row)).length);
      } else {
        String written = column.kind() == Kind.NUMBER ? column.text(row) : "";
        int point = written.indexOf('.');
        places = Math.max(places, point < 0 ? 0 : written.length() - point - 1);
        whole = Math.max(whole, point < 0 ? written.length() : point);
      }
    }
    this.width = isText() ? Math.min(LONGEST, Math.max(longest, longestCode())) : 0;
    this.decimals = Math.min(places, 16);
    this.digits = Math.min(40, Math.max(8, whole + (decimals == 0 ? 0 : 1 + decimals)));
    this.factor = column.kind() == Kind.NUMBER ? apart(column, rows) : 1;
  }

  /** What the codes are multiplied by lest a number in the data be taken for one of them. */
  private static int apart(CodedColumn column, int rows) {
    int factor = 1;
    while (isTaken(column, rows, -99.0 * factor, -88.0 * factor)) {
      factor = factor * 100 + 1;
    }
    return factor;
  }

  private static boolean isTaken(CodedColumn column, int rows, double low, double high) {
    for (int row = 0; row < rows; row++) {
      if (column.number(row) >= low && column.number(row) <= high) {
        return true;
      }
    }
    return false;
  }

  /** Codes of choices that are never missing stay what they are in all waves. */
  boolean isText() {
    return column.kind() == Kind.TEXT
        || (column.kind() == Kind.CHOICE
            && column.reasons().isEmpty()
            && !column.source().mayMiss());
  }

  private int longestCode() {
    return column.labels().stream().mapToInt(l -> bytes(l.code()).length).max().orElse(1);
  }

  CodedColumn column() {
    return column;
  }

  String name() {
    return name;
  }

  String shortName() {
    return shortName;
  }

  /** Bytes of its texts; 0 for numbers. */
  int width() {
    return width;
  }

  /** Widths of the strings that hold it: one, or several for a very long one. */
  List<Integer> segments() {
    return segments(width);
  }

  static List<Integer> segments(int width) {
    if (width <= SEGMENT) {
      return List.of(width);
    }
    List<Integer> segments = new ArrayList<>();
    int rest = width;
    for (; rest > COUNTED; rest -= COUNTED) {
      segments.add(SEGMENT);
    }
    segments.add(rest);
    return segments;
  }

  String label() {
    return SpssBytes.cut(column.label().in(language).replaceAll("\\s+", " "), SEGMENT);
  }

  /** Labels of its values, reasons for missing ones included. */
  List<Label> labels() {
    List<Label> labels = new ArrayList<>();
    column
        .labels()
        .forEach(l -> labels.add(new Label(l.number(), l.code(), words(l.label().in(language)))));
    column
        .reasons()
        .forEach(
            reason -> labels.add(new Label(code(reason), "", words(reason.label().in(language)))));
    return labels;
  }

  private static String words(String label) {
    return SpssBytes.cut(label.replaceAll("\\s+", " "), 120);
  }

  /** Lowest and highest number that says why a value is missing. */
  Optional<double[]> missingRange() {
    return column.reasons().isEmpty() || isText()
        ? Optional.empty()
        : Optional.of(
            new double[] {code(MissingReason.NOT_ANSWERED), code(MissingReason.NOT_AVAILABLE)});
  }

  double code(MissingReason reason) {
    return (double) CODES.get(reason) * factor;
  }

  /**
   * Format of a segment in the file's own code.
   *
   * @param segment width of the segment; read for texts
   */
  int format(int segment) {
    if (isText()) {
      return format(FORMAT_STRING, segment, 0);
    }
    return switch (column.kind()) {
      case DAY -> format(FORMAT_DAY, 10, 0);
      case MONTH -> format(FORMAT_MONTH, 8, 0);
      default -> format(FORMAT_NUMBER, digits, decimals);
    };
  }

  private static int format(int type, int width, int decimals) {
    return type << 16 | width << 8 | decimals;
  }

  int measure() {
    return switch (column.kind()) {
      case NUMBER, DAY, MONTH -> SCALE;
      default -> NOMINAL;
    };
  }

  int displayWidth() {
    return isText() ? Math.min(32, Math.max(8, width)) : Math.max(10, digits);
  }

  int alignment() {
    return isText() ? 0 : 1;
  }

  /** NaN is system-missing. */
  double number(int row) {
    Optional<MissingReason> reason = column.missing(row);
    if (reason.isPresent()) {
      return code(reason.get());
    }
    double number = column.number(row);
    return switch (column.kind()) {
      case DAY -> seconds(LocalDate.ofEpochDay(0).plusDays(Math.round(number)), number);
      case MONTH -> seconds(YearMonth.of(1970, 1).plusMonths(Math.round(number)).atDay(1), number);
      default -> number;
    };
  }

  private static double seconds(LocalDate day, double number) {
    return Double.isNaN(number) ? number : 86_400.0 * ChronoUnit.DAYS.between(GREGORIAN, day);
  }

  byte[] text(int row) {
    byte[] bytes = bytes(column.text(row));
    return bytes.length <= LONGEST
        ? bytes
        : bytes(SpssBytes.cut(column.text(row), LONGEST - bytes(CUT).length) + CUT);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
