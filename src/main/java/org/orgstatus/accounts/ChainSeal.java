package org.orgstatus.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The seals of the audit record: HMAC-SHA256 under a key that does not lie in the database. The
 * text under a seal has each part with its length before it, so that no two entries share one.
 */
final class ChainSeal {

  /** Stands before the first entry. */
  static final String BEGINNING = "0".repeat(64);

  private final SecretKey key;

  ChainSeal(SecretKey key) {
    this.key = key;
  }

  /**
   * @param before the seal of the entry before, or {@link #BEGINNING}
   */
  String of(String before, long number, AuditEntry entry) {
    return seal(
        "entry",
        before,
        Long.toString(number),
        entry.happenedAt().toString(),
        entry.accountId().isPresent() ? Long.toString(entry.accountId().getAsLong()) : "",
        entry.action(),
        entry.subject(),
        entry.detail());
  }

  /** Of the end of the chain, so that it cannot be cut off and closed again. */
  String ofHead(long lastNumber, String lastSeal) {
    return seal("head", Long.toString(lastNumber), lastSeal);
  }

  private String seal(String... parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      text.append(part.length()).append(':').append(part).append('\n');
    }
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      byte[] seal = mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(seal);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + key.getAlgorithm(), e);
    }
  }
}
