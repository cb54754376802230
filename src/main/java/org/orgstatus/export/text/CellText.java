package org.orgstatus.export.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable.Column;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;

/**
 * A cell as people read it, with a fixed number of decimals.
 *
 * @param kind count, estimate, words, withheld or none; pages use it as a class name
 * @param main the number, the words or the sign
 * @param interval such as {@code 50.1–62.3}, or 全数 where the base is complete; may be empty
 * @param counts {@code n/N}; empty where the table states them in columns of their own
 * @param reason why there is no number; may be empty
 */
public record CellText(String kind, String main, String interval, String counts, String reason) {

  /** Sign of a number that exists and is not published. */
  public static final String WITHHELD = "·";

  /** Sign of a number that cannot be computed. */
  public static final String NONE = "—";

  /**
   * The cell in words of this language.
   *
   * @param withCounts false where the table states n and N itself: a reader sees there whether the
   *     base is complete
   */
  public static CellText of(Cell cell, Column column, Language language, boolean withCounts) {
    if (cell instanceof Cell.Count count) {
      return plain("count", count(count.count()));
    }
    if (cell instanceof Cell.Words words) {
      return plain("words", InertText.shown(words.text().in(language)));
    }
    if (cell instanceof Cell.Suppressed withheld) {
      String reason = InertText.shown(withheld.reason().in(language));
      return new CellText("withheld", WITHHELD, "", "", reason);
    }
    if (cell instanceof Cell.NotEstimable none) {
      return new CellText("none", NONE, "", "", InertText.shown(none.reason().in(language)));
    }
    Cell.Estimate estimate = (Cell.Estimate) cell;
    return new CellText(
        "estimate",
        number(estimate.value(), column.decimals()),
        interval(estimate, column.decimals(), language, withCounts),
        withCounts ? count(estimate.n()) + "/" + count(estimate.population()) : "",
        "");
  }

  private static CellText plain(String kind, String main) {
    return new CellText(kind, main, "", "", "");
  }

  /** Whether the text is set flush right under its heading. */
  public boolean isNumeric() {
    return !kind.equals("words");
  }

  /** Whether a sentence can cite it: a number that is shown. */
  public boolean isCitable() {
    return kind.equals("count") || kind.equals("estimate");
  }

  /** The small lines below it: interval and counts, in one line where the base is complete. */
  public List<String> small() {
    boolean complete = !interval.isEmpty() && interval.chars().noneMatch(Character::isDigit);
    return complete && !counts.isEmpty()
        ? List.of(interval + " " + counts)
        : Stream.of(interval, counts).filter(line -> !line.isEmpty()).toList();
  }

  /** All parts in one line. */
  public String line() {
    StringBuilder line = new StringBuilder(main);
    if (!interval.isEmpty()) {
      line.append(" (").append(interval).append(')');
    }
    if (!counts.isEmpty()) {
      line.append(" [").append(counts).append(']');
    }
    return line.toString();
  }

  private static String interval(
      Cell.Estimate estimate, int decimals, Language language, boolean withCounts) {
    if (estimate.interval().isEmpty()) {
      return estimate.complete() && withCounts ? Messages.in(language).get("result.complete") : "";
    }
    Cell.Interval interval = estimate.interval().get();
    // A dash between negative numbers cannot be told from a minus sign.
    String to = interval.low() < 0 ? (language == Language.ZH ? "至" : " to ") : "–";
    return number(interval.low(), decimals) + to + number(interval.high(), decimals);
  }

  /** Fixed decimals, a true minus sign, grouping by comma and no negative zero. */
  public static String number(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return value < 0 && !zero ? "−" + text : text;
  }

  public static String count(long count) {
    return number(count, 0);
  }
}
