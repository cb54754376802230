package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;

/**
 * A conflict between an institution and another source, settled in favour of the institution: the
 * other source is wrong, and why. What is settled the other way is a return to the institution.
 */
@Entity
public class Settlement {

  private static final String INSTITUTION = "INSTITUTION";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "settlement_seq")
  @SequenceGenerator(name = "settlement_seq", sequenceName = "settlement_seq", allocationSize = 50)
  private long id;

  @Column(name = "response_id")
  private long responseId;

  @Column(name = "revision_number")
  private int revisionNumber;

  @Column(name = "check_id")
  private String checkId;

  private String decision = INSTITUTION;
  private String reason;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "made_at")
  private Instant madeAt;

  protected Settlement() {}

  Settlement(Response response, String checkId, String reason, By by, Instant now) {
    this.responseId = response.id();
    this.revisionNumber = response.sentNumber();
    this.checkId = checkId;
    this.reason = reason.strip();
    this.accountId = by.accountId();
    this.madeAt = now;
  }

  /** Id of the check, for example Q03. */
  public String check() {
    return checkId;
  }

  /** The revision whose answers are right. */
  public int revisionNumber() {
    return revisionNumber;
  }

  public String reason() {
    return reason;
  }

  public long accountId() {
    return accountId;
  }

  public Instant madeAt() {
    return madeAt;
  }
}
