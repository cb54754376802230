package org.orgstatus.collection;

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
import org.orgstatus.base.LocalText;

/**
 * One decision on a conflict between a roster and an institution. It holds for exactly what both
 * sides said then; when either says something else, the conflict is open again.
 */
@Entity
@Table(name = "roster_settlement")
public class RosterSettlement {

  /** Who is right, as far as is known. */
  public enum Decision {
    INSTITUTION(LocalText.of("学校填报正确", "The institution is right")),
    ROSTER(LocalText.of("名单正确", "The roster is right")),
    ASK(LocalText.of("已询问学校", "The institution was asked"));

    private final LocalText label;

    Decision(LocalText label) {
      this.label = label;
    }

    public LocalText label() {
      return label;
    }
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "roster_settlement_seq")
  @SequenceGenerator(
      name = "roster_settlement_seq",
      sequenceName = "roster_settlement_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "wave_id")
  private String waveId;

  @Column(name = "unit_code")
  private String unitCode;

  @Enumerated(EnumType.STRING)
  private Decision decision = Decision.ASK;

  private String reason;

  @Column(name = "roster_says")
  private String rosterSays;

  @Column(name = "answer_says")
  private String answerSays;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "made_at")
  private Instant madeAt;

  protected RosterSettlement() {}

  RosterSettlement(
      String waveId,
      RosterConflict conflict,
      Decision decision,
      String reason,
      By by,
      Instant now) {
    this.waveId = waveId;
    this.unitCode = conflict.unitCode();
    this.decision = decision;
    this.reason = reason.strip();
    this.rosterSays = conflict.rosterSays();
    this.answerSays = conflict.answerSays();
    this.accountId = by.accountId();
    this.madeAt = now;
  }

  public String unitCode() {
    return unitCode;
  }

  public Decision decision() {
    return decision;
  }

  /** Why, or what was asked. */
  public String reason() {
    return reason;
  }

  public long accountId() {
    return accountId;
  }

  public Instant madeAt() {
    return madeAt;
  }

  /** Whether both sides still say what they said then. */
  boolean isOf(String roster, String answer) {
    return rosterSays.equals(roster) && answerSays.equals(answer);
  }
}
