package org.orgstatus.findings;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a number stands in the results of a data lock.
 *
 * @param plan id of the comparison, for example {@code c01}
 * @param table id of the table within it
 * @param row key of the row
 * @param column id of the column
 */
public record CellAddress(String plan, String table, String row, String column) {

  private static final int PARTS = 4;

  /** The address in one word, for example {@code c01/coverage/420000/rate}. */
  public String text() {
    return String.join("/", List.of(word(plan), word(table), word(row), word(column)));
  }

  /** The address that {@link #text} wrote; empty where it is none. */
  public static Optional<CellAddress> of(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != PARTS || Arrays.stream(parts).anyMatch(String::isEmpty)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new CellAddress(read(parts[0]), read(parts[1]), read(parts[2]), read(parts[3])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String word(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  private static String read(String word) {
    return URLDecoder.decode(word, StandardCharsets.UTF_8);
  }
}
