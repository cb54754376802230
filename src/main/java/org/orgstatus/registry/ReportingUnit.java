package org.orgstatus.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.orgstatus.base.LocalText;

/**
 * One of the 32 units that report on the institutions under them: a province or XPCC. They come
 * with the product and do not change.
 */
@Entity
@Table(name = "reporting_unit")
public class ReportingUnit {

  /** XPCC reports for itself, but in tables by province its institutions stay in Xinjiang. */
  public enum Kind {
    PROVINCE,
    REPORTING_UNIT_ONLY
  }

  @Id private String code;

  @Column(name = "name_zh")
  private String nameZh;

  @Column(name = "name_en")
  private String nameEn;

  @Enumerated(EnumType.STRING)
  private Region region;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  protected ReportingUnit() {}

  public ReportingUnitCode code() {
    return new ReportingUnitCode(code);
  }

  public LocalText name() {
    return LocalText.of(nameZh, nameEn);
  }

  public Region region() {
    return region;
  }

  public Kind kind() {
    return kind;
  }

  public boolean isProvince() {
    return kind == Kind.PROVINCE;
  }
}
