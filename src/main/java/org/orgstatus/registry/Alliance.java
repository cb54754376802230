package org.orgstatus.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An alliance of campus science associations, proposed in form C and confirmed by a coordinator.
 */
@Entity
@Table(name = "alliance")
public class Alliance {

  @Id private String id;

  @Column(name = "name_zh")
  private String name;

  @Column(name = "reporting_unit_code")
  private String reportingUnitCode;

  @Column(name = "lead_institution_code")
  private @Nullable String leadInstitutionCode;

  @Column(name = "pinyin_initials")
  private String pinyinInitials;

  @Column(name = "valid_from")
  private LocalDate validFrom;

  @Column(name = "valid_to")
  private @Nullable LocalDate validTo;

  protected Alliance() {}

  Alliance(AllianceId id, String name, ReportingUnitCode reportingUnit, LocalDate validFrom) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("alliance " + id + " has no name");
    }
    this.id = id.value();
    this.name = name.strip();
    this.pinyinInitials = Pinyin.initials(this.name);
    this.reportingUnitCode = reportingUnit.value();
    this.validFrom = validFrom;
  }

  void ledBy(@Nullable InstitutionCode institution) {
    leadInstitutionCode = institution == null ? null : institution.value();
  }

  void close(LocalDate day) {
    validTo = day;
  }

  public AllianceId id() {
    return new AllianceId(id);
  }

  public String name() {
    return name;
  }

  public ReportingUnitCode reportingUnit() {
    return new ReportingUnitCode(reportingUnitCode);
  }

  public Optional<InstitutionCode> leadInstitution() {
    return Optional.ofNullable(leadInstitutionCode).map(InstitutionCode::new);
  }

  public String pinyinInitials() {
    return pinyinInitials;
  }

  public LocalDate validFrom() {
    return validFrom;
  }

  /** The first day on which the alliance no longer exists. */
  public Optional<LocalDate> validTo() {
    return Optional.ofNullable(validTo);
  }

  public boolean validOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
  }
}
