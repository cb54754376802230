package org.orgstatus.fieldwork.coding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.fieldwork.ConsentChanged;
import org.orgstatus.fieldwork.InterviewWithdrawn;
import org.orgstatus.fieldwork.VisitItems;
import org.orgstatus.fieldwork.Visits;
import org.orgstatus.fieldwork.coding.CodingRefused.Reason;

/**
 * Where transcripts of recordings are written. Both of a pair may write; whoever saves on words
 * that the other has changed meanwhile overwrites nothing, and what was typed is kept beside. A
 * finished transcript is a text to code, and from the first code on it stays as it is, so that
 * passages keep their place.
 */
@ApplicationScoped
@Transactional
public class Transcripts {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Responses responses;
  @Inject private Visits visits;
  @Inject private Codings codings;
  @Inject private TranscriptCipher cipher;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Transcripts() {}

  /**
   * What became of a save.
   *
   * @param overtaken whether the other had changed the words meanwhile: then the transcript is the
   *     other's, and what was sent stands among the versions
   */
  public record Saved(Transcript transcript, boolean overtaken) {}

  public Optional<Transcript> find(long responseId, String interview) {
    return entities
        .createQuery(
            "select t from Transcript t where t.responseId = :response and t.interview = :row",
            Transcript.class)
        .setParameter("response", responseId)
        .setParameter("row", interview)
        .getResultStream()
        .findFirst()
        .map(transcript -> transcript.open(cipher));
  }

  /** Those of a visit's response. */
  public List<Transcript> list(long responseId) {
    return entities
        .createQuery(
            "select t from Transcript t where t.responseId = :response order by t.id",
            Transcript.class)
        .setParameter("response", responseId)
        .getResultStream()
        .map(transcript -> transcript.open(cipher))
        .toList();
  }

  /** What stood there before and beside it, the latest first. */
  public List<TranscriptVersion> versions(Transcript transcript) {
    return entities
        .createQuery(
            "select v from TranscriptVersion v where v.transcriptId = :transcript"
                + " order by v.id desc",
            TranscriptVersion.class)
        .setParameter("transcript", transcript.id())
        .getResultStream()
        .map(version -> version.open(transcript, cipher))
        .toList();
  }

  /**
   * Whether the recording of an interview may be written down: the respondent has agreed to it, and
   * has not taken the consent back.
   */
  public boolean isAgreed(Response response, String interview) {
    return responses
        .filling(response)
        .value(VisitItems.of(interview, VisitItems.CONSENT))
        .inExpressions()
        .text()
        .equals(VisitItems.FULL);
  }

  /**
   * Saves the words; the same sent twice changes nothing.
   *
   * @param basis revision that the words were typed on; 0 where there was none
   * @throws IllegalArgumentException where the words are too long
   * @throws CodingRefused where the respondent did not agree, or the transcript is finished
   */
  public Saved save(long responseId, String interview, int basis, String words, long account) {
    if (words.length() > Transcript.LONGEST) {
      throw new IllegalArgumentException("longer than " + Transcript.LONGEST);
    }
    Response response = held(responseId);
    if (!isAgreed(response, interview)) {
      throw new CodingRefused(Reason.NOT_AGREED);
    }
    requireUnlocked(responseId);
    Optional<Transcript> known = find(responseId, interview);
    if (known.filter(t -> t.words().equals(words)).isPresent()
        || known.isEmpty() && words.isBlank()) {
      return new Saved(known.orElseGet(() -> new Transcript(responseId, interview)), false);
    }
    if (known.flatMap(Transcript::finishedAt).isPresent()) {
      throw new CodingRefused(Reason.FINISHED);
    }
    Transcript transcript =
        known.orElseGet(
            () -> {
              Transcript made = new Transcript(responseId, interview);
              entities.persist(made);
              return made;
            });
    lock(transcript);
    boolean stale = transcript.revision() != basis;
    boolean overtaken = stale && transcript.accountId() != account;
    if (!overtaken) {
      transcript.save(words, cipher, account, now());
    }
    keep(transcript, overtaken, stale, words, account);
    return new Saved(transcript, overtaken);
  }

  /** What came before words were encrypted is encrypted when it is next saved. */
  private void lock(Transcript transcript) {
    if (transcript.sealedKey().isEmpty()) {
      List<TranscriptVersion> before = versions(transcript);
      transcript.lockWith(cipher);
      before.forEach(version -> version.seal(transcript, cipher));
    }
  }

  /** A person's second window makes a version of its own, so that nothing typed is lost. */
  private void keep(
      Transcript transcript, boolean beside, boolean anew, String words, long account) {
    Optional<TranscriptVersion> last =
        versions(transcript).stream()
            .filter(v -> v.isBeside() == beside)
            .findFirst()
            .filter(v -> v.goesOn(beside, account, now()))
            .filter(v -> beside || !anew);
    if (last.isPresent()) {
      last.get().save(words, transcript, cipher, now());
      return;
    }
    TranscriptVersion version = new TranscriptVersion(transcript.id(), beside, account, now());
    entities.persist(version);
    version.save(words, transcript, cipher, now());
    fire(beside ? "transcript-kept-beside" : "transcript-saved", transcript);
  }

  /**
   * Hands it over for coding; a second click changes nothing.
   *
   * @throws CodingRefused where it has no words, or the other has changed them meanwhile
   */
  public void finish(long responseId, String interview, int basis, long account) {
    held(responseId);
    Transcript transcript =
        find(responseId, interview)
            .filter(t -> !t.words().isBlank())
            .orElseThrow(() -> new CodingRefused(Reason.EMPTY));
    if (transcript.finishedAt().isPresent()) {
      return;
    }
    if (transcript.revision() != basis) {
      throw new CodingRefused(Reason.OVERTAKEN);
    }
    requireUnlocked(responseId);
    transcript.finish(account, now());
    fire("transcript-finished", transcript);
  }

  /**
   * Opens it for writing again.
   *
   * @throws CodingRefused when somebody has begun to code it
   */
  public void reopen(long responseId, String interview) {
    Response response = held(responseId);
    requireUnlocked(responseId);
    Optional<Transcript> transcript =
        find(responseId, interview).filter(t -> t.finishedAt().isPresent());
    if (transcript.isPresent()) {
      if (isCoded(response, interview)) {
        throw new CodingRefused(Reason.CODED);
      }
      transcript.get().goOn();
      fire("transcript-reopened", transcript.get());
    }
  }

  /** Whether somebody has begun to code it. */
  public boolean isCoded(Response response, String interview) {
    return rows(response)
        .filter(row -> row.interview().equals(interview))
        .anyMatch(
            row ->
                entities
                        .createQuery(
                            "select count(t) from CodingTurn t where t.responseId = :response"
                                + " and t.item = :item",
                            Long.class)
                        .setParameter("response", response.id())
                        .setParameter("item", row.place() + Transcript.ITEM)
                        .getSingleResult()
                    > 0);
  }

  private Stream<InterviewRow> rows(Response response) {
    return InterviewRow.of(responses.filling(response), VisitItems.INTERVIEWS, VisitItems.CODE)
        .stream();
  }

  /** The finished ones of a response, by where their row stands. */
  Map<String, Transcript> finished(long responseId) {
    Map<String, Transcript> byInterview =
        list(responseId).stream()
            .filter(t -> t.finishedAt().isPresent())
            .collect(Collectors.toMap(Transcript::interview, Function.identity()));
    return byInterview.isEmpty()
        ? Map.of()
        : rows(entities.find(Response.class, responseId))
            .filter(row -> byInterview.containsKey(row.interview()))
            .collect(
                Collectors.toMap(InterviewRow::place, row -> byInterview.get(row.interview())));
  }

  /** Takes every word of it away when the respondent takes the consent back. */
  void forget(@Observes InterviewWithdrawn event) {
    visits
        .form(event.waveId())
        .flatMap(form -> responses.find(event.waveId(), form.id(), event.allianceId()))
        .ifPresent(response -> erase(response, event.interview()));
  }

  /** The same, with what was coded in it, where the interview may be kept and its recording not. */
  void consentChanged(@Observes ConsentChanged change) {
    if (change.consent().equals(VisitItems.NO_RECORD)) {
      visits
          .find(change.visitId())
          .flatMap(visits::response)
          .filter(response -> entities.find(CodingLock.class, response.id()) == null)
          .ifPresent(
              response -> {
                rows(response)
                    .filter(row -> row.interview().equals(change.interview()))
                    .forEach(row -> codings.erase(response, row.place() + Transcript.ITEM));
                erase(response, change.interview());
              });
    }
  }

  private void erase(Response response, String interview) {
    find(response.id(), interview)
        .ifPresent(
            transcript -> {
              versions(transcript).forEach(entities::remove);
              entities.flush();
              entities.remove(transcript);
              fire("transcript-erased", transcript);
            });
  }

  private void requireUnlocked(long responseId) {
    if (entities.find(CodingLock.class, responseId) != null) {
      throw new CodingRefused(Reason.LOCKED);
    }
  }

  /** Whoever writes or codes what belongs to a response waits here for the other who does. */
  private Response held(long responseId) {
    return entities.find(Response.class, responseId, LockModeType.PESSIMISTIC_WRITE);
  }

  private void fire(String action, Transcript transcript) {
    recorded.fire(
        new Recorded(
            action,
            "response " + transcript.responseId() + ", interview " + transcript.interview(),
            transcript.words().length() + " characters"));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
