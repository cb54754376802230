package org.orgstatus.collection;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.SheetJson;

/**
 * The whole answer sheet as it was sent: what the approver approves and the province accepts. Never
 * changed, unless somebody takes back what was said: those words leave every sheet.
 */
@Entity
@Table(name = "response_revision")
public class Revision {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "response_revision_seq")
  @SequenceGenerator(
      name = "response_revision_seq",
      sequenceName = "response_revision_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "response_id")
  private long responseId;

  private int number;

  @Enumerated(EnumType.STRING)
  private ResponseStatus status;

  private String sheet;
  private String explanations;

  @Column(name = "content_hash")
  private String contentHash;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "redacted_at")
  private @Nullable Instant redactedAt;

  protected Revision() {}

  private Revision(Response response, ResponseStatus status, long accountId, Instant now) {
    this.responseId = response.id();
    this.number = response.sentNumber() + 1;
    this.status = status;
    this.accountId = accountId;
    this.madeAt = now;
  }

  /**
   * The sheet of a response as it is sent.
   *
   * @param fileHashes SHA-256 of the files that the sheet names, in its order; empty for none
   */
  static Revision sent(
      Response response,
      String formHashes,
      Filling filling,
      List<String> fileHashes,
      Map<String, String> explanations,
      long accountId,
      Instant now) {
    Revision revision = new Revision(response, ResponseStatus.SUBMITTED, accountId, now);
    revision.sheet = SheetJson.submitted(filling).toString();
    revision.explanations =
        JSON.createObjectBuilder(new TreeMap<>(explanations)).build().toString();
    revision.contentHash =
        Hashes.sha256(
            String.join(
                "\n",
                Stream.concat(
                        Stream.of(formHashes, revision.sheet, revision.explanations),
                        fileHashes.stream())
                    .toList()));
    return revision;
  }

  /** Who has sent it. */
  public long accountId() {
    return accountId;
  }

  public int number() {
    return number;
  }

  public ResponseStatus status() {
    return status;
  }

  /** Every item of the forms asked: a value, or missing with its reason. No personal items. */
  public JsonObject sheet() {
    return object(sheet);
  }

  /** Explanations of soft checks by check id. */
  public JsonObject explanations() {
    return object(explanations);
  }

  /**
   * SHA-256 in hex over the forms' content hashes, the sheet, the explanations and the hashes of
   * the files that the sheet names.
   */
  public String contentHash() {
    return contentHash;
  }

  public Instant madeAt() {
    return madeAt;
  }

  /** When words were taken out of it last; its hash is that of the sheet as it was sent. */
  public Optional<Instant> redactedAt() {
    return Optional.ofNullable(redactedAt);
  }

  /**
   * Takes the answers of a row out.
   *
   * @param known answer to the row's key item
   */
  void redact(Redactions.Row row, String known, Instant now) {
    JsonObject before = sheet();
    if (!(before.get(row.repeat()) instanceof JsonArray rows)) {
      return;
    }
    JsonArrayBuilder left = JSON.createArrayBuilder();
    for (JsonObject one : rows.getValuesAs(JsonObject.class)) {
      boolean isIt = one.get(row.key()) instanceof JsonString key && key.getString().equals(known);
      left.add(isIt ? without(one, row) : one);
      redactedAt = isIt ? now : redactedAt;
    }
    sheet = JSON.createObjectBuilder(before).add(row.repeat(), left).build().toString();
  }

  /** The row as it stands where nothing was asked any more. */
  private static JsonObject without(JsonObject before, Redactions.Row row) {
    JsonValue none =
        JSON.createObjectBuilder().add("missing", MissingReason.NOT_APPLICABLE.word()).build();
    JsonObjectBuilder left = JSON.createObjectBuilder();
    before.forEach(
        (name, value) ->
            left.add(
                name, row.instead().getOrDefault(name, row.kept().contains(name) ? value : none)));
    return left.build();
  }

  private static JsonObject object(String text) {
    try (var reader = JSON.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
