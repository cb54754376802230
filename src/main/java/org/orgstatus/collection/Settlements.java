package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.base.Recorded;

/** Settles conflicts between institutions and rosters or other forms, and looks for new ones. */
@ApplicationScoped
@Transactional
public class Settlements {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Responses responses;
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
    Response response = responses.locked(responseId);
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
   * Runs the checks of a response that was sent again: a roster or another form may have come
   * since. What was settled for this revision stays settled.
   *
   * @return whether its findings have changed
   */
  public boolean recheck(long responseId) {
    Response response = responses.locked(responseId);
    if (response.sentNumber() == 0 || response.status().isEditable()) {
      return false;
    }
    Set<String> settled =
        list(response).stream()
            .filter(s -> s.revisionNumber() == response.sentNumber())
            .map(Settlement::check)
            .collect(Collectors.toSet());
    Revision sent = responses.sent(response).orElseThrow();
    List<Finding> found =
        Finding.of(responses.filling(response, sent)).stream()
            .filter(f -> f.severity() != Finding.Severity.CONFLICT || !settled.contains(f.check()))
            .toList();
    boolean changed = !found.equals(response.findings());
    response.find(found);
    return changed;
  }
}
