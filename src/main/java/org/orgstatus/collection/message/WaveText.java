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
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.StandardText;

/** One wording of a standard text in one wave. Never changed: a new wording is a new row. */
@Entity
@Table(name = "wave_text")
public class WaveText {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "wave_text_seq")
  @SequenceGenerator(name = "wave_text_seq", sequenceName = "wave_text_seq", allocationSize = 50)
  private long id;

  @Column(name = "wave_id")
  private String waveId;

  @Enumerated(EnumType.STRING)
  @Column(name = "text_id")
  private StandardText.Id textId;

  @Column(name = "subject_zh")
  private @Nullable String subjectZh;

  @Column(name = "subject_en")
  private @Nullable String subjectEn;

  @Column(name = "text_zh")
  private @Nullable String textZh;

  @Column(name = "text_en")
  private @Nullable String textEn;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "account_id")
  private long accountId;

  protected WaveText() {}

  private WaveText(String waveId, StandardText.Id textId, long accountId, Instant now) {
    this.waveId = waveId;
    this.textId = textId;
    this.accountId = accountId;
    this.changedAt = now;
  }

  static WaveText of(String waveId, StandardText text, long accountId, Instant now) {
    WaveText words = new WaveText(waveId, text.id(), accountId, now);
    words.subjectZh = text.subject().zh();
    words.subjectEn = text.subject().en();
    words.textZh = text.text().zh();
    words.textEn = text.text().en();
    return words;
  }

  /** From now on the default counts again. */
  static WaveText restored(String waveId, StandardText.Id id, long accountId, Instant now) {
    return new WaveText(waveId, id, accountId, now);
  }

  public StandardText.Id textId() {
    return textId;
  }

  /** Empty where the default was restored. */
  public Optional<LocalText> text() {
    return textZh == null ? Optional.empty() : Optional.of(LocalText.of(textZh, textEn));
  }

  public LocalText subject() {
    return subjectZh == null ? LocalText.EMPTY : LocalText.of(subjectZh, subjectEn);
  }

  public Instant changedAt() {
    return changedAt;
  }

  public long accountId() {
    return accountId;
  }
}
