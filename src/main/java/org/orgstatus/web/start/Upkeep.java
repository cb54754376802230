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
import org.orgstatus.accounts.AuditChain;
import org.orgstatus.accounts.ChainVerdict;
import org.orgstatus.collection.Retention;

/**
 * What the server does by itself, each piece in transactions of its own. Several servers on one
 * database may all do it: each piece locks what it works on and finds nothing left to do.
 */
@Singleton
@Startup
@DependsOn("StartUp")
@TransactionManagement(TransactionManagementType.BEAN)
public class Upkeep {

  private static final Logger LOG = Logger.getLogger("orgstatus");

  @Inject AuditChain chain;
  @Inject Retention retention;

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

  /** Every day: deletes what has been kept long enough. */
  @Schedule(hour = "3", minute = "10", persistent = false)
  void deleteWhatIsDue() {
    try {
      retention
          .run()
          .forEach(
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
  }

  /**
   * Every day: verifies the audit record and writes its end into the log, which lies outside the
   * database and so shows later whether the chain was cut short.
   */
  @Schedule(hour = "2", minute = "20", persistent = false)
  void verify() {
    ChainVerdict verdict = chain.verify();
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
