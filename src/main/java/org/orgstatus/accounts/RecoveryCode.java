package org.orgstatus.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets the owner of a lost authenticator in, once. */
@Entity
@Table(name = "recovery_code")
class RecoveryCode {

  @EmbeddedId private Key key = new Key();

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  protected RecoveryCode() {} // for JPA

  RecoveryCode(long accountId, String fingerprint) {
    this.key = new Key(accountId, fingerprint);
  }

  Key key() {
    return key;
  }

  @Nullable Instant usedAt() {
    return usedAt;
  }

  /** The account and the fingerprint of the code. */
  @Embeddable
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "account_id")
    private long accountId;

    @Column(name = "code_hash")
    private String codeHash = "";

    protected Key() {}

    Key(long accountId, String codeHash) {
      this.accountId = accountId;
      this.codeHash = codeHash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && accountId == that.accountId
          && codeHash.equals(that.codeHash);
    }

    @Override
    public int hashCode() {
      return Objects.hash(accountId, codeHash);
    }
  }
}
