package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A person asks that the own personal items of a response be deleted; a person answers. */
@Entity
@Table(name = "privacy_request")
public class PrivacyRequest {

  /** What became of it. */
  public enum Outcome {
    DELETED,
    REFUSED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "privacy_request_seq")
  @SequenceGenerator(
      name = "privacy_request_seq",
      sequenceName = "privacy_request_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "response_id")
  private long responseId;

  @Column(name = "reporting_unit")
  private String reportingUnit;

  private String note;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "due_on")
  private LocalDate dueOn;

  @Column(name = "answered_at")
  private @Nullable Instant answeredAt;

  @Column(name = "answered_by")
  private @Nullable Long answeredBy;

  @Enumerated(EnumType.STRING)
  private @Nullable Outcome outcome;

  private @Nullable String reason;

  protected PrivacyRequest() {}

  PrivacyRequest(
      long accountId,
      long responseId,
      String reportingUnit,
      String note,
      Instant now,
      LocalDate dueOn) {
    this.accountId = accountId;
    this.responseId = responseId;
    this.reportingUnit = reportingUnit;
    this.note = note;
    this.askedAt = now;
    this.dueOn = dueOn;
  }

  public long id() {
    return id;
  }

  /** Whose items are meant. */
  public long accountId() {
    return accountId;
  }

  public long responseId() {
    return responseId;
  }

  /** Code of the reporting unit whose coordinators may answer. */
  public String reportingUnit() {
    return reportingUnit;
  }

  /** What the person wrote; may be empty. */
  public String note() {
    return note;
  }

  public Instant askedAt() {
    return askedAt;
  }

  /** The last day for an answer. */
  public LocalDate dueOn() {
    return dueOn;
  }

  public Optional<Instant> answeredAt() {
    return Optional.ofNullable(answeredAt);
  }

  public OptionalLong answeredBy() {
    return answeredBy == null ? OptionalLong.empty() : OptionalLong.of(answeredBy);
  }

  public Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** What was answered; empty until then. */
  public String reason() {
    return reason == null ? "" : reason;
  }

  public boolean isOpen() {
    return outcome == null;
  }

  public boolean isOverdue(LocalDate today) {
    return isOpen() && today.isAfter(dueOn);
  }

  void answer(Outcome given, String words, long byAccount, Instant now) {
    if (outcome != null) {
      throw new IllegalStateException("request " + id + " is answered");
    }
    this.outcome = given;
    this.reason = words;
    this.answeredBy = byAccount;
    this.answeredAt = now;
  }
}
