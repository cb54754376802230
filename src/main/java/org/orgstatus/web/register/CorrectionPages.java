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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.registry.Correction;
import org.orgstatus.registry.Corrections;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.StaleChange;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Reach;

/** Corrections that coordinators proposed; the national office decides. */
@Path("office/register/corrections")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.KEEP_REGISTER)
public class CorrectionPages {

  @Inject Corrections corrections;
  @Inject Institutions institutions;
  @Inject Reach reach;
  @Inject CurrentAccount current;
  @Inject Clock clock;
  @Inject Models models;

  @GET
  public String list() {
    List<Correction> open =
        corrections.listOpen().stream()
            .filter(c -> reach.covers(Permission.KEEP_REGISTER, c.reportingUnit()))
            .toList();
    Map<InstitutionCode, Institution> known =
        institutions
            .findAll(open.stream().map(Correction::institution).distinct().toList())
            .stream()
            .collect(Collectors.toMap(Institution::code, i -> i));
    models.put("corrections", open);
    models.put("institutions", known);
    models.put("mayDecide", current.may(Permission.CHANGE_REGISTER, Target.NATION));
    return "office/register-corrections.html";
  }

  @POST
  @Path("{id: [0-9]{1,15}}/confirm")
  @Needs(Permission.CHANGE_REGISTER)
  public Response confirm(@PathParam("id") long id) {
    current.require(Permission.CHANGE_REGISTER, Target.NATION);
    return decide(() -> corrections.confirm(id, account(), clock.instant()), "confirmed");
  }

  @POST
  @Path("{id: [0-9]{1,15}}/reject")
  @Needs(Permission.CHANGE_REGISTER)
  public Response reject(
      @PathParam("id") long id, @FormParam("note") @DefaultValue("") String note) {
    current.require(Permission.CHANGE_REGISTER, Target.NATION);
    String shown = note.strip().substring(0, Math.min(note.strip().length(), 500));
    return decide(() -> corrections.reject(id, shown, account(), clock.instant()), "rejected");
  }

  private static Response decide(Runnable decision, String what) {
    try {
      decision.run();
    } catch (StaleChange stale) {
      throw new Refusal(409, stale.text());
    }
    return Response.seeOther(URI.create("/office/register/corrections?notice=correction-" + what))
        .build();
  }

  private String account() {
    return Long.toString(current.get().id());
  }
}
