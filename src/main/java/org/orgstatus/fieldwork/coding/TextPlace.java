package org.orgstatus.fieldwork.coding;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a text stands: a response, and the item in its submitted sheet.
 *
 * @param item name of the item; in a repeat {@code repeat/row/item}, the row named by the code of
 *     who spoke, or by its number from 1 where it has none
 */
public record TextPlace(long responseId, String item) {

  private static final Pattern WORD =
      Pattern.compile(
          "([1-9][0-9]{0,17}):((?:[A-Za-z0-9_]{1,40}/[A-Za-z0-9-]{1,20}/)?[A-Za-z0-9_]{1,40})");

  /** Reads {@link #word()}. */
  public static Optional<TextPlace> of(String word) {
    Matcher matcher = WORD.matcher(word);
    return matcher.matches()
        ? Optional.of(new TextPlace(Long.parseLong(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  /** As an address writes it. */
  public String word() {
    return responseId + ":" + item;
  }

  /** Repeat and row that it lies in, {@code repeat/row/}; empty outside a repeat. */
  public String row() {
    return item.substring(0, item.lastIndexOf('/') + 1);
  }
}
