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
import org.orgstatus.web.watch.Watcher;

/**
 * Looks at watched waves every three seconds; apart from {@link Timers}, where mail may take long.
 */
@Singleton
@Startup
@DependsOn("StartUp")
@TransactionManagement(TransactionManagementType.BEAN)
public class WatchTimer {

  private static final Logger LOG = Logger.getLogger("orgstatus");

  @Inject Watcher watcher;

  @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
  void tick() {
    try {
      watcher.tick();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "watching: this tick failed, the next one tries again", e);
    }
  }
}
