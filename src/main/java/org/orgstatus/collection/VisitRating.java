package org.orgstatus.collection;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one of a pair says alone on the questions of a section, and whether this person has agreed
 * to the values that the response holds. Kept beside the agreed values for good.
 */
@Entity
@Table(name = "visit_rating")
public class VisitRating {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "visit_rating_seq")
  @SequenceGenerator(
      name = "visit_rating_seq",
      sequenceName = "visit_rating_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "response_id")
  private long responseId;

  @Column(name = "account_id")
  private long accountId;

  private String answers = "";

  @Column(name = "given_at")
  private Instant givenAt = Instant.EPOCH;

  @Column(name = "agreed_hash")
  private @Nullable String agreedHash;

  @Column(name = "agreed_at")
  private @Nullable Instant agreedAt;

  protected VisitRating() {} // for JPA

  VisitRating(long responseId, long accountId) {
    this.responseId = responseId;
    this.accountId = accountId;
  }

  public long accountId() {
    return accountId;
  }

  /** Code of the choice by question. */
  public Map<String, String> answers() {
    Map<String, String> read = new TreeMap<>();
    try (var json = JSON.createReader(new StringReader(answers))) {
      var all = json.readObject();
      all.keySet().forEach(name -> read.put(name, all.getString(name)));
    }
    return read;
  }

  public Instant givenAt() {
    return givenAt;
  }

  /** When the person agreed to the values, which may have changed since. */
  public Optional<Instant> agreedAt() {
    return Optional.ofNullable(agreedAt);
  }

  /** Whether the person has agreed to values of this hash. */
  boolean agreesTo(String hash) {
    return hash.equals(agreedHash);
  }

  void give(Map<String, String> given, Instant now) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    new TreeMap<>(given).forEach(json::add);
    answers = json.build().toString();
    givenAt = now;
  }

  void agree(String hash, Instant now) {
    agreedHash = hash;
    agreedAt = now;
  }
}
