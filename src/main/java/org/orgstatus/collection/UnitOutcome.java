package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** What is known about one unit of a wave that gives no answer. */
@Entity
@Table(name = "unit_outcome")
public class UnitOutcome {

  @EmbeddedId private Key key;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  private String note;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "account_id")
  private long accountId;

  protected UnitOutcome() {}

  UnitOutcome(Key key, Outcome outcome, String note, long accountId, Instant now) {
    this.key = key;
    this.outcome = outcome;
    this.note = note;
    this.accountId = accountId;
    this.changedAt = now;
  }

  public String unitCode() {
    return key.unitCode;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** Why, in a few words; may be empty. */
  public String note() {
    return note;
  }

  public Instant changedAt() {
    return changedAt;
  }

  /** The wave and the unit. */
  @Embeddable
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    @Column(name = "wave_id")
    private String waveId;

    @Column(name = "unit_code")
    private String unitCode;

    protected Key() {}

    Key(String waveId, String unitCode) {
      this.waveId = waveId;
      this.unitCode = unitCode;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.waveId.equals(waveId) && key.unitCode.equals(unitCode);
    }

    @Override
    public int hashCode() {
      return Objects.hash(waveId, unitCode);
    }
  }
}
