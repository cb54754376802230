package org.orgstatus.collection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key under which personal items are encrypted: AES-256 in GCM mode, a fresh 96-bit nonce for
 * each text, and the place of the text (response and item) as associated data, so that a ciphertext
 * moved to another row does not decrypt.
 */
public final class ContactKey {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  private ContactKey(byte[] key) {
    if (key.length != 32) {
      throw new IllegalArgumentException("the contact key has " + key.length + " bytes, not 32");
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  /**
   * @param base64 32 bytes in Base64
   * @throws IllegalArgumentException when it is anything else
   */
  public static ContactKey ofBase64(String base64) {
    return new ContactKey(Base64.getDecoder().decode(base64.strip()));
  }

  /** Reads the key file, or makes one that only its owner may read. */
  public static ContactKey ofFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] fresh = new byte[32];
      RANDOM.nextBytes(fresh);
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, Base64.getEncoder().encodeToString(fresh) + "\n");
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    }
    return ofBase64(Files.readString(file));
  }

  String encrypt(String text, String place) {
    try {
      byte[] nonce = new byte[NONCE_BYTES];
      RANDOM.nextBytes(nonce);
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the contact data could not be encrypted", e);
    }
  }

  String decrypt(String ciphertext, String place) {
    try {
      byte[] all = Base64.getDecoder().decode(ciphertext);
      byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, nonce, place)
              .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "contact data at "
              + place
              + " cannot be read: is contact.key the key it was written with?",
          e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
