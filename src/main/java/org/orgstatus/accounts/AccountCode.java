package org.orgstatus.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A one-time code with which a person sets the password of an account. */
@Entity
@Table(name = "account_code")
public class AccountCode {

  /** What the code is for. */
  public enum Purpose {
    /** The account is new. */
    FIRST,
    /** The password was forgotten, or somebody else may know it. */
    RESET,
    /** The account follows another one whose owner has left. */
    HAND_OVER
  }

  /** Long enough for a letter and a holiday. */
  static final Duration GOOD_FOR = Duration.ofDays(7);

  @Column(name = "code_hash")
  @Id
  private String codeHash = "";

  @ManyToOne(optional = false)
  @JoinColumn(name = "account_id")
  private Account account = new Account();

  @Enumerated(EnumType.STRING)
  private Purpose purpose = Purpose.FIRST;

  @Column(name = "issued_by")
  private @Nullable Long issuedBy;

  @Column(name = "issued_at")
  private Instant issuedAt = Instant.EPOCH;

  @Column(name = "expires_at")
  private Instant expiresAt = Instant.EPOCH;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  protected AccountCode() {} // for JPA

  AccountCode(
      String fingerprint, Account account, Purpose purpose, @Nullable Long issuedBy, Instant now) {
    this.codeHash = fingerprint;
    this.account = account;
    this.purpose = purpose;
    this.issuedBy = issuedBy;
    this.issuedAt = now;
    this.expiresAt = now.plus(GOOD_FOR);
  }

  public Account account() {
    return account;
  }

  public Purpose purpose() {
    return purpose;
  }

  public Instant issuedAt() {
    return issuedAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  boolean isUsable(Instant now) {
    return usedAt == null && now.isBefore(expiresAt) && account.status() == Account.Status.ACTIVE;
  }

  void use(Instant now) {
    this.usedAt = now;
  }
}
