package org.orgstatus.analysis.release;

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
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.Dataset;

/**
 * Results of one data lock that were given to one audience. It never changes but for being
 * withdrawn; its results are found in {@link Releases}.
 */
@Entity
@Table(name = "result_release")
public class Release {

  /** Characters of a purpose or a reason at the most. */
  public static final int LONGEST = 200;

  /** Where a release stands. */
  public enum State {
    /** The audience sees it. */
    RELEASED(LocalText.of("已发布", "Released")),
    /** The audience saw it and no longer does. */
    WITHDRAWN(LocalText.of("已撤回", "Withdrawn")),
    /** The audit found something; nobody ever saw it. */
    REFUSED(LocalText.of("审查未通过", "Refused by the audit"));

    private final LocalText label;

    State(LocalText label) {
      this.label = label;
    }

    public LocalText label() {
      return label;
    }
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "result_release_seq")
  @SequenceGenerator(
      name = "result_release_seq",
      sequenceName = "result_release_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "wave_id", updatable = false)
  private String waveId;

  @Column(name = "lock_id", updatable = false)
  private long lockId;

  @Column(name = "lock_name", updatable = false)
  private String lockName;

  @Column(name = "lock_hash", updatable = false)
  private String lockHash;

  @Column(name = "locked_at", updatable = false)
  private Instant lockedAt;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private ReleaseAudience audience;

  @Column(updatable = false)
  private int number;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(updatable = false)
  private String purpose;

  @Column(name = "account_id", updatable = false)
  private long accountId;

  @Column(name = "made_at", updatable = false)
  private Instant madeAt;

  @Column(name = "content_hash", updatable = false)
  private String contentHash;

  @Column(updatable = false)
  private String audit;

  @Column(name = "withdrawn_by")
  private @Nullable Long withdrawnBy;

  @Column(name = "withdrawn_at")
  private @Nullable Instant withdrawnAt;

  private String reason;

  protected Release() {}

  Release(Draft draft, int number, State state, String purpose, long accountId, Instant now) {
    DataLock lock = draft.lock();
    this.waveId = lock.waveId();
    this.lockId = lock.id();
    this.lockName = lock.name();
    this.lockHash = lock.contentHash();
    this.lockedAt = lock.madeAt();
    this.audience = draft.audience();
    this.number = number;
    this.state = state;
    this.purpose = purpose;
    this.accountId = accountId;
    this.madeAt = now;
    this.contentHash = draft.hash();
    this.audit = draft.audit().text();
    this.reason = "";
  }

  public long id() {
    return id;
  }

  public String waveId() {
    return waveId;
  }

  public long lockId() {
    return lockId;
  }

  public String lockName() {
    return lockName;
  }

  /** SHA-256 of the locked data. */
  public String lockHash() {
    return lockHash;
  }

  /** When the data were locked. */
  public Instant lockedAt() {
    return lockedAt;
  }

  public ReleaseAudience audience() {
    return audience;
  }

  /** Counted from 1 within the wave and the audience. */
  public int number() {
    return number;
  }

  public State state() {
    return state;
  }

  /** Whether the audience sees it. */
  public boolean stands() {
    return state == State.RELEASED;
  }

  public String purpose() {
    return purpose;
  }

  public long accountId() {
    return accountId;
  }

  public Instant madeAt() {
    return madeAt;
  }

  /** SHA-256 over the hashes of its results. */
  public String contentHash() {
    return contentHash;
  }

  /** What the audit found when it was made. */
  public Audit audit() {
    return Audit.read(audit);
  }

  /** Id of the account that withdrew it. */
  public OptionalLong withdrawnBy() {
    return withdrawnBy == null ? OptionalLong.empty() : OptionalLong.of(withdrawnBy);
  }

  public Optional<Instant> withdrawnAt() {
    return Optional.ofNullable(withdrawnAt);
  }

  /** Why it was withdrawn; empty while it stands. */
  public String reason() {
    return reason;
  }

  /** How a finding or a page names it. */
  public LocalText title() {
    return LocalText.of(
        "轮次" + waveId + "“" + audience.label().zh() + "”第" + number + "版",
        "wave "
            + waveId
            + ", "
            + audience.label().en().toLowerCase(Locale.ROOT)
            + ", version "
            + number);
  }

  Dataset.Lock lock() {
    return new Dataset.Lock(lockId, lockName, lockHash);
  }

  void withdraw(String why, long by, Instant now) {
    state = State.WITHDRAWN;
    reason = why;
    withdrawnBy = by;
    withdrawnAt = now;
  }
}
