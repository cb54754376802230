package org.orgstatus.analysis.result;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FormRef;

/** Reads a result back from its canonical bytes, to the last digit. */
public final class ResultReader {

  private final Dataset.Lock lock;

  private ResultReader(Dataset.Lock lock) {
    this.lock = lock;
  }

  /**
   * @param lock the lock whose content the result was computed from, as it is called here
   */
  public static AnalysisResult read(byte[] bytes, Dataset.Lock lock) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try (JsonReader json = JSON.createReader(new StringReader(text))) {
      return new ResultReader(lock).result(json.readObject());
    }
  }

  private AnalysisResult result(JsonObject json) {
    return new AnalysisResult(
        json.getString("plan"),
        text(json, "title"),
        text(json, "question"),
        text(json, "policyQuestion"),
        texts(json.getJsonArray("clauses")),
        text(json, "method"),
        list(json, "tables", ResultReader::table),
        list(json, "figures", ResultReader::figure),
        list(json, "notes", ResultReader::text),
        provenance(json.getJsonObject("provenance")));
  }

  private Provenance provenance(JsonObject json) {
    if (!json.getString("lock").equals(lock.contentHash())) {
      throw new IllegalArgumentException("not a result of lock " + lock.name());
    }
    return new Provenance(
        json.getString("wave"),
        LocalDate.parse(json.getString("referenceDate")),
        text(json, "base"),
        text(json, "denominator"),
        json.getInt("population"),
        json.getInt("n"),
        json.getInt("missing"),
        json.getJsonArray("sourceForms").getValuesAs(ResultReader::form),
        LocalDate.parse(json.getString("dataDate")),
        json.getString("dataVersion"),
        json.getString("indicatorVersion"),
        json.getString("planVersion"),
        Optional.of(lock));
  }

  /** A form; results kept by earlier versions have its id only. */
  private static FormRef form(JsonValue value) {
    if (value instanceof JsonString id) {
      return new FormRef(id.getString(), "", "", LocalText.same(id.getString()));
    }
    JsonObject json = value.asJsonObject();
    return new FormRef(
        json.getString("id"),
        json.getString("letter"),
        json.getString("version"),
        text(json, "title"));
  }

  private static ResultTable table(JsonObject json) {
    return new ResultTable(
        json.getString("id"),
        text(json, "title"),
        text(json, "corner"),
        list(json, "columns", ResultReader::column),
        list(json, "rows", ResultReader::row),
        list(json, "notes", ResultReader::text));
  }

  private static ResultTable.Column column(JsonObject json) {
    return new ResultTable.Column(
        json.getString("id"),
        text(json, "group"),
        text(json, "label"),
        ResultTable.Unit.valueOf(json.getString("unit")),
        json.getInt("decimals"));
  }

  private static ResultTable.Row row(JsonObject json) {
    return new ResultTable.Row(
        json.getString("key"),
        text(json, "label"),
        text(json, "block"),
        json.getBoolean("total"),
        list(json, "cells", ResultReader::cell));
  }

  private static Cell cell(JsonObject json) {
    return switch (json.getString("kind")) {
      case "count" -> new Cell.Count(json.getJsonNumber("value").longValueExact());
      case "words" -> new Cell.Words(text(json, "text"));
      case "withheld" -> new Cell.Suppressed(text(json, "reason"));
      case "none" -> new Cell.NotEstimable(text(json, "reason"));
      case "estimate" ->
          new Cell.Estimate(
              number(json, "value"),
              json.containsKey("low")
                  ? Optional.of(new Cell.Interval(number(json, "low"), number(json, "high")))
                  : Optional.empty(),
              json.getBoolean("complete"),
              json.getInt("n"),
              json.getInt("population"));
      default -> throw new IllegalArgumentException("no kind of cell: " + json);
    };
  }

  private static ResultFigure figure(JsonObject json) {
    return new ResultFigure(
        json.getString("id"),
        text(json, "title"),
        ResultFigure.Kind.valueOf(json.getString("kind")),
        json.getString("table"),
        texts(json.getJsonArray("columns")),
        Optional.ofNullable(json.getString("low", null)),
        Optional.ofNullable(json.getString("high", null)),
        json.containsKey("reference") ? Optional.of(number(json, "reference")) : Optional.empty(),
        json.containsKey("referenceName")
            ? Optional.of(text(json, "referenceName"))
            : Optional.empty(),
        json.getBoolean("totals"),
        json.containsKey("classes") ? list(json, "classes", ResultReader::text) : List.of(),
        json.containsKey("rows") ? texts(json.getJsonArray("rows")) : List.of(),
        Optional.ofNullable(json.getString("beside", null)));
  }

  private static double number(JsonObject json, String key) {
    return json.getJsonNumber(key).doubleValue();
  }

  private static LocalText text(JsonObject json, String key) {
    return text(json.getJsonObject(key));
  }

  private static LocalText text(JsonObject json) {
    return LocalText.of(json.getString("zh"), json.getString("en"));
  }

  private static List<String> texts(JsonArray json) {
    return json.getValuesAs(JsonString::getString);
  }

  private static <T> List<T> list(JsonObject json, String key, Function<JsonObject, T> of) {
    return json.getJsonArray(key).getValuesAs(of);
  }
}
