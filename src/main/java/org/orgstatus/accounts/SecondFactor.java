package org.orgstatus.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An authenticator of an account; it counts once a code of it was shown. */
@Entity
@Table(name = "second_factor")
public class SecondFactor {

  @Column(name = "account_id")
  @Id
  private long accountId;

  private String secret = "";

  @Column(name = "begun_at")
  private Instant begunAt = Instant.EPOCH;

  @Column(name = "confirmed_at")
  private @Nullable Instant confirmedAt;

  /** The latest half minute whose code was taken: none is taken twice. */
  @Column(name = "last_step")
  private long lastStep;

  protected SecondFactor() {} // for JPA

  SecondFactor(long accountId, String sealedSecret, Instant now) {
    this.accountId = accountId;
    this.secret = sealedSecret;
    this.begunAt = now;
  }

  /** Since when it is asked for; empty while it is being set up. */
  public Optional<Instant> confirmedAt() {
    return Optional.ofNullable(confirmedAt);
  }

  String sealedSecret() {
    return secret;
  }

  long lastStep() {
    return lastStep;
  }

  void confirm(Instant now) {
    this.confirmedAt = now;
  }
}
