package org.orgstatus.fieldwork.coding;

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

/**
 * Words of a text that may be cited once somebody other than its author has cleared them. What it
 * says never changes: who wants other words withdraws it and proposes another.
 */
@Entity
@Table(name = "quotation")
public class Quotation {

  /** Characters of its words at the most. */
  public static final int LONGEST = 500;

  /** Where it is on its way. */
  public enum State {
    PROPOSED("proposed", "待放行", "Waits for clearance"),
    CLEARED("cleared", "已放行", "Cleared"),
    REFUSED("refused", "未放行", "Not cleared"),
    WITHDRAWN("withdrawn", "已撤回", "Withdrawn");

    private final String word;
    private final LocalText label;

    State(String word, String zh, String en) {
      this.word = word;
      this.label = LocalText.of(zh, en);
    }

    public String word() {
      return word;
    }

    public LocalText label() {
      return label;
    }
  }

  /** How the speaker is named: by role or by province, never by both. */
  public enum Attribution {
    NOBODY("nobody", "不说明是谁", "Nobody"),
    ROLE("role", "只写身份", "The role only"),
    PROVINCE("province", "只写省份", "The province only");

    private final String word;
    private final LocalText label;

    Attribution(String word, String zh, String en) {
      this.word = word;
      this.label = LocalText.of(zh, en);
    }

    public String word() {
      return word;
    }

    public LocalText label() {
      return label;
    }
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "quotation_seq")
  @SequenceGenerator(name = "quotation_seq", sequenceName = "quotation_seq", allocationSize = 50)
  private long id;

  @Column(name = "wave_id")
  private String waveId = "";

  @Column(name = "response_id")
  private long responseId;

  private String item = "";

  @Column(name = "unit_code")
  private String unitCode = "";

  @Column(name = "text_hash")
  private String textHash = "";

  private int starts;
  private int ends;
  private String original = "";

  @Column(name = "words_zh")
  private String wordsZh = "";

  @Column(name = "words_en")
  private String wordsEn = "";

  @Enumerated(EnumType.STRING)
  private Attribution attribution = Attribution.NOBODY;

  @Column(name = "speaker_zh")
  private String speakerZh = "";

  @Column(name = "speaker_en")
  private String speakerEn = "";

  @Enumerated(EnumType.STRING)
  private State state = State.PROPOSED;

  @Column(name = "author_id")
  private long authorId;

  @Column(name = "made_at")
  private Instant madeAt = Instant.EPOCH;

  @Column(name = "decided_by")
  private @Nullable Long decidedBy;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  private String reason = "";

  protected Quotation() {} // for JPA

  Quotation(OpenText text, Draft draft, LocalText speaker, long authorId, Instant now) {
    this.waveId = text.waveId();
    this.responseId = text.place().responseId();
    this.item = text.place().item();
    this.unitCode = text.unitCode();
    this.textHash = text.hash();
    this.starts = draft.start();
    this.ends = draft.end();
    this.original = MeaningUnit.cut(text.words(), draft.start(), draft.end());
    this.wordsZh = draft.words().zh();
    this.wordsEn = draft.words().en();
    this.attribution = draft.attribution();
    this.speakerZh = speaker.zh();
    this.speakerEn = speaker.en();
    this.authorId = authorId;
    this.madeAt = now;
  }

  /**
   * What somebody wants to quote.
   *
   * @param start offset of the passage in code points
   * @param words without what identifies, in Chinese and in translation
   */
  public record Draft(int start, int end, LocalText words, Attribution attribution) {}

  final void decide(State to, String why, long by, Instant now) {
    state = to;
    reason = why;
    decidedBy = by;
    decidedAt = now;
  }

  /** Leaves no word of it, as when the person who spoke withdraws. */
  final void erase(Instant now) {
    original = "";
    wordsZh = "";
    wordsEn = "";
    state = State.WITHDRAWN;
    decidedAt = now;
  }

  public long id() {
    return id;
  }

  public String waveId() {
    return waveId;
  }

  public TextPlace place() {
    return new TextPlace(responseId, item);
  }

  /** The unit whose response it stands in; not for print. */
  public String unitCode() {
    return unitCode;
  }

  /** The passage as it was said; not for print. */
  public String original() {
    return original;
  }

  /** What is cited. */
  public LocalText words() {
    return LocalText.of(wordsZh, wordsEn);
  }

  public Attribution attribution() {
    return attribution;
  }

  /** Who is said to have spoken; empty where nobody is named. */
  public LocalText speaker() {
    return LocalText.of(speakerZh, speakerEn);
  }

  public State state() {
    return state;
  }

  public boolean isCleared() {
    return state == State.CLEARED;
  }

  public long authorId() {
    return authorId;
  }

  public Instant madeAt() {
    return madeAt;
  }

  /** Who cleared, refused or withdrew it. */
  public Optional<Long> decidedBy() {
    return Optional.ofNullable(decidedBy);
  }

  public Optional<Instant> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }

  /** Why it was refused or withdrawn. */
  public String reason() {
    return reason;
  }

  boolean isOf(OpenText text) {
    return textHash.equals(text.hash());
  }

  boolean isSame(OpenText text, Draft draft, long author) {
    return authorId == author
        && place().equals(text.place())
        && isOf(text)
        && starts == draft.start()
        && ends == draft.end()
        && words().equals(draft.words())
        && attribution == draft.attribution();
  }
}
