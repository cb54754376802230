package org.orgstatus.web.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Logins;
import org.orgstatus.accounts.SecondFactors;
import org.orgstatus.base.LocalText;
import org.orgstatus.web.Cookies;
import org.orgstatus.web.NewPassword;
import org.orgstatus.web.ScopeNames;
import org.orgstatus.web.SignedIn;
import org.orgstatus.web.TroublePages;

/** One's own account: who one is to the system, the password, and the browsers signed in. */
@Path("account")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@SignedIn
public class AccountPages {

  private static final LocalText WRONG =
      LocalText.of("现在的密码不对，请重新输入。", "Your present password is not right. Enter it again.");
  @Inject CurrentAccount current;
  @Inject Accounts accounts;
  @Inject Logins logins;
  @Inject ScopeNames scopes;
  @Inject SecondFactors factors;
  @Inject Models models;
  @Context HttpServletResponse response;

  @GET
  public String show() {
    return page(Map.of());
  }

  @POST
  @Path("password")
  public Response changePassword(
      @FormParam("present") @DefaultValue("") String present,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("again") @DefaultValue("") String again) {
    Account account = current.get();
    boolean known = accounts.authenticate(account.loginName(), present).isPresent();
    Map<String, List<LocalText>> faults =
        NewPassword.faults(accounts, account.loginName(), password, again);
    NewPassword.add(faults, "present", known ? List.of() : List.of(WRONG));
    if (!faults.isEmpty()) {
      return Response.status(422).entity(page(faults)).build();
    }
    accounts.setPassword(account.id(), password);
    return outEverywhere("password-changed");
  }

  @POST
  @Path("sign-out-everywhere")
  public Response signOutEverywhere() {
    return outEverywhere("signed-out-everywhere");
  }

  private Response outEverywhere(String notice) {
    logins.closeAll(current.get().id());
    response.addHeader("Set-Cookie", Cookies.remove(Cookies.LOGIN));
    return Response.seeOther(URI.create("/login?notice=" + notice)).build();
  }

  private String page(Map<String, List<LocalText>> faults) {
    models.put("faults", faults);
    models.put("scopes", scopes.of(current.get()));
    models.put("logins", logins.listOf(current.get().id()));
    models.put(
        "mayProtect", current.get().grants().stream().anyMatch(grant -> grant.role().isStaff()));
    models.put("protected", factors.isOn(current.get().id()));
    return "account.html";
  }
}
