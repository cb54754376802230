package org.orgstatus.fieldwork.coding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** One code that one person gave a passage of a text. */
@Entity
@Table(name = "coding")
public class Coding {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "coding_seq")
  @SequenceGenerator(name = "coding_seq", sequenceName = "coding_seq", allocationSize = 50)
  private long id;

  @Column(name = "response_id")
  private long responseId;

  private String item = "";

  @Column(name = "text_hash")
  private String textHash = "";

  private int starts;
  private int ends;
  private String words = "";
  private String code = "";

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "made_at")
  private Instant madeAt = Instant.EPOCH;

  protected Coding() {} // for JPA

  Coding(OpenText text, int starts, int ends, String code, long accountId, Instant now) {
    this.responseId = text.place().responseId();
    this.item = text.place().item();
    this.code = code;
    this.accountId = accountId;
    this.madeAt = now;
    stand(text, starts, ends);
  }

  /** Lays it on a passage of the text as it is now. */
  final void stand(OpenText text, int from, int to) {
    this.textHash = text.hash();
    this.starts = from;
    this.ends = to;
    this.words = MeaningUnit.cut(text.words(), from, to);
  }

  public long id() {
    return id;
  }

  public TextPlace place() {
    return new TextPlace(responseId, item);
  }

  /** Offset of the passage in code points. */
  public int starts() {
    return starts;
  }

  public int ends() {
    return ends;
  }

  /** The passage as it was when it was coded. */
  public String words() {
    return words;
  }

  public String code() {
    return code;
  }

  /** Who gave it. */
  public long accountId() {
    return accountId;
  }

  public Instant madeAt() {
    return madeAt;
  }

  /** Whether the text is still the one that was coded. */
  public boolean fits(OpenText text) {
    return textHash.equals(text.hash());
  }
}
