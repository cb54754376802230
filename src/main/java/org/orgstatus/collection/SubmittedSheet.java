package org.orgstatus.collection;

import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * The sheet of one unit as submitted last.
 *
 * @param sheet every item of the forms asked: a value, or {@code {"missing": reason}}; no personal
 *     items
 * @param contentHash SHA-256 of forms, sheet and explanations
 * @param secondsSpent on the pages of the form; 0 where it came on paper or in a workbook
 * @param explained soft checks that were explained
 */
public record SubmittedSheet(
    String unitCode,
    JsonObject sheet,
    String contentHash,
    Instant submittedAt,
    long secondsSpent,
    int explained) {

  /** One of which nothing is known but what it says. */
  public SubmittedSheet(
      String unitCode, JsonObject sheet, String contentHash, Instant submittedAt) {
    this(unitCode, sheet, contentHash, submittedAt, 0, 0);
  }
}
