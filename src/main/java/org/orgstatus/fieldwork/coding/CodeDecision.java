package org.orgstatus.fieldwork.coding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** What was decided on a code that only one of two coders gave a sentence, by whom and why. */
@Entity
@Table(name = "code_decision")
public class CodeDecision {

  /** Characters of a reason at the most. */
  public static final int LONGEST = 400;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "code_decision_seq")
  @SequenceGenerator(
      name = "code_decision_seq",
      sequenceName = "code_decision_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "response_id")
  private long responseId;

  private String item = "";

  @Column(name = "text_hash")
  private String textHash = "";

  private int starts;
  private int ends;
  private String code = "";
  private boolean holds;
  private String reason = "";

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "made_at")
  private Instant madeAt = Instant.EPOCH;

  protected CodeDecision() {} // for JPA

  CodeDecision(OpenText text, MeaningUnit unit, String code) {
    this.responseId = text.place().responseId();
    this.item = text.place().item();
    this.textHash = text.hash();
    this.starts = unit.start();
    this.ends = unit.end();
    this.code = code;
  }

  final void decide(boolean given, String why, long by, Instant now) {
    holds = given;
    reason = why;
    accountId = by;
    madeAt = now;
  }

  public TextPlace place() {
    return new TextPlace(responseId, item);
  }

  public String code() {
    return code;
  }

  /** Whether the sentence has the code. */
  public boolean holds() {
    return holds;
  }

  public String reason() {
    return reason;
  }

  public long accountId() {
    return accountId;
  }

  public Instant madeAt() {
    return madeAt;
  }

  /** Whether it was decided on this code of this sentence. */
  boolean isOf(OpenText text, MeaningUnit unit, String named) {
    return code.equals(named)
        && starts == unit.start()
        && ends == unit.end()
        && textHash.equals(text.hash());
  }
}
