package org.orgstatus.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A regular institution of higher education. It enters the register with a list, takes the values
 * of each later list, and is closed, never deleted, when a list no longer has it.
 */
@Entity
@Table(name = "institution")
public class Institution {

  @Id private String code;

  @Column(name = "name_zh")
  private String name;

  @Column(name = "province_code")
  private String provinceCode;

  @Column(name = "province_zh")
  private String provinceName;

  @Column(name = "city_zh")
  private String city;

  private String authority;

  @Enumerated(EnumType.STRING)
  private Level level;

  @Enumerated(EnumType.STRING)
  private Ownership ownership;

  private String remark;

  @Enumerated(EnumType.STRING)
  private @Nullable InstitutionType type;

  @Enumerated(EnumType.STRING)
  @Column(name = "type_basis")
  private TypeBasis typeBasis;

  @Enumerated(EnumType.STRING)
  private Region region;

  @Column(name = "reporting_unit_code")
  private String reportingUnitCode;

  @Column(name = "reporting_unit_zh")
  private String reportingUnitName;

  @Enumerated(EnumType.STRING)
  private Affiliation affiliation;

  @Column(name = "independent_college")
  private boolean independentCollege;

  @Column(name = "double_first_class")
  private String doubleFirstClass;

  @Column(name = "pinyin_initials")
  private String pinyinInitials;

  @Column(name = "valid_from")
  private LocalDate validFrom;

  @Column(name = "valid_to")
  private @Nullable LocalDate validTo;

  @Column(name = "successor_code")
  private @Nullable String successorCode;

  protected Institution() {}

  Institution(InstitutionRow row, LocalDate validFrom) {
    this.code = row.code().value();
    this.validFrom = validFrom;
    take(row);
  }

  /** Takes corrected values; validity stays as it is. */
  void correct(InstitutionRow row) {
    LocalDate end = validTo;
    String successor = successorCode;
    take(row);
    validTo = end;
    successorCode = successor;
  }

  void forgetSuccessor() {
    successorCode = null;
  }

  /** Takes all values of a checked row; an institution that had been closed is open again. */
  final void take(InstitutionRow row) {
    name = row.get("name_zh");
    pinyinInitials = Pinyin.initials(name);
    provinceCode = row.get("province_code");
    provinceName = row.get("province_zh");
    city = row.get("city_zh");
    authority = row.get("authority");
    level = Level.named(row.get("level")).orElseThrow();
    ownership = Ownership.named(row.get("ownership")).orElseThrow();
    remark = row.get("remark");
    String typeCode = row.get("type_code");
    type = typeCode.isEmpty() ? null : InstitutionType.valueOf(typeCode);
    typeBasis = row.typeBasis();
    region = Region.valueOf(row.get("region_code"));
    reportingUnitCode = row.get("reporting_unit_code");
    reportingUnitName = row.get("reporting_unit_zh");
    affiliation = Affiliation.valueOf(row.get("affiliation_code"));
    independentCollege = row.get("independent_college").equals("1");
    doubleFirstClass = row.get("double_first_class");
    validTo = null;
    successorCode = null;
  }

  /** Ends the validity; {@code day} is the first day on which the institution no longer exists. */
  void close(LocalDate day) {
    validTo = day;
  }

  void succeededBy(InstitutionCode successor) {
    if (validTo == null) {
      throw new IllegalStateException("institution " + code + " is still open");
    }
    successorCode = successor.value();
  }

  public InstitutionCode code() {
    return new InstitutionCode(code);
  }

  public String name() {
    return name;
  }

  public ReportingUnitCode province() {
    return new ReportingUnitCode(provinceCode);
  }

  public String provinceName() {
    return provinceName;
  }

  public String city() {
    return city;
  }

  public String authority() {
    return authority;
  }

  public Level level() {
    return level;
  }

  public Ownership ownership() {
    return ownership;
  }

  public String remark() {
    return remark;
  }

  /** Empty while nothing and nobody has told the type. */
  public Optional<InstitutionType> type() {
    return Optional.ofNullable(type);
  }

  public TypeBasis typeBasis() {
    return typeBasis;
  }

  /** Whether the type is one of the five of the 50% target; empty while the type is unknown. */
  public Optional<Boolean> targetType() {
    return type().map(InstitutionType::target);
  }

  public Region region() {
    return region;
  }

  /** The province, but XPCC for the institutions under it. */
  public ReportingUnitCode reportingUnit() {
    return new ReportingUnitCode(reportingUnitCode);
  }

  public String reportingUnitName() {
    return reportingUnitName;
  }

  public Affiliation affiliation() {
    return affiliation;
  }

  public Affiliation.Group affiliationGroup() {
    return affiliation.group(ownership);
  }

  public boolean independentCollege() {
    return independentCollege;
  }

  /** {@code A}, {@code B} or empty. */
  public String doubleFirstClass() {
    return doubleFirstClass;
  }

  public String pinyinInitials() {
    return pinyinInitials;
  }

  public LocalDate validFrom() {
    return validFrom;
  }

  /** The first day on which the institution no longer exists. */
  public Optional<LocalDate> validTo() {
    return Optional.ofNullable(validTo);
  }

  public boolean validOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
  }

  /** The institution that a person named as the one this became, by renaming or merger. */
  public Optional<InstitutionCode> successor() {
    return Optional.ofNullable(successorCode).map(InstitutionCode::new);
  }

  /**
   * Every column of the two files of the register by its name there, as text: what {@code
   * registry('column')} gives to a form of this institution.
   */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("code", code);
    values.put("name_zh", name);
    values.put("province_code", provinceCode);
    values.put("province_zh", provinceName);
    values.put("city_zh", city);
    values.put("authority", authority);
    values.put("level", level.text().zh());
    values.put("ownership", ownership.text().zh());
    values.put("remark", remark);
    values.put("type_code", type().map(Enum::name).orElse(""));
    values.put("type_zh", type().map(t -> t.text().zh()).orElse(""));
    values.put("type_basis", typeBasis.code());
    values.put("target_type", targetType().map(t -> t ? "1" : "0").orElse(""));
    values.put("region_code", region.name());
    values.put("region_zh", region.text().zh());
    values.put("reporting_unit_code", reportingUnitCode);
    values.put("reporting_unit_zh", reportingUnitName);
    values.put("affiliation_code", affiliation.name());
    values.put("affiliation_zh", affiliation.text().zh());
    values.put("independent_college", independentCollege ? "1" : "0");
    values.put("double_first_class", doubleFirstClass);
    return values;
  }
}
