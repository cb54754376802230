package org.orgstatus.analysis.table;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.orgstatus.base.Recorded;

/** What analysts remark on tables and comparisons. */
@ApplicationScoped
@Transactional
public class Comments {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Comments() {}

  /** Those on a subject, the oldest first. */
  public List<Comment> list(String subject) {
    return entities
        .createQuery(
            "select c from Comment c where c.subject = :subject order by c.id", Comment.class)
        .setParameter("subject", subject)
        .getResultList();
  }

  /**
   * Keeps a remark; the same words by the same person, sent twice in a row, are kept once.
   *
   * @throws IllegalArgumentException when it is empty or too long
   */
  public Comment make(String subject, String content, long accountId) {
    String said = content.strip();
    if (said.isEmpty() || said.length() > Comment.LONGEST) {
      throw new IllegalArgumentException("a remark of " + said.length() + " characters");
    }
    List<Comment> known = list(subject);
    if (!known.isEmpty()) {
      Comment last = known.get(known.size() - 1);
      if (last.accountId() == accountId && last.content().equals(said)) {
        return last;
      }
    }
    Comment made =
        new Comment(subject, said, accountId, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    entities.persist(made);
    recorded.fire(new Recorded("analysis-commented", subject, ""));
    return made;
  }
}
