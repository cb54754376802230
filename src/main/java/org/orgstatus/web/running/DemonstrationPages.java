package org.orgstatus.web.running;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.demonstration.Demonstration;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** Asks for the demonstration study and shows how far it is; one may leave and come back. */
@Path("office/demonstration")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.LOAD_DEMONSTRATION)
public class DemonstrationPages {

  private static final int SECONDS_BETWEEN_LOOKS = 2;

  private static final LocalText NOT_EMPTY =
      LocalText.of(
          "系统里已有名录或轮次，示范调研只能载入空的系统。请另装一套试用。",
          "There is a register or a wave already. The demonstration needs an empty system: set up"
              + " another one to try it.");

  @Inject DemonstrationLoad load;
  @Inject Demonstration demonstration;
  @Inject Models models;

  @POST
  public Response begin() {
    if (load.state() != DemonstrationLoad.State.RUNNING && !demonstration.isPossible()) {
      throw new Refusal(409, NOT_EMPTY);
    }
    load.begin();
    return Response.seeOther(URI.create("/office/demonstration")).build();
  }

  @GET
  public Response show() {
    return switch (load.state()) {
      case IDLE -> to("/office");
      case DONE -> to("/office?notice=demonstration-loaded");
      case FAILED -> Response.status(500).entity(page(true)).build();
      case RUNNING -> Response.ok(page(false)).header("Refresh", SECONDS_BETWEEN_LOOKS).build();
    };
  }

  private String page(boolean failed) {
    models.put("failed", failed);
    models.put("seconds", load.elapsed().toSeconds());
    return "office/demonstration.html";
  }

  private static Response to(String path) {
    return Response.seeOther(URI.create(path)).build();
  }
}
