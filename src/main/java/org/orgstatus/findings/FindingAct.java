package org.orgstatus.findings;

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
import java.util.Locale;
import org.orgstatus.base.LocalText;

/** What somebody did with a version of a finding. Never changed. */
@Entity
@Table(name = "finding_act")
public class FindingAct {

  /** Characters of a reason at the most. */
  public static final int LONGEST = 400;

  /** Kinds of acts. */
  public enum Kind {
    PROPOSED(LocalText.of("提交审核", "Proposed")),
    APPROVED(LocalText.of("审核通过", "Approved")),
    RETURNED(LocalText.of("退回", "Returned")),
    /** Stands though what it rests on has changed since. */
    KEPT(LocalText.of("依据已变，仍保留", "Kept although what it rests on changed")),
    WITHDRAWN(LocalText.of("撤下", "Withdrawn"));

    private final LocalText label;

    Kind(LocalText label) {
      this.label = label;
    }

    public LocalText label() {
      return label;
    }

    /** As the audit record names it. */
    String action() {
      return "finding-" + name().toLowerCase(Locale.ROOT);
    }
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "finding_act_seq")
  @SequenceGenerator(
      name = "finding_act_seq",
      sequenceName = "finding_act_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "finding_id", updatable = false)
  private long findingId;

  @Column(updatable = false)
  private int number;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Kind kind;

  @Column(updatable = false)
  private String reason;

  @Column(name = "against", updatable = false)
  private String against;

  @Column(name = "made_at", updatable = false)
  private Instant madeAt;

  @Column(name = "account_id", updatable = false)
  private long accountId;

  protected FindingAct() {}

  FindingAct(
      Finding finding,
      int number,
      Kind kind,
      String reason,
      String against,
      long accountId,
      Instant now) {
    this.findingId = finding.id();
    this.number = number;
    this.kind = kind;
    this.reason = reason;
    this.against = against;
    this.madeAt = now;
    this.accountId = accountId;
  }

  public long findingId() {
    return findingId;
  }

  /** Number of the version. */
  public int number() {
    return number;
  }

  public Kind kind() {
    return kind;
  }

  /** Empty where none is asked for. */
  public String reason() {
    return reason;
  }

  /** For what was kept: {@link Freshness#fingerprint} of the changes that it was kept against. */
  String against() {
    return against;
  }

  boolean approves(int version) {
    return kind == Kind.APPROVED && number == version;
  }

  public Instant madeAt() {
    return madeAt;
  }

  public long accountId() {
    return accountId;
  }
}
