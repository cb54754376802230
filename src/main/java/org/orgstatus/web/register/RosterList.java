package org.orgstatus.web.register;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import org.orgstatus.accounts.Permission;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.Roster;
import org.orgstatus.registry.Rosters;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Reach;
import org.orgstatus.web.office.WaveGate;

/** The rosters of a wave, one for each reporting unit. */
@Path("office/waves/{wave}/rosters")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.KEEP_REGISTER)
public class RosterList {

  @Inject WaveGate gate;
  @Inject Rosters rosters;
  @Inject Reach reach;
  @Inject Models models;

  @PathParam("wave")
  String waveId;

  /** A reporting unit with its roster, if one is loaded. */
  public record Line(ReportingUnit unit, Optional<Roster> roster) {}

  @GET
  public String list() {
    models.put("wave", gate.wave(waveId));
    models.put(
        "lines",
        reach.units(Permission.KEEP_REGISTER).stream()
            .map(unit -> new Line(unit, rosters.find(waveId, unit.code())))
            .toList());
    return "office/rosters.html";
  }
}
