package org.orgstatus.accounts;

import java.time.Instant;

/** An authenticator for tests outside this package. */
public final class Codes {

  private Codes() {}

  /** The six digits it shows at a moment. */
  public static String at(byte[] secret, Instant moment) {
    return Totp.code(secret, Totp.step(moment));
  }
}
