package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.orgstatus.questionnaire.ItemPath;

/**
 * A colleague who has opened a delegation under a name. The name stands with the other personal
 * data of the response, at {@link #namePath()}.
 */
@Entity
@Table(name = "section_visit")
public class DelegationVisit {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "section_visit_seq")
  @SequenceGenerator(
      name = "section_visit_seq",
      sequenceName = "section_visit_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "delegation_id")
  private long delegationId;

  @Column(name = "token_hash")
  private String tokenHash = "";

  @Column(name = "opened_at")
  private Instant openedAt = Instant.EPOCH;

  @Column(name = "last_used_at")
  private Instant lastUsedAt = Instant.EPOCH;

  protected DelegationVisit() {} // for JPA

  DelegationVisit(Delegation delegation, String tokenHash, Instant now) {
    this.delegationId = delegation.id();
    this.tokenHash = tokenHash;
    this.openedAt = now;
    this.lastUsedAt = now;
  }

  public long id() {
    return id;
  }

  public long delegationId() {
    return delegationId;
  }

  public Instant openedAt() {
    return openedAt;
  }

  /** When answers were last saved. */
  public Instant lastUsedAt() {
    return lastUsedAt;
  }

  ItemPath namePath() {
    return new ItemPath("section_visit", Long.toString(id), "name");
  }

  void use(Instant now) {
    lastUsedAt = now;
  }
}
