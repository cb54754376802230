package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One section of one response handed to a colleague without an account. Whoever has the link may
 * see and save that section, until it expires, is revoked, or the response is submitted. The row
 * holds the fingerprint of the link's word, never the word.
 */
@Entity
@Table(name = "section_delegation")
public class Delegation {

  /** How long a link is good. */
  static final Duration LONGEST = Duration.ofDays(7);

  /** The longest note, in characters. */
  public static final int LONGEST_NOTE = 100;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "section_delegation_seq")
  @SequenceGenerator(
      name = "section_delegation_seq",
      sequenceName = "section_delegation_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "response_id")
  private long responseId;

  @Column(name = "form_id")
  private String formId = "";

  private String section = "";
  private String note = "";

  @Column(name = "token_hash")
  private String tokenHash = "";

  @Column(name = "account_id")
  private long accountId;

  private int steps;

  @Column(name = "issued_at")
  private Instant issuedAt = Instant.EPOCH;

  @Column(name = "expires_at")
  private Instant expiresAt = Instant.EPOCH;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  protected Delegation() {} // for JPA

  Delegation(
      Response response,
      String formId,
      String section,
      String note,
      String tokenHash,
      long accountId,
      Instant now) {
    this.responseId = response.id();
    this.formId = formId;
    this.section = section;
    this.note = note;
    this.tokenHash = tokenHash;
    this.accountId = accountId;
    this.steps = response.steps();
    this.issuedAt = now;
    this.expiresAt = now.plus(LONGEST);
  }

  public long id() {
    return id;
  }

  public long responseId() {
    return responseId;
  }

  public String formId() {
    return formId;
  }

  /** Number of the section. */
  public String section() {
    return section;
  }

  /** For whom or what it is, in the filler's words. */
  public String note() {
    return note;
  }

  public Instant issuedAt() {
    return issuedAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  /**
   * Whether the link can be used: a submission ends it for good, also when the response returns.
   */
  boolean isGood(Response response, Instant now) {
    return revokedAt == null
        && now.isBefore(expiresAt)
        && response.steps() == steps
        && response.status().isEditable();
  }

  void revoke(Instant now) {
    if (revokedAt == null) {
      revokedAt = now;
    }
  }
}
