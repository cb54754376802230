package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.base.Recorded;
import org.orgstatus.questionnaire.Warning;

/** Settles conflicts between institutions and rosters or other forms, and looks for new ones. */
@ApplicationScoped
@Transactional
public class Settlements {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Responses responses;
  @Inject private ResponseGate gate;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Settlements() {}

  /** What was settled about a response, oldest first. */
  public List<Settlement> list(Response response) {
    return entities
        .createQuery(
            "select s from Settlement s where s.responseId = :id order by s.id", Settlement.class)
        .setParameter("id", response.id())
        .getResultList();
  }

  /**
   * The institution is right: the finding no longer weighs on this revision of its answers.
   *
   * @param seen {@link Response#steps()} as it was seen
   * @throws StepRefused when something happened to the response meanwhile
   * @throws IllegalArgumentException when there is no such conflict, or no reason
   */
  public void settle(long responseId, int seen, String check, String reason, By by) {
    Response response = gate.locked(responseId);
    if (response.steps() != seen) {
      throw new StepRefused(Act.ACCEPT, response.status(), List.of());
    }
    boolean stands =
        response.findings().stream()
            .anyMatch(f -> f.check().equals(check) && f.severity() == Finding.Severity.CONFLICT);
    if (!stands || reason.isBlank()) {
      throw new IllegalArgumentException("no conflict " + check + ", or no reason");
    }
    entities.persist(new Settlement(response, check, reason, by, clock.instant()));
    response.find(response.findings().stream().filter(f -> !f.check().equals(check)).toList());
    recorded.fire(
        new Recorded(
            "conflict-settled",
            "wave " + response.waveId() + ", unit " + response.unitCode(),
            check + " in favour of the institution"));
  }

  /**
   * Soft checks that hold for a response now and did not when it was sent: a roster or another form
   * came since, or changed. Neither those that its filler was shown, nor those that were settled.
   */
  public List<Warning> woken(Response response) {
    if (response.sentNumber() == 0 || response.status().isEditable()) {
      return List.of();
    }
    Revision sent = responses.sent(response).orElseThrow();
    Set<String> settled = settled(response);
    Set<String> known = known(response, sent);
    return SheetCheck.warnings(responses.filling(response, sent)).stream()
        .filter(w -> !known.contains(w.check().id()) && !settled.contains(w.check().id()))
        .toList();
  }

  /**
   * Runs the checks of a response that was sent again: a roster or another form may have come
   * since. What was settled for this revision stays settled.
   *
   * @return whether its findings have changed
   */
  public boolean recheck(long responseId) {
    Response response = gate.locked(responseId);
    if (response.sentNumber() == 0 || response.status().isEditable()) {
      return false;
    }
    Set<String> settled = settled(response);
    Revision sent = responses.sent(response).orElseThrow();
    Set<String> known = known(response, sent);
    List<Finding> found =
        Finding.of(responses.filling(response, sent)).stream()
            .filter(f -> f.severity() != Finding.Severity.CONFLICT || !settled.contains(f.check()))
            .map(f -> new Finding(f.check(), f.severity(), !known.contains(f.check())))
            .toList();
    boolean changed = !found.equals(response.findings());
    response.find(found, clock.instant());
    return changed;
  }

  /** Checks that the filler was shown, or that held when the sheet was sent. */
  private static Set<String> known(Response response, Revision sent) {
    Set<String> known = new HashSet<>(sent.explanations().keySet());
    response.findings().stream().filter(f -> !f.woken()).map(Finding::check).forEach(known::add);
    return known;
  }

  private Set<String> settled(Response response) {
    return list(response).stream()
        .filter(s -> s.revisionNumber() == response.sentNumber())
        .map(Settlement::check)
        .collect(Collectors.toSet());
  }
}
