package org.orgstatus.collection.message;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.orgstatus.accounts.Role;

/**
 * Where whoever works in one role for one unit gets mail: personal data, encrypted. The two who
 * visit an alliance have an address each, with a blank between them.
 */
@Entity
@Table(name = "unit_address")
public class UnitAddress {

  @EmbeddedId private Key key;

  private String ciphertext;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected UnitAddress() {}

  UnitAddress(Key key, String ciphertext, Instant now) {
    this.key = key;
    this.ciphertext = ciphertext;
    this.changedAt = now;
  }

  Key key() {
    return key;
  }

  String unitCode() {
    return key.unitCode;
  }

  String ciphertext() {
    return ciphertext;
  }

  /** The unit and the role together. */
  @Embeddable
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    @Column(name = "unit_code")
    private String unitCode;

    @Enumerated(EnumType.STRING)
    private Role role;

    protected Key() {}

    Key(String unitCode, Role role) {
      this.unitCode = unitCode;
      this.role = role;
    }

    /** What binds the ciphertext to its row. */
    String place() {
      return role == Role.CAMPUS_FILLER
          ? "address/" + unitCode
          : "address/" + unitCode + "/" + role;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.unitCode.equals(unitCode) && key.role == role;
    }

    @Override
    public int hashCode() {
      return Objects.hash(unitCode, role);
    }
  }
}
