package org.orgstatus.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a request came from, seen through the proxies the settings trust. */
@RequestScoped
public class Caller {

  @Inject HttpServletRequest request;
  @Inject Settings settings;

  /** The address of the browser, or of the first proxy that is not ours. */
  public String address() {
    return address(
        request.getRemoteAddr(), request.getHeader("X-Forwarded-For"), settings.trustedProxies());
  }

  /** Whether the browser speaks HTTPS, so that cookies may be kept to it. */
  public boolean isSecure() {
    boolean trusted = settings.trustedProxies().contains(request.getRemoteAddr());
    return request.isSecure()
        || (trusted && "https".equals(request.getHeader("X-Forwarded-Proto")));
  }

  /** Whether a form on the page of this origin may send to us. */
  boolean isOwn(String origin) {
    return isOwn(origin, request.getHeader("Host"), settings.siteUrl());
  }

  static String address(String remote, @Nullable String forwarded, Set<String> trusted) {
    String address = remote;
    List<String> hops =
        forwarded == null
            ? List.of()
            : Arrays.stream(forwarded.split(",")).map(String::strip).toList();
    for (int i = hops.size() - 1; i >= 0 && trusted.contains(address); i--) {
      address = hops.get(i);
    }
    return address;
  }

  static boolean isOwn(String origin, @Nullable String host, URI site) {
    int scheme = origin.indexOf("://");
    String authority = scheme < 0 ? "" : origin.substring(scheme + 3).split("/", 2)[0];
    return !authority.isEmpty()
        && (authority.equalsIgnoreCase(host) || authority.equalsIgnoreCase(site.getAuthority()));
  }
}
