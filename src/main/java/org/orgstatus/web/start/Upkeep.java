package org.orgstatus.web.start;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.ScheduleExpression;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.orgstatus.accounts.AuditChain;
import org.orgstatus.accounts.ChainVerdict;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Deputies;
import org.orgstatus.collection.Rechecks;
import org.orgstatus.collection.Retention;
import org.orgstatus.collection.message.MessageUpkeep;
import org.orgstatus.fieldwork.VisitRetention;
import org.orgstatus.web.Settings;

/**
 * What the server does by itself, each piece in transactions of its own. Several servers on one
 * database may all do it: each piece locks what it works on and finds nothing left to do. What runs
 * at night leaves an entry in the record, so that it shows when it did not.
 */
@Singleton
@Startup
@DependsOn("StartUp")
@TransactionManagement(TransactionManagementType.BEAN)
public class Upkeep {

  private static final Logger LOG = Logger.getLogger("orgstatus");

  private static final int RECHECKS_A_ROUND = 500;

  @Resource TimerService timers;
  @Inject AuditChain chain;
  @Inject Retention retention;
  @Inject VisitRetention visits;
  @Inject MessageUpkeep messages;
  @Inject Rechecks rechecks;
  @Inject Deputies deputies;
  @Inject Event<Recorded> recorded;

  /** What is done at night, and when. */
  private enum Nightly {
    VERIFY("2", "20"),
    DELETE("3", "10"),
    FORGET("3", "30");

    private final String hour;
    private final String minute;

    Nightly(String hour, String minute) {
      this.hour = hour;
      this.minute = minute;
    }

    ScheduleExpression schedule() {
      return Settings.configured(Settings.UPKEEP_EVERY)
          .map(seconds -> new ScheduleExpression().hour("*").minute("*").second("*/" + seconds))
          .orElseGet(() -> new ScheduleExpression().hour(hour).minute(minute));
    }
  }

  @PostConstruct
  void begin() {
    for (Nightly work : Nightly.values()) {
      timers.createCalendarTimer(work.schedule(), new TimerConfig(work.name(), false));
    }
  }

  @Timeout
  void work(Timer timer) {
    switch (Nightly.valueOf((String) timer.getInfo())) {
      case VERIFY -> verify();
      case DELETE -> deleteWhatIsDue();
      case FORGET -> forget();
    }
  }

  /** Every five minutes: what follows from the time, or from a roster or form that has come. */
  @Schedule(hour = "*", minute = "*/5", persistent = false)
  void follow() {
    try {
      deputies.endOverdue();
      rechecks.run(RECHECKS_A_ROUND);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "following: this round failed, the next one tries again", e);
    }
  }

  /** Every minute: seals the audit record. */
  @Schedule(hour = "*", minute = "*", persistent = false)
  void seal() {
    try {
      int sealed = chain.seal();
      while (sealed == AuditChain.BATCH) {
        sealed = chain.seal();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the audit record is not sealed; the next minute tries again", e);
    }
  }

  /** Deletes what has been kept long enough. */
  private void deleteWhatIsDue() {
    try {
      List<Retention.Due> deleted = retention.run();
      recorded.fire(new Recorded("upkeep-deleted", "what is due", deleted.size() + " kinds"));
      deleted.forEach(
          due ->
              LOG.info(
                  "ORGSTATUS 到期删除 | Deleted by rule: "
                      + due.kind()
                      + " of wave "
                      + due.waveId()
                      + ", "
                      + due.count()));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "what is due was not deleted; tomorrow tries again", e);
    }
    try {
      int files = visits.run();
      recorded.fire(new Recorded("upkeep-visits", "files of visits", files + " deleted"));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "files of visits were not deleted; tomorrow tries again", e);
    }
  }

  /** Forgets addresses and unsent words. */
  private void forget() {
    try {
      messages.run();
      recorded.fire(new Recorded("upkeep-forgotten", "addresses and messages", ""));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "addresses were not forgotten; tomorrow tries again", e);
    }
  }

  /**
   * Verifies the audit record and writes its end into the log, which lies outside the database and
   * so shows later whether the chain was cut short.
   */
  private void verify() {
    ChainVerdict verdict = chain.verify();
    recorded.fire(
        new Recorded("upkeep-verified", "audit record", verdict.isIntact() ? "intact" : "broken"));
    if (verdict.isIntact()) {
      LOG.info(
          "ORGSTATUS 审计记录完整 | Audit record intact: "
              + verdict.lastNumber()
              + " "
              + verdict.lastSeal());
    } else {
      LOG.severe(
          "ORGSTATUS 审计记录被改动 | Audit record broken: " + verdict.broken().orElseThrow().what().en());
    }
  }
}
