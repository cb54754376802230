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
import org.orgstatus.collection.message.Postman;
import org.orgstatus.collection.message.ReminderRounds;

/** What happens by itself: mail goes out, reminders fall due. A fault is logged and tried again. */
@Singleton
@Startup
@DependsOn("StartUp")
@TransactionManagement(TransactionManagementType.BEAN)
public class Timers {

  private static final Logger LOG = Logger.getLogger("orgstatus");
  private static final int MESSAGES_A_ROUND = 50;

  @Inject Postman postman;
  @Inject ReminderRounds reminders;

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void deliver() {
    guarded("mail", () -> postman.deliver(MESSAGES_A_ROUND));
  }

  @Schedule(hour = "*", minute = "*/5", persistent = false)
  void remind() {
    guarded("reminders", reminders::run);
  }

  private static void guarded(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, what + ": this round failed, the next one tries again", e);
    }
  }
}
