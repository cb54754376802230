package org.orgstatus.analysis.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.orgstatus.analysis.PlanBatch;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.FaultyPlan;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.dataset.DataLock;

/** Where jobs are begun, watched and ended. {@link JobWorker} does the work. */
@ApplicationScoped
@Transactional
public class ComparisonJobs {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected ComparisonJobs() {}

  /**
   * What {@link #begin} gives.
   *
   * @param isNew whether it has yet to be handed to the worker; false for one that runs already
   */
  public record Begun(ComparisonJob job, boolean isNew) {}

  /** Begins a job; where one of the same kind runs on the lock, it is that one. */
  public Begun begin(DataLock lock, Audience audience, long accountId) {
    // A second click at the same moment waits here and finds the first one's.
    entities.find(DataLock.class, lock.id(), LockModeType.PESSIMISTIC_WRITE);
    Instant now = now();
    Optional<ComparisonJob> last = latest(lock, audience);
    if (last.filter(job -> job.state(now) == ComparisonJob.State.RUNNING).isPresent()) {
      return new Begun(last.get(), false);
    }
    last.ifPresent(job -> job.end(job.state(now), now));
    ComparisonJob job = new ComparisonJob(lock.id(), audience, accountId, now);
    entities.persist(job);
    entities.flush(); // its steps refer to it
    record("comparisons-begun", lock, job, "");
    return new Begun(job, true);
  }

  public Optional<ComparisonJob> find(long id) {
    return Optional.ofNullable(entities.find(ComparisonJob.class, id));
  }

  /** The last one of its kind that was begun on a lock. */
  public Optional<ComparisonJob> latest(DataLock lock, Audience audience) {
    return entities
        .createQuery(
            "select j from ComparisonJob j where j.lockId = :lock and j.audience = :audience"
                + " order by j.begunAt desc, j.id desc",
            ComparisonJob.class)
        .setParameter("lock", lock.id())
        .setParameter("audience", audience)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Those of a lock, the latest first. */
  public List<ComparisonJob> list(DataLock lock, int most) {
    return entities
        .createQuery(
            "select j from ComparisonJob j where j.lockId = :lock order by j.begunAt desc, j.id"
                + " desc",
            ComparisonJob.class)
        .setParameter("lock", lock.id())
        .setMaxResults(most)
        .getResultList();
  }

  /** The comparisons of a job in order; none until its server has read the data. */
  public List<JobStep> steps(long jobId) {
    return entities
        .createQuery(
            "select s from JobStep s where s.jobId = :job order by s.number", JobStep.class)
        .setParameter("job", jobId)
        .getResultList();
  }

  /** Ends a job at its next safe point; what it has finished stays. Nothing where it is over. */
  public void cancel(DataLock lock, long jobId) {
    ComparisonJob job = locked(jobId);
    Instant now = now();
    boolean heard = !job.isUnwanted() && job.endedAt().isEmpty();
    job.cancel(now);
    if (heard) {
      record("comparisons-cancelled", lock, job, "");
    }
  }

  /** How a job stands now. */
  public ComparisonJob.State state(ComparisonJob job) {
    return job.state(now());
  }

  private ComparisonJob locked(long jobId) {
    return entities.find(ComparisonJob.class, jobId, LockModeType.PESSIMISTIC_WRITE);
  }

  // ---- what the worker says

  void plan(long jobId, List<AnalysisPlan> plans, List<FaultyPlan> faulty) {
    List<JobStep> steps = new ArrayList<>();
    plans.forEach(plan -> steps.add(new JobStep(jobId, steps.size() + 1, plan)));
    faulty.forEach(plan -> steps.add(new JobStep(jobId, steps.size() + 1, plan)));
    steps.forEach(entities::persist);
  }

  void begun(long jobId, int number) {
    change(jobId, number, JobStep::begin);
  }

  void left(long jobId, int number) {
    change(jobId, number, JobStep::leave);
  }

  void made(long jobId, int number, PlanBatch.Made made) {
    change(jobId, number, step -> step.made(made));
  }

  void failed(long jobId, int number, LocalText why) {
    change(jobId, number, step -> step.fail(why));
  }

  /** A step is written by its worker alone. */
  private void change(long jobId, int number, Consumer<JobStep> how) {
    how.accept(entities.find(JobStep.class, new JobStep.Key(jobId, number)));
  }

  /**
   * Says that the job is in hands.
   *
   * @return whether it should go on
   */
  boolean hear(long jobId, int done, int of) {
    ComparisonJob job = locked(jobId);
    job.hear(done, of, now());
    return !job.isUnwanted();
  }

  void end(DataLock lock, long jobId, ComparisonJob.State as) {
    ComparisonJob job = locked(jobId);
    job.end(as, now());
    List<JobStep> steps = steps(jobId);
    record(
        "comparisons-ended",
        lock,
        job,
        ", "
            + as.word()
            + ", computed "
            + count(steps, JobStep.State.DONE)
            + ", known "
            + count(steps, JobStep.State.CACHED)
            + ", of "
            + steps.size());
  }

  private static long count(List<JobStep> steps, JobStep.State state) {
    return steps.stream().filter(step -> step.state() == state).count();
  }

  private void record(String what, DataLock lock, ComparisonJob job, String more) {
    recorded.fire(
        new Recorded(
            what,
            "wave " + lock.waveId(),
            "lock " + lock.id() + ", " + job.audience() + ", job " + job.id() + more));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
