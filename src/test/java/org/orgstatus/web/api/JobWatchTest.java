package org.orgstatus.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.orgstatus.analysis.job.ComparisonJobs;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.collection.By;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/** Who follows a job, and what they hear. */
class JobWatchTest {

  private static DataLock lock(Study study) {
    return study.call(b -> b.get(DataLocks.class).make("W1", "定稿", new By(7, "")));
  }

  private static long begin(Study study, DataLock lock) {
    return study
        .call(b -> b.get(ComparisonJobs.class).begin(lock, Audience.INTERNAL, 7))
        .job()
        .id();
  }

  @OnEachDatabase
  void whoFollowsHearsTheStateOnceAndTheEnd(Database database) {
    Study study = Study.open(database, Path.of(""));
    DataLock lock = lock(study);
    long job = begin(study, lock);
    Sink sink = new Sink();
    study.run(
        beans -> {
          JobWatch watch = beans.get(JobWatch.class);
          assertTrue(watch.listen(job, sink, builder()));
          watch.tick();
          assertEquals(1, sink.heard.size(), "nothing new is not told");
          assertTrue(
              sink.heard.get(0).startsWith("job {\"job\":" + job + ",\"state\":\"running\""));
          assertFalse(sink.closed);
        });
    study.at(Study.NOW.plusSeconds(60));
    study.run(b -> b.get(ComparisonJobs.class).cancel(lock, job));
    Sink late = new Sink();
    study.run(
        beans -> {
          JobWatch watch = beans.get(JobWatch.class);
          assertTrue(watch.listen(job, late, builder()));
          assertEquals(0, watch.listening(), "a job that is over is told and let go");
        });
    assertEquals(1, late.heard.size());
    assertTrue(late.heard.get(0).startsWith("ended "), late.heard.get(0));
    assertTrue(late.heard.get(0).contains("\"cancelled\""), late.heard.get(0));
    assertTrue(late.closed);
  }

  @OnEachDatabase
  void connectionsAreBounded(Database database) {
    Study study = Study.open(database, Path.of(""));
    long job = begin(study, lock(study));
    study.run(
        beans -> {
          JobWatch watch = beans.get(JobWatch.class);
          List<Sink> sinks = new ArrayList<>();
          for (int i = 0; i < JobWatch.MOST_LISTENERS; i++) {
            sinks.add(new Sink());
            assertTrue(watch.listen(job, sinks.get(i), builder()));
          }
          assertFalse(watch.listen(job, new Sink(), builder()));
          sinks.get(0).close();
          watch.tick();
          assertTrue(watch.listen(job, new Sink(), builder()));
          watch.close();
          assertTrue(sinks.stream().allMatch(SseEventSink::isClosed));
          assertEquals(0, watch.listening());
        });
  }

  /** Builds events whose comment is all that they say. */
  private static OutboundSseEvent.Builder builder() {
    String[] said = new String[2];
    return (OutboundSseEvent.Builder)
        Proxy.newProxyInstance(
            JobWatchTest.class.getClassLoader(),
            new Class<?>[] {OutboundSseEvent.Builder.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "name" -> said[0] = (String) arguments[0];
                case "data" -> said[1] = (String) arguments[1];
                case "build" -> {
                  return event(said[0] + " " + said[1]);
                }
                default -> throw new IllegalStateException(method.getName());
              }
              return proxy;
            });
  }

  private static OutboundSseEvent event(String said) {
    return (OutboundSseEvent)
        Proxy.newProxyInstance(
            JobWatchTest.class.getClassLoader(),
            new Class<?>[] {OutboundSseEvent.class},
            (proxy, method, arguments) -> said);
  }

  private static final class Sink implements SseEventSink {

    private final List<String> heard = new ArrayList<>();
    private boolean closed;

    @Override
    public boolean isClosed() {
      return closed;
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
      heard.add(event.getComment());
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
