package org.orgstatus.analysis.job;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.PlanBatch;
import org.orgstatus.analysis.method.Progress;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;

/**
 * Runs jobs beside the pages, one at a time, so that however many are asked for, pages stay quick.
 */
@ApplicationScoped
public class JobWorker {

  private static final Logger LOG = System.getLogger(JobWorker.class.getName());

  private static final LocalText NOT_ASKED =
      LocalText.of("这个轮次没有问到该对比所统计的单位。", "The wave does not ask the units that it counts.");
  private static final LocalText TROUBLE =
      LocalText.of(
          "计算时出错，已记入服务器日志；请把对比的编号告诉维护人员。其他对比不受影响。",
          "The computation failed and the server's log says why; tell who maintains it the number"
              + " of the comparison. The others are not touched.");

  @Inject private ComparisonJobs jobs;
  @Inject private Comparisons comparisons;
  @Inject private DataLocks locks;
  @Resource private @Nullable ManagedExecutorService executor;

  private final Queue<Going> waiting = new ArrayDeque<>();
  private @Nullable Going current;
  private volatile boolean stopping;

  protected JobWorker() {}

  /** A job that is in this server's hands. */
  private final class Going implements Progress {

    private final long id;
    private volatile boolean unwanted;
    private volatile int done;
    private volatile int of;

    Going(long id) {
      this.id = id;
    }

    @Override
    public void step(int step, int all) {
      done = step;
      of = all;
      if (isOver()) {
        throw new Cancelled();
      }
    }

    void nextPlan() {
      done = 0;
      of = 0;
    }

    boolean isOver() {
      return unwanted || stopping;
    }
  }

  /** Takes a job on; it begins when those before it are over. */
  public synchronized void take(long id) {
    waiting.add(new Going(id));
    if (current == null) {
      current = waiting.poll();
      executor.execute(this::work);
    }
  }

  private void work() {
    for (Going going = current(); going != null; going = next()) {
      try {
        run(going);
      } catch (RuntimeException | Error e) {
        LOG.log(Level.ERROR, "job " + going.id + " ended without a word", e);
      }
    }
  }

  private synchronized @Nullable Going current() {
    return current;
  }

  private synchronized @Nullable Going next() {
    current = stopping ? null : waiting.poll();
    return current;
  }

  /** Says of every job here that it is in hands, and hears which are wanted no more. */
  public void tick() {
    for (Going going : all()) {
      going.unwanted |= !jobs.hear(going.id, going.done, going.of);
    }
  }

  private synchronized List<Going> all() {
    List<Going> all = new ArrayList<>(waiting);
    Optional.ofNullable(current).ifPresent(all::add);
    return all;
  }

  /** Runs a job in this thread. */
  void run(long id) {
    run(new Going(id));
  }

  private void run(Going going) {
    ComparisonJob job = jobs.find(going.id).orElseThrow();
    DataLock lock = locks.find(job.lockId()).orElseThrow();
    try {
      going.unwanted |= !jobs.hear(going.id, 0, 0);
      if (!going.isOver()) {
        PlanBatch batch = comparisons.batch(lock, job.audience());
        jobs.plan(going.id, batch.plans(), batch.faulty());
        runAll(batch, going);
      }
      if (!stopping) {
        jobs.end(
            lock,
            going.id,
            going.unwanted ? ComparisonJob.State.CANCELLED : ComparisonJob.State.DONE);
      }
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "job " + going.id + " failed", e);
      if (!stopping) {
        jobs.end(lock, going.id, ComparisonJob.State.FAILED);
      }
    }
  }

  private void runAll(PlanBatch batch, Going going) {
    Map<String, AnalysisPlan> plans =
        batch.plans().stream().collect(Collectors.toMap(AnalysisPlan::id, Function.identity()));
    for (JobStep step : jobs.steps(going.id)) {
      if (going.isOver()) {
        return;
      }
      if (step.state() == JobStep.State.WAITING) {
        going.nextPlan();
        run(batch, plans.get(step.planId()), step.number(), going);
      }
    }
  }

  private void run(PlanBatch batch, AnalysisPlan plan, int number, Going going) {
    if (!batch.isAsked(plan)) {
      jobs.failed(going.id, number, NOT_ASKED);
      return;
    }
    jobs.begun(going.id, number);
    try {
      jobs.made(going.id, number, batch.make(plan, going));
    } catch (RuntimeException e) {
      if (stopping) {
        return;
      }
      if (going.isOver()) {
        jobs.left(going.id, number);
      } else {
        LOG.log(Level.ERROR, "comparison " + plan.id() + " of job " + going.id + " failed", e);
        jobs.failed(going.id, number, TROUBLE);
      }
    }
  }

  /** Leaves the job at hand to the next start: what is finished stays, the rest is said. */
  @PreDestroy
  void stop() {
    stopping = true;
  }
}
