package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.orgstatus.base.Recorded;

/**
 * Deletes what has been kept long enough, by the rules of the study: contact data six months after
 * their wave closed, files three years after they were uploaded. Answers stay; so does the audit
 * record, which must be kept three years at least and which nothing here deletes.
 */
@ApplicationScoped
@Transactional
public class Retention {

  /** Contact data, counted from the close of their wave. */
  public static final Period CONTACTS = Period.ofMonths(6);

  /** Files, counted from their upload; never while their wave takes answers. */
  public static final Period ATTACHMENTS = Period.ofYears(3);

  /** What a rule is about. */
  public enum Kind {
    CONTACTS,
    ATTACHMENTS
  }

  /**
   * Something to be deleted.
   *
   * @param on the first day it may no longer be kept; of files the day of the first
   * @param count personal items or files
   */
  public record Due(Kind kind, String waveId, LocalDate on, long count) {}

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Retention() {}

  /** What will have been deleted by the end of a day, the earliest first. */
  public List<Due> preview(LocalDate until) {
    List<Due> due = new ArrayList<>();
    for (Wave wave : waves()) {
      wave.closedAt()
          .map(closed -> day(closed).plus(CONTACTS))
          .filter(on -> !on.isAfter(until))
          .ifPresent(on -> add(due, new Due(Kind.CONTACTS, wave.id(), on, countContacts(wave))));
      List<Attachment> old = attachments(wave, until);
      old.stream()
          .map(file -> day(file.uploadedAt()).plus(ATTACHMENTS))
          .min(Comparator.naturalOrder())
          .ifPresent(on -> add(due, new Due(Kind.ATTACHMENTS, wave.id(), on, old.size())));
    }
    due.sort(Comparator.comparing(Due::on).thenComparing(Due::waveId).thenComparing(Due::kind));
    return due;
  }

  /** Deletes what is due today and gives what was deleted; done twice it finds nothing left. */
  public List<Due> run() {
    List<Due> done = preview(LocalDate.now(clock));
    for (Due due : done) {
      Wave wave = entities.find(Wave.class, due.waveId(), LockModeType.PESSIMISTIC_WRITE);
      long count = due.kind() == Kind.CONTACTS ? deleteContacts(wave) : deleteFiles(wave);
      String action = due.kind() == Kind.CONTACTS ? "contacts-deleted" : "attachments-deleted";
      recorded.fire(new Recorded(action, "wave " + wave.id(), count + " by rule, due " + due.on()));
    }
    return done;
  }

  private static void add(List<Due> due, Due one) {
    if (one.count() > 0) {
      due.add(one);
    }
  }

  private List<Wave> waves() {
    return entities
        .createQuery("select w from Wave w where w.status = :closed order by w.id", Wave.class)
        .setParameter("closed", Wave.Status.CLOSED)
        .getResultList();
  }

  private long countContacts(Wave wave) {
    return entities
        .createQuery(
            "select count(c) from Contact c, Response r"
                + " where c.key.responseId = r.id and r.waveId = :wave",
            Long.class)
        .setParameter("wave", wave.id())
        .getSingleResult();
  }

  private long deleteContacts(Wave wave) {
    return entities
        .createQuery(
            "delete from Contact c where c.key.responseId in"
                + " (select r.id from Response r where r.waveId = :wave)")
        .setParameter("wave", wave.id())
        .executeUpdate();
  }

  private List<Attachment> attachments(Wave wave, LocalDate until) {
    Instant before = until.plusDays(1).minus(ATTACHMENTS).atStartOfDay(clock.getZone()).toInstant();
    return entities
        .createQuery(
            "select a from Attachment a, Response r where a.responseId = r.id"
                + " and r.waveId = :wave and a.uploadedAt < :before",
            Attachment.class)
        .setParameter("wave", wave.id())
        .setParameter("before", before)
        .getResultList();
  }

  private long deleteFiles(Wave wave) {
    List<String> ids =
        attachments(wave, LocalDate.now(clock)).stream().map(Attachment::id).toList();
    Attachments.delete(entities, ids);
    return ids.size();
  }

  private LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, clock.getZone());
  }
}
