package org.orgstatus.fieldwork.coding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** That one person codes a text, and whether all of it is done. */
@Entity
@Table(name = "coding_turn")
public class CodingTurn {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "coding_turn_seq")
  @SequenceGenerator(
      name = "coding_turn_seq",
      sequenceName = "coding_turn_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "response_id")
  private long responseId;

  private String item = "";

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "begun_at")
  private Instant begunAt = Instant.EPOCH;

  @Column(name = "done_at")
  private @Nullable Instant doneAt;

  @Column(name = "done_hash")
  private @Nullable String doneHash;

  protected CodingTurn() {} // for JPA

  CodingTurn(TextPlace place, long accountId, Instant now) {
    this.responseId = place.responseId();
    this.item = place.item();
    this.accountId = accountId;
    this.begunAt = now;
  }

  final void finish(OpenText text, Instant now) {
    doneAt = now;
    doneHash = text.hash();
  }

  final void goOn() {
    doneAt = null;
    doneHash = null;
  }

  public TextPlace place() {
    return new TextPlace(responseId, item);
  }

  public long accountId() {
    return accountId;
  }

  public Instant begunAt() {
    return begunAt;
  }

  public Optional<Instant> doneAt() {
    return Optional.ofNullable(doneAt);
  }

  /** Whether the whole text was coded as it stands now. */
  public boolean isDone(OpenText text) {
    return text.hash().equals(doneHash);
  }
}
