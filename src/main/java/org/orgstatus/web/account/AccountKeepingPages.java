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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.AccountCode;
import org.orgstatus.accounts.AccountCodes;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.ApiTokens;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Logins;
import org.orgstatus.accounts.NotPermitted;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.SecondFactor;
import org.orgstatus.accounts.SecondFactors;
import org.orgstatus.base.LocalText;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Reach;

/**
 * One account as the level above keeps it: grants, one-time codes, hand-over, signing out, closing.
 * An account out of reach and one that does not exist are answered alike.
 */
@Path("office/accounts/{account:[0-9]{1,18}}")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.CHANGE_ACCOUNTS)
public class AccountKeepingPages {

  private static final LocalText CLOSED =
      LocalText.of("这个账号已经关闭，不能再改。", "This account is closed and cannot be changed any more.");
  private static final LocalText LAST =
      LocalText.of("账号至少要有一个角色；不再使用请关闭账号。", "An account needs a role. Close it if it is not used.");

  @Inject AccountScopes scopes;
  @Inject AccountCodes codes;
  @Inject Accounts accounts;
  @Inject Logins logins;
  @Inject SecondFactors factors;
  @Inject ApiTokens tokens;
  @Inject Clock clock;
  @Inject GrantForm grantForm;
  @Inject CodeView codeView;
  @Inject Reach reach;
  @Inject CurrentAccount current;
  @Inject Models models;

  @PathParam("account")
  long id;

  @GET
  public String show() {
    return page(visible(), Map.of(), Map.of());
  }

  @POST
  @Path("name")
  public Response rename(@FormParam("display") @DefaultValue("") String display) {
    Account account = kept();
    List<LocalText> faults = AccountListPages.nameFaults(display);
    if (!faults.isEmpty()) {
      return faulty(account, Map.of("display", List.of(display)), Map.of("display", faults));
    }
    accounts.rename(id, display);
    return done("account-renamed");
  }

  @POST
  @Path("grants/add")
  public Response addGrant(MultivaluedMap<String, String> entered) {
    Account account = kept();
    GrantForm.Read read = grantForm.read(entered::getFirst);
    if (read.grant().isEmpty()) {
      return faulty(account, entered, read.faults());
    }
    Set<Grant> grants = new HashSet<>(account.grants());
    grants.add(read.grant().get());
    List<LocalText> faults = accounts.grantFaults(grants);
    if (!faults.isEmpty()) {
      return faulty(account, entered, Map.of("role", faults));
    }
    accounts.setGrants(id, grants);
    return done("account-granted");
  }

  /**
   * @param which the grant as {@link Grant#toString} writes it
   */
  @POST
  @Path("grants/remove")
  public Response removeGrant(@FormParam("grant") @DefaultValue("") String which) {
    Account account = kept();
    Set<Grant> grants = new HashSet<>(account.grants());
    grants.removeIf(grant -> grant.toString().equals(which));
    if (grants.isEmpty()) {
      throw new Refusal(422, LAST);
    }
    accounts.setGrants(id, grants);
    return done("account-granted");
  }

  /** A one-time code for a first or a new password. The present password lasts until it is used. */
  @POST
  @Path("code")
  public Response issueCode() {
    Account account = kept();
    AccountCode.Purpose purpose =
        account.isActivated() ? AccountCode.Purpose.RESET : AccountCode.Purpose.FIRST;
    String code = codes.issue(id, purpose, current.get().id());
    return Response.ok(codeView.show(account, code)).build();
  }

  @GET
  @Path("hand-over")
  public String askToHandOver() {
    return handOverPage(kept(), "", List.of());
  }

  /** Closes the account at once and makes one for the person who follows. */
  @POST
  @Path("hand-over")
  public Response handOver(@FormParam("display") @DefaultValue("") String display) {
    Account account = kept();
    List<LocalText> faults = AccountListPages.nameFaults(display);
    if (!faults.isEmpty()) {
      return Response.status(422).entity(handOverPage(account, display, faults)).build();
    }
    Account successor = accounts.handOver(id, display);
    String code = codes.issue(successor.id(), AccountCode.Purpose.HAND_OVER, current.get().id());
    return Response.ok(codeView.show(successor, code)).build();
  }

  @POST
  @Path("sign-out")
  public Response signOut() {
    kept();
    logins.closeAll(id);
    return done("account-signed-out");
  }

  /** For an owner who has lost both the authenticator and the recovery codes. */
  @POST
  @Path("second-step/remove")
  public Response removeSecondStep() {
    kept();
    factors.remove(id);
    logins.closeAll(id);
    return done("second-removed");
  }

  @POST
  @Path("tokens/revoke")
  public Response revokeTokens() {
    kept();
    tokens.revokeAll(id);
    return done("tokens-revoked");
  }

  @GET
  @Path("close")
  public String askToClose() {
    models.put("row", AccountRow.of(kept(), scopes));
    return "office/account-close.html";
  }

  @POST
  @Path("close")
  public Response close() {
    kept();
    accounts.close(id);
    return done("account-closed");
  }

  private Account visible() {
    return accounts
        .find(id)
        .filter(scopes::isVisible)
        .orElseThrow(() -> new NotPermitted("CHANGE_ACCOUNTS on account " + id));
  }

  /** The account, if it stands below the one that asks and is in use. */
  private Account kept() {
    Account account = visible();
    if (!scopes.isKept(account)) {
      throw new NotPermitted("CHANGE_ACCOUNTS on account " + id);
    }
    if (account.status() == Account.Status.CLOSED) {
      throw new Refusal(409, CLOSED);
    }
    return account;
  }

  private Response done(String notice) {
    return Response.seeOther(URI.create(AccountQuery.PATH + "/" + id + "?notice=" + notice))
        .build();
  }

  private Response faulty(
      Account account, Map<String, List<String>> entered, Map<String, List<LocalText>> faults) {
    return Response.status(422).entity(page(account, entered, faults)).build();
  }

  private String page(
      Account account, Map<String, List<String>> entered, Map<String, List<LocalText>> faults) {
    Map<String, String> shown = new HashMap<>(GrantForm.first(entered));
    shown.putIfAbsent("display", account.displayName());
    models.put("row", AccountRow.of(account, scopes));
    models.put("entered", shown);
    models.put("faults", faults);
    models.put("waiting", codes.findWaiting(id).orElse(null));
    models.put("logins", logins.listOf(id).size());
    models.put("protectedSince", factors.find(id).flatMap(SecondFactor::confirmedAt).orElse(null));
    models.put(
        "tokens", tokens.listOf(id).stream().filter(t -> t.isUsable(clock.instant())).count());
    models.put("successor", accounts.findSuccessor(id).orElse(null));
    models.put("roles", scopes.roles());
    models.put("units", reach.units(Permission.CHANGE_ACCOUNTS));
    models.put("maySeeRecord", current.mayAnywhere(Permission.VIEW_AUDIT));
    return "office/account.html";
  }

  private String handOverPage(Account account, String display, List<LocalText> faults) {
    models.put("row", AccountRow.of(account, scopes));
    models.put("display", display);
    models.put("faults", faults);
    return "office/account-hand-over.html";
  }
}
