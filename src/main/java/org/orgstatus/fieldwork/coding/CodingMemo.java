package org.orgstatus.fieldwork.coding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A thought that a coder wrote down about a text, or about how a code fits it. */
@Entity
@Table(name = "coding_memo")
public class CodingMemo {

  /** Characters at the most. */
  public static final int LONGEST = 2000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "coding_memo_seq")
  @SequenceGenerator(
      name = "coding_memo_seq",
      sequenceName = "coding_memo_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "response_id")
  private long responseId;

  private String item = "";
  private String code = "";
  private String words = "";

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "made_at")
  private Instant madeAt = Instant.EPOCH;

  protected CodingMemo() {} // for JPA

  CodingMemo(TextPlace place, String code, String words, long accountId, Instant now) {
    this.responseId = place.responseId();
    this.item = place.item();
    this.code = code;
    this.words = words;
    this.accountId = accountId;
    this.madeAt = now;
  }

  public long id() {
    return id;
  }

  public TextPlace place() {
    return new TextPlace(responseId, item);
  }

  /** The code that it is about; empty where it is about the text. */
  public String code() {
    return code;
  }

  public String words() {
    return words;
  }

  public long accountId() {
    return accountId;
  }

  public Instant madeAt() {
    return madeAt;
  }
}
