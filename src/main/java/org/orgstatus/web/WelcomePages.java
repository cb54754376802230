package org.orgstatus.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.CurrentAccount;

/** The front page: leads each person on, and on an empty server says where the set-up link is. */
@Path("/")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Open
public class WelcomePages {

  @Inject CurrentAccount current;
  @Inject Accounts accounts;

  @GET
  public Response welcome() {
    if (current.find().isPresent()) {
      Account account = current.get();
      return Response.seeOther(URI.create(Navigation.start(account::mayAnywhere))).build();
    }
    return accounts.count() == 0
        ? Response.ok("welcome.html").build()
        : Response.seeOther(URI.create("/login")).build();
  }
}
