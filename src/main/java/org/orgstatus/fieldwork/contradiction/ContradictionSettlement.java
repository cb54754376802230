package org.orgstatus.fieldwork.contradiction;

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
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.By;

/**
 * One decision on a contradiction. It holds for exactly what both sides said then; when either says
 * something else, the contradiction is open again.
 */
@Entity
@Table(name = "contradiction_settlement")
public class ContradictionSettlement {

  /** Characters that a reason may have. */
  public static final int LONGEST = 500;

  /** What is true, as far as is known. */
  public enum Decision {
    RETURN("退回联盟核对", "Return it to the alliance to be checked"),
    ANSWER("联盟所填属实（走访时材料不全）", "The answer holds (the visit did not see all)"),
    VISIT("以走访所见为准", "What the visit saw holds"),
    BOTH("两者都对，口径不同", "Both hold; they mean different things");

    private final LocalText label;

    Decision(String zh, String en) {
      label = LocalText.of(zh, en);
    }

    public LocalText label() {
      return label;
    }

    /** The decision of this name. */
    public static Optional<Decision> find(String name) {
      return Stream.of(values()).filter(d -> d.name().equals(name)).findFirst();
    }
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "contradiction_settlement_seq")
  @SequenceGenerator(
      name = "contradiction_settlement_seq",
      sequenceName = "contradiction_settlement_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "wave_id")
  private String waveId;

  @Column(name = "alliance_id")
  private String allianceId;

  @Column(name = "rule_id")
  private String ruleId;

  @Enumerated(EnumType.STRING)
  private Decision decision = Decision.BOTH;

  private String reason;
  private String says;

  @Column(name = "answer_revision")
  private int answerRevision;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "made_at")
  private Instant madeAt;

  protected ContradictionSettlement() {}

  ContradictionSettlement(
      Contradiction about, Decision decision, String reason, By by, Instant now) {
    this.waveId = about.waveId();
    this.allianceId = about.allianceId();
    this.ruleId = about.rule().id();
    this.decision = decision;
    this.reason = reason.strip();
    this.says = about.says();
    this.answerRevision = about.answered().revision();
    this.accountId = by.accountId();
    this.madeAt = now;
  }

  String allianceId() {
    return allianceId;
  }

  String ruleId() {
    return ruleId;
  }

  public Decision decision() {
    return decision;
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

  /**
   * Whether it still holds: both sides say what they said then, and an alliance that was asked has
   * not answered since.
   */
  boolean holds(String said, int revision) {
    return says.equals(said) && (decision != Decision.RETURN || answerRevision == revision);
  }
}
