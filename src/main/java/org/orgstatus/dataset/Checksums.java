package org.orgstatus.dataset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** SHA-256 in lower-case hex over texts, each ended so that no two lists give the same. */
public final class Checksums {

  private Checksums() {}

  /** SHA-256 in lower-case hex of the bytes as they are. */
  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(FrozenData.sha256().digest(bytes));
  }

  public static String of(Stream<String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      texts.forEach(
          text -> {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
