package org.orgstatus.collection.message;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Where one unit gets mail: personal data, encrypted. */
@Entity
@Table(name = "unit_address")
public class UnitAddress {

  @Id
  @Column(name = "unit_code")
  private String unitCode;

  private String ciphertext;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected UnitAddress() {}

  UnitAddress(String unitCode, String ciphertext, Instant now) {
    this.unitCode = unitCode;
    this.ciphertext = ciphertext;
    this.changedAt = now;
  }

  String unitCode() {
    return unitCode;
  }

  String ciphertext() {
    return ciphertext;
  }

  static String place(String unitCode) {
    return "address/" + unitCode;
  }
}
