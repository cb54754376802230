package org.orgstatus.collection.message;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.ContactCipher;

/**
 * Messages that wait to be mailed. A message is queued in the transaction of what causes it, and
 * claimed by one server before it is handed over, so that none goes out twice: where the end of a
 * hand-over is not known, it is not repeated by itself.
 */
@ApplicationScoped
@Transactional
public class Outbox {

  /** A hand-over that lasts longer has ended without a word: its server was stopped. */
  private static final Duration LONGEST_HANDOVER = Duration.ofMinutes(10);

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private ContactCipher cipher;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Outbox() {}

  /**
   * A message that this server alone hands over now.
   *
   * @param purpose names it for good; part of its Message-ID
   * @param to one address, or several with blanks between them
   * @param code the activation code that it carries; empty for none
   */
  record Claimed(long id, String purpose, String to, String subject, String text, String code) {}

  /** Whether a message for this purpose was queued already. */
  public boolean has(String purpose) {
    return !entities
        .createQuery("select m.id from OutboxMessage m where m.purpose = :purpose", Long.class)
        .setParameter("purpose", purpose)
        .getResultList()
        .isEmpty();
  }

  /**
   * Queues a letter.
   *
   * @param purpose what it is for, at most 200 characters; a second message for it is refused by
   *     the database
   * @param formId first form of the response that it is about, for example gate
   * @param address one, or several with blanks between them
   */
  public OutboxMessage queue(
      String purpose,
      String waveId,
      String formId,
      String unitCode,
      String address,
      Letter letter) {
    return queue(purpose, waveId, formId, unitCode, address, letter, "");
  }

  /**
   * As {@link #queue(String, String, String, String, String, Letter)}.
   *
   * @param code the activation code in it: replaced or used meanwhile, it is not sent
   */
  OutboxMessage queue(
      String purpose,
      String waveId,
      String formId,
      String unitCode,
      String address,
      Letter letter,
      String code) {
    String content =
        JSON.createObjectBuilder()
            .add("to", address)
            .add("subject", letter.head())
            .add("text", letter.body())
            .add("code", code)
            .build()
            .toString();
    OutboxMessage message =
        new OutboxMessage(
            purpose,
            letter.textId(),
            waveId,
            formId,
            unitCode,
            cipher.encrypt(content, place(purpose)),
            clock.instant());
    entities.persist(message);
    return message;
  }

  /** Takes the message that is due longest; empty when none is due. */
  Optional<Claimed> claim() {
    Instant now = clock.instant();
    List<Long> due =
        entities
            .createQuery(
                "select m.id from OutboxMessage m where m.status = :queued and m.dueAt <= :now"
                    + " order by m.dueAt, m.id",
                Long.class)
            .setParameter("queued", MessageStatus.QUEUED)
            .setParameter("now", now)
            .setMaxResults(10)
            .getResultList();
    return due.stream().filter(id -> take(id, now)).findFirst().map(this::open);
  }

  private boolean take(long id, Instant now) {
    return entities
            .createQuery(
                "update OutboxMessage m set m.status = :sending, m.claimedAt = :now,"
                    + " m.attempts = m.attempts + 1 where m.id = :id and m.status = :queued")
            .setParameter("sending", MessageStatus.SENDING)
            .setParameter("queued", MessageStatus.QUEUED)
            .setParameter("now", now)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  private Claimed open(long id) {
    OutboxMessage message = message(id);
    String content = cipher.decrypt(message.sealed().orElseThrow(), place(message.purpose()));
    try (var reader = JSON.createReader(new StringReader(content))) {
      JsonObject letter = reader.readObject();
      return new Claimed(
          id,
          message.purpose(),
          letter.getString("to"),
          letter.getString("subject"),
          letter.getString("text"),
          letter.getString("code", ""));
    }
  }

  void sent(long id) {
    message(id).sent(clock.instant());
  }

  void postpone(long id, String reason) {
    message(id).postpone(reason, clock.instant());
  }

  void end(long id, MessageStatus last, String reason) {
    message(id).end(last, reason);
  }

  /** Says of hand-overs that a stopped server left behind that nobody knows how they ended. */
  void closeInterrupted() {
    entities
        .createQuery(
            "select m from OutboxMessage m where m.status = :sending and m.claimedAt < :before",
            OutboxMessage.class)
        .setParameter("sending", MessageStatus.SENDING)
        .setParameter("before", clock.instant().minus(LONGEST_HANDOVER))
        .getResultList()
        .forEach(
            m ->
                m.end(
                    MessageStatus.UNCERTAIN,
                    "the server was stopped while handing the message over"));
  }

  /**
   * Tries a message once more that failed or may have failed.
   *
   * @return false where it cannot be: it is on its way or was sent
   */
  public boolean again(String waveId, long id) {
    OutboxMessage message = entities.find(OutboxMessage.class, id);
    if (message == null
        || !message.waveId().equals(waveId)
        || message.sealed().isEmpty()
        || !(message.status() == MessageStatus.FAILED
            || message.status() == MessageStatus.UNCERTAIN)) {
      return false;
    }
    message.again(clock.instant());
    recorded.fire(
        new Recorded("message-again", "wave " + waveId + ", unit " + message.unitCode(), ""));
    return true;
  }

  public Optional<OutboxMessage> find(long id) {
    return Optional.ofNullable(entities.find(OutboxMessage.class, id));
  }

  /** Keeps a message that nobody has begun to hand over; false where it is too late for that. */
  boolean hold(long id) {
    return entities
            .createQuery(
                "update OutboxMessage m set m.status = :failed where m.id = :id"
                    + " and m.status = :queued")
            .setParameter("failed", MessageStatus.FAILED)
            .setParameter("queued", MessageStatus.QUEUED)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /** Throws a message away that was held. */
  void discard(long id) {
    entities
        .createQuery("delete from OutboxMessage m where m.id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  private OutboxMessage message(long id) {
    return entities.find(OutboxMessage.class, id);
  }

  private static String place(String purpose) {
    return "outbox/" + purpose;
  }
}
