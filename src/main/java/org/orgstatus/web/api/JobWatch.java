package org.orgstatus.web.api;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.orgstatus.analysis.job.ComparisonJob;
import org.orgstatus.analysis.job.ComparisonJobs;
import org.orgstatus.analysis.job.JobStep;

/**
 * Tells browsers and programs how far jobs are. It looks into the database once a tick, whichever
 * server does the work, and only while somebody listens.
 */
@ApplicationScoped
public class JobWatch {

  /** Connections that one server keeps open; further ones are told to ask now and then. */
  static final int MOST_LISTENERS = 100;

  /** A connection ends after this; who comes back is checked again. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** So often a quiet line says that it is alive, and finds out whether the other side is. */
  private static final Duration PULSE = Duration.ofSeconds(15);

  @Inject ComparisonJobs jobs;
  @Inject Clock clock;

  private final Queue<Listener> listeners = new ConcurrentLinkedQueue<>();
  private final AtomicInteger open = new AtomicInteger();

  private static final class Listener {
    private final long jobId;
    private final SseEventSink sink;
    private final OutboundSseEvent.Builder events;
    private final Instant since;
    private final Set<Integer> told = new HashSet<>();
    private String last = "";
    private Instant lastSent;

    Listener(long jobId, SseEventSink sink, OutboundSseEvent.Builder events, Instant now) {
      this.jobId = jobId;
      this.sink = sink;
      this.events = events;
      this.since = now;
      this.lastSent = now;
    }
  }

  /** A job as one look found it. */
  private record Seen(ComparisonJob job, ComparisonJob.State state, List<JobStep> steps) {}

  /**
   * Keeps somebody told, beginning with what has happened already.
   *
   * @return false where too many are listening
   */
  boolean listen(long jobId, SseEventSink sink, OutboundSseEvent.Builder events) {
    if (open.incrementAndGet() > MOST_LISTENERS) {
      open.decrementAndGet();
      return false;
    }
    Listener listener = new Listener(jobId, sink, events, clock.instant());
    listeners.add(listener);
    tell(listener, look(jobId), clock.instant());
    return true;
  }

  /** Looks at every job that is followed, once, and tells what is new. */
  public void tick() {
    Instant now = clock.instant();
    List<Long> followed = listeners.stream().map(listener -> listener.jobId).distinct().toList();
    for (long job : followed) {
      Seen seen = look(job);
      for (Listener listener : listeners) {
        if (listener.jobId == job) {
          tell(listener, seen, now);
        }
      }
    }
  }

  private Seen look(long jobId) {
    ComparisonJob job = jobs.find(jobId).orElseThrow();
    return new Seen(job, jobs.state(job), jobs.steps(jobId));
  }

  private void tell(Listener listener, Seen seen, Instant now) {
    synchronized (listener) {
      if (listener.sink.isClosed() || now.isAfter(listener.since.plus(LONGEST))) {
        end(listener);
        return;
      }
      for (JobStep step : seen.steps()) {
        if (step.state().isOver() && listener.told.add(step.number())) {
          send(listener, "plan", JobJson.step(step).build().toString(), now);
        }
      }
      String progress = JobJson.progress(seen.job(), seen.state(), seen.steps()).build().toString();
      if (seen.state() != ComparisonJob.State.RUNNING) {
        send(listener, "ended", progress, now);
        end(listener);
      } else if (!progress.equals(listener.last)) {
        listener.last = progress;
        send(listener, "job", progress, now);
      } else if (now.isAfter(listener.lastSent.plus(PULSE))) {
        send(listener, "pulse", "", now);
      }
    }
  }

  private void send(Listener listener, String name, String data, Instant now) {
    listener.lastSent = now;
    try {
      listener
          .sink
          .send(listener.events.name(name).data(String.class, data).build())
          .whenComplete(
              (sent, fault) -> {
                if (fault != null) {
                  end(listener);
                }
              });
    } catch (IllegalStateException e) {
      end(listener); // closed between the look and the word
    }
  }

  private void end(Listener listener) {
    if (listeners.remove(listener)) {
      open.decrementAndGet();
      listener.sink.close();
    }
  }

  /** Connections told now. */
  int listening() {
    return open.get();
  }

  /** Ends every connection, so that a server that stops keeps nobody waiting. */
  @PreDestroy
  void close() {
    listeners.forEach(this::end);
  }
}
