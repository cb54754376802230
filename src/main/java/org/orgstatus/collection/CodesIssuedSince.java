package org.orgstatus.collection;

import java.time.Instant;

/** Codes were issued after somebody was asked whether to; those stay good, and none was made. */
public class CodesIssuedSince extends RuntimeException {

  private static final long serialVersionUID = 1;
  private final transient Instant issuedAt;

  CodesIssuedSince(Instant issuedAt) {
    super("codes were issued at " + issuedAt);
    this.issuedAt = issuedAt;
  }

  public Instant issuedAt() {
    return issuedAt;
  }
}
