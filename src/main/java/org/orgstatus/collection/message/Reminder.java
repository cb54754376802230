package org.orgstatus.collection.message;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;

/**
 * That one unit was reminded of a form or told of its return, or is to be called, at one step. Once
 * for each step.
 */
@Entity
public class Reminder {

  /** How the unit is reached. */
  public enum Channel {
    MAIL(LocalText.of("邮件", "Mail")),
    /** No address is known: somebody calls, or pastes the text into a chat. */
    CALL(LocalText.of("电话或转发", "Call or paste"));

    private final LocalText label;

    Channel(LocalText label) {
      this.label = label;
    }

    public LocalText label() {
      return label;
    }
  }

  static final String BY_HAND = "hand:";
  static final String RETURN = "return:";

  /** Stands in the step of a rule only, between its days and the day of the deadline. */
  static final char DAY = '@';

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "reminder_seq")
  @SequenceGenerator(name = "reminder_seq", sequenceName = "reminder_seq", allocationSize = 50)
  private long id;

  @Column(name = "wave_id")
  private String waveId;

  @Column(name = "form_id")
  private String formId;

  @Column(name = "unit_code")
  private String unitCode;

  private String step;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "account_id")
  private @Nullable Long accountId;

  @Column(name = "message_id")
  private @Nullable Long messageId;

  protected Reminder() {}

  /**
   * @param messageId null where no mail was queued
   * @param accountId null where a rule reminds, or a return
   */
  Reminder(
      String waveId,
      String formId,
      String unitCode,
      String step,
      @Nullable Long messageId,
      @Nullable Long accountId,
      Instant now) {
    this.waveId = waveId;
    this.formId = formId;
    this.unitCode = unitCode;
    this.step = step;
    this.channel = messageId == null ? Channel.CALL : Channel.MAIL;
    this.messageId = messageId;
    this.accountId = accountId;
    this.madeAt = now;
  }

  public long id() {
    return id;
  }

  /** Id of the first form of the response, for example gate. */
  public String formId() {
    return formId;
  }

  public String unitCode() {
    return unitCode;
  }

  /** Days before the deadline; empty for one by hand and for a return. */
  public Optional<Integer> days() {
    int end = step.indexOf(DAY);
    return end < 0 ? Optional.empty() : Optional.of(Integer.valueOf(step.substring(0, end)));
  }

  /** Whether it tells of a return; it reminds otherwise. */
  public boolean isReturn() {
    return step.startsWith(RETURN);
  }

  public Channel channel() {
    return channel;
  }

  public Instant madeAt() {
    return madeAt;
  }

  public Optional<Long> accountId() {
    return Optional.ofNullable(accountId);
  }

  public Optional<Long> messageId() {
    return Optional.ofNullable(messageId);
  }
}
