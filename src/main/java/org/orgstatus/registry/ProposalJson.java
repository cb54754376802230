package org.orgstatus.registry;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;

/** Writes a proposal as the text that waits in the database, and reads it again. */
final class ProposalJson {

  // Looked up once: each static call of Json searches the class path for a provider.
  private static final JsonProvider JSON = JsonProvider.provider();
  private static final JsonBuilderFactory MAKE = JSON.createBuilderFactory(Map.of());

  private ProposalJson() {}

  static String write(Proposal proposal) {
    RegisterPreview preview = proposal.preview();
    return MAKE.createObjectBuilder()
        .add("id", preview.id())
        .add("expires_at", preview.expiresAt().toString())
        .add("as_of", preview.asOf().toString())
        .add("files", MAKE.createArrayBuilder(preview.files()))
        .add("sha256", preview.sha256())
        .add("changes", changes(preview))
        .add("unchanged", preview.unchanged())
        .add("same_name", array(preview.sameName(), ProposalJson::sameName))
        .add("notes", array(preview.notes(), ProposalJson::text))
        .add("faults", array(preview.faults(), ProposalJson::fault))
        .add("fault_count", preview.faultCount())
        .add("rows", array(proposal.rows(), ProposalJson::row))
        .build()
        .toString();
  }

  /** What an import did, as it stays on record: added, changed and gone institutions. */
  static JsonObject changes(RegisterPreview preview) {
    return MAKE.createObjectBuilder()
        .add("added", array(preview.added(), ProposalJson::entry))
        .add("changed", array(preview.changed(), ProposalJson::change))
        .add("gone", array(preview.gone(), ProposalJson::entry))
        .build();
  }

  /** What an import on record did. */
  record Changes(
      List<RegisterPreview.Entry> added,
      List<RegisterPreview.Change> changed,
      List<RegisterPreview.Entry> gone) {}

  static Changes changes(String text) {
    JsonObject json = JSON.createReader(new StringReader(text)).readObject();
    return new Changes(
        list(json.getJsonArray("added"), ProposalJson::entry),
        list(json.getJsonArray("changed"), ProposalJson::change),
        list(json.getJsonArray("gone"), ProposalJson::entry));
  }

  static Proposal read(String text) {
    JsonObject json = JSON.createReader(new StringReader(text)).readObject();
    JsonObject changes = json.getJsonObject("changes");
    RegisterPreview preview =
        new RegisterPreview(
            json.getString("id"),
            Instant.parse(json.getString("expires_at")),
            LocalDate.parse(json.getString("as_of")),
            json.getJsonArray("files").getValuesAs(JsonString::getString),
            json.getString("sha256"),
            list(changes.getJsonArray("added"), ProposalJson::entry),
            list(changes.getJsonArray("changed"), ProposalJson::change),
            list(changes.getJsonArray("gone"), ProposalJson::entry),
            json.getInt("unchanged"),
            list(json.getJsonArray("same_name"), ProposalJson::sameName),
            list(json.getJsonArray("notes"), ProposalJson::text),
            list(json.getJsonArray("faults"), ProposalJson::fault),
            json.getInt("fault_count"));
    return new Proposal(preview, list(json.getJsonArray("rows"), ProposalJson::row));
  }

  private static JsonObjectBuilder entry(RegisterPreview.Entry entry) {
    return MAKE.createObjectBuilder()
        .add("code", entry.code().value())
        .add("name", entry.name())
        .add("province", entry.province());
  }

  private static RegisterPreview.Entry entry(JsonObject json) {
    return new RegisterPreview.Entry(
        code(json, "code"), json.getString("name"), json.getString("province"));
  }

  private static JsonObjectBuilder change(RegisterPreview.Change change) {
    return MAKE.createObjectBuilder()
        .add("code", change.code().value())
        .add("name", change.name())
        .add("fields", array(change.fields(), ProposalJson::field));
  }

  private static RegisterPreview.Change change(JsonObject json) {
    return new RegisterPreview.Change(
        code(json, "code"),
        json.getString("name"),
        list(json.getJsonArray("fields"), ProposalJson::field));
  }

  private static JsonObjectBuilder field(RegisterPreview.FieldChange field) {
    return MAKE.createObjectBuilder()
        .add("column", field.column())
        .add("old", field.old())
        .add("now", field.now());
  }

  private static RegisterPreview.FieldChange field(JsonObject json) {
    return new RegisterPreview.FieldChange(
        json.getString("column"), json.getString("old"), json.getString("now"));
  }

  private static JsonObjectBuilder sameName(RegisterPreview.SameName pair) {
    return MAKE.createObjectBuilder()
        .add("gone", pair.gone().value())
        .add("added", pair.added().value())
        .add("name", pair.name());
  }

  private static RegisterPreview.SameName sameName(JsonObject json) {
    return new RegisterPreview.SameName(
        code(json, "gone"), code(json, "added"), json.getString("name"));
  }

  private static JsonObjectBuilder text(LocalText text) {
    return MAKE.createObjectBuilder().add("zh", text.zh()).add("en", text.en());
  }

  private static LocalText text(JsonObject json) {
    return LocalText.of(json.getString("zh"), json.getString("en"));
  }

  private static JsonObjectBuilder fault(Problem fault) {
    return text(fault.message())
        .add("code", fault.code())
        .add("file", fault.place().file())
        .add("line", fault.place().line())
        .add("column", fault.place().column());
  }

  private static Problem fault(JsonObject json) {
    Place place = new Place(json.getString("file"), json.getInt("line"), json.getInt("column"));
    return new Problem(json.getString("code"), place, text(json));
  }

  private static JsonObjectBuilder row(InstitutionRow row) {
    JsonObjectBuilder json = MAKE.createObjectBuilder();
    row.values().forEach(json::add);
    return json;
  }

  private static InstitutionRow row(JsonObject json) {
    Map<String, String> values = new LinkedHashMap<>();
    json.keySet().forEach(column -> values.put(column, json.getString(column)));
    return new InstitutionRow(values);
  }

  private static InstitutionCode code(JsonObject json, String name) {
    return new InstitutionCode(json.getString(name));
  }

  private static <T> JsonArrayBuilder array(
      Collection<T> things, Function<T, JsonObjectBuilder> write) {
    JsonArrayBuilder array = MAKE.createArrayBuilder();
    things.forEach(thing -> array.add(write.apply(thing)));
    return array;
  }

  private static <T> List<T> list(JsonArray array, Function<JsonObject, T> read) {
    return array.getValuesAs(JsonValue::asJsonObject).stream().map(read).toList();
  }
}
