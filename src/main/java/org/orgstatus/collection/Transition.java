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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One change of a response's status: who, when, from where, and which revision it was about. Never
 * changed.
 */
@Entity
@Table(name = "response_transition")
public class Transition {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "response_transition_seq")
  @SequenceGenerator(
      name = "response_transition_seq",
      sequenceName = "response_transition_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "response_id")
  private long responseId;

  private int number;

  @Enumerated(EnumType.STRING)
  private Act act;

  @Enumerated(EnumType.STRING)
  @Column(name = "from_status")
  private ResponseStatus fromStatus;

  @Enumerated(EnumType.STRING)
  @Column(name = "to_status")
  private ResponseStatus toStatus;

  @Column(name = "revision_number")
  private int revisionNumber;

  @Column(name = "draft_revision")
  private long draftRevision;

  @Column(name = "content_hash")
  private String contentHash;

  @Column(name = "account_id")
  private long accountId;

  private String address;

  @Column(name = "made_at")
  private Instant madeAt;

  private @Nullable String remark;

  protected Transition() {}

  /**
   * The next step of a response; it takes place with {@link Response#take}.
   *
   * @param revision the sheet that it is about
   * @param remark on the whole; null or blank for none
   */
  Transition(
      Response response,
      Act act,
      ResponseStatus to,
      Revision revision,
      By by,
      Instant now,
      @Nullable String remark) {
    this.responseId = response.id();
    this.number = response.steps() + 1;
    this.act = act;
    this.fromStatus = response.status();
    this.toStatus = to;
    this.revisionNumber = revision.number();
    this.draftRevision = response.draftRevision();
    this.contentHash = revision.contentHash();
    this.accountId = by.accountId();
    this.address = by.address();
    this.madeAt = now;
    this.remark = remark == null || remark.isBlank() ? null : remark.strip();
  }

  public long responseId() {
    return responseId;
  }

  /** Counts the transitions of a response from 1. */
  public int number() {
    return number;
  }

  public Act act() {
    return act;
  }

  public ResponseStatus from() {
    return fromStatus;
  }

  public ResponseStatus to() {
    return toStatus;
  }

  public int revisionNumber() {
    return revisionNumber;
  }

  /** Revision of the draft at that moment: what was changed later has a higher one. */
  public long draftRevision() {
    return draftRevision;
  }

  /** Content hash of the revision: exactly what was sent, approved, returned or accepted. */
  public String contentHash() {
    return contentHash;
  }

  public long accountId() {
    return accountId;
  }

  /** Client address; empty where there was none. */
  public String address() {
    return address;
  }

  public Instant madeAt() {
    return madeAt;
  }

  /** What was said on the whole. */
  public Optional<String> remark() {
    return Optional.ofNullable(remark);
  }
}
