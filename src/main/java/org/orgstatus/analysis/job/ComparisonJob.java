package org.orgstatus.analysis.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.LocalText;

/**
 * All comparisons over one data lock. A job runs until it is done or somebody ends it; one whose
 * server has not been heard of for half a minute is taken as interrupted, and is not gone on with:
 * a new one finds what it finished.
 */
@Entity
@Table(name = "comparison_job")
public class ComparisonJob {

  /** A server that works says so more often. */
  static final Duration SILENCE = Duration.ofSeconds(30);

  /** How a job stands. */
  public enum State {
    RUNNING(LocalText.of("正在运行", "Running")),
    DONE(LocalText.of("已完成", "Done")),
    /** Somebody ended it. */
    CANCELLED(LocalText.of("已取消", "Cancelled")),
    /** Its server stopped. */
    INTERRUPTED(LocalText.of("已中断（服务器停过）", "Interrupted: the server stopped")),
    /** Nothing could be run at all. */
    FAILED(LocalText.of("没有运行成功", "Failed"));

    private final LocalText label;

    State(LocalText label) {
      this.label = label;
    }

    public LocalText label() {
      return label;
    }

    /** As programs read it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "comparison_job_seq")
  @SequenceGenerator(
      name = "comparison_job_seq",
      sequenceName = "comparison_job_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "lock_id", updatable = false)
  private long lockId;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Audience audience = Audience.INTERNAL;

  @Column(name = "account_id", updatable = false)
  private long accountId;

  @Column(name = "begun_at", updatable = false)
  private Instant begunAt = Instant.EPOCH;

  @Column(name = "heard_at")
  private Instant heardAt = Instant.EPOCH;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Enumerated(EnumType.STRING)
  private State state = State.RUNNING;

  private boolean unwanted;

  @Column(name = "part_done")
  private int partDone;

  @Column(name = "part_of")
  private int partOf;

  protected ComparisonJob() {}

  ComparisonJob(long lockId, Audience audience, long accountId, Instant now) {
    this.lockId = lockId;
    this.audience = audience;
    this.accountId = accountId;
    this.begunAt = now;
    this.heardAt = now;
  }

  public long id() {
    return id;
  }

  public long lockId() {
    return lockId;
  }

  public Audience audience() {
    return audience;
  }

  /** Who began it. */
  public long accountId() {
    return accountId;
  }

  public Instant begunAt() {
    return begunAt;
  }

  /** Empty while it runs. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** How it stands at this moment. */
  public State state(Instant now) {
    boolean silent = state == State.RUNNING && now.isAfter(heardAt.plus(SILENCE));
    return silent ? State.INTERRUPTED : state;
  }

  /** Whether somebody has asked for its end; it runs on to the next safe point. */
  public boolean isUnwanted() {
    return unwanted;
  }

  /** Steps done of the comparison at hand, where it counts them; else 0. */
  public int partDone() {
    return partDone;
  }

  /** Steps of the comparison at hand; 0 where it counts none. */
  public int partOf() {
    return partOf;
  }

  void cancel(Instant now) {
    if (state(now) == State.RUNNING) {
      unwanted = true;
    } else if (state == State.RUNNING) {
      end(State.CANCELLED, now); // nobody is there to hear it
    }
  }

  void hear(int done, int of, Instant now) {
    heardAt = now;
    partDone = done;
    partOf = of;
  }

  void end(State as, Instant now) {
    if (state == State.RUNNING) {
      state = as;
      endedAt = now;
    }
  }
}
