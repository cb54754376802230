package org.orgstatus.collection.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.orgstatus.accounts.DerivedKeys;

/**
 * Encrypts files: AES-256-GCM, each file under a key of its own, with file and piece as associated
 * data, so that pieces cannot change places. The file's key is encrypted under one made from the
 * key of the settings; where it is deleted, no copy of the pieces can be read, in backups neither.
 */
@ApplicationScoped
public class FileCipher {

  /** Says which keys these are; another word here could read nothing that was kept before. */
  private static final String USE = "visit files";

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject private DerivedKeys keys;

  protected FileCipher() {}

  /** A new key for a file, encrypted. */
  public String newKey(String fileId) {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return Base64.getEncoder().encodeToString(seal(keys.cipher(USE), key, fileId));
  }

  public byte[] seal(String sealedKey, byte[] piece, String fileId, int number) {
    return seal(key(sealedKey, fileId), piece, fileId + "/" + number);
  }

  public byte[] open(String sealedKey, byte[] sealed, String fileId, int number) {
    return open(key(sealedKey, fileId), sealed, fileId + "/" + number);
  }

  private SecretKey key(String sealedKey, String fileId) {
    byte[] sealed = Base64.getDecoder().decode(sealedKey);
    return new SecretKeySpec(open(keys.cipher(USE), sealed, fileId), "AES");
  }

  private static byte[] seal(SecretKey key, byte[] plain, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, plain, place);
    byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
    return all;
  }

  private static byte[] open(SecretKey key, byte[] all, String place) {
    byte[] sealed = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
    return run(Cipher.DECRYPT_MODE, key, Arrays.copyOf(all, NONCE_BYTES), sealed, place);
  }

  private static byte[] run(int mode, SecretKey key, byte[] nonce, byte[] text, String place) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "file " + place + " cannot be read: is contact.key the key it was written with?", e);
    }
  }
}
