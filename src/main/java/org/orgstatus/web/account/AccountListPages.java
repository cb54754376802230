package org.orgstatus.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.AccountCode;
import org.orgstatus.accounts.AccountCodes;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Reach;

/** The accounts one may see as a list, and the page that makes one. */
@Path("office/accounts")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.CHANGE_ACCOUNTS)
public class AccountListPages {

  private static final LocalText NAME_MISSING =
      LocalText.of("请填写姓名或岗位。", "Enter a name or a post.");
  private static final LocalText NAME_TOO_LONG =
      LocalText.of("最多60个字，请缩短。", "Use at most 60 characters.");
  private static final int LONGEST_NAME = 60;

  @Inject AccountList list;
  @Inject AccountScopes scopes;
  @Inject AccountCodes codes;
  @Inject Accounts accounts;
  @Inject GrantForm grantForm;
  @Inject CodeView codeView;
  @Inject Reach reach;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Models models;
  @Context UriInfo address;

  @GET
  public String show() {
    AccountQuery wanted = AccountQuery.read(address.getQueryParameters()::getFirst);
    models.put("query", wanted.query());
    models.put("page", Page.of(list.rows(wanted), wanted.page()));
    models.put("roles", scopes.roles());
    models.put("units", reach.units(Permission.CHANGE_ACCOUNTS));
    models.put("states", List.of(AccountRow.State.values()));
    models.put("inBulk", reach.isNation(Permission.CHANGE_ACCOUNTS));
    return "office/accounts.html";
  }

  @GET
  @Path("new")
  public String ask() {
    return form(Map.of(), Map.of());
  }

  /** Makes the account and shows its one-time code, once. */
  @POST
  @Path("new")
  public Response make(
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("display") @DefaultValue("") String display,
      MultivaluedMap<String, String> entered) {
    GrantForm.Read grant = grantForm.read(entered::getFirst);
    Map<String, List<LocalText>> faults =
        Map.of(
            "name", accounts.faults(name),
            "display", nameFaults(display),
            "role", grant.faultsOf("role"),
            "unit", grant.faultsOf("unit"),
            "code", grant.faultsOf("code"));
    if (faults.values().stream().anyMatch(found -> !found.isEmpty())) {
      return Response.status(422).entity(form(entered, faults)).build();
    }
    Account made =
        accounts.create(name, display, language.get(), List.of(grant.grant().orElseThrow()));
    String code = codes.issue(made.id(), AccountCode.Purpose.FIRST, current.get().id());
    return Response.ok(codeView.show(made, code)).build();
  }

  /** What speaks against a name to be shown. */
  static List<LocalText> nameFaults(String display) {
    if (display.isBlank()) {
      return List.of(NAME_MISSING);
    }
    return display.strip().length() > LONGEST_NAME ? List.of(NAME_TOO_LONG) : List.of();
  }

  private String form(Map<String, List<String>> entered, Map<String, List<LocalText>> faults) {
    models.put("entered", GrantForm.first(entered));
    models.put("faults", faults);
    models.put("roles", scopes.roles());
    models.put("units", reach.units(Permission.CHANGE_ACCOUNTS));
    return "office/account-new.html";
  }
}
