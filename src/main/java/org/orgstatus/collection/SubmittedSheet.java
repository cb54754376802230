package org.orgstatus.collection;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The sheet of one unit as submitted last.
 *
 * @param sheet every item of the forms asked: a value, or {@code {"missing": reason}}; no personal
 *     items
 * @param contentHash SHA-256 of forms, sheet and explanations
 * @param secondsSpent on the pages of the form; 0 where it came on paper or in a workbook
 * @param explained soft checks that were explained
 * @param ratings what each of a pair said alone before they agreed: codes by question, in the order
 *     in which they were begun; empty where the form asks none
 */
public record SubmittedSheet(
    String unitCode,
    JsonObject sheet,
    String contentHash,
    Instant submittedAt,
    long secondsSpent,
    int explained,
    List<Map<String, String>> ratings) {

  public SubmittedSheet {
    ratings = List.copyOf(ratings);
  }

  /** One of which nothing is known but what it says. */
  public SubmittedSheet(
      String unitCode, JsonObject sheet, String contentHash, Instant submittedAt) {
    this(unitCode, sheet, contentHash, submittedAt, 0, 0, List.of());
  }
}
