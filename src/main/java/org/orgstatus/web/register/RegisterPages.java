package org.orgstatus.web.register;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.registry.Corrections;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.InstitutionType;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.Level;
import org.orgstatus.registry.Matches;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Reach;

/** The register of institutions as a list. */
@Path("office/register")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
public class RegisterPages {

  @Inject Institutions institutions;
  @Inject Matches matches;
  @Inject Corrections corrections;
  @Inject Reach reach;
  @Inject CurrentAccount current;
  @Inject Clock clock;
  @Inject Models models;
  @Context UriInfo address;

  @GET
  @Needs(Permission.VIEW_REGISTER)
  public String list() {
    LocalDate today = LocalDate.now(clock);
    RegisterQuery wanted = RegisterQuery.read(address.getQueryParameters()::getFirst, today);
    List<Institution> found =
        wanted.list(institutions, unit -> reach.covers(Permission.VIEW_REGISTER, unit));
    models.put("query", wanted.query("/office/register", today));
    models.put("on", wanted.on());
    models.put("page", Page.of(found, wanted.page()));
    models.put("undergraduate", count(found, Level.UNDERGRADUATE));
    models.put("vocational", count(found, Level.VOCATIONAL));
    models.put("units", reach.units(Permission.VIEW_REGISTER));
    models.put("levels", List.of(Level.values()));
    models.put("types", List.of(InstitutionType.values()));
    boolean mayImport = current.mayAnywhere(Permission.CHANGE_REGISTER);
    models.put("mayImport", mayImport);
    models.put("openMatches", mayImport ? matches.propose().size() : 0);
    models.put("mayKeep", current.mayAnywhere(Permission.KEEP_REGISTER));
    models.put(
        "openCorrections",
        corrections.listOpen().stream()
            .filter(c -> reach.covers(Permission.KEEP_REGISTER, c.reportingUnit()))
            .count());
    return "office/register.html";
  }

  private static long count(List<Institution> found, Level level) {
    return found.stream().filter(i -> i.level() == level).count();
  }
}
