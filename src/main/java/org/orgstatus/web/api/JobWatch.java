package org.orgstatus.web.api;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.analysis.job.ComparisonJob;
import org.orgstatus.analysis.job.ComparisonJobs;
import org.orgstatus.analysis.job.JobStep;
import org.orgstatus.web.EventStream;
import org.orgstatus.web.EventStreams;

/**
 * Tells browsers and programs how far jobs are. It looks into the database once a tick, whichever
 * server does the work, and only while somebody listens.
 */
@ApplicationScoped
public class JobWatch {

  /** Connections that one server keeps open; further ones are told to ask now and then. */
  static final int MOST_LISTENERS = 100;

  @Inject ComparisonJobs jobs;
  @Inject Clock clock;

  private final EventStreams<Follower> streams = new EventStreams<>(MOST_LISTENERS);

  /** Who follows a job, and what they have heard of it. */
  private static final class Follower {
    private final long jobId;
    private final Set<Integer> told = new HashSet<>();
    private String last = "";

    Follower(long jobId) {
      this.jobId = jobId;
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
    Instant now = clock.instant();
    Optional<EventStream<Follower>> opened = streams.open(new Follower(jobId), sink, events, now);
    opened.ifPresent(stream -> tell(stream, look(jobId), now));
    return opened.isPresent();
  }

  /** Looks at every job that is followed, once, and tells what is new. */
  public void tick() {
    Instant now = clock.instant();
    Map<Long, Seen> seen = new HashMap<>();
    for (EventStream<Follower> stream : streams.live(now)) {
      tell(stream, seen.computeIfAbsent(stream.about().jobId, this::look), now);
    }
  }

  private Seen look(long jobId) {
    ComparisonJob job = jobs.find(jobId).orElseThrow();
    return new Seen(job, jobs.state(job), jobs.steps(jobId));
  }

  private static void tell(EventStream<Follower> stream, Seen seen, Instant now) {
    Follower follower = stream.about();
    synchronized (follower) {
      for (JobStep step : seen.steps()) {
        if (step.state().isOver() && follower.told.add(step.number())) {
          stream.send("plan", JobJson.step(step).build().toString(), now);
        }
      }
      String progress = JobJson.progress(seen.job(), seen.state(), seen.steps()).build().toString();
      if (seen.state() != ComparisonJob.State.RUNNING) {
        stream.send("ended", progress, now);
        stream.end();
      } else if (!progress.equals(follower.last)) {
        follower.last = progress;
        stream.send("job", progress, now);
      } else {
        stream.pulse("", now);
      }
    }
  }

  /** Connections told now. */
  int listening() {
    return streams.count();
  }

  @PreDestroy
  void close() {
    streams.close();
  }
}
