package org.orgstatus.web.office;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.orgstatus.collection.CodeState;
import org.orgstatus.collection.Invitations;
import org.orgstatus.collection.Outcome;
import org.orgstatus.collection.Standing;
import org.orgstatus.collection.Standings;
import org.orgstatus.collection.UnitOutcome;
import org.orgstatus.collection.UnitOutcomes;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.Unit;

/**
 * Reads a wave once a tick for all who watch it, and tells their browsers when something has
 * changed. What they then fetch comes from the same reading, cut to their own scope.
 */
@ApplicationScoped
public class Watcher {

  /** A reading serves for so long. */
  static final Duration TICK = Duration.ofSeconds(3);

  /** Connections that one server keeps open; further browsers poll. */
  static final int MOST_LISTENERS = 200;

  /** A connection ends after this; the browser comes back and is checked again. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** So often a quiet line says that it is alive, and finds out whether the browser is. */
  private static final Duration PULSE = Duration.ofSeconds(15);

  @Inject Frames frames;
  @Inject Standings standings;
  @Inject Invitations invitations;
  @Inject UnitOutcomes outcomes;
  @Inject Clock clock;

  private final Map<String, List<Unit>> units = new ConcurrentHashMap<>();
  private final Map<String, Watched> latest = new ConcurrentHashMap<>();
  private final Map<String, Integer> told = new ConcurrentHashMap<>();
  private final Queue<Listener> listeners = new ConcurrentLinkedQueue<>();
  private final AtomicInteger open = new AtomicInteger();

  private static final class Listener {
    private final String waveId;
    private final SseEventSink sink;
    private final OutboundSseEvent.Builder events;
    private final Instant since;
    private Instant lastSent;

    Listener(String waveId, SseEventSink sink, OutboundSseEvent.Builder events, Instant now) {
      this.waveId = waveId;
      this.sink = sink;
      this.events = events;
      this.since = now;
      this.lastSent = now;
    }
  }

  /** The wave as it was at most one tick ago. The wave must have been opened. */
  Watched of(String waveId) {
    return latest.compute(
        waveId, (id, known) -> known != null && isFresh(known) ? known : read(id));
  }

  private boolean isFresh(Watched known) {
    Instant now = clock.instant();
    return !now.isBefore(known.at()) && now.isBefore(known.at().plus(TICK));
  }

  private Watched read(String waveId) {
    Instant now = clock.instant();
    Map<String, Standing> known = standings.of(waveId, WaveSums.FIRST_FORM);
    Map<String, CodeState> codes = invitations.states(waveId, WaveSums.FIRST_FORM);
    Map<String, Outcome> recorded =
        outcomes.list(waveId).values().stream()
            .collect(Collectors.toMap(UnitOutcome::unitCode, UnitOutcome::outcome));
    return new Watched(
        now,
        asked(waveId).stream()
            .map(u -> new CollectionRow(u, known.get(u.code()), codes.get(u.code())))
            .toList(),
        recorded);
  }

  /** A frame never changes once it is frozen. */
  private List<Unit> asked(String waveId) {
    return units.computeIfAbsent(
        waveId, id -> frames.units(frames.frame(id, UnitKind.INSTITUTION)));
  }

  /**
   * Keeps a browser told.
   *
   * @return false where too many are listening already
   */
  boolean listen(String waveId, SseEventSink sink, OutboundSseEvent.Builder events) {
    if (open.incrementAndGet() > MOST_LISTENERS) {
      open.decrementAndGet();
      return false;
    }
    Listener listener = new Listener(waveId, sink, events, clock.instant());
    listeners.add(listener);
    int stamp = of(waveId).stamp();
    told.putIfAbsent(waveId, stamp); // the first tick compares with what this browser was told
    send(listener, "hello", Integer.toString(stamp));
    return true;
  }

  /** Reads every wave that is watched, once, and tells its listeners if it has changed. */
  public void tick() {
    Instant now = clock.instant();
    List<String> waves = listeners.stream().map(listener -> listener.waveId).distinct().toList();
    for (String wave : waves) {
      int stamp = of(wave).stamp();
      Integer before = told.put(wave, stamp);
      boolean changed = before != null && before != stamp;
      for (Listener listener : listeners) {
        if (listener.waveId.equals(wave)) {
          attend(listener, changed, stamp, now);
        }
      }
    }
  }

  private void attend(Listener listener, boolean changed, int stamp, Instant now) {
    if (listener.sink.isClosed() || now.isAfter(listener.since.plus(LONGEST))) {
      end(listener);
    } else if (changed) {
      listener.lastSent = now;
      send(listener, "changed", Integer.toString(stamp));
    } else if (now.isAfter(listener.lastSent.plus(PULSE))) {
      listener.lastSent = now;
      send(listener, "pulse", Integer.toString(stamp));
    }
  }

  private void send(Listener listener, String name, String data) {
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

  /** Browsers told now. */
  int listening() {
    return open.get();
  }

  /** Ends every connection, so that a server that stops keeps no browser waiting. */
  @PreDestroy
  void close() {
    listeners.forEach(this::end);
  }
}
