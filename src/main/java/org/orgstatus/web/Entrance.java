package org.orgstatus.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Logins;

/** Lets a person in: a log-in is opened and its token given to the browser. */
@RequestScoped
public class Entrance {

  @Inject Logins logins;
  @Inject Caller caller;
  @Inject HttpServletRequest request;

  public void let(Account account, HttpServletResponse response) {
    String token = logins.open(account.id());
    response.addHeader("Set-Cookie", Cookies.set(Cookies.LOGIN, token, caller.isSecure()));
    response.addHeader("Set-Cookie", Cookies.remove(Cookies.VISIT));
    if (!LanguageFilter.isKept(request)) {
      LanguageFilter.keep(account.language(), response);
    }
  }
}
