package org.orgstatus.accounts;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that change with the time: RFC 6238 over RFC 4226. */
final class Totp {

  /** What authenticators agree on: HMAC-SHA1, six digits, half a minute. */
  static final String ALGORITHM = "HmacSHA1";

  static final int DIGITS = 6;
  static final int PERIOD_SECONDS = 30;

  /** RFC 4226 asks for at least 128 bits and recommends 160. */
  static final int SECRET_BYTES = 20;

  private Totp() {}

  /** The number of half minutes since 1970. */
  static long step(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), PERIOD_SECONDS);
  }

  static String code(byte[] secret, long step) {
    return code(ALGORITHM, secret, step, DIGITS);
  }

  /**
   * @param algorithm HmacSHA1, HmacSHA256 or HmacSHA512
   * @param digits 6 to 8
   */
  static String code(String algorithm, byte[] secret, long step, int digits) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, algorithm));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf; // RFC 4226, section 5.3
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
      int modulus = 1;
      for (int i = 0; i < digits; i++) {
        modulus *= 10;
      }
      return String.format(Locale.ROOT, "%0" + digits + "d", number % modulus);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    }
  }
}
