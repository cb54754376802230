package org.orgstatus.web.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.NotPermitted;
import org.orgstatus.accounts.SecondFactors;
import org.orgstatus.web.SignedIn;

/** The secret of an authenticator as a picture to scan, only while it is being set up. */
@Path("account/second-step/code.svg")
@RequestScoped
@SignedIn
public class AccountSecondStepPicture {

  @Inject CurrentAccount current;
  @Inject SecondFactors factors;

  @GET
  @Produces("image/svg+xml")
  public String picture() {
    Account account = AccountSecondStepPages.staff(current);
    return factors
        .findSecret(account.id())
        .map(secret -> QrPicture.svg(address(account, secret)))
        .orElseThrow(() -> new NotPermitted("no second step is being set up"));
  }

  /** The form that authenticators read: the Key Uri Format of Google Authenticator. */
  private static String address(Account account, String secret) {
    return "otpauth://totp/orgstatus:"
        + URLEncoder.encode(account.loginName(), StandardCharsets.UTF_8).replace("+", "%20")
        + "?secret="
        + secret
        + "&issuer=orgstatus&algorithm=SHA1&digits=6&period=30";
  }
}
