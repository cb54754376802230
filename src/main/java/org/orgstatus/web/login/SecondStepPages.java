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
import org.orgstatus.accounts.HalfLogins;
import org.orgstatus.accounts.Throttle;
import org.orgstatus.web.Caller;
import org.orgstatus.web.Cookies;
import org.orgstatus.web.Entrance;
import org.orgstatus.web.Open;
import org.orgstatus.web.ReturnPath;
import org.orgstatus.web.TroublePages;

/** The second step of signing in, for accounts that have an authenticator. */
@Path("login/second")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Open
public class SecondStepPages {

  private static final URI AGAIN = URI.create("/login?notice=sign-in-again");

  @Inject HalfLogins halves;
  @Inject Throttle throttle;
  @Inject Entrance entrance;
  @Inject Caller caller;
  @Inject Models models;
  @Inject HttpServletRequest request;
  @Context HttpServletResponse response;

  @GET
  public Response ask(@QueryParam("return") @DefaultValue("/") String returnPath) {
    return awaited().isPresent()
        ? Response.ok(form(returnPath)).build()
        : Response.seeOther(AGAIN).build();
  }

  @POST
  public Response signIn(
      @FormParam("code") @DefaultValue("") String code,
      @FormParam("return") @DefaultValue("/") String returnPath) {
    Optional<Account> awaited = awaited();
    if (awaited.isEmpty()) {
      return Response.seeOther(AGAIN).build();
    }
    // counted apart from the password, whatever the browser: a guesser knows the password here
    String name = "second step of " + awaited.get().loginName();
    Duration wait = throttle.wait(name, caller.address());
    if (!wait.isZero()) {
      models.put("fault", "login.wait");
      models.put("seconds", wait.toSeconds() + 1);
      return Response.status(429).entity(form(returnPath)).build();
    }
    Optional<Account> account = halves.finish(token(), code);
    if (account.isEmpty()) {
      throttle.refused(name, caller.address());
      models.put("fault", "second.wrong");
      return awaited().isPresent()
          ? Response.status(403).entity(form(returnPath)).build()
          : Response.seeOther(AGAIN).build();
    }
    throttle.accepted(name, caller.address());
    response.addHeader("Set-Cookie", Cookies.remove(Cookies.HALF));
    entrance.let(account.get(), response);
    return Response.seeOther(ReturnPath.safe(returnPath)).build();
  }

  private Optional<Account> awaited() {
    return halves.find(token());
  }

  private String token() {
    return Cookies.find(request, Cookies.HALF).orElse("");
  }

  private String form(String returnPath) {
    models.put("return", ReturnPath.safe(returnPath).toString());
    return "second-step.html";
  }
}
