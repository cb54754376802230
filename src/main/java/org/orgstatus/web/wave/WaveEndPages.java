package org.orgstatus.web.wave;

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
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalDates;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.web.Acting;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.WaveGate;
import org.orgstatus.web.office.WaveSums;

/** How a wave ends: closed, if need be opened again, at last locked for good. */
@Path("office/waves")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.CHANGE_WAVE)
public class WaveEndPages {

  @Inject Waves waves;
  @Inject WaveGate gate;
  @Inject WaveSums sums;
  @Inject Acting acting;
  @Inject Clock clock;
  @Inject Models models;

  @PathParam("id")
  String id;

  @GET
  @Path("{id}/close")
  public String askToClose() {
    models.put("sum", sums.of(gate.inState(id, Wave.Status.OPEN)));
    return "office/wave-close.html";
  }

  @POST
  @Path("{id}/close")
  public Response close() {
    gate.inState(id, Wave.Status.OPEN);
    waves.close(id);
    return WaveGate.to(id, "wave-closed");
  }

  @GET
  @Path("{id}/reopen")
  public String askToReopen() {
    return reopenPage("", List.of());
  }

  @POST
  @Path("{id}/reopen")
  public Response reopen(@FormParam("deadline") @DefaultValue("") String entered) {
    gate.toOpen(id, Wave.Status.CLOSED);
    Optional<Instant> deadline = LocalDates.entered(entered.strip(), clock.getZone());
    List<LocalText> faults = PlanForm.deadlineFaults(deadline, clock.instant());
    if (!faults.isEmpty()) {
      return Response.status(422).entity(reopenPage(entered, faults)).build();
    }
    waves.reopen(id, deadline.orElseThrow());
    return WaveGate.to(id, "wave-reopened");
  }

  @GET
  @Path("{id}/lock")
  public String askToLock() {
    models.put("sum", sums.of(gate.inState(id, Wave.Status.CLOSED)));
    return "office/wave-lock.html";
  }

  @POST
  @Path("{id}/lock")
  public Response lock() {
    gate.inState(id, Wave.Status.CLOSED);
    waves.lock(id, acting.by());
    return WaveGate.to(id, "wave-locked");
  }

  private String reopenPage(String deadline, List<LocalText> faults) {
    models.put("sum", sums.of(gate.toOpen(id, Wave.Status.CLOSED)));
    models.put("deadline", deadline);
    models.put("deadlineFaults", faults);
    return "office/wave-reopen.html";
  }
}
