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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.AccountCode;
import org.orgstatus.accounts.AccountCodes;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.base.LocalText;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Entrance;
import org.orgstatus.web.NewPassword;
import org.orgstatus.web.Open;
import org.orgstatus.web.ScopeNames;
import org.orgstatus.web.TroublePages;

/**
 * Sets a password with a one-time code. Opening the page uses nothing up, since link previews open
 * pages; an unknown, a used and an expired code get one and the same answer. A code has 79 random
 * bits, so guessing needs no further brake.
 */
@Path("key")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Open
public class KeyPages {

  @Inject AccountCodes codes;
  @Inject Accounts accounts;
  @Inject Entrance entrance;
  @Inject CurrentLanguage language;
  @Inject ScopeNames scopes;
  @Inject Models models;
  @Context HttpServletResponse response;

  @GET
  public String ask() {
    return form("", false);
  }

  @POST
  public Response look(@FormParam("code") @DefaultValue("") String code) {
    return codes.find(code).isPresent()
        ? Response.seeOther(URI.create("/key/" + plain(code))).build()
        : refused(code);
  }

  @GET
  @Path("{code}")
  public Response show(@PathParam("code") String code) {
    Optional<AccountCode> found = codes.find(code);
    return found.isPresent()
        ? Response.ok(passwordForm(found.get(), code, Map.of())).build()
        : refused(code);
  }

  @POST
  @Path("{code}")
  public Response use(
      @PathParam("code") String code,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("again") @DefaultValue("") String again) {
    Optional<AccountCode> found = codes.find(code);
    if (found.isEmpty()) {
      return refused(code);
    }
    Map<String, List<LocalText>> faults =
        NewPassword.faults(accounts, found.get().account().loginName(), password, again);
    if (!faults.isEmpty()) {
      return Response.status(422).entity(passwordForm(found.get(), code, faults)).build();
    }
    Optional<Account> account = codes.use(code, language.get(), password);
    if (account.isEmpty()) {
      return refused(code);
    }
    return entrance.admit(account.get(), URI.create("/"), response);
  }

  private Response refused(String code) {
    return Response.status(404).entity(form(code, true)).build();
  }

  private String form(String code, boolean refused) {
    models.put("code", code);
    models.put("refused", refused);
    return "key.html";
  }

  private String passwordForm(AccountCode found, String code, Map<String, List<LocalText>> faults) {
    models.put("account", found.account());
    models.put("scopes", scopes.of(found.account()));
    models.put("purpose", found.purpose());
    models.put("code", plain(code));
    models.put("faults", faults);
    return "key-password.html";
  }

  private static String plain(String code) {
    return code.replaceAll("[^A-Za-z0-9-]", "");
  }
}
