package org.orgstatus.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.orgstatus.accounts.Permission;
import org.orgstatus.export.TextTable;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.Roster;
import org.orgstatus.registry.Rosters;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;

/** The rosters of a wave, one for each reporting unit, and the template for them. */
@Path("office/waves/{wave}/rosters")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.KEEP_REGISTER)
public class RosterList {

  @Inject WaveGate gate;
  @Inject Rosters rosters;
  @Inject Reach reach;
  @Inject CurrentLanguage language;
  @Inject Clock clock;
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

  /** Headings and nothing else: whatever stands in a row counts as listed. */
  @GET
  @Path("template.xlsx")
  @Produces(Files.XLSX)
  public Response template() {
    TextTable table = new TextTable("已成立高校科协名单", Rosters.HEADINGS, List.of());
    return Files.answer(
        "已成立高校科协名单.xlsx",
        Files.XLSX,
        out -> table.writeXlsx(language.get(), LocalDate.now(clock), out));
  }
}
