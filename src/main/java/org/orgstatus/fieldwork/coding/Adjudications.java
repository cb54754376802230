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
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Wave;
import org.orgstatus.fieldwork.CodingLocked;
import org.orgstatus.fieldwork.coding.CodedText.Difference;
import org.orgstatus.fieldwork.coding.CodingRefused.Reason;

/** Where differences of two coders are decided and the coding of a form is closed for good. */
@ApplicationScoped
@Transactional
public class Adjudications {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Codings codings;
  @Inject private CodeFrames frames;
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

  /** How many texts of a form are not coded, or not decided, yet. */
  public static long open(List<CodedText> texts) {
    return texts.stream()
        .filter(t -> t.state() != CodedText.State.DONE && t.state() != CodedText.State.LOCKED)
        .count();
  }

  /**
   * Closes the coding of a form for good; a second click changes nothing. Where the form has
   * interviews, their recordings are not needed any more from then on.
   *
   * @throws CodingRefused when a text is not coded or a difference not decided, or there is none
   */
  public void lock(String waveId, String formId, long account) {
    entities.find(Wave.class, waveId, LockModeType.PESSIMISTIC_WRITE);
    if (codings.lock(waveId, formId).isPresent()) {
      return;
    }
    List<CodedText> texts = codings.list(waveId, formId);
    if (texts.isEmpty() || open(texts) > 0) {
      throw new CodingRefused(Reason.NOT_READY);
    }
    entities.persist(new CodingLock(waveId, formId, account, now()));
    recorded.fire(
        new Recorded("coding-locked", "wave " + waveId, formId + ", " + texts.size() + " texts"));
    if (frames.get().texts().stream()
        .anyMatch(t -> t.form().equals(formId) && !t.repeat().isEmpty())) {
      locked.fire(new CodingLocked(waveId));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
