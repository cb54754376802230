package org.orgstatus.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
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
    entities.persist(new AuditEntry(clock.instant(), accountId(), byToken(event)));
  }

  /**
   * The entries wanted, newest first.
   *
   * @param first how many to leave out
   */
  public List<AuditEntry> list(AuditFilter filter, int first, int most) {
    return bound(
            filter,
            entities.createQuery(
                "select e from AuditEntry e" + where(filter) + " order by e.id desc",
                AuditEntry.class))
        .setFirstResult(first)
        .setMaxResults(most)
        .getResultList();
  }

  public long count(AuditFilter filter) {
    return bound(
            filter,
            entities.createQuery("select count(e) from AuditEntry e" + where(filter), Long.class))
        .getSingleResult();
  }

  /** Every action that occurs, by name. */
  public List<String> actions() {
    return entities
        .createQuery("select distinct e.action from AuditEntry e order by e.action", String.class)
        .getResultList();
  }

  private static String where(AuditFilter filter) {
    List<String> conditions = new ArrayList<>();
    filter.from().ifPresent(moment -> conditions.add("e.happenedAt >= :from"));
    filter.until().ifPresent(moment -> conditions.add("e.happenedAt < :until"));
    filter.account().ifPresent(id -> conditions.add("e.accountId = :account"));
    if (!filter.action().isEmpty()) {
      conditions.add("e.action = :action");
    }
    if (!filter.text().isEmpty()) {
      conditions.add("(locate(:text, e.subject) > 0 or locate(:text, e.detail) > 0)");
    }
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  private static <T> TypedQuery<T> bound(AuditFilter filter, TypedQuery<T> query) {
    filter.from().ifPresent(moment -> query.setParameter("from", moment));
    filter.until().ifPresent(moment -> query.setParameter("until", moment));
    filter.account().ifPresent(id -> query.setParameter("account", id));
    if (!filter.action().isEmpty()) {
      query.setParameter("action", filter.action());
    }
    if (!filter.text().isEmpty()) {
      query.setParameter("text", filter.text());
    }
    return query;
  }

  /** The latest lines, newest first. */
  public List<AuditEntry> latest(int most) {
    return entities
        .createQuery("select e from AuditEntry e order by e.id desc", AuditEntry.class)
        .setMaxResults(most)
        .getResultList();
  }

  /** What a program did says by which token. */
  private Recorded byToken(Recorded event) {
    try {
      return current
          .token()
          .map(t -> "[token " + t.id() + "] " + event.detail())
          .map(detail -> new Recorded(event.action(), event.subject(), detail))
          .orElse(event);
    } catch (ContextNotActiveException e) {
      return event; // a timer or the start of the server
    }
  }

  private @Nullable Long accountId() {
    try {
      return current.find().map(Account::id).orElse(null);
    } catch (ContextNotActiveException e) {
      return null; // a timer or the start of the server: nobody asks
    }
  }
}
