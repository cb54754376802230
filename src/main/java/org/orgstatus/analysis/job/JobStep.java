package org.orgstatus.analysis.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orgstatus.analysis.PlanBatch;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.FaultyPlan;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;

/** One comparison of a job. */
@Entity
@Table(name = "comparison_step")
@IdClass(JobStep.Key.class)
public class JobStep {

  private static final int LONGEST = 2000;

  /** How a comparison stands. */
  public enum State {
    WAITING(LocalText.of("未算", "Not computed")),
    RUNNING(LocalText.of("正在计算", "Being computed")),
    DONE(LocalText.of("已算出", "Computed")),
    /** Its result was there already. */
    CACHED(LocalText.of("已有结果", "Was computed before")),
    /** Its file has faults. */
    FAULTY(LocalText.of("定义有误，跳过", "Faulty definition, left out")),
    FAILED(LocalText.of("没有算出", "Failed"));

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

    /** Whether the job has nothing left to do with it. */
    public boolean isOver() {
      return this != WAITING && this != RUNNING;
    }

    /** Whether there is a result. */
    public boolean hasResult() {
      return this == DONE || this == CACHED;
    }
  }

  @Id
  @Column(name = "job_id")
  private long jobId;

  @Id private int number;

  @Column(name = "plan_id", updatable = false)
  private String planId = "";

  @Column(name = "plan_hash", updatable = false)
  private String planHash = "";

  @Enumerated(EnumType.STRING)
  private State state = State.WAITING;

  @Column(name = "result_key")
  private String resultKey = "";

  @Column(name = "content_hash")
  private String contentHash = "";

  @Column(name = "n_units")
  private int population;

  @Column(name = "n_answered")
  private int answered;

  private long millis;

  @Column(name = "reason_zh")
  private String reasonZh = "";

  @Column(name = "reason_en")
  private String reasonEn = "";

  protected JobStep() {}

  JobStep(long jobId, int number, AnalysisPlan plan) {
    this.jobId = jobId;
    this.number = number;
    this.planId = plan.id();
    this.planHash = plan.hash();
  }

  JobStep(long jobId, int number, FaultyPlan plan) {
    this.jobId = jobId;
    this.number = number;
    this.planId = plan.name();
    this.state = State.FAULTY;
    reason(LocalText.of(problems(plan, Language.ZH), problems(plan, Language.EN)));
  }

  private static String problems(FaultyPlan plan, Language language) {
    return plan.problems().stream().map(p -> p.in(language)).collect(Collectors.joining("\n"));
  }

  /** Place in the job, from 1. */
  public int number() {
    return number;
  }

  /** The plan's id; of a faulty one the name of its file. */
  public String planId() {
    return planId;
  }

  /** Of the file that was run; empty for a faulty one. */
  public String planHash() {
    return planHash;
  }

  public State state() {
    return state;
  }

  /** Key of the stored result; empty where there is none. */
  public String resultKey() {
    return resultKey;
  }

  /** SHA-256 of the result's bytes; empty where there is none. */
  public String contentHash() {
    return contentHash;
  }

  /** N of the comparison's base. */
  public int population() {
    return population;
  }

  /** n of the comparison's base. */
  public int answered() {
    return answered;
  }

  /** How long the computation took, whichever job did it. */
  public Duration taken() {
    return Duration.ofMillis(millis);
  }

  /** Why there is no result, with place and what to do; empty where there is one. */
  public LocalText reason() {
    return LocalText.of(reasonZh, reasonEn);
  }

  void begin() {
    state = State.RUNNING;
  }

  void leave() {
    state = State.WAITING;
  }

  void made(PlanBatch.Made made) {
    state = made.cached() ? State.CACHED : State.DONE;
    resultKey = made.result().key();
    contentHash = made.result().contentHash();
    population = made.result().population();
    answered = made.result().answered();
    millis = made.result().taken().toMillis();
  }

  void fail(LocalText why) {
    state = State.FAILED;
    reason(why);
  }

  private void reason(LocalText why) {
    reasonZh = cut(why.zh());
    reasonEn = cut(why.en());
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
  }

  /** Job and place. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1;
    private long jobId;
    private int number;

    public Key() {}

    Key(long jobId, int number) {
      this.jobId = jobId;
      this.number = number;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.jobId == jobId && key.number == number;
    }

    @Override
    public int hashCode() {
      return Objects.hash(jobId, number);
    }
  }
}
