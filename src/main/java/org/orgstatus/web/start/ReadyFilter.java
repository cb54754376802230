package org.orgstatus.web.start;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.orgstatus.base.JsonTexts;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;

/**
 * Asks whoever comes before the start is done to come again in a moment: the server takes requests
 * a little earlier. It stands before all other filters ({@code web.xml}) and needs no bean, because
 * there may be none yet.
 */
public class ReadyFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String SECONDS = "5";

  private final transient BooleanSupplier ready;

  public ReadyFilter() {
    this(StartDone::isDone);
  }

  ReadyFilter(BooleanSupplier ready) {
    this.ready = ready;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (ready.getAsBoolean()) {
      chain.doFilter(request, response);
      return;
    }
    boolean program = request.getRequestURI().startsWith("/api/");
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader("Retry-After", SECONDS);
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(program ? "application/problem+json" : "text/html");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(program ? json(request.getRequestURI()) : page());
  }

  private static String json(String path) {
    Messages words = Messages.in(Language.EN);
    return JsonTexts.JSON
        .createObjectBuilder()
        .add("type", "about:blank")
        .add("title", words.get("starting.title"))
        .add("status", HttpServletResponse.SC_SERVICE_UNAVAILABLE)
        .add("detail", words.get("starting.advice"))
        .add("instance", path)
        .build()
        .toString();
  }

  /** In both languages; it asks again by itself. */
  private static String page() {
    StringBuilder page =
        new StringBuilder("<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"UTF-8\">")
            .append("<meta name=\"viewport\" content=\"width=device-width\">")
            .append("<meta http-equiv=\"refresh\" content=\"" + SECONDS + "\"><title>")
            .append(Messages.in(Language.ZH).get("starting.title"))
            .append("</title></head><body>");
    for (Language language : Language.values()) {
      Messages words = Messages.in(language);
      page.append("<section lang=\"")
          .append(language.tag())
          .append("\"><h1>")
          .append(words.get("starting.title"))
          .append("</h1><p>")
          .append(words.get("starting.advice"))
          .append("</p></section>");
    }
    return page.append("</body></html>").toString();
  }
}
