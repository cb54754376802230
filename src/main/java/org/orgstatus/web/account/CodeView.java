package org.orgstatus.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.AccountCodes;
import org.orgstatus.web.Settings;

/** The page that shows a one-time code, the only time it can be read. */
@RequestScoped
public class CodeView {

  @Inject AccountCodes codes;
  @Inject Settings settings;
  @Inject Models models;

  String show(Account account, String code) {
    models.put("account", account);
    models.put("code", code);
    models.put("link", settings.siteUrl() + "/key/" + code);
    models.put("until", codes.find(code).orElseThrow().expiresAt());
    return "office/account-code.html";
  }
}
