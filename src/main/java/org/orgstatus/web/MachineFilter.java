package org.orgstatus.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;

/**
 * Guards what the server itself offers beside our pages. The description of the interface is for
 * whoever is signed in; health and metrics are for the machine itself and for proxies that the
 * settings trust, when they ask for themselves, and for whoever may see problems. To everybody else
 * there is nothing.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class MachineFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final Pattern DESCRIPTION = Pattern.compile("/openapi(/.*)?");
  private static final Pattern STATE = Pattern.compile("/(health|metrics)(/.*)?");

  @Inject transient CurrentAccount current;
  @Inject transient Settings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = path(request);
    if (DESCRIPTION.matcher(path).matches() && current.find().isEmpty()) {
      response.setHeader("WWW-Authenticate", "Bearer");
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (STATE.matcher(path).matches() && !maySeeState(request)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Whether an address belongs to the server rather than to us. */
  static boolean isForMachines(String path) {
    return DESCRIPTION.matcher(path).matches() || STATE.matcher(path).matches();
  }

  private boolean maySeeState(HttpServletRequest request) {
    return current.mayAnywhere(Permission.VIEW_PROBLEMS)
        || (!isForwarded(request)
            && (isLoopback(request.getRemoteAddr())
                || settings.trustedProxies().contains(request.getRemoteAddr())));
  }

  /** A proxy that passes somebody's request on says for whom. */
  private static boolean isForwarded(HttpServletRequest request) {
    return request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
  }

  private static boolean isLoopback(@Nullable String address) {
    try {
      return address != null && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The path that the server goes by: without parameters, dots and codes for letters. */
  private static String path(HttpServletRequest request) {
    return Optional.ofNullable(request.getServletPath()).orElse("")
        + Optional.ofNullable(request.getPathInfo()).orElse("");
  }
}
