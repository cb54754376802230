package org.orgstatus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Announcements;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Secret;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;

/** Makes the {@link Frame} of a request. */
@ApplicationScoped
public class Frames {

  private static final Logger LOG = System.getLogger(Frames.class.getName());
  private static final Pattern NOTICE = Pattern.compile("(?:^|&)notice=([a-z-]{1,40})(?:&|$)");

  @Inject Assets assets;
  @Inject CurrentAccount current;
  @Inject Announcements announcements;
  @Inject Institutions institutions;
  @Inject Caller caller;
  @Inject Clock clock;

  Frame of(HttpServletRequest request, HttpServletResponse response) {
    Language language = CurrentLanguage.of(request);
    Language other = language == Language.ZH ? Language.EN : Language.ZH;
    String path = path(request);
    Optional<Account> account = current.find();
    return new Frame(
        assets,
        language,
        clock.getZone(),
        Frame.inLanguage(path, request.getQueryString(), other),
        account.orElse(null),
        Csrf.token(secret(request, response)),
        Navigation.of(account, path),
        notice(request, language),
        announced(account));
  }

  /** A page about a fault must show even where the database is what failed. */
  private List<LocalText> announced(Optional<Account> account) {
    try {
      return announcements.shownTo(account, this::unitOf);
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "notices could not be read", e);
      return List.of();
    }
  }

  private Optional<String> unitOf(String institution) {
    return institutions
        .find(new InstitutionCode(institution))
        .map(found -> found.reportingUnit().value());
  }

  /** The path the browser asked for, also while an error page is made for it. */
  private static String path(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return failed == null ? request.getRequestURI() : failed.toString();
  }

  /** What the browser's CSRF token is made of; a first-time visitor gets it now. */
  private String secret(HttpServletRequest request, HttpServletResponse response) {
    return Cookies.find(request, Cookies.LOGIN)
        .or(() -> Cookies.find(request, Cookies.VISIT))
        .orElseGet(
            () -> {
              String visit = Secret.random();
              String cookie = Cookies.set(Cookies.VISIT, visit, caller.isSecure());
              response.addHeader("Set-Cookie", cookie);
              return visit;
            });
  }

  private static String notice(HttpServletRequest request, Language language) {
    String query = request.getQueryString();
    Matcher found = NOTICE.matcher(query == null ? "" : query);
    String key = found.find() ? "notice." + found.group(1) : "";
    return Messages.in(language).has(key) ? key : "";
  }
}
