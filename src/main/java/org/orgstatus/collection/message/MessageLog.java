package org.orgstatus.collection.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.orgstatus.questionnaire.StandardText;

/**
 * What was written to the units of a wave, the latest first, a page at a time: mails, and the
 * reminders and returns with those to be called.
 */
@ApplicationScoped
@Transactional
public class MessageLog {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  protected MessageLog() {}

  /**
   * Which messages.
   *
   * @param units codes of those written to; empty for every unit of the wave
   * @param text empty for every text
   * @param status of mails; empty for each
   */
  public record Wanted(
      Optional<Set<String>> units, Optional<StandardText.Id> text, Optional<MessageStatus> status) {

    public Wanted {
      units = units.map(Set::copyOf);
    }

    public static Wanted all() {
      return new Wanted(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same in every status. */
    Wanted inEach() {
      return new Wanted(units, text, Optional.empty());
    }

    private boolean isNobody() {
      return units.filter(Set::isEmpty).isPresent();
    }

    private String mails() {
      return " from OutboxMessage m where m.waveId = :wave"
          + (units.isPresent() ? " and m.unitCode in :units" : "")
          + (text.isPresent() ? " and m.textId = :text" : "")
          + (status.isPresent() ? " and m.status = :status" : "");
    }

    private <T> TypedQuery<T> ofMails(TypedQuery<T> query) {
      units.ifPresent(codes -> query.setParameter("units", codes));
      text.ifPresent(id -> query.setParameter("text", id));
      status.ifPresent(which -> query.setParameter("status", which));
      return query;
    }
  }

  /** Mails by status, whichever status is wanted. */
  public Map<MessageStatus, Long> countMails(String waveId, Wanted wanted) {
    Map<MessageStatus, Long> counts = new TreeMap<>();
    Wanted each = wanted.inEach();
    if (!each.isNobody()) {
      String words = "select m.status, count(m)" + each.mails() + " group by m.status";
      each.ofMails(entities.createQuery(words, Object[].class))
          .setParameter("wave", waveId)
          .getResultList()
          .forEach(row -> counts.put((MessageStatus) row[0], (Long) row[1]));
    }
    return counts;
  }

  /**
   * Mails.
   *
   * @param from how many to leave out
   * @param most how many to give
   */
  public List<OutboxMessage> listMails(String waveId, Wanted wanted, int from, int most) {
    if (wanted.isNobody()) {
      return List.of();
    }
    String words = "select m" + wanted.mails() + " order by m.id desc";
    return wanted
        .ofMails(entities.createQuery(words, OutboxMessage.class))
        .setParameter("wave", waveId)
        .setFirstResult(from)
        .setMaxResults(most)
        .getResultList();
  }

  /**
   * Reminders and returns.
   *
   * @param units codes of those reminded; empty for every unit of the wave
   */
  public long countReminders(String waveId, Optional<Set<String>> units) {
    return units.filter(Set::isEmpty).isPresent()
        ? 0
        : reminders("select count(r)", "", waveId, units, Long.class).getSingleResult();
  }

  /** As {@link #countReminders}; {@code from} and {@code most} as in {@link #listMails}. */
  public List<Reminder> listReminders(
      String waveId, Optional<Set<String>> units, int from, int most) {
    return units.filter(Set::isEmpty).isPresent()
        ? List.of()
        : reminders("select r", " order by r.id desc", waveId, units, Reminder.class)
            .setFirstResult(from)
            .setMaxResults(most)
            .getResultList();
  }

  private <T> TypedQuery<T> reminders(
      String what, String order, String waveId, Optional<Set<String>> units, Class<T> type) {
    String those = units.isPresent() ? " and r.unitCode in :units" : "";
    TypedQuery<T> query =
        entities
            .createQuery(what + " from Reminder r where r.waveId = :wave" + those + order, type)
            .setParameter("wave", waveId);
    units.ifPresent(codes -> query.setParameter("units", codes));
    return query;
  }
}
