package org.orgstatus.analysis.method;

import java.util.concurrent.atomic.AtomicInteger;

/** Hears how far a long computation has come, and may end it. */
@FunctionalInterface
public interface Progress {

  /** Nobody listens. */
  Progress NONE = (done, of) -> {};

  /**
   * May be called by several threads at once.
   *
   * @param done steps behind us, 1 to {@code of}
   * @throws Cancelled where the result is not wanted any more
   */
  void step(int done, int of);

  /** Steps of one computation, counted. */
  final class Steps {

    private final Progress progress;
    private final int of;
    private final AtomicInteger done = new AtomicInteger();

    Steps(Progress progress, int of) {
      this.progress = progress;
      this.of = of;
    }

    /** One more. */
    public void next() {
      progress.step(done.incrementAndGet(), of);
    }
  }

  /** The computation was ended before its end. */
  final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Cancelled() {
      super("cancelled");
    }
  }
}
