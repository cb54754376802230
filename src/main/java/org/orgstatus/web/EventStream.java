package org.orgstatus.web;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * One connection on which somebody is told of something.
 *
 * @param <T> what they are told of, with what the teller has to remember of them
 */
public final class EventStream<T> {

  /** A connection ends after this; who comes back is checked again. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** So often a quiet line says that it is alive, and finds out whether the other side is. */
  private static final Duration PULSE = Duration.ofSeconds(15);

  private final T about;
  private final SseEventSink sink;
  private final OutboundSseEvent.Builder events;
  private final Consumer<EventStream<T>> ended;
  private final Instant since;
  private Instant lastSent;

  EventStream(
      T about,
      SseEventSink sink,
      OutboundSseEvent.Builder events,
      Consumer<EventStream<T>> ended,
      Instant now) {
    this.about = about;
    this.sink = sink;
    this.events = events;
    this.ended = ended;
    this.since = now;
    this.lastSent = now;
  }

  public T about() {
    return about;
  }

  /** Whether the other side has gone, or has been there for long enough. */
  boolean isOver(Instant now) {
    return sink.isClosed() || now.isAfter(since.plus(LONGEST));
  }

  /** Sends an event, without waiting; a line that breaks ends. */
  public void send(String name, String data, Instant now) {
    lastSent = now;
    try {
      sink.send(events.name(name).data(String.class, data).build())
          .whenComplete(
              (sent, fault) -> {
                if (fault != null) {
                  end();
                }
              });
    } catch (IllegalStateException e) {
      end(); // closed between the look and the word
    }
  }

  /** Says that it is alive, where the line has been quiet for long. */
  public void pulse(String data, Instant now) {
    if (now.isAfter(lastSent.plus(PULSE))) {
      send("pulse", data, now);
    }
  }

  public void end() {
    ended.accept(this);
  }

  void close() {
    sink.close();
  }
}
