package org.orgstatus.web.register;

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
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.registry.BranchCampuses;
import org.orgstatus.registry.Corrections;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.InstitutionHistory;
import org.orgstatus.registry.Institutions;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** One institution of the register: its values, history and branch campuses; corrections. */
@Path("office/register/{code: [0-9]{10}}")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_REGISTER)
public class InstitutionPages {

  private static final LocalText NONE =
      LocalText.of("名录中没有这所学校。", "The register has no such institution.");
  private static final LocalText BRANCH =
      LocalText.of(
          "请填写分校区名称（最多100个字）和设立日期。",
          "Enter the name of the branch campus (100 characters at most) and the day it began.");

  @Inject Institutions institutions;
  @Inject InstitutionHistory history;
  @Inject Corrections corrections;
  @Inject BranchCampuses branches;
  @Inject CurrentAccount current;
  @Inject Clock clock;
  @Inject Models models;

  @PathParam("code")
  String code;

  @GET
  public String show() {
    return page(institution(Permission.VIEW_REGISTER), List.of(), List.of());
  }

  @POST
  @Path("corrections")
  @Needs(Permission.KEEP_REGISTER)
  public Response correct(
      @FormParam("column") @DefaultValue("") String column,
      @FormParam("value") @DefaultValue("") String value,
      @FormParam("reason") @DefaultValue("") String reason) {
    Institution institution = institution(Permission.KEEP_REGISTER);
    List<LocalText> faults =
        corrections.faults(institution.code(), column, value.strip(), reason.strip());
    if (!faults.isEmpty()) {
      models.put("value", value);
      models.put("reason", reason);
      return Response.status(422).entity(page(institution, faults, List.of())).build();
    }
    corrections.propose(
        institution.code(), column, value.strip(), reason.strip(), account(), clock.instant());
    return to("correction-proposed");
  }

  @POST
  @Path("branches")
  @Needs(Permission.KEEP_REGISTER)
  public Response addBranch(
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("city") @DefaultValue("") String city,
      @FormParam("from") @DefaultValue("") String from) {
    Institution institution = institution(Permission.KEEP_REGISTER);
    Optional<LocalDate> day = day(from);
    boolean fits = !name.isBlank() && name.length() <= 100 && city.length() <= 60;
    if (!fits || day.isEmpty()) {
      return Response.status(422).entity(page(institution, List.of(), List.of(BRANCH))).build();
    }
    branches.add(institution.code(), name, city, day.get());
    return to("branch-added");
  }

  @POST
  @Path("branches/{id: [0-9]{1,15}}/close")
  @Needs(Permission.KEEP_REGISTER)
  public Response closeBranch(@PathParam("id") long id) {
    Institution institution = institution(Permission.KEEP_REGISTER);
    branches
        .find(id)
        .filter(b -> b.parent().equals(institution.code()) && b.validTo().isEmpty())
        .orElseThrow(() -> new Refusal(404, NONE));
    branches.close(id, LocalDate.now(clock));
    return to("branch-closed");
  }

  private String page(
      Institution institution, List<LocalText> faults, List<LocalText> branchFaults) {
    models.put("institution", institution);
    models.put("values", institution.values());
    models.put("history", history.of(institution.code()));
    models.put("branches", branches.list(institution.code()));
    models.put("predecessors", institutions.listPredecessors(institution.code()));
    models.put("successor", institution.successor().flatMap(institutions::find));
    models.put("corrections", corrections.list(institution.code()));
    models.put("columns", Corrections.COLUMNS);
    models.put("faults", faults);
    models.put("branchFaults", branchFaults);
    models.put("mayKeep", current.may(Permission.KEEP_REGISTER, target(institution)));
    return "office/institution.html";
  }

  private Institution institution(Permission permission) {
    Institution institution =
        institutions.find(new InstitutionCode(code)).orElseThrow(() -> new Refusal(404, NONE));
    current.require(permission, target(institution));
    return institution;
  }

  private static Target target(Institution institution) {
    return Target.reportingUnit(institution.reportingUnit().value());
  }

  private String account() {
    return Long.toString(current.get().id());
  }

  private Response to(String notice) {
    return Response.seeOther(URI.create("/office/register/" + code + "?notice=" + notice)).build();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
