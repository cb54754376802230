package org.orgstatus.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.Recorded;

/**
 * One line of the audit record: who, when, what. Written once, sealed once, never changed; names no
 * person.
 */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {

  private static final int LONGEST_DETAIL = 1000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_entry_seq")
  @SequenceGenerator(name = "audit_entry_seq", sequenceName = "audit_entry_seq")
  private long id;

  @Column(name = "happened_at")
  private Instant happenedAt = Instant.EPOCH;

  @Column(name = "account_id")
  private @Nullable Long accountId;

  private String action = "";
  private String subject = "";
  private String detail = "";

  private @Nullable Long number;
  private @Nullable String seal;

  protected AuditEntry() {} // for JPA

  AuditEntry(Instant happenedAt, @Nullable Long accountId, Recorded event) {
    this.happenedAt = happenedAt;
    this.accountId = accountId;
    this.action = event.action();
    this.subject = event.subject();
    String text = event.detail();
    this.detail = text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) : text;
  }

  public long id() {
    return id;
  }

  public Instant happenedAt() {
    return happenedAt;
  }

  /** Id of the account that did it; empty for the system itself and for visitors. */
  public OptionalLong accountId() {
    return accountId == null ? OptionalLong.empty() : OptionalLong.of(accountId);
  }

  /** Place in the chain, from 1; empty until the entry is sealed. */
  public OptionalLong number() {
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }

  Optional<String> seal() {
    return Optional.ofNullable(seal);
  }

  void seal(long place, String made) {
    if (number != null) {
      throw new IllegalStateException("entry " + id + " is sealed");
    }
    this.number = place;
    this.seal = made;
  }

  public String action() {
    return action;
  }

  public String subject() {
    return subject;
  }

  public String detail() {
    return detail;
  }
}
