package org.orgstatus.web;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections that one server keeps open for one purpose, not more than it can bear.
 *
 * @param <T> what each is told of
 */
public final class EventStreams<T> {

  private final int most;
  private final Queue<EventStream<T>> streams = new ConcurrentLinkedQueue<>();
  private final AtomicInteger open = new AtomicInteger();

  /**
   * @param most connections at once
   */
  public EventStreams(int most) {
    this.most = most;
  }

  /** Opens a connection; empty where there are too many. */
  public Optional<EventStream<T>> open(
      T about, SseEventSink sink, OutboundSseEvent.Builder events, Instant now) {
    if (open.incrementAndGet() > most) {
      open.decrementAndGet();
      return Optional.empty();
    }
    EventStream<T> stream = new EventStream<>(about, sink, events, this::end, now);
    streams.add(stream);
    return Optional.of(stream);
  }

  /** Those that are open now; the ones that are over end. */
  public List<EventStream<T>> live(Instant now) {
    streams.stream().filter(stream -> stream.isOver(now)).forEach(this::end);
    return List.copyOf(streams);
  }

  private void end(EventStream<T> stream) {
    if (streams.remove(stream)) {
      open.decrementAndGet();
      stream.close();
    }
  }

  /** How many are open. */
  public int count() {
    return open.get();
  }

  /** Ends every connection, so that a server that stops keeps nobody waiting. */
  public void close() {
    streams.forEach(this::end);
  }
}
