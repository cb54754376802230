package org.orgstatus.collection.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Retention;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;

/**
 * Throws personal data away that messages no longer need: the words of mails that could not be sent
 * after thirty days, the addresses of units by the rule for contact data, once every wave has been
 * closed for so long.
 */
@ApplicationScoped
@Transactional
public class MessageUpkeep {

  private static final Duration UNSENT = Duration.ofDays(30);

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Waves waves;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected MessageUpkeep() {}

  /** Done twice it finds nothing left. */
  public void run() {
    int messages =
        entities
            .createQuery(
                "update OutboxMessage m set m.sealed = null where m.sealed is not null"
                    + " and m.queuedAt < :before and m.status in :ended")
            .setParameter("before", clock.instant().minus(UNSENT))
            .setParameter("ended", List.of(MessageStatus.FAILED, MessageStatus.UNCERTAIN))
            .executeUpdate();
    int addresses =
        isOver() ? entities.createQuery("delete from UnitAddress a").executeUpdate() : 0;
    if (messages + addresses > 0) {
      recorded.fire(
          new Recorded(
              "addresses-deleted",
              "addresses",
              addresses + " addresses, words of " + messages + " messages, by rule"));
    }
  }

  private boolean isOver() {
    LocalDate today = LocalDate.now(clock);
    List<Wave> all = waves.list();
    return !all.isEmpty()
        && all.stream()
            .allMatch(
                wave ->
                    wave.closedAt()
                        .map(closed -> LocalDate.ofInstant(closed, clock.getZone()))
                        .filter(day -> !day.plus(Retention.CONTACTS).isAfter(today))
                        .isPresent());
  }
}
