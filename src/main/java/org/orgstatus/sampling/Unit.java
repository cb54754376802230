package org.orgstatus.sampling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.registry.Affiliation;
import org.orgstatus.registry.Alliance;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.InstitutionType;
import org.orgstatus.registry.Level;
import org.orgstatus.registry.Ownership;
import org.orgstatus.registry.Region;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.TypeBasis;

/**
 * A unit of a frame with the values that designs and comparisons need, as they were on the frame's
 * day. What only institutions have is empty for reporting units and alliances.
 */
@Entity
@IdClass(FrameKey.class)
@Table(name = "frame_unit")
public class Unit {

  @Id
  @Column(name = "frame_id", updatable = false)
  private long frameId;

  @Id
  @Column(name = "unit_code", updatable = false)
  private String key;

  @Column(name = "stratum_key", updatable = false)
  private String stratum;

  @Column(name = "design_weight", updatable = false)
  private double designWeight;

  @Column(name = "name_zh", updatable = false)
  private String name;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Region region;

  @Column(name = "province_code", updatable = false)
  private String provinceCode;

  @Column(name = "province_zh", updatable = false)
  private String provinceName;

  @Column(name = "reporting_unit_code", updatable = false)
  private String reportingUnitCode;

  @Column(name = "reporting_unit_zh", updatable = false)
  private String reportingUnitName;

  @Column(name = "city_zh", updatable = false)
  private @Nullable String city;

  @Column(updatable = false)
  private @Nullable String authority;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private @Nullable Level level;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private @Nullable Ownership ownership;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private @Nullable InstitutionType type;

  @Enumerated(EnumType.STRING)
  @Column(name = "type_basis", updatable = false)
  private @Nullable TypeBasis typeBasis;

  @Column(name = "target_type", updatable = false)
  private @Nullable Boolean targetType;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private @Nullable Affiliation affiliation;

  @Enumerated(EnumType.STRING)
  @Column(name = "affiliation_class", updatable = false)
  private Affiliation.@Nullable Group affiliationGroup;

  @Column(name = "independent_college", updatable = false)
  private @Nullable Boolean independentCollege;

  @Column(name = "double_first_class", updatable = false)
  private @Nullable String doubleFirstClass;

  protected Unit() {}

  private Unit(String code, String name, ReportingUnit province, ReportingUnit reportingUnit) {
    this.key = code;
    this.name = name;
    this.stratum = "ALL";
    this.designWeight = 1;
    this.region = province.region();
    this.provinceCode = province.code().value();
    this.provinceName = province.name().zh();
    this.reportingUnitCode = reportingUnit.code().value();
    this.reportingUnitName = reportingUnit.name().zh();
  }

  static Unit of(Institution institution, ReportingUnit province, ReportingUnit reportingUnit) {
    Unit unit = new Unit(institution.code().value(), institution.name(), province, reportingUnit);
    unit.stratum = institution.province() + "." + institution.level();
    unit.city = institution.city();
    unit.authority = institution.authority();
    unit.level = institution.level();
    unit.ownership = institution.ownership();
    unit.type = institution.type().orElse(null);
    unit.typeBasis = institution.typeBasis();
    unit.targetType = institution.targetType().orElse(null);
    unit.affiliation = institution.affiliation();
    unit.affiliationGroup = institution.affiliationGroup();
    unit.independentCollege = institution.independentCollege();
    unit.doubleFirstClass = institution.doubleFirstClass();
    return unit;
  }

  /**
   * @param province in tables by province XPCC stands in Xinjiang
   */
  static Unit of(ReportingUnit unit, ReportingUnit province) {
    return new Unit(unit.code().value(), unit.name().zh(), province, unit);
  }

  static Unit of(Alliance alliance, ReportingUnit province, ReportingUnit reportingUnit) {
    return new Unit(alliance.id().value(), alliance.name(), province, reportingUnit);
  }

  /** As a unit that was found after the frame was frozen. */
  Unit late() {
    stratum = Stratum.LATE;
    return this;
  }

  void belongTo(long frame) {
    frameId = frame;
  }

  public long frameId() {
    return frameId;
  }

  /** Code of the institution or reporting unit, or id of the alliance. */
  public String code() {
    return key;
  }

  /** Key of the unit's {@link Stratum}. */
  public String stratum() {
    return stratum;
  }

  /** How many units of the frame this one stands for by design: 1 in a census. */
  public double designWeight() {
    return designWeight;
  }

  public String name() {
    return name;
  }

  public Region region() {
    return region;
  }

  /** Where the unit counts in tables by province: for XPCC and its institutions, Xinjiang. */
  public ReportingUnitCode province() {
    return new ReportingUnitCode(provinceCode);
  }

  public String provinceName() {
    return provinceName;
  }

  public ReportingUnitCode reportingUnit() {
    return new ReportingUnitCode(reportingUnitCode);
  }

  public String reportingUnitName() {
    return reportingUnitName;
  }

  public Optional<String> city() {
    return Optional.ofNullable(city);
  }

  public Optional<String> authority() {
    return Optional.ofNullable(authority);
  }

  public Optional<Level> level() {
    return Optional.ofNullable(level);
  }

  public Optional<Ownership> ownership() {
    return Optional.ofNullable(ownership);
  }

  /** Empty also for an institution whose type is not confirmed. */
  public Optional<InstitutionType> type() {
    return Optional.ofNullable(type);
  }

  public Optional<TypeBasis> typeBasis() {
    return Optional.ofNullable(typeBasis);
  }

  /** Whether the type is one of the five of the 50% target; empty where the type is. */
  public Optional<Boolean> targetType() {
    return Optional.ofNullable(targetType);
  }

  public Optional<Affiliation> affiliation() {
    return Optional.ofNullable(affiliation);
  }

  public Optional<Affiliation.Group> affiliationGroup() {
    return Optional.ofNullable(affiliationGroup);
  }

  public Optional<Boolean> independentCollege() {
    return Optional.ofNullable(independentCollege);
  }

  /** {@code A} or {@code B}; an empty text for an institution in neither. */
  public Optional<String> doubleFirstClass() {
    return Optional.ofNullable(doubleFirstClass);
  }

  /** Every value in a fixed order, from which the frame's hash is made. */
  String line() {
    return String.join(
        "\t",
        key,
        stratum,
        Double.toString(designWeight),
        name,
        region.name(),
        provinceCode,
        provinceName,
        reportingUnitCode,
        reportingUnitName,
        text(city),
        text(authority),
        text(level),
        text(ownership),
        text(type),
        text(typeBasis),
        text(targetType),
        text(affiliation),
        text(affiliationGroup),
        text(independentCollege),
        text(doubleFirstClass));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
