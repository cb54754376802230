package org.orgstatus.web.start;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.orgstatus.base.LocalText;

/** Ends the process because it cannot start, with one readable reason in the log. */
final class Fault {

  private static final Logger LOG = Logger.getLogger("orgstatus");

  /** The exit status of a start that failed. */
  private static final int STATUS = 1;

  /** The log is written by a thread of its own; it gets this long to print the reason. */
  private static final long LOG_MILLISECONDS = 500;

  private static final AtomicBoolean ENDING = new AtomicBoolean();

  private Fault() {}

  static void end(Collection<LocalText> reasons, Throwable cause) {
    String zh = reasons.stream().map(LocalText::zh).collect(Collectors.joining(" "));
    String en = reasons.stream().map(LocalText::en).collect(Collectors.joining(" "));
    if (ENDING.compareAndSet(false, true)) {
      LOG.log(Level.FINE, "the start failed", cause);
      LOG.severe("ORGSTATUS 无法启动：" + zh + " | Cannot start: " + en);
      flush();
      // System.exit would wait for the server, which waits for this deployment to end
      Runtime.getRuntime().halt(STATUS);
    }
  }

  private static void flush() {
    for (Handler handler : LogManager.getLogManager().getLogger("").getHandlers()) {
      handler.flush();
    }
    try {
      Thread.sleep(LOG_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
