package org.orgstatus.collection;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonObject;
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
import java.util.Map;
import java.util.TreeMap;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.SheetJson;

/** The whole answer sheet as it stood at a transition. Never changed. */
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

  protected Revision() {}

  private Revision(Response response, ResponseStatus status, long accountId, Instant now) {
    this.responseId = response.id();
    this.number = response.submittedNumber().orElse(0) + 1;
    this.status = status;
    this.accountId = accountId;
    this.madeAt = now;
  }

  /** The sheet of a response as it is submitted. */
  static Revision submitted(
      Response response,
      String formHashes,
      Filling filling,
      Map<String, String> explanations,
      long accountId,
      Instant now) {
    Revision revision = new Revision(response, ResponseStatus.SUBMITTED, accountId, now);
    revision.sheet = SheetJson.submitted(filling).toString();
    revision.explanations =
        JSON.createObjectBuilder(new TreeMap<>(explanations)).build().toString();
    revision.contentHash =
        Hashes.sha256(formHashes + "\n" + revision.sheet + "\n" + revision.explanations);
    return revision;
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

  /** SHA-256 in hex over the forms' content hashes, the sheet and the explanations. */
  public String contentHash() {
    return contentHash;
  }

  public Instant madeAt() {
    return madeAt;
  }

  private static JsonObject object(String text) {
    try (var reader = JSON.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
