package org.orgstatus.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;

/** Reads cookies, and writes those a script may not see. */
public final class Cookies {

  /** The token of a log-in. */
  public static final String LOGIN = "orgstatus";

  /** A random word of a browser that has not signed in; only the CSRF check uses it. */
  static final String VISIT = "orgstatus-visit";

  /** The word of a colleague to whom a section was handed. */
  static final String SECTION = "orgstatus-section";

  /** Shows that the password was right, while the second step is awaited. */
  public static final String HALF = "orgstatus-half";

  /** Shows which account signed in with this browser before; it lets nobody in. */
  public static final String KNOWN = "orgstatus-known";

  private static final String YEAR = "; Max-Age=31536000";

  private Cookies() {}

  /** The value of a cookie; empty where the browser sent none. */
  public static Optional<String> find(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .filter(value -> !value.isEmpty())
            .findFirst();
  }

  /** The header that sets a cookie until the browser is closed. */
  static String set(String name, String value, boolean secure) {
    return name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
  }

  /** The header that sets a cookie for a year. */
  static String keep(String name, String value, boolean secure) {
    return set(name, value, secure) + YEAR;
  }

  /** The header that removes a cookie. */
  public static String remove(String name) {
    return name + "=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0";
  }
}
