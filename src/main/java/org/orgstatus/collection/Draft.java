package org.orgstatus.collection;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.orgstatus.questionnaire.ItemPath;

/**
 * The current state of a draft: for each item that was ever answered, its value and the revision
 * that set it. A value taken away leaves a null with its revision, so that an older tab is still
 * seen as older.
 */
record Draft(Map<ItemPath, Entry> entries) {

  static final Draft EMPTY = new Draft(Map.of());

  /**
   * @param value as on the wire; null for taken away; {@code true} for a personal item, whose text
   *     stands in the contact table
   * @param source where an answer that nobody has touched comes from; empty for one that was given
   */
  record Entry(JsonValue value, long revision, Optional<PrefillSource> source) {
    Entry(JsonValue value, long revision) {
      this(value, revision, Optional.empty());
    }
  }

  Draft {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  static Draft read(String text) {
    Map<ItemPath, Entry> entries = new TreeMap<>();
    try (var reader = JSON.createReader(new StringReader(text))) {
      reader
          .readObject()
          .forEach(
              (path, stored) -> {
                JsonObject entry = stored.asJsonObject();
                entries.put(
                    ItemPath.parse(path),
                    new Entry(
                        entry.get("v"),
                        entry.getJsonNumber("r").longValue(),
                        Optional.ofNullable(entry.getString("p", null)).map(PrefillSource::read)));
              });
    }
    return new Draft(entries);
  }

  String write() {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    entries.forEach((path, entry) -> json.add(path.toString(), write(entry)));
    return json.build().toString();
  }

  private static JsonObjectBuilder write(Entry entry) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder().add("v", entry.value()).add("r", entry.revision());
    entry.source().ifPresent(source -> json.add("p", source.write()));
    return json;
  }

  boolean isUntouched(ItemPath path) {
    Entry entry = entries.get(path);
    return entry != null && entry.source().isPresent();
  }

  long revisionOf(ItemPath path) {
    Entry entry = entries.get(path);
    return entry == null ? 0 : entry.revision();
  }

  JsonValue valueOf(ItemPath path) {
    Entry entry = entries.get(path);
    return entry == null ? JsonValue.NULL : entry.value();
  }

  Draft with(Map<ItemPath, Entry> changed) {
    Map<ItemPath, Entry> all = new TreeMap<>(entries);
    all.putAll(changed);
    return new Draft(all);
  }
}
