package org.orgstatus.web.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.UnitOutcomes;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class WatcherTest {

  @OnEachDatabase
  void aTickReadsOnceForAllAndTellsEachListenerOnlyOfChanges(Database database) {
    Study study = Study.open(database, Path.of(""));
    study.run(
        beans -> {
          Watcher watcher = beans.get(Watcher.class);
          Watched first = watcher.of("W1");
          assertSame(first, watcher.of("W1"), "within a tick nothing is read again");
          Sink one = new Sink();
          Sink two = new Sink();
          assertTrue(watcher.listen("W1", one, builder()));
          assertTrue(watcher.listen("W1", two, builder()));
          watcher.tick();
          watcher.tick();
          assertEquals(List.of("hello"), one.heard);
          assertEquals(4, first.rows().size());
          assertEquals(3, first.in(Set.of("110000")).rows().size());
          two.close();
          watcher.tick();
          assertEquals(1, watcher.listening(), "a closed connection is let go");
        });
  }

  @OnEachDatabase
  void aNewDraftAndARecordedOutcomeChangeTheStamp(Database database) {
    Study study = Study.open(database, Path.of(""));
    int before = stamp(study);
    assertEquals(before, stamp(study));
    study.run(b -> b.get(Responses.class).open("W1", "gate", Study.UNIT));
    int drafted = stamp(study);
    assertNotEquals(before, drafted);
    study.run(
        b ->
            b.get(UnitOutcomes.class)
                .record("W1", Study.FAR, org.orgstatus.collection.Outcome.find("REFUSED"), "", 1));
    assertNotEquals(drafted, stamp(study));
  }

  @OnEachDatabase
  void connectionsAreBounded(Database database) {
    Study study = Study.open(database, Path.of(""));
    study.run(
        beans -> {
          Watcher watcher = beans.get(Watcher.class);
          List<Sink> sinks = new ArrayList<>();
          for (int i = 0; i < Watcher.MOST_LISTENERS; i++) {
            sinks.add(new Sink());
            assertTrue(watcher.listen("W1", sinks.get(i), builder()));
          }
          assertFalse(watcher.listen("W1", new Sink(), builder()));
          sinks.get(0).close();
          watcher.tick();
          assertTrue(watcher.listen("W1", new Sink(), builder()));
          watcher.close();
          assertTrue(sinks.stream().allMatch(SseEventSink::isClosed));
          assertEquals(0, watcher.listening());
        });
  }

  private static int stamp(Study study) {
    return study.call(b -> b.get(Watcher.class).of("W1").stamp());
  }

  /** Builds events that know their name only. */
  private static OutboundSseEvent.Builder builder() {
    String[] name = new String[1];
    return (OutboundSseEvent.Builder)
        Proxy.newProxyInstance(
            WatcherTest.class.getClassLoader(),
            new Class<?>[] {OutboundSseEvent.Builder.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("name")) {
                name[0] = (String) arguments[0];
              }
              return method.getName().equals("build") ? new Event(name[0]) : proxy;
            });
  }

  private record Event(String getName) implements OutboundSseEvent {

    @Override
    public Class<?> getType() {
      return String.class;
    }

    @Override
    public Type getGenericType() {
      return new GenericType<String>() {}.getType();
    }

    @Override
    public MediaType getMediaType() {
      return MediaType.TEXT_PLAIN_TYPE;
    }

    @Override
    public Object getData() {
      return "";
    }

    @Override
    public String getId() {
      return "";
    }

    @Override
    public String getComment() {
      return "";
    }

    @Override
    public long getReconnectDelay() {
      return -1;
    }

    @Override
    public boolean isReconnectDelaySet() {
      return false;
    }
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
      heard.add(event.getName());
      return CompletableFuture.completedFuture(event);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
