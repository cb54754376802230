package org.orgstatus.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody typed into a form that is not taken. The answer shows it to whoever sent it, so
 * that it can be copied; it is kept nowhere and never sent again by itself.
 */
final class Written {

  /** Longer forms are not given back, in bytes. */
  static final int LONGEST = 1 << 18;

  private Written() {}

  /** The texts of a plain form, in its order; the body can be read again afterwards. */
  static List<String> in(ContainerRequestContext context) throws IOException {
    MediaType type = context.getMediaType();
    if (type == null || !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
      return List.of();
    }
    byte[] body = context.getEntityStream().readNBytes(LONGEST + 1);
    context.setEntityStream(new ByteArrayInputStream(body));
    return body.length > LONGEST ? List.of() : texts(new String(body, StandardCharsets.ISO_8859_1));
  }

  /**
   * Words that somebody wrote. Codes, numbers and choices are none, and a form with a password
   * gives back nothing.
   */
  static List<String> texts(String form) {
    List<String> texts = new ArrayList<>();
    for (String pair : form.split("&")) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1)).strip();
      if (name.equals("password") || name.equals("present")) {
        return List.of();
      }
      if (value.chars().anyMatch(c -> c > 0x7f || Character.isWhitespace(c))) {
        texts.add(value);
      }
    }
    return texts;
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return ""; // no browser writes it so
    }
  }
}
