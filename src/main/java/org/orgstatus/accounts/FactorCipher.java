package org.orgstatus.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts the secrets of authenticators: AES-256-GCM, a fresh nonce each, bound to the account, so
 * that a secret moved to another row does not decrypt.
 */
@ApplicationScoped
class FactorCipher {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject DerivedKeys keys;

  String seal(byte[] secret, long accountId) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, secret, accountId);
    byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
    return Base64.getEncoder().encodeToString(all);
  }

  byte[] open(String sealed, long accountId) {
    byte[] all = Base64.getDecoder().decode(sealed);
    byte[] text = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
    return run(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE_BYTES), text, accountId);
  }

  private byte[] run(int mode, byte[] nonce, byte[] text, long accountId) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, keys.cipher("second factor"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(Long.toString(accountId).getBytes(StandardCharsets.US_ASCII));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the second factor of account "
              + accountId
              + " cannot be read: is contact.key the key it was written with?",
          e);
    }
  }
}
