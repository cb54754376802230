package org.orgstatus.fieldwork.coding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;

/**
 * What was said on the recordings of one interview, in writing. Its words identify who spoke as the
 * voice does, so they stand encrypted as recordings do.
 */
@Entity
@Table(name = "transcript")
public class Transcript {

  /** Characters at the most; two hours of speech have about a third of it. */
  public static final int LONGEST = 100_000;

  /** Its name among the items of an interview. */
  public static final String ITEM = "transcript";

  /** What it is called among the questions. */
  public static final LocalText LABEL = LocalText.of("录音文字稿", "Transcript of the recording");

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "transcript_seq")
  @SequenceGenerator(name = "transcript_seq", sequenceName = "transcript_seq", allocationSize = 50)
  private long id;

  @Column(name = "response_id")
  private long responseId;

  private String interview = "";
  private int revision;

  @Column(name = "words")
  private String stored = "";

  @Transient private String words = "";

  @Column(name = "sealed_key")
  private @Nullable String sealedKey;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "saved_at")
  private Instant savedAt = Instant.EPOCH;

  @Column(name = "finished_by")
  private @Nullable Long finishedBy;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  protected Transcript() {} // for JPA

  Transcript(long responseId, String interview) {
    this.responseId = responseId;
    this.interview = interview;
  }

  final void save(String said, TranscriptCipher cipher, long by, Instant now) {
    revision++;
    words = said;
    stored = cipher.seal(this, 0, said);
    accountId = by;
    savedAt = now;
  }

  /** Makes the words readable in this object. */
  final Transcript open(TranscriptCipher cipher) {
    words = cipher.open(this, 0, stored);
    return this;
  }

  Optional<String> sealedKey() {
    return Optional.ofNullable(sealedKey);
  }

  /** Gives it a key and encrypts its words under that. */
  final void lockWith(TranscriptCipher cipher) {
    sealedKey = cipher.newKey(this);
    stored = cipher.seal(this, 0, words);
  }

  final void finish(long by, Instant now) {
    finishedBy = by;
    finishedAt = now;
  }

  final void goOn() {
    finishedBy = null;
    finishedAt = null;
  }

  long id() {
    return id;
  }

  /** The response to the form of visits. */
  public long responseId() {
    return responseId;
  }

  /** Row of the interview. */
  public String interview() {
    return interview;
  }

  /** How often it was saved: whoever changes it says on which revision. */
  public int revision() {
    return revision;
  }

  public String words() {
    return words;
  }

  /** Who saved it last. */
  public long accountId() {
    return accountId;
  }

  public Instant savedAt() {
    return savedAt;
  }

  /** Since when it may be coded; empty while somebody writes it. */
  public Optional<Instant> finishedAt() {
    return Optional.ofNullable(finishedAt);
  }

  public Optional<Long> finishedBy() {
    return Optional.ofNullable(finishedBy);
  }
}
