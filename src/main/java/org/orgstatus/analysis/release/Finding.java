package org.orgstatus.analysis.release;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.orgstatus.base.LocalText;

/**
 * One cell by which a release would give something away.
 *
 * @param plan id of the comparison
 * @param table title of its table
 * @param row label of the cell's row
 * @param column label of its column
 * @param how it could be worked out, in a full sentence
 */
public record Finding(
    String plan, LocalText table, LocalText row, LocalText column, LocalText how) {

  JsonObjectBuilder json() {
    return JSON.createObjectBuilder()
        .add("plan", plan)
        .add("table", text(table))
        .add("row", text(row))
        .add("column", text(column))
        .add("how", text(how));
  }

  static Finding of(JsonObject json) {
    return new Finding(
        json.getString("plan"),
        text(json, "table"),
        text(json, "row"),
        text(json, "column"),
        text(json, "how"));
  }

  private static JsonObjectBuilder text(LocalText text) {
    return JSON.createObjectBuilder().add("zh", text.zh()).add("en", text.en());
  }

  private static LocalText text(JsonObject json, String key) {
    JsonObject text = json.getJsonObject(key);
    return LocalText.of(text.getString("zh"), text.getString("en"));
  }
}
