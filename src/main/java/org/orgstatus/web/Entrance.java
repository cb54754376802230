package org.orgstatus.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.HalfLogins;
import org.orgstatus.accounts.Logins;
import org.orgstatus.accounts.SecondFactors;

/** Lets a person in: a log-in is opened and its token given to the browser. */
@RequestScoped
public class Entrance {

  @Inject Logins logins;
  @Inject HalfLogins halves;
  @Inject SecondFactors factors;
  @Inject Accounts accounts;
  @Inject Caller caller;
  @Inject HttpServletRequest request;

  /**
   * After the right password: lets the person in and leads on, or asks for the second step first.
   *
   * @param next a page of this server
   */
  public Response admit(Account account, URI next, HttpServletResponse response) {
    if (!factors.isOn(account.id())) {
      let(account, response);
      return Response.seeOther(next).build();
    }
    String token = halves.open(account.id());
    response.addHeader("Set-Cookie", Cookies.set(Cookies.HALF, token, caller.isSecure()));
    String after = URLEncoder.encode(next.toString(), StandardCharsets.UTF_8);
    return Response.seeOther(URI.create("/login/second?return=" + after)).build();
  }

  public void let(Account account, HttpServletResponse response) {
    String token = logins.open(account.id());
    boolean secure = caller.isSecure();
    response.addHeader("Set-Cookie", Cookies.set(Cookies.LOGIN, token, secure));
    response.addHeader("Set-Cookie", Cookies.remove(Cookies.VISIT));
    accounts
        .find(account.id())
        .flatMap(accounts::mark)
        .ifPresent(
            mark -> response.addHeader("Set-Cookie", Cookies.keep(Cookies.KNOWN, mark, secure)));
    if (!LanguageFilter.isKept(request)) {
      LanguageFilter.keep(account.language(), response);
    }
  }
}
