package org.orgstatus.web.result;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.job.ComparisonJob;
import org.orgstatus.analysis.job.ComparisonJobs;
import org.orgstatus.analysis.job.JobWorker;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.web.Refusal;

/** Jobs over a data lock for those who may see, begin or end them: for pages and programs alike. */
@RequestScoped
public class LockJobs {

  private static final LocalText NO_JOB =
      LocalText.of(
          "这个数据锁定没有这次计算。请从数据锁定的页面重新进入。",
          "The data lock has no such job. Go back to the page of the lock.");

  @Inject ComparisonJobs jobs;
  @Inject JobWorker worker;
  @Inject CurrentAccount current;

  /** Analysts may, and whoever locks data: they release what was computed. */
  public boolean mayRun() {
    return current.may(Permission.RUN_ANALYSIS, Target.NATION)
        || current.may(Permission.LOCK_DATA, Target.NATION);
  }

  private void requireRun() {
    if (!mayRun()) {
      current.require(Permission.RUN_ANALYSIS, Target.NATION);
    }
  }

  /** The job that runs on the lock for the audience; begun now where none does. */
  public ComparisonJob begin(DataLock lock, Audience audience) {
    requireRun();
    ComparisonJobs.Begun begun = jobs.begin(lock, audience, current.get().id());
    if (begun.isNew()) {
      worker.take(begun.job().id());
    }
    return begun.job();
  }

  /**
   * A job of the lock.
   *
   * @param word its id as the address has it
   */
  public ComparisonJob job(DataLock lock, String word) {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    if (!word.matches("[0-9]{1,18}")) {
      throw new Refusal(404, NO_JOB);
    }
    return jobs.find(Long.parseLong(word))
        .filter(job -> job.lockId() == lock.id())
        .orElseThrow(() -> new Refusal(404, NO_JOB));
  }

  /** Ends a job at its next safe point; nothing where it is over. */
  public void cancel(DataLock lock, ComparisonJob job) {
    requireRun();
    jobs.cancel(lock, job.id());
  }
}
