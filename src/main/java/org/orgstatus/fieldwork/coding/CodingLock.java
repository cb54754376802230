package org.orgstatus.fieldwork.coding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** That the coding of all texts of a form in a wave is closed for good. */
@Entity
@Table(name = "coding_lock")
@IdClass(CodingLock.Key.class)
public class CodingLock {

  @Id
  @Column(name = "wave_id")
  private String waveId = "";

  @Id
  @Column(name = "form_id")
  private String formId = "";

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "made_at")
  private Instant madeAt = Instant.EPOCH;

  protected CodingLock() {} // for JPA

  CodingLock(String waveId, String formId, long accountId, Instant now) {
    this.waveId = waveId;
    this.formId = formId;
    this.accountId = accountId;
    this.madeAt = now;
  }

  public long accountId() {
    return accountId;
  }

  public Instant madeAt() {
    return madeAt;
  }

  /** Wave and form. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1;
    private String waveId = "";
    private String formId = "";

    public Key() {}

    Key(String waveId, String formId) {
      this.waveId = waveId;
      this.formId = formId;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.waveId.equals(waveId) && key.formId.equals(formId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(waveId, formId);
    }
  }
}
