package org.orgstatus.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.Recorded;

/**
 * Writes down what was recorded, in the transaction in which it happened: what is rolled back
 * leaves no line, and what stands has one.
 */
@ApplicationScoped
@Transactional
public class AuditRecord {

  @PersistenceContext(unitName = "orgstatus")
  EntityManager entities;

  @Inject CurrentAccount current;
  @Inject Clock clock;

  public void write(@Observes Recorded event) {
    entities.persist(new AuditEntry(clock.instant(), accountId(), event));
  }

  /** The latest lines, newest first. */
  public List<AuditEntry> latest(int most) {
    return entities
        .createQuery("select e from AuditEntry e order by e.id desc", AuditEntry.class)
        .setMaxResults(most)
        .getResultList();
  }

  private @Nullable Long accountId() {
    try {
      return current.find().map(Account::id).orElse(null);
    } catch (ContextNotActiveException e) {
      return null; // a timer or the start of the server: nobody asks
    }
  }
}
