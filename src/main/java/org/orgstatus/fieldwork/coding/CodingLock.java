package org.orgstatus.fieldwork.coding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That the coding of all texts of a response is closed for good. */
@Entity
@Table(name = "coding_lock")
public class CodingLock {

  @Id
  @Column(name = "response_id")
  private long responseId;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "made_at")
  private Instant madeAt = Instant.EPOCH;

  protected CodingLock() {} // for JPA

  CodingLock(long responseId, long accountId, Instant now) {
    this.responseId = responseId;
    this.accountId = accountId;
    this.madeAt = now;
  }

  public long responseId() {
    return responseId;
  }

  public long accountId() {
    return accountId;
  }

  public Instant madeAt() {
    return madeAt;
  }
}
