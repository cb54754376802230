package org.orgstatus.bench.surge;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.orgstatus.testing.Visitor;

/** One filler with a browser: changes a few answers and saves them as the page's script does. */
final class Filler {

  /** Items a page of form A sends at once, at the most. */
  private static final int MOST = 4;

  private final Visitor browser;
  private final String unit;
  private final List<String> items;
  private final Random random;
  private final Map<String, Long> revisions = new TreeMap<>();
  private final Map<String, String> acknowledged = new TreeMap<>();
  private int counter;

  Filler(Visitor browser, String unit, List<String> items, long seed) {
    this.browser = browser;
    this.unit = unit;
    this.items = items;
    this.random = new Random(seed);
  }

  String unit() {
    return unit;
  }

  /** The last value of each item that the server said it has. */
  Map<String, String> acknowledged() {
    return acknowledged;
  }

  Random random() {
    return random;
  }

  /** Opens the first page, which makes the draft. */
  void begin() {
    browser.get("/respond/gate/0");
    readRevisions();
  }

  /** Defaults stand in a draft from its first moment; changes are based on them. */
  private void readRevisions() {
    JsonObject answers = json(browser.get(address())).getJsonObject("answers");
    for (String item : items) {
      if (answers.containsKey(item)) {
        revisions.put(item, answers.getJsonObject(item).getJsonNumber("revision").longValue());
      }
    }
  }

  private String address() {
    return "/api/waves/W1/forms/gate/units/" + unit + "/draft";
  }

  /**
   * Saves one to four changed answers.
   *
   * @throws IllegalStateException if the server does not take them all
   */
  void save() {
    Map<String, String> changed = new LinkedHashMap<>();
    List<String> left = new ArrayList<>(items);
    for (int i = random.nextInt(MOST); i >= 0; i--) {
      changed.put(left.remove(random.nextInt(left.size())), Integer.toString(counter++ % 1000));
    }
    JsonArrayBuilder changes = Json.createArrayBuilder();
    changed.forEach(
        (item, value) ->
            changes.add(
                Json.createObjectBuilder()
                    .add("path", item)
                    .add("value", Integer.parseInt(value))
                    .add("basis", revisions.getOrDefault(item, 0L))));
    String body = Json.createObjectBuilder().add("changes", changes).build().toString();
    HttpResponse<String> response = browser.sendJson("PATCH", address(), body);
    JsonObject answer = json(response);
    if (response.statusCode() != 200
        || !answer.getJsonArray("conflicts").isEmpty()
        || !answer.getJsonArray("faults").isEmpty()) {
      throw new IllegalStateException(unit + ": " + response.statusCode() + " " + answer);
    }
    long revision = answer.getJsonNumber("revision").longValue();
    changed.keySet().forEach(item -> revisions.put(item, revision));
    acknowledged.putAll(changed);
  }

  private static JsonObject json(HttpResponse<String> response) {
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return reader.readObject();
    }
  }
}
