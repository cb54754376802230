package org.orgstatus.export;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.base.Language;
import org.orgstatus.dataset.Dataset;

/**
 * What a file says of its own making, for whoever wants to know later whether its numbers still
 * hold. It lies hidden in the file and is believed only as far as the results that it names are
 * found.
 *
 * @param edition for whom it was made, as addresses write it
 * @param subject of a single sheet, or what was picked for a report of some sections; else empty
 * @param lockId of the data lock that the results come from
 * @param outlineHash SHA-256 of the outline that it was laid out by
 * @param textHash SHA-256 of all text of the file as it left
 * @param findings id and version of each finding that it may print, such as {@code 3.1}
 * @param parts tables and figures that were picked of the results, in order
 * @param quotations ids of those that the sheet of an alliance prints
 */
public record Manifest(
    StudyDocument.Kind kind,
    String edition,
    String subject,
    Language language,
    String wave,
    long lockId,
    String lockName,
    String lockHash,
    String outlineHash,
    String textHash,
    List<String> findings,
    List<Long> quotations,
    List<StudyDocument.Part> parts,
    List<Source> results) {

  private static final int FORMAT = 1;

  /**
   * A result that numbers were printed from.
   *
   * @param release id of the release that gave it; 0 where it was read from the lock
   * @param contentHash SHA-256 of its canonical bytes
   */
  public record Source(String plan, long release, String planHash, String contentHash) {}

  public Manifest {
    findings = List.copyOf(findings);
    quotations = List.copyOf(quotations);
    parts = List.copyOf(parts);
    results = List.copyOf(results);
  }

  /**
   * Of a document whose results come from one data lock.
   *
   * @param edition for whom it is
   * @param results that numbers are printed from
   */
  public static Manifest of(StudyDocument document, DocumentEdition edition, List<Source> results) {
    Provenance first = document.inOrder().get(0).provenance();
    Dataset.Lock lock = first.lock().orElseThrow();
    return new Manifest(
        document.kind(),
        edition.word(),
        document.subject(),
        document.language(),
        first.wave(),
        lock.id(),
        lock.name(),
        lock.contentHash(),
        document.outline().hash(),
        "",
        document.findings().stream().map(one -> one.id() + "." + one.version()).toList(),
        document.quotes().stream().map(StudyDocument.Quote::id).toList(),
        document.parts(),
        results);
  }

  /** The same with the hash of the text. */
  Manifest of(String hash) {
    return new Manifest(
        kind,
        edition,
        subject,
        language,
        wave,
        lockId,
        lockName,
        lockHash,
        outlineHash,
        hash,
        findings,
        quotations,
        parts,
        results);
  }

  String json() {
    JsonArrayBuilder list = JSON.createArrayBuilder();
    for (Source source : results) {
      list.add(
          JSON.createObjectBuilder()
              .add("plan", source.plan())
              .add("release", source.release())
              .add("planHash", source.planHash())
              .add("contentHash", source.contentHash()));
    }
    return JSON.createObjectBuilder()
        .add("orgstatus", FORMAT)
        .add("kind", kind.word())
        .add("edition", edition)
        .add("subject", subject)
        .add("language", language.tag())
        .add("wave", wave)
        .add("lockId", lockId)
        .add("lockName", lockName)
        .add("lockHash", lockHash)
        .add("outlineHash", outlineHash)
        .add("textHash", textHash)
        .add("findings", JSON.createArrayBuilder(findings))
        .add("quotations", JSON.createArrayBuilder(quotations))
        .add("parts", words(parts))
        .add("results", list)
        .build()
        .toString();
  }

  private static JsonArrayBuilder words(List<StudyDocument.Part> parts) {
    JsonArrayBuilder list = JSON.createArrayBuilder();
    parts.forEach(part -> list.add(part.plan() + "/" + part.id()));
    return list;
  }

  private static StudyDocument.Part part(JsonString word) {
    String[] names = word.getString().split("/", 2);
    return new StudyDocument.Part(names[0], names.length > 1 ? names[1] : "");
  }

  /** Empty where the text is no manifest that this version reads. */
  static Optional<Manifest> read(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      Optional<StudyDocument.Kind> kind = StudyDocument.Kind.ofWord(json.getString("kind"));
      if (json.getInt("orgstatus") != FORMAT || kind.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new Manifest(
              kind.get(),
              json.getString("edition"),
              json.getString("subject"),
              Language.of(json.getString("language")),
              json.getString("wave"),
              json.getJsonNumber("lockId").longValueExact(),
              json.getString("lockName"),
              json.getString("lockHash"),
              json.getString("outlineHash"),
              json.getString("textHash"),
              json.getJsonArray("findings").getValuesAs(JsonString::getString),
              json.getOrDefault("quotations", JsonValue.EMPTY_JSON_ARRAY) // older files name none
                  .asJsonArray()
                  .getValuesAs(JsonNumber::longValueExact),
              json.getOrDefault("parts", JsonValue.EMPTY_JSON_ARRAY) // nor parts
                  .asJsonArray()
                  .getValuesAs(Manifest::part),
              json.getJsonArray("results").getValuesAs(JsonObject.class).stream()
                  .map(
                      one ->
                          new Source(
                              one.getString("plan"),
                              one.getJsonNumber("release").longValueExact(),
                              one.getString("planHash"),
                              one.getString("contentHash")))
                  .toList()));
    } catch (JsonException | NullPointerException | ClassCastException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
