package org.orgstatus.analysis.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that somebody keeps under a name. Every change makes a version; none is lost. A removed
 * one leaves the list and is never changed again.
 */
@Entity
@Table(name = "saved_table")
public class SavedTable {

  /** Characters of a name at the most. */
  public static final int LONGEST_NAME = 120;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "saved_table_seq")
  @SequenceGenerator(
      name = "saved_table_seq",
      sequenceName = "saved_table_seq",
      allocationSize = 50)
  private long id;

  private String name;
  private int version;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "removed_at")
  private @Nullable Instant removedAt;

  @Column(name = "removed_by")
  private @Nullable Long removedBy;

  protected SavedTable() {}

  SavedTable(String name, long accountId, Instant now) {
    change(name, accountId, now);
  }

  final void change(String called, long by, Instant now) {
    this.name = called;
    this.version++;
    this.changedAt = now;
    this.accountId = by;
  }

  final void remove(long by, Instant now) {
    this.removedAt = now;
    this.removedBy = by;
  }

  public long id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** Number of the version that holds now, from 1. */
  public int version() {
    return version;
  }

  public Instant changedAt() {
    return changedAt;
  }

  /** Who made the version that holds now. */
  public long accountId() {
    return accountId;
  }

  public boolean isRemoved() {
    return removedAt != null;
  }

  /** Empty where it was not removed. */
  public Optional<Instant> removedAt() {
    return Optional.ofNullable(removedAt);
  }

  /** The account that removed it; empty where it was not removed. */
  public Optional<Long> removedBy() {
    return Optional.ofNullable(removedBy);
  }
}
