package org.orgstatus.fieldwork.coding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Wave;
import org.orgstatus.fieldwork.CodingLocked;
import org.orgstatus.fieldwork.coding.CodedText.Difference;
import org.orgstatus.fieldwork.coding.CodingRefused.Reason;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Where differences of two coders are decided and the coding of records is closed for good. */
@ApplicationScoped
@Transactional
public class Adjudications {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Codings codings;
  @Inject private Event<Recorded> recorded;
  @Inject private Event<CodingLocked> locked;
  @Inject private Clock clock;

  protected Adjudications() {}

  /**
   * Decides whether a sentence has a code that one of two gave it. Until the lock it may be decided
   * anew.
   *
   * @param start of the sentence
   * @throws CodingRefused where there is no such difference, or coding is locked
   */
  public void decide(
      TextPlace place, int start, String code, boolean holds, String reason, long account) {
    entities.find(Response.class, place.responseId(), LockModeType.PESSIMISTIC_WRITE);
    CodedText now = codings.find(place).orElseThrow(() -> new CodingRefused(Reason.NOT_DISPUTED));
    if (now.locked()) {
      throw new CodingRefused(Reason.LOCKED);
    }
    Difference difference =
        now.differences().stream()
            .filter(d -> d.unit().start() == start && d.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new CodingRefused(Reason.NOT_DISPUTED));
    CodeDecision decision =
        difference
            .decision()
            .orElseGet(
                () -> {
                  CodeDecision made = new CodeDecision(now.text(), difference.unit(), code);
                  entities.persist(made);
                  return made;
                });
    decision.decide(holds, reason, account, now());
    recorded.fire(
        new Recorded(
            "code-decided",
            "text " + place.word(),
            code + (holds ? " holds: " : " does not hold: ") + reason));
  }

  /**
   * Closes the coding of every response to a form that is coded and decided throughout, for good; a
   * second click changes nothing. Recordings of a visit are not needed any more from then on.
   *
   * @throws CodingRefused when there is none, and none is locked yet
   */
  public void lock(String waveId, String formId, long account) {
    entities.find(Wave.class, waveId, LockModeType.PESSIMISTIC_WRITE);
    List<CodedRecord> before = codings.records(waveId, formId);
    if (before.stream().noneMatch(r -> r.isReady() || r.isLocked())) {
      throw new CodingRefused(Reason.NOT_READY);
    }
    before.stream()
        .filter(CodedRecord::isReady)
        .map(CodedRecord::responseId)
        .sorted()
        .forEach(id -> entities.find(Response.class, id, LockModeType.PESSIMISTIC_WRITE));
    Set<Long> held =
        before.stream()
            .filter(CodedRecord::isReady)
            .map(CodedRecord::responseId)
            .collect(Collectors.toSet());
    // as they stand now that nobody can code them any more
    codings.records(waveId, formId).stream()
        .filter(r -> r.isReady() && held.contains(r.responseId()))
        .forEach(r -> lock(r, account));
  }

  private void lock(CodedRecord ready, long account) {
    OpenText text = ready.first();
    entities.persist(new CodingLock(ready.responseId(), account, now()));
    recorded.fire(
        new Recorded(
            "coding-locked",
            "wave " + text.waveId(),
            text.formId() + ", " + text.unitCode() + ", " + ready.texts().size() + " texts"));
    if (text.unit() == UnitKind.VISIT) {
      locked.fire(new CodingLocked(text.waveId(), text.unitCode()));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
