package org.orgstatus.web.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Logins;
import org.orgstatus.accounts.Throttle;
import org.orgstatus.web.Caller;
import org.orgstatus.web.Cookies;
import org.orgstatus.web.Entrance;
import org.orgstatus.web.Open;
import org.orgstatus.web.ReturnPath;
import org.orgstatus.web.TroublePages;

/** Signing in and out. */
@Path("/")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Open
public class LoginPages {

  @Inject Accounts accounts;
  @Inject Logins logins;
  @Inject Throttle throttle;
  @Inject Entrance entrance;
  @Inject Caller caller;
  @Inject Models models;
  @Inject HttpServletRequest request;
  @Context HttpServletResponse response;

  @GET
  @Path("login")
  public String ask(@QueryParam("return") @DefaultValue("/") String returnPath) {
    return form(returnPath, "");
  }

  @POST
  @Path("login")
  public Response signIn(
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("return") @DefaultValue("/") String returnPath) {
    boolean known =
        Cookies.find(request, Cookies.KNOWN).filter(m -> accounts.isKnown(name, m)).isPresent();
    Duration wait = throttle.wait(name, caller.address(), known);
    if (!wait.isZero()) {
      models.put("fault", "login.wait");
      models.put("seconds", wait.toSeconds() + 1);
      return Response.status(429).entity(form(returnPath, name)).build();
    }
    Optional<Account> account = accounts.authenticate(name, password);
    if (account.isEmpty()) {
      throttle.refused(name, caller.address(), known);
      models.put("fault", "login.wrong");
      return Response.status(403).entity(form(returnPath, name)).build();
    }
    throttle.accepted(name, caller.address());
    return entrance.admit(account.get(), ReturnPath.safe(returnPath), response);
  }

  @POST
  @Path("logout")
  public Response signOut() {
    Cookies.find(request, Cookies.LOGIN).ifPresent(logins::close);
    response.addHeader("Set-Cookie", Cookies.remove(Cookies.LOGIN));
    return Response.seeOther(URI.create("/login?notice=signed-out")).build();
  }

  private String form(String returnPath, String name) {
    models.put("return", ReturnPath.safe(returnPath).toString());
    models.put("name", name);
    models.put("shown", accounts.listShown());
    return "login.html";
  }
}
