package org.orgstatus.web.watch;

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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
import org.orgstatus.web.EventStream;
import org.orgstatus.web.EventStreams;
import org.orgstatus.web.collecting.CollectionRow;
import org.orgstatus.web.office.WaveSums;

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

  @Inject Frames frames;
  @Inject Standings standings;
  @Inject Invitations invitations;
  @Inject UnitOutcomes outcomes;
  @Inject Clock clock;

  private final Map<String, List<Unit>> units = new ConcurrentHashMap<>();
  private final Map<String, Watched> latest = new ConcurrentHashMap<>();
  private final Map<String, Integer> told = new ConcurrentHashMap<>();
  private final EventStreams<String> streams = new EventStreams<>(MOST_LISTENERS);

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
    Instant now = clock.instant();
    Optional<EventStream<String>> opened = streams.open(waveId, sink, events, now);
    opened.ifPresent(
        stream -> {
          int stamp = of(waveId).stamp();
          told.putIfAbsent(
              waveId, stamp); // the first tick compares with what this browser was told
          stream.send("hello", Integer.toString(stamp), now);
        });
    return opened.isPresent();
  }

  /** Reads every wave that is watched, once, and tells its listeners if it has changed. */
  public void tick() {
    Instant now = clock.instant();
    Map<String, List<EventStream<String>>> live =
        streams.live(now).stream().collect(Collectors.groupingBy(EventStream::about));
    live.forEach(
        (wave, listeners) -> {
          int stamp = of(wave).stamp();
          Integer before = told.put(wave, stamp);
          boolean changed = before != null && before != stamp;
          listeners.forEach(stream -> attend(stream, changed, Integer.toString(stamp), now));
        });
  }

  private static void attend(
      EventStream<String> stream, boolean changed, String stamp, Instant now) {
    if (changed) {
      stream.send("changed", stamp, now);
    } else {
      stream.pulse(stamp, now);
    }
  }

  /** Browsers told now. */
  int listening() {
    return streams.count();
  }

  @PreDestroy
  void close() {
    streams.close();
  }
}
