package org.orgstatus.web.running;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.orgstatus.demonstration.Demonstration;

/** Loads the demonstration study beside the pages, once, however often it is asked for. */
@ApplicationScoped
public class DemonstrationLoad {

  /** How far the loading has come. */
  public enum State {
    IDLE,
    RUNNING,
    DONE,
    FAILED
  }

  private record Work(State state, Instant since) {}

  private static final Logger LOG = Logger.getLogger("orgstatus");

  private final AtomicReference<Work> work =
      new AtomicReference<>(new Work(State.IDLE, Instant.EPOCH));

  @Inject Demonstration demonstration;
  @Inject Clock clock;
  @Resource ManagedExecutorService executor;

  State state() {
    return work.get().state();
  }

  /** How long the present loading has been under way. */
  Duration elapsed() {
    return Duration.between(work.get().since(), clock.instant());
  }

  /** Begins, unless it is under way or there is a study already. */
  synchronized void begin() {
    if (state() == State.RUNNING || !demonstration.isPossible()) {
      return;
    }
    work.set(new Work(State.RUNNING, clock.instant()));
    executor.execute(this::load);
  }

  private void load() {
    try {
      demonstration.load(Demonstration.SEED, Demonstration.INSTITUTIONS);
      work.set(new Work(State.DONE, clock.instant()));
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "the demonstration study was not loaded", e);
      work.set(new Work(State.FAILED, clock.instant()));
    }
  }
}
