package org.orgstatus.accounts;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.orgstatus.base.LocalText;

/**
 * Hashes and checks passwords with PBKDF2-HMAC-SHA512. A hash is printed as {@code
 * pbkdf2-sha512$rounds$salt$hash}, so that the number of rounds can be raised later without losing
 * older ones.
 */
final class Passwords {

  /** OWASP Password Storage Cheat Sheet, 2023: 210,000 rounds for PBKDF2-HMAC-SHA512. */
  static final int ROUNDS = 210_000;

  private static final int ROUNDS_PRINTED = 1_000;

  /** The shortest password taken, in characters. */
  static final int SHORTEST = 10;

  private static final int LONGEST = 200;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final String NAME = "pbkdf2-sha512";
  private static final Set<String> COMMON =
      Set.of(
          "1234567890", "0123456789", "password123", "qwertyuiop", "administrator", "woaini1314");

  private final SecureRandom random = new SecureRandom();
  private final int rounds;

  /**
   * Checked in place of a missing one, so that an unknown name costs the same time. It is the hash
   * of no password that anybody knows, which costs nothing to make.
   */
  private final String decoy;

  Passwords() {
    this(ROUNDS);
  }

  Passwords(int rounds) {
    this.rounds = rounds;
    this.decoy = printed(rounds, bytes(SALT_BYTES), bytes(HASH_BITS / Byte.SIZE));
  }

  String hash(String password) {
    return hash(password, rounds);
  }

  /** The hash of a password that a page prints for everybody: many rounds would guard nothing. */
  String hashPrinted(String password) {
    return hash(password, Math.min(rounds, ROUNDS_PRINTED));
  }

  private String hash(String password, int times) {
    byte[] salt = bytes(SALT_BYTES);
    return printed(times, salt, derive(password, salt, times));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String printed(int times, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return String.join(
        "$",
        NAME,
        Integer.toString(times),
        base64.encodeToString(salt),
        base64.encodeToString(hash));
  }

  /** Whether the password belongs to the hash; without a hash it does the same work and says no. */
  boolean matches(String password, Optional<String> hash) {
    String[] parts = hash.orElse(decoy).split("\\$");
    Base64.Decoder base64 = Base64.getDecoder();
    byte[] expected = base64.decode(parts[3]);
    byte[] given = derive(password, base64.decode(parts[2]), Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(expected, given) && hash.isPresent();
  }

  /** What speaks against a new password, in plain words; empty when it is good enough. */
  static List<LocalText> faults(String password, String loginName) {
    List<LocalText> faults = new ArrayList<>();
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      faults.add(
          LocalText.of(
              "密码至少要有" + SHORTEST + "个字符，可以用一句只有您知道的话。",
              "Use at least " + SHORTEST + " characters; a phrase only you know is fine."));
    }
    if (password.length() > LONGEST) {
      faults.add(
          LocalText.of("密码最多" + LONGEST + "个字符，请缩短。", "Use at most " + LONGEST + " characters."));
    }
    if (!loginName.isBlank() && Account.normal(password).contains(Account.normal(loginName))) {
      faults.add(LocalText.of("密码里不要包含登录名，请换一个。", "Do not use your log-in name in the password."));
    }
    if (COMMON.contains(Account.normal(password)) || password.chars().distinct().count() < 4) {
      faults.add(
          LocalText.of("这个密码太容易被猜到，请换一个。", "This password is too easy to guess. Choose another."));
    }
    return faults;
  }

  private static byte[] derive(String password, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA512", e);
    } finally {
      spec.clearPassword();
    }
  }
}
