package org.orgstatus.web.login;

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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.NotPermitted;
import org.orgstatus.accounts.SecondFactor;
import org.orgstatus.accounts.SecondFactors;
import org.orgstatus.web.SignedIn;
import org.orgstatus.web.TroublePages;

/** One's own authenticator: set-up with a picture to scan, recovery codes, taking it away. */
@Path("account/second-step")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@SignedIn
public class AccountSecondStepPages {

  private static final String PATH = "/account/second-step";

  @Inject CurrentAccount current;
  @Inject Accounts accounts;
  @Inject SecondFactors factors;
  @Inject Models models;

  @GET
  public String show() {
    return page("");
  }

  @POST
  @Path("begin")
  public Response begin() {
    Account account = staff();
    if (!factors.isOn(account.id())) {
      factors.begin(account.id());
    }
    return Response.seeOther(URI.create(PATH)).build();
  }

  @POST
  @Path("confirm")
  public Response confirm(@FormParam("code") @DefaultValue("") String code) {
    Account account = staff();
    List<String> recovery = factors.confirm(account.id(), code);
    if (recovery.isEmpty()) {
      return Response.status(422).entity(page("second.not-confirmed")).build();
    }
    return Response.ok(recoveryPage(recovery)).build();
  }

  @POST
  @Path("recovery")
  public Response renewRecovery(@FormParam("present") @DefaultValue("") String password) {
    Account account = staff();
    if (!factors.isOn(account.id())) {
      return Response.seeOther(URI.create(PATH)).build();
    }
    if (!knows(account, password)) {
      return Response.status(422).entity(page("second.password")).build();
    }
    return Response.ok(recoveryPage(factors.renewRecoveryCodes(account.id()))).build();
  }

  @POST
  @Path("off")
  public Response off(@FormParam("present") @DefaultValue("") String password) {
    Account account = staff();
    if (!knows(account, password)) {
      return Response.status(422).entity(page("second.password")).build();
    }
    factors.remove(account.id());
    return Response.seeOther(URI.create(PATH + "?notice=second-off")).build();
  }

  private boolean knows(Account account, String password) {
    return accounts.authenticate(account.loginName(), password).isPresent();
  }

  private Account staff() {
    return staff(current);
  }

  /** The account that asks, if it is one of staff. */
  static Account staff(CurrentAccount current) {
    Account account = current.get();
    if (account.grants().stream().noneMatch(grant -> grant.role().isStaff())) {
      throw new NotPermitted("a second step for account " + account.id());
    }
    return account;
  }

  private String page(String fault) {
    Account account = staff();
    Optional<SecondFactor> factor = factors.find(account.id());
    models.put("since", factor.flatMap(SecondFactor::confirmedAt).orElse(null));
    models.put("secret", factors.findSecret(account.id()).map(this::inGroups).orElse(null));
    models.put("left", factors.countRecoveryCodes(account.id()));
    models.put("fault", fault);
    return "account-second-step.html";
  }

  private String recoveryPage(List<String> codes) {
    models.put("codes", codes);
    return "account-recovery.html";
  }

  private String inGroups(String secret) {
    return secret.replaceAll("(.{4})(?=.)", "$1 ");
  }
}
