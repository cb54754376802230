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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of an institution that a coordinator says is wrong; the national office decides. */
@Entity
@Table(name = "register_correction")
public class Correction {

  /** OPEN until decided. */
  public enum Status {
    OPEN,
    CONFIRMED,
    REJECTED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "register_correction_seq")
  @SequenceGenerator(name = "register_correction_seq", allocationSize = 50)
  private long id;

  @Column(name = "institution_code")
  private String institutionCode;

  @Column(name = "reporting_unit_code")
  private String reportingUnitCode;

  @Column(name = "column_name")
  private String column;

  @Column(name = "value_before")
  private String before;

  @Column(name = "value_now")
  private String now;

  private String reason;

  @Enumerated(EnumType.STRING)
  private Status status = Status.OPEN;

  @Column(name = "proposed_by")
  private String proposedBy;

  @Column(name = "proposed_at")
  private Instant proposedAt;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  private String note = "";

  protected Correction() {}

  Correction(
      Institution institution, String column, String now, String reason, String by, Instant at) {
    this.institutionCode = institution.code().value();
    this.reportingUnitCode = institution.reportingUnit().value();
    this.column = column;
    this.before = institution.values().get(column);
    this.now = now;
    this.reason = reason;
    this.proposedBy = by;
    this.proposedAt = at;
  }

  void decide(Status decided, String by, Instant at, String why) {
    status = decided;
    decidedBy = by;
    decidedAt = at;
    note = why;
  }

  public long id() {
    return id;
  }

  public InstitutionCode institution() {
    return new InstitutionCode(institutionCode);
  }

  public ReportingUnitCode reportingUnit() {
    return new ReportingUnitCode(reportingUnitCode);
  }

  /** Name of the column in the register's files. */
  public String column() {
    return column;
  }

  public String before() {
    return before;
  }

  public String now() {
    return now;
  }

  /** Why it is wrong, in the words of the person who proposed it. */
  public String reason() {
    return reason;
  }

  public Status status() {
    return status;
  }

  public String proposedBy() {
    return proposedBy;
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

  /** Why it was rejected; else empty. */
  public String note() {
    return note;
  }
}
