package org.orgstatus.collection.message;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.orgstatus.base.LocalText;

/** Whom the institutions of one reporting unit ask: an office, a telephone, an address. */
@Entity
@Table(name = "province_contact")
public class ProvinceContact {

  /** The longest line, in characters. */
  public static final int LONGEST = 200;

  @Id
  @Column(name = "reporting_unit_code")
  private String reportingUnit;

  @Column(name = "line_zh")
  private String lineZh;

  @Column(name = "line_en")
  private String lineEn;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected ProvinceContact() {}

  ProvinceContact(String reportingUnit, LocalText line, Instant now) {
    this.reportingUnit = reportingUnit;
    this.lineZh = line.zh();
    this.lineEn = line.en();
    this.changedAt = now;
  }

  public String reportingUnit() {
    return reportingUnit;
  }

  /** An empty English line means that the Chinese one serves both. */
  public LocalText line() {
    return LocalText.of(lineZh, lineEn.isEmpty() ? lineZh : lineEn);
  }

  /** The English line as entered; may be empty. */
  public String english() {
    return lineEn;
  }

  public Instant changedAt() {
    return changedAt;
  }
}
