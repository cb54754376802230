package org.orgstatus.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A browser whose password was right and whose second step is still to come. */
@Entity
@Table(name = "half_login")
class HalfLogin {

  private static final Duration GOOD_FOR = Duration.ofMinutes(10);
  private static final int MOST_TRIES = 5;

  @Column(name = "token_hash")
  @Id
  private String tokenHash = "";

  @ManyToOne(optional = false)
  @JoinColumn(name = "account_id")
  private Account account = new Account();

  @Column(name = "expires_at")
  private Instant expiresAt = Instant.EPOCH;

  private int tries;

  protected HalfLogin() {} // for JPA

  HalfLogin(String token, Account account, Instant now) {
    this.tokenHash = Secret.fingerprint(token);
    this.account = account;
    this.expiresAt = now.plus(GOOD_FOR);
  }

  Account account() {
    return account;
  }

  boolean isOpen(Instant now) {
    return now.isBefore(expiresAt)
        && tries < MOST_TRIES
        && account.status() == Account.Status.ACTIVE;
  }

  void tried() {
    tries++;
  }
}
