package org.orgstatus.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The word that shows that a form was made for this browser: an HMAC-SHA256 under the secret in the
 * browser's cookie, which no other site can read.
 */
final class Csrf {

  /** The form field; it stands first in every form, see {@link #tokenIn}. */
  static final String FIELD = "_csrf";

  static final String HEADER = "X-CSRF-TOKEN";

  /** How much of a form is searched for the field, in bytes. */
  static final int HEAD = 8192;

  private static final Pattern URL_ENCODED =
      Pattern.compile("(?:^|&)" + FIELD + "=([A-Za-z0-9_-]+)(?:&|$)");
  private static final Pattern MULTIPART =
      Pattern.compile("name=\"" + FIELD + "\"\\r?\\n(?:[^\\r\\n]+\\r?\\n)*\\r?\\n([A-Za-z0-9_-]+)");

  private Csrf() {}

  static String token(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] token = mac.doFinal("form".getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }

  static boolean matches(String given, String secret) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), token(secret).getBytes(StandardCharsets.UTF_8));
  }

  /** The token in the first bytes of a form, whichever way the browser packed it. */
  static Optional<String> tokenIn(String head, boolean multipart) {
    Matcher found = (multipart ? MULTIPART : URL_ENCODED).matcher(head);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
