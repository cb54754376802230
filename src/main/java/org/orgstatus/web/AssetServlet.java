package org.orgstatus.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Style sheets, scripts, pictures. An address with the version of its content may be kept for a
 * year, any other is asked for again each time.
 */
@WebServlet(urlPatterns = AssetServlet.PATH + "*")
public class AssetServlet extends HttpServlet {

  static final String PATH = "/assets/";

  private static final long serialVersionUID = 1L;

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=UTF-8",
          "js", "text/javascript; charset=UTF-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2",
          "webmanifest", "application/manifest+json",
          "txt", "text/plain; charset=UTF-8");

  @Inject transient Assets assets;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    Optional<String> version = type == null ? Optional.empty() : assets.version(path);
    if (version.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String tag = '"' + version.get() + '"';
    boolean asked = ("v=" + version.get()).equals(request.getQueryString());
    response.setHeader("Cache-Control", asked ? "public, max-age=31536000, immutable" : "no-cache");
    response.setHeader("ETag", tag);
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(type);
    try (InputStream content = assets.open(path)) {
      content.transferTo(response.getOutputStream());
    }
  }
}
