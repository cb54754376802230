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

/** A province's list of approved associations in one wave. */
@Entity
@Table(name = "roster")
public class Roster {

  /** A PREVIEW counts for nothing; one roster of a unit is IN_FORCE, earlier ones are REPLACED. */
  public enum Status {
    PREVIEW,
    IN_FORCE,
    REPLACED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "roster_seq")
  @SequenceGenerator(name = "roster_seq", allocationSize = 50)
  private long id;

  @Column(name = "wave_id")
  private String waveId;

  @Column(name = "reporting_unit_code")
  private String reportingUnitCode;

  @Enumerated(EnumType.STRING)
  private Status status = Status.PREVIEW;

  @Column(name = "file_name")
  private String fileName;

  private String sha256;

  @Column(name = "n_rows")
  private int rows;

  private String account;

  @Column(name = "uploaded_at")
  private Instant uploadedAt;

  @Column(name = "confirmed_at")
  private @Nullable Instant confirmedAt;

  @Column(name = "replaced_at")
  private @Nullable Instant replacedAt;

  protected Roster() {}

  Roster(
      String waveId,
      ReportingUnitCode unit,
      String fileName,
      String sha256,
      int rows,
      String account,
      Instant now) {
    this.waveId = waveId;
    this.reportingUnitCode = unit.value();
    this.fileName = fileName;
    this.sha256 = sha256;
    this.rows = rows;
    this.account = account;
    this.uploadedAt = now;
  }

  void confirm(Instant now) {
    status = Status.IN_FORCE;
    confirmedAt = now;
  }

  void replace(Instant now) {
    status = Status.REPLACED;
    replacedAt = now;
  }

  public long id() {
    return id;
  }

  public String waveId() {
    return waveId;
  }

  public ReportingUnitCode reportingUnit() {
    return new ReportingUnitCode(reportingUnitCode);
  }

  public Status status() {
    return status;
  }

  public String fileName() {
    return fileName;
  }

  /** SHA-256 of the file, in hex. */
  public String sha256() {
    return sha256;
  }

  /** Associations listed, those of branch campuses included. */
  public int size() {
    return rows;
  }

  public String account() {
    return account;
  }

  public Instant uploadedAt() {
    return uploadedAt;
  }

  public Optional<Instant> confirmedAt() {
    return Optional.ofNullable(confirmedAt);
  }

  public Optional<Instant> replacedAt() {
    return Optional.ofNullable(replacedAt);
  }
}
