package org.orgstatus.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The one link by which the first administrator gets in; known by its fingerprint only. */
@Entity
@Table(name = "setup_token")
class SetupToken {

  @Column(name = "token_hash")
  @Id
  private String tokenHash = "";

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  protected SetupToken() {} // for JPA

  SetupToken(String token, Instant now) {
    this.tokenHash = Secret.fingerprint(token);
    this.createdAt = now;
  }

  Instant createdAt() {
    return createdAt;
  }
}
