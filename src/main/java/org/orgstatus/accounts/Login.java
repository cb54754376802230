package org.orgstatus.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.time.Duration;
import java.time.Instant;

/**
 * One signed-in browser. The row lies in the database, so that any server knows it and an account
 * can be signed out everywhere; it holds the fingerprint of the browser's token, never the token.
 */
@Entity
public class Login {

  /** A browser left alone for so long is signed out. */
  static final Duration IDLE = Duration.ofHours(4);

  /** Nobody stays signed in longer than one working day. */
  static final Duration LONGEST = Duration.ofHours(14);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "login_seq")
  @SequenceGenerator(name = "login_seq", sequenceName = "login_seq", allocationSize = 50)
  private long id;

  @Column(name = "token_hash")
  private String tokenHash = "";

  @ManyToOne(optional = false)
  @JoinColumn(name = "account_id")
  private Account account = new Account();

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  @Column(name = "last_seen_at")
  private Instant lastSeenAt = Instant.EPOCH;

  @Column(name = "expires_at")
  private Instant expiresAt = Instant.EPOCH;

  protected Login() {} // for JPA

  Login(String token, Account account, Instant now) {
    this.tokenHash = Secret.fingerprint(token);
    this.account = account;
    this.createdAt = now;
    this.lastSeenAt = now;
    this.expiresAt = now.plus(LONGEST);
  }

  public long id() {
    return id;
  }

  public Account account() {
    return account;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When the browser last asked for something, to within five minutes. */
  public Instant lastSeenAt() {
    return lastSeenAt;
  }

  boolean isOver(Instant now) {
    return !now.isBefore(expiresAt) || !now.isBefore(lastSeenAt.plus(IDLE));
  }

  void seen(Instant now) {
    this.lastSeenAt = now;
  }
}
