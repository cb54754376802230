package org.orgstatus.fieldwork.coding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;

/** A transcript as one person left it: what the page saves by itself within a while makes one. */
@Entity
@Table(name = "transcript_version")
public class TranscriptVersion {

  private static final Duration WHILE = Duration.ofMinutes(15);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "transcript_version_seq")
  @SequenceGenerator(
      name = "transcript_version_seq",
      sequenceName = "transcript_version_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "transcript_id")
  private long transcriptId;

  private boolean beside;

  @Column(name = "words")
  private String stored = "";

  @Transient private String words = "";

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "begun_at")
  private Instant begunAt = Instant.EPOCH;

  @Column(name = "saved_at")
  private Instant savedAt = Instant.EPOCH;

  protected TranscriptVersion() {} // for JPA

  TranscriptVersion(long transcriptId, boolean beside, long accountId, Instant begunAt) {
    this.transcriptId = transcriptId;
    this.beside = beside;
    this.accountId = accountId;
    this.begunAt = begunAt;
    this.savedAt = begunAt;
  }

  /** Needs its id: it is a part of what is encrypted. */
  final void save(String said, Transcript of, TranscriptCipher cipher, Instant now) {
    words = said;
    stored = cipher.seal(of, id, said);
    savedAt = now;
  }

  /** Makes the words readable in this object. */
  final TranscriptVersion open(Transcript of, TranscriptCipher cipher) {
    words = cipher.open(of, id, stored);
    return this;
  }

  /** Encrypts words that came before words were encrypted. */
  final void seal(Transcript of, TranscriptCipher cipher) {
    stored = cipher.seal(of, id, words);
  }

  /** Whether what the account saves now goes on with it. */
  boolean goesOn(boolean alsoBeside, long account, Instant now) {
    return beside == alsoBeside && accountId == account && now.isBefore(begunAt.plus(WHILE));
  }

  public long id() {
    return id;
  }

  /**
   * Whether it was written on words that the other had changed meanwhile: then it is kept here and
   * is no part of the transcript.
   */
  public boolean isBeside() {
    return beside;
  }

  public String words() {
    return words;
  }

  public long accountId() {
    return accountId;
  }

  public Instant savedAt() {
    return savedAt;
  }
}
