package org.orgstatus.web;

import jakarta.mvc.security.Csrf;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Every page and every {@code /api} address; assets have a servlet of their own. */
@ApplicationPath("/")
public class Door extends Application {

  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        // ours checks every form without an HTTP session, see CsrfFilter
        Csrf.CSRF_PROTECTION,
        Csrf.CsrfOptions.OFF,
        // behind a gateway we do not know our own scheme: the browser completes the address
        "jersey.config.server.headers.location.relative.resolution.disabled",
        true);
  }
}
