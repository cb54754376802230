package org.orgstatus.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Words in place of codes, which nobody makes without the server's key: the same code gets the same
 * word for one purpose, and another one for the next.
 */
@ApplicationScoped
public class Pseudonyms {

  @Inject DerivedKeys keys;

  /**
   * @param purpose what the words are for, for example a data lock by its hash
   * @return gives a code its word: 64 hexadecimal digits
   */
  public UnaryOperator<String> of(String purpose) {
    SecretKey key = keys.mac("pseudonyms " + purpose);
    return code -> {
      try {
        Mac mac = Mac.getInstance(key.getAlgorithm());
        mac.init(key);
        return HexFormat.of().formatHex(mac.doFinal(code.getBytes(StandardCharsets.UTF_8)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java has no " + key.getAlgorithm(), e);
      }
    };
  }
}
