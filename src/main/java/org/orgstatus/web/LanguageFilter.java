package org.orgstatus.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.Language;

/**
 * Decides the language: what {@code ?lang=} asks for, and keeps it in a cookie; else the cookie;
 * else English for browsers that want English and no Chinese; else Chinese.
 */
@WebFilter(
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class LanguageFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String COOKIE = "lang";
  private static final Pattern ASKED = Pattern.compile("(?:^|&)lang=(zh|en)(?:&|$)");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // the query is read by hand: getParameter would also swallow the body of a form
    Optional<Language> asked = asked(request.getQueryString());
    asked.ifPresent(language -> keep(language, response));
    Language language =
        asked
            .or(() -> Cookies.find(request, COOKIE).map(Language::of))
            .orElseGet(() -> preferred(request.getHeader("Accept-Language")));
    request.setAttribute(Language.class.getName(), language);
    chain.doFilter(request, response);
  }

  /** Keeps the language in the browser for a year. */
  static void keep(Language language, HttpServletResponse response) {
    response.addHeader(
        "Set-Cookie", COOKIE + "=" + language.tag() + "; Path=/; Max-Age=31536000; SameSite=Lax");
  }

  static boolean isKept(HttpServletRequest request) {
    return Cookies.find(request, COOKIE).isPresent();
  }

  static Optional<Language> asked(@Nullable String query) {
    Matcher found = ASKED.matcher(query == null ? "" : query);
    return found.find() ? Optional.of(Language.of(found.group(1))) : Optional.empty();
  }

  static Language preferred(@Nullable String acceptLanguage) {
    String wish = acceptLanguage == null ? "" : acceptLanguage.strip().toLowerCase();
    return wish.contains("zh") ? Language.ZH : Language.of(wish.split("[,;]")[0]);
  }
}
