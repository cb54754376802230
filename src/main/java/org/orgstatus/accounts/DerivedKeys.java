package org.orgstatus.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys of their own for each use, made from the one key of the settings: HMAC-SHA256 of the use's
 * name. Whoever has the database alone has none of them.
 */
@ApplicationScoped
public class DerivedKeys {

  private static final String HMAC = "HmacSHA256";

  @Inject
  @Named("contact")
  SecretKey root;

  /** A key for AES-256. */
  public SecretKey cipher(String use) {
    return new SecretKeySpec(derive(use), "AES");
  }

  /** A key for HMAC-SHA256. */
  public SecretKey mac(String use) {
    return new SecretKeySpec(derive(use), HMAC);
  }

  private byte[] derive(String use) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(root.getEncoded(), HMAC));
      return mac.doFinal(use.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + HMAC, e);
    }
  }
}
