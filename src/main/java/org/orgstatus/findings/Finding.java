package org.orgstatus.findings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * What the study found, in one sentence about a wave. What it says stands in its versions; the
 * version that was approved last stands until another one is.
 */
@Entity
@Table(name = "finding")
public class Finding {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "finding_seq")
  @SequenceGenerator(name = "finding_seq", sequenceName = "finding_seq", allocationSize = 50)
  private long id;

  @Column(name = "wave_id", updatable = false)
  private String waveId;

  @Enumerated(EnumType.STRING)
  private FindingState state;

  private int version;

  @Column(name = "approved_version")
  private int approvedVersion;

  @Column(name = "author_id", updatable = false)
  private long authorId;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected Finding() {}

  Finding(String waveId, long authorId, Instant now) {
    this.waveId = waveId;
    this.authorId = authorId;
    change(now);
  }

  /** Begins the next version. */
  final void change(Instant now) {
    this.version++;
    move(FindingState.DRAFT, now);
  }

  final void move(FindingState to, Instant now) {
    this.state = to;
    this.changedAt = now;
    if (to == FindingState.APPROVED) {
      this.approvedVersion = version;
    } else if (to == FindingState.WITHDRAWN) {
      this.approvedVersion = 0;
    }
  }

  public long id() {
    return id;
  }

  public String waveId() {
    return waveId;
  }

  public FindingState state() {
    return state;
  }

  /** Number of the latest version, from 1. */
  public int version() {
    return version;
  }

  /** Number of the version that documents may use; 0 where none may. */
  public int approvedVersion() {
    return approvedVersion;
  }

  /** Who began it. */
  public long authorId() {
    return authorId;
  }

  public Instant changedAt() {
    return changedAt;
  }

  /** Whether somebody may change what it says. */
  public boolean isOpen() {
    return state != FindingState.WITHDRAWN;
  }
}
