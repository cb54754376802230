package org.orgstatus.collection;

import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * The sheet of one unit as submitted last.
 *
 * @param sheet every item of the forms asked: a value, or {@code {"missing": reason}}; no personal
 *     items
 * @param contentHash SHA-256 of forms, sheet and explanations
 */
public record SubmittedSheet(
    String unitCode, JsonObject sheet, String contentHash, Instant submittedAt) {}
