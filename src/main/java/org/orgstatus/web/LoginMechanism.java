package org.orgstatus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.ApiToken;
import org.orgstatus.accounts.ApiTokens;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Login;
import org.orgstatus.accounts.Logins;
import org.orgstatus.collection.Deputies;

/**
 * Recognises who asks, for the whole application: a signed-in browser by its cookie, and at the
 * addresses of programs a token in the header {@code Authorization: Bearer}, at those of OpenRosa
 * also name and password. Whoever shows one is judged by it alone. A visitor passes as nobody.
 */
@ApplicationScoped
public class LoginMechanism implements HttpAuthenticationMechanism {

  private static final String BEARER = "Bearer ";

  @Inject Logins logins;
  @Inject ApiTokens tokens;
  @Inject Deputies deputies;
  @Inject CurrentAccount current;
  @Inject BasicLogin basic;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (request.getRequestURI().startsWith(AssetServlet.PATH)) {
      return context.doNothing();
    }
    Optional<String> shown = token(request);
    Optional<Account> account =
        BasicLogin.isShown(request)
            ? basic.find(request).filter(deputies::isInTime)
            : shown.isPresent() ? byToken(shown.get()) : byCookie(request);
    if (account.isEmpty()) {
      return context.doNothing();
    }
    Set<String> roles =
        account.get().grants().stream()
            .map(grant -> grant.role().name())
            .collect(Collectors.toSet());
    return context.notifyContainerAboutLogin(Long.toString(account.get().id()), roles);
  }

  private Optional<Account> byCookie(HttpServletRequest request) {
    Optional<Account> found =
        Cookies.find(request, Cookies.LOGIN)
            .flatMap(logins::find)
            .map(Login::account)
            .filter(deputies::isInTime);
    found.ifPresent(current::is);
    return found;
  }

  private Optional<Account> byToken(String token) {
    Optional<ApiToken> found = tokens.find(token).filter(t -> deputies.isInTime(t.account()));
    found.ifPresent(current::is);
    return found.map(ApiToken::account);
  }

  /** The token, at addresses that take one. */
  private static Optional<String> token(HttpServletRequest request) {
    String path = request.getRequestURI();
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .filter(header -> Trouble.isForPrograms(path) || MachineFilter.isForMachines(path))
        .map(header -> header.substring(BEARER.length()).strip());
  }
}
