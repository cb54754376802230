package org.orgstatus.web.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Role;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Invitation;
import org.orgstatus.collection.Invitations;
import org.orgstatus.collection.message.ProvinceContacts;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Entrance;
import org.orgstatus.web.NewPassword;
import org.orgstatus.web.Open;
import org.orgstatus.web.TroublePages;

/**
 * Activation: a code, the institution's name, a password. Opening the page uses nothing up, since
 * link previews open pages; an unknown, a used and an expired code get one and the same answer. A
 * code has 59 random bits, so guessing needs no further brake.
 */
@Path("join")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Open
public class JoinPages {

  @Inject Invitations invitations;
  @Inject Institutions institutions;
  @Inject Alliances alliances;
  @Inject ProvinceContacts provinces;
  @Inject Accounts accounts;
  @Inject Entrance entrance;
  @Inject CurrentLanguage language;
  @Inject Models models;
  @jakarta.ws.rs.core.Context jakarta.servlet.http.HttpServletResponse response;

  @GET
  public String ask() {
    return form("", false);
  }

  @POST
  public Response look(@FormParam("code") @DefaultValue("") String code) {
    return invitations.find(code).isPresent()
        ? Response.seeOther(URI.create("/join/" + plain(code))).build()
        : refused(code);
  }

  @GET
  @Path("{code}")
  public Response show(
      @PathParam("code") String code, @HeaderParam("User-Agent") @DefaultValue("") String agent) {
    invitations.opened(code, agent);
    Optional<Invitation> invitation = invitations.find(code);
    return invitation.isPresent()
        ? Response.ok(activation(invitation.get(), code, Map.of())).build()
        : refused(code);
  }

  @POST
  @Path("{code}")
  public Response activate(
      @PathParam("code") String code,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("again") @DefaultValue("") String again) {
    Optional<Invitation> invitation = invitations.find(code);
    if (invitation.isEmpty()) {
      return refused(code);
    }
    Map<String, List<LocalText>> faults =
        NewPassword.faults(accounts, invitations.loginName(invitation.get()), password, again);
    if (!faults.isEmpty()) {
      return Response.status(422).entity(activation(invitation.get(), code, faults)).build();
    }
    Optional<Account> account =
        invitations.activate(code, displayName(invitation.get()), language.get(), password);
    if (account.isEmpty()) {
      return refused(code);
    }
    entrance.let(account.get(), response);
    boolean approves = invitation.get().role() == Role.CAMPUS_APPROVER;
    return Response.seeOther(URI.create(approves ? "/approve" : "/respond")).build();
  }

  private Response refused(String code) {
    return Response.status(404).entity(form(code, true)).build();
  }

  private String form(String code, boolean refused) {
    models.put("code", code);
    models.put("refused", refused);
    return "respond/join.html";
  }

  private String activation(
      Invitation invitation, String code, Map<String, List<LocalText>> faults) {
    models.put("unit", name(invitation));
    models.put("call", provinces.line(reportingUnit(invitation)));
    models.put("loginName", invitations.loginName(invitation));
    models.put("role", role(invitation).title());
    models.put("approves", invitation.role() == Role.CAMPUS_APPROVER);
    models.put("alliance", role(invitation) == Role.ALLIANCE_SECRETARY);
    models.put("until", invitation.deputyUntil().orElse(null));
    models.put("code", plain(code));
    models.put("faults", faults);
    return "respond/activate.html";
  }

  private String name(Invitation invitation) {
    String unit = invitation.unitCode();
    return InstitutionCode.fits(unit)
        ? institutions.institution(new InstitutionCode(unit)).name()
        : alliances.alliance(new AllianceId(unit)).name();
  }

  private ReportingUnitCode reportingUnit(Invitation invitation) {
    String unit = invitation.unitCode();
    return InstitutionCode.fits(unit)
        ? institutions.institution(new InstitutionCode(unit)).reportingUnit()
        : alliances.alliance(new AllianceId(unit)).reportingUnit();
  }

  /** Whoever fills in for an alliance is its secretary. */
  private static Role role(Invitation invitation) {
    return InstitutionCode.fits(invitation.unitCode())
        ? invitation.role()
        : Role.ALLIANCE_SECRETARY;
  }

  /** An account is shown by institution and role, never by a person's name. */
  private String displayName(Invitation invitation) {
    String what =
        invitation.deputyPost().map(post -> "代审核人 " + post).orElse(role(invitation).title().zh());
    return name(invitation) + "（" + what + "）";
  }

  private static String plain(String code) {
    return code.replaceAll("[^A-Za-z0-9-]", "");
  }
}
