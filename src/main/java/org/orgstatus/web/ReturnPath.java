package org.orgstatus.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where to go after signing in. Only pages of this server are taken from a request. */
public final class ReturnPath {

  private ReturnPath() {}

  /** The log-in page that leads on to {@code path}. */
  static URI login(String path) {
    return path.equals("/")
        ? URI.create("/login")
        : URI.create("/login?return=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
  }

  /** The path as given if it leads to a page of this server, otherwise {@code /}. */
  public static URI safe(String given) {
    boolean local =
        given.matches("/[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*")
            && !given.startsWith("//")
            && !given.startsWith("/login")
            && !given.startsWith("/logout");
    try {
      return local ? new URI(given) : URI.create("/");
    } catch (java.net.URISyntaxException e) {
      return URI.create("/");
    }
  }
}
