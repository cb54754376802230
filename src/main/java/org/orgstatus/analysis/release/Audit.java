package org.orgstatus.analysis.release;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;

/**
 * What the audit of a release found.
 *
 * @param findings the first {@link #MOST}
 * @param count how many there are
 * @param tables how many tables were looked at
 * @param hidden how many cells are hidden in them
 * @param earlier how many earlier results they were compared with
 */
public record Audit(List<Finding> findings, int count, int tables, int hidden, int earlier) {

  /** Findings that are kept and shown. */
  public static final int MOST = 200;

  public Audit {
    findings = List.copyOf(findings);
  }

  static Audit of(List<Finding> all, int tables, int hidden, int earlier) {
    return new Audit(all.stream().limit(MOST).toList(), all.size(), tables, hidden, earlier);
  }

  /** Whether nothing speaks against the release. */
  public boolean isPassed() {
    return count == 0;
  }

  String text() {
    JsonArrayBuilder list = JSON.createArrayBuilder();
    findings.forEach(finding -> list.add(finding.json()));
    return JSON.createObjectBuilder()
        .add("count", count)
        .add("tables", tables)
        .add("hidden", hidden)
        .add("earlier", earlier)
        .add("findings", list)
        .build()
        .toString();
  }

  static Audit read(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      return new Audit(
          json.getJsonArray("findings").getValuesAs(JsonObject.class).stream()
              .map(Finding::of)
              .toList(),
          json.getInt("count"),
          json.getInt("tables"),
          json.getInt("hidden"),
          json.getInt("earlier"));
    }
  }
}
