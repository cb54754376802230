package org.orgstatus.registry;

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
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An alliance or a branch campus that a province told of and the register does not have yet. */
@Entity
@Table(name = "unit_proposal")
public class UnitProposal {

  /** What is proposed. */
  public enum Kind {
    ALLIANCE,
    BRANCH
  }

  /** OPEN until decided; WITHDRAWN when the province no longer tells of it. */
  public enum Status {
    OPEN,
    CONFIRMED,
    JOINED,
    REJECTED,
    WITHDRAWN
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "unit_proposal_seq")
  @SequenceGenerator(name = "unit_proposal_seq", allocationSize = 50)
  private long id;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Column(name = "reporting_unit_code")
  private String reportingUnitCode;

  private String source;

  @Column(name = "name_zh")
  private String name;

  private @Nullable LocalDate founded;

  @Column(name = "lead_code")
  private @Nullable String leadCode;

  @Column(name = "parent_code")
  private @Nullable String parentCode;

  @Enumerated(EnumType.STRING)
  private Status status = Status.OPEN;

  @Column(name = "result_id")
  private @Nullable String resultId;

  @Column(name = "proposed_at")
  private Instant proposedAt;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  private String note = "";

  protected UnitProposal() {}

  UnitProposal(Kind kind, ReportingUnitCode unit, String name, Instant now) {
    this.kind = kind;
    this.reportingUnitCode = unit.value();
    this.name = name;
    this.proposedAt = now;
  }

  /** Takes what is told now; one that was withdrawn is open again. */
  void tell(
      String from,
      @Nullable LocalDate foundedOn,
      @Nullable InstitutionCode lead,
      @Nullable InstitutionCode parent) {
    source = from;
    founded = foundedOn;
    leadCode = lead == null ? null : lead.value();
    parentCode = parent == null ? null : parent.value();
    if (status == Status.WITHDRAWN) {
      status = Status.OPEN;
    }
  }

  void withdraw() {
    status = Status.WITHDRAWN;
  }

  void decide(Status decided, @Nullable String result, String by, Instant now, String why) {
    status = decided;
    resultId = result;
    decidedBy = by;
    decidedAt = now;
    note = why;
  }

  public long id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  public ReportingUnitCode reportingUnit() {
    return new ReportingUnitCode(reportingUnitCode);
  }

  /** Where it was told of, for example {@code W1 provincial_association}. */
  public String source() {
    return source;
  }

  public String name() {
    return name;
  }

  /** To the month, as its first day. */
  public Optional<LocalDate> founded() {
    return Optional.ofNullable(founded);
  }

  public Optional<InstitutionCode> lead() {
    return Optional.ofNullable(leadCode).map(InstitutionCode::new);
  }

  /** The institution that a branch campus belongs to. */
  public Optional<InstitutionCode> parent() {
    return Optional.ofNullable(parentCode).map(InstitutionCode::new);
  }

  public Status status() {
    return status;
  }

  /** Id of the alliance or branch campus that it became or was joined with. */
  public Optional<String> result() {
    return Optional.ofNullable(resultId);
  }

  public Instant proposedAt() {
    return proposedAt;
  }

  public Optional<Instant> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }

  public Optional<String> decidedBy() {
    return Optional.ofNullable(decidedBy);
  }

  public String note() {
    return note;
  }
}
