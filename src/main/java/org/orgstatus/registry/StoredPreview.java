package org.orgstatus.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A preview waiting in the database for any server to confirm it. */
@Entity
@Table(name = "register_preview")
public class StoredPreview {

  @Id private String id;
  private String account;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "register_version")
  private long registerVersion;

  private String body;

  protected StoredPreview() {}

  StoredPreview(Proposal proposal, String account, long registerVersion) {
    this.id = proposal.preview().id();
    this.account = account;
    this.expiresAt = proposal.preview().expiresAt();
    this.registerVersion = registerVersion;
    this.body = ProposalJson.write(proposal);
  }

  Proposal proposal() {
    return ProposalJson.read(body);
  }

  boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  boolean belongsTo(String other) {
    return account.equals(other);
  }

  long registerVersion() {
    return registerVersion;
  }
}
