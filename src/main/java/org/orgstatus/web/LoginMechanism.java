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
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Login;
import org.orgstatus.accounts.Logins;

/** Recognises a signed-in browser by its cookie. A visitor passes as nobody. */
@ApplicationScoped
public class LoginMechanism implements HttpAuthenticationMechanism {

  @Inject Logins logins;
  @Inject CurrentAccount current;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (request.getRequestURI().startsWith(AssetServlet.PATH)) {
      return context.doNothing();
    }
    Optional<Account> account =
        Cookies.find(request, Cookies.LOGIN).flatMap(logins::find).map(Login::account);
    if (account.isEmpty()) {
      return context.doNothing();
    }
    current.is(account.get());
    Set<String> roles =
        account.get().grants().stream()
            .map(grant -> grant.role().name())
            .collect(Collectors.toSet());
    return context.notifyContainerAboutLogin(Long.toString(account.get().id()), roles);
  }
}
