package org.orgstatus.fieldwork;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One thing written down on a visit, under the id that its device gave it. */
@Entity
@Table(name = "visit_entry")
public class VisitEntry {

  /** What was written down. */
  public enum Kind {
    /** Who was asked, as code and role, and what the person has agreed to. */
    CONSENT,
    /** What was said or seen, at a question. */
    NOTE,
    /** An answer outside interviews. */
    ANSWER,
    /** What one of the pair says alone. */
    RATING,
    /** A point of the protocol that was done, or was not after all. */
    CHECK,
    /** A respondent took the consent back; made on the server alone. */
    WITHDRAWAL
  }

  /** What became of it. */
  public enum State {
    ENTERED,
    /** Kept here; the response takes no answers now. */
    HELD,
    /** Kept here; the other of the pair has written something else there. */
    CONFLICT
  }

  @Id private String id = "";

  @Column(name = "visit_id")
  private long visitId;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "sender_id")
  private long senderId;

  @Enumerated(EnumType.STRING)
  private Kind kind = Kind.NOTE;

  private String interview = "";
  private String item = "";
  private String body = "";

  @Enumerated(EnumType.STRING)
  private State state = State.ENTERED;

  @Column(name = "written_at")
  private Instant writtenAt = Instant.EPOCH;

  @Column(name = "received_at")
  private Instant receivedAt = Instant.EPOCH;

  protected VisitEntry() {} // for JPA

  VisitEntry(long visitId, SentEntry sent, long senderId, State state, Instant now) {
    this.id = sent.id();
    this.visitId = visitId;
    this.accountId = sent.author();
    this.senderId = senderId;
    this.kind = sent.kind();
    this.interview = sent.interview();
    this.item = sent.item();
    this.writtenAt = sent.writtenAt();
    this.receivedAt = now;
    become(state, sent.value());
  }

  /** Notes and points keep their words; of all else the response holds what was entered. */
  final void become(State next, String value) {
    state = next;
    boolean keeps = next != State.ENTERED || kind == Kind.NOTE || kind == Kind.CHECK;
    body = keeps ? value : "";
  }

  void forget() {
    body = "";
  }

  public String id() {
    return id;
  }

  public long visitId() {
    return visitId;
  }

  /** Who wrote it. */
  public long accountId() {
    return accountId;
  }

  /** Who brought it home: the author, or the other of the pair. */
  public long senderId() {
    return senderId;
  }

  public Kind kind() {
    return kind;
  }

  /** Row of the interview; empty for what belongs to none. */
  public String interview() {
    return interview;
  }

  /** Name of the question, or of the point of the protocol; empty where there is none. */
  public String item() {
    return item;
  }

  /** The words; JSON for all but notes. Empty once entered elsewhere or deleted. */
  public String body() {
    return body;
  }

  public State state() {
    return state;
  }

  /** By the clock of the device. */
  public Instant writtenAt() {
    return writtenAt;
  }

  public Instant receivedAt() {
    return receivedAt;
  }
}
