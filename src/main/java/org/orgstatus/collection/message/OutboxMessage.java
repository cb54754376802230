package org.orgstatus.collection.message;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.questionnaire.StandardText;

/** A message on its way by mail. Address and words are sealed, and thrown away once sent. */
@Entity
@Table(name = "outbox_message")
public class OutboxMessage {

  /** How long to wait before the second, third … try. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(12));

  private static final int LONGEST_REASON = 300;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox_message_seq")
  @SequenceGenerator(
      name = "outbox_message_seq",
      sequenceName = "outbox_message_seq",
      allocationSize = 50)
  private long id;

  private String purpose;

  @Enumerated(EnumType.STRING)
  @Column(name = "text_id")
  private StandardText.Id textId;

  @Column(name = "wave_id")
  private String waveId;

  @Column(name = "form_id")
  private String formId;

  @Column(name = "unit_code")
  private String unitCode;

  @Enumerated(EnumType.STRING)
  private MessageStatus status = MessageStatus.QUEUED;

  private @Nullable String sealed;
  private int attempts;

  @Column(name = "queued_at")
  private Instant queuedAt;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "claimed_at")
  private @Nullable Instant claimedAt;

  @Column(name = "sent_at")
  private @Nullable Instant sentAt;

  private @Nullable String failure;

  protected OutboxMessage() {}

  OutboxMessage(
      String purpose,
      StandardText.Id textId,
      String waveId,
      String formId,
      String unitCode,
      String sealed,
      Instant now) {
    this.purpose = purpose;
    this.textId = textId;
    this.waveId = waveId;
    this.formId = formId;
    this.unitCode = unitCode;
    this.sealed = sealed;
    this.queuedAt = now;
    this.dueAt = now;
  }

  public long id() {
    return id;
  }

  /** What it is for, once. */
  public String purpose() {
    return purpose;
  }

  public StandardText.Id textId() {
    return textId;
  }

  public String waveId() {
    return waveId;
  }

  /** Id of the first form of the response that it is about, for example gate. */
  public String formId() {
    return formId;
  }

  public String unitCode() {
    return unitCode;
  }

  public MessageStatus status() {
    return status;
  }

  /** Tries begun so far. */
  public int attempts() {
    return attempts;
  }

  public Instant queuedAt() {
    return queuedAt;
  }

  /** When it is tried next, while it is queued. */
  public Instant dueAt() {
    return dueAt;
  }

  public Optional<Instant> sentAt() {
    return Optional.ofNullable(sentAt);
  }

  /** Why the last try did not succeed. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure).filter(reason -> status != MessageStatus.SKIPPED);
  }

  /** Why it was not sent although nothing failed. */
  public Optional<Moot> moot() {
    return Optional.ofNullable(failure)
        .filter(reason -> status == MessageStatus.SKIPPED)
        .map(Moot::valueOf);
  }

  Optional<String> sealed() {
    return Optional.ofNullable(sealed);
  }

  void sent(Instant now) {
    status = MessageStatus.SENT;
    sentAt = now;
    failure = null;
    sealed = null;
  }

  /** Tries again later, or gives up after the last pause. */
  void postpone(String reason, Instant now) {
    if (attempts > PAUSES.size()) {
      end(MessageStatus.FAILED, reason);
      return;
    }
    status = MessageStatus.QUEUED;
    dueAt = now.plus(PAUSES.get(attempts - 1));
    failure = shortened(reason);
  }

  void end(MessageStatus last, String reason) {
    status = last;
    failure = shortened(reason);
  }

  /** It is not sent any more; its words are thrown away as if it were. */
  void skip(Moot why) {
    status = MessageStatus.SKIPPED;
    failure = why.name();
    sealed = null;
  }

  /** A person asks for one more try. */
  void again(Instant now) {
    status = MessageStatus.QUEUED;
    dueAt = now;
    attempts = 0;
  }

  private static String shortened(String reason) {
    String line = reason.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON);
  }
}
