package org.orgstatus.findings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.Dataset;

/** A finding as it was from one change to the next. Never changed. */
@Entity
@Table(name = "finding_version")
@IdClass(FindingVersion.Key.class)
public class FindingVersion {

  @Id
  @Column(name = "finding_id")
  private long findingId;

  @Id private int number;

  @Column(name = "lock_id", updatable = false)
  private long lockId;

  @Column(name = "lock_name", updatable = false)
  private String lockName;

  @Column(name = "lock_hash", updatable = false)
  private String lockHash;

  @Column(updatable = false)
  private String content;

  @Column(name = "made_at", updatable = false)
  private Instant madeAt;

  @Column(name = "account_id", updatable = false)
  private long accountId;

  protected FindingVersion() {}

  FindingVersion(Finding finding, DataLock lock, String content, long accountId) {
    this.findingId = finding.id();
    this.number = finding.version();
    this.lockId = lock.id();
    this.lockName = lock.name();
    this.lockHash = lock.contentHash();
    this.content = content;
    this.madeAt = finding.changedAt();
    this.accountId = accountId;
  }

  public long findingId() {
    return findingId;
  }

  public int number() {
    return number;
  }

  /** The data lock that its numbers were read from. */
  public Dataset.Lock lock() {
    return new Dataset.Lock(lockId, lockName, lockHash);
  }

  public FindingContent content() {
    return ContentText.read(content);
  }

  /** The content as it is stored. */
  String text() {
    return content;
  }

  public Instant madeAt() {
    return madeAt;
  }

  /** Who wrote it. */
  public long accountId() {
    return accountId;
  }

  /** Finding and number. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1;
    private long findingId;
    private int number;

    public Key() {}

    Key(long findingId, int number) {
      this.findingId = findingId;
      this.number = number;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.findingId == findingId && key.number == number;
    }

    @Override
    public int hashCode() {
      return Objects.hash(findingId, number);
    }
  }
}
