package org.orgstatus.collection;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The text of a form as it stood when a wave opened, by content hash. In force for good: a file
 * edited or broken later does not touch it.
 */
@Entity
@Table(name = "stored_form")
public class StoredForm {

  @Id
  @Column(name = "content_hash")
  private String contentHash;

  @Column(name = "form_id")
  private String formId;

  private String version;
  private String texts;

  @Column(name = "stored_at")
  private Instant storedAt;

  protected StoredForm() {}

  StoredForm(
      String contentHash, String formId, String version, Map<String, String> texts, Instant now) {
    this.contentHash = contentHash;
    this.formId = formId;
    this.version = version;
    JsonObjectBuilder json = JSON.createObjectBuilder();
    new TreeMap<>(texts).forEach(json::add);
    this.texts = json.build().toString();
    this.storedAt = now;
  }

  public String contentHash() {
    return contentHash;
  }

  public String formId() {
    return formId;
  }

  public String version() {
    return version;
  }

  public Instant storedAt() {
    return storedAt;
  }

  /** File names and their text, all that the form was read from. */
  public Map<String, String> texts() {
    Map<String, String> all = new TreeMap<>();
    try (var reader = JSON.createReader(new StringReader(texts))) {
      JsonObject json = reader.readObject();
      json.forEach((file, text) -> all.put(file, ((JsonString) text).getString()));
    }
    return all;
  }
}
