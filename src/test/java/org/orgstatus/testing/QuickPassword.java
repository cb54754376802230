package org.orgstatus.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The hash of {@link RunningServer#PASSWORD} with few rounds. Those that the product takes for a
 * password that it does not know cost a server for tests two seconds at every sign-in.
 */
final class QuickPassword {

  private static final int ROUNDS = 1_000;
  private static final int BITS = 256;
  private static final byte[] SALT = "sixteen bytes is".getBytes(StandardCharsets.US_ASCII);

  static final String HASH = hash();

  private QuickPassword() {}

  private static String hash() {
    PBEKeySpec spec = new PBEKeySpec(RunningServer.PASSWORD.toCharArray(), SALT, ROUNDS, BITS);
    try {
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
      Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
      return "pbkdf2-sha512$%d$%s$%s"
          .formatted(ROUNDS, base64.encodeToString(SALT), base64.encodeToString(hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
