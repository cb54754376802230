package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.orgstatus.accounts.Permission;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;

/** The queue of the wave that is open, or else of the latest that was. */
@Path("office/review")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.REVIEW_RESPONSE)
public class ReviewStart {

  @Inject Waves waves;

  @GET
  public Response start() {
    return waves
        .findOpen()
        .or(
            () ->
                waves.list().stream()
                    .filter(wave -> wave.status() == Wave.Status.CLOSED)
                    .findFirst())
        .map(wave -> Response.seeOther(URI.create("/office/waves/" + wave.id() + "/review")))
        .orElseGet(() -> Response.ok("review/queue-none.html"))
        .build();
  }
}
