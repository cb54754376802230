package org.orgstatus.web.start;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.orgstatus.analysis.job.JobWorker;
import org.orgstatus.web.api.JobWatch;

/** Every second: jobs of this server say that they are in hands, and who follows one is told. */
@Singleton
@Startup
@DependsOn("StartUp")
@TransactionManagement(TransactionManagementType.BEAN)
public class JobTimer {

  private static final Logger LOG = Logger.getLogger("orgstatus");

  @Inject JobWorker worker;
  @Inject JobWatch watch;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void tick() {
    try {
      worker.tick();
      watch.tick();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "jobs: this tick failed, the next one tries again", e);
    }
  }
}
