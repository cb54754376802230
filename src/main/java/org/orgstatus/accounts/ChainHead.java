package org.orgstatus.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Where the chain of the audit record ends. One row; locking it makes sealers take turns. */
@Entity
@Table(name = "audit_chain")
class ChainHead {

  static final int ONLY = 1;

  @Id private int id = ONLY;

  @Column(name = "last_number")
  private long lastNumber;

  @Column(name = "last_seal")
  private String lastSeal = "";

  @Column(name = "head_seal")
  private String headSeal = "";

  protected ChainHead() {} // for JPA

  static ChainHead empty() {
    return new ChainHead();
  }

  long lastNumber() {
    return lastNumber;
  }

  String lastSeal() {
    return lastSeal;
  }

  String headSeal() {
    return headSeal;
  }

  void move(long number, String seal, String sealOfHead) {
    this.lastNumber = number;
    this.lastSeal = seal;
    this.headSeal = sealOfHead;
  }
}
