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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Invitations;
import org.orgstatus.collection.Standing;
import org.orgstatus.collection.Standings;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.Alliance;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.StaleChange;
import org.orgstatus.registry.UnitProposal;
import org.orgstatus.registry.UnitProposals;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Reach;
import org.orgstatus.web.office.WaveGate;

/** Alliances and branch campuses that provinces told of; form D of the confirmed alliances. */
@Path("office/waves/{wave}/alliances")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.KEEP_REGISTER)
public class AlliancePages {

  private static final LocalText NONE = LocalText.of("没有这条登记建议。", "There is no such proposal.");
  static final LocalText NO_ALLIANCE =
      LocalText.of("请选择本单位已登记的联盟。", "Choose an alliance of the reporting unit.");

  @Inject WaveGate gate;
  @Inject WaveForms forms;
  @Inject UnitProposals proposals;
  @Inject Alliances alliances;
  @Inject Invitations invitations;
  @Inject Standings standings;
  @Inject Reach reach;
  @Inject CurrentAccount current;
  @Inject Clock clock;
  @Inject Models models;

  @PathParam("wave")
  String waveId;

  /**
   * An alliance with its form D.
   *
   * @param standing null where the secretary has not begun
   * @param invited whether a code was issued that counts, or used
   * @param active whether the secretary's account is in use, so that no code is needed
   */
  public record Line(
      Alliance alliance,
      ReportingUnit unit,
      @Nullable Standing standing,
      boolean invited,
      boolean active) {}

  @GET
  public String list() {
    Wave wave = gate.wave(waveId);
    List<ReportingUnit> own = reach.units(Permission.KEEP_REGISTER);
    Optional<Questionnaire> form = form(forms, waveId);
    Map<String, Standing> stands = form.map(f -> standings.of(waveId, f.id())).orElse(Map.of());
    Set<String> invited =
        form.map(f -> invitations.states(waveId, f.id()).keySet()).orElse(Set.of());
    Set<String> active = invitations.activated(Role.ALLIANCE_SECRETARY);
    List<Line> lines = new ArrayList<>();
    for (ReportingUnit unit : own) {
      alliances.listAll(unit.code()).stream()
          .filter(a -> a.validTo().isEmpty())
          .map(
              a -> {
                String id = a.id().value();
                return new Line(a, unit, stands.get(id), invited.contains(id), active.contains(id));
              })
          .forEach(lines::add);
    }
    models.put("wave", wave);
    models.put(
        "proposals",
        proposals.listOpen().stream()
            .filter(p -> reach.covers(Permission.KEEP_REGISTER, p.reportingUnit()))
            .toList());
    models.put("lines", lines);
    models.put("hasForm", form.isPresent());
    models.put("mayIssue", wave.isOpen(clock.instant()) && form.isPresent());
    return "office/alliances.html";
  }

  @POST
  @Path("{id: [0-9]{1,15}}/confirm")
  public Response confirm(@PathParam("id") long id) {
    own(id);
    return decide(() -> proposals.confirm(id, account(), clock.instant()), "confirmed");
  }

  @POST
  @Path("{id: [0-9]{1,15}}/join")
  public Response join(
      @PathParam("id") long id, @FormParam("alliance") @DefaultValue("") String alliance) {
    own(id);
    if (!AllianceId.fits(alliance)) {
      throw new Refusal(422, NO_ALLIANCE);
    }
    return decide(
        () -> proposals.join(id, new AllianceId(alliance), account(), clock.instant()), "joined");
  }

  @POST
  @Path("{id: [0-9]{1,15}}/reject")
  public Response reject(
      @PathParam("id") long id, @FormParam("note") @DefaultValue("") String note) {
    own(id);
    String kept = note.strip().substring(0, Math.min(500, note.strip().length()));
    return decide(() -> proposals.reject(id, kept, account(), clock.instant()), "rejected");
  }

  /** Form D, where the wave has it. */
  static Optional<Questionnaire> form(WaveForms forms, String waveId) {
    return forms.list(waveId).stream()
        .filter(f -> f.unit() == Questionnaire.UnitKind.ALLIANCE && f.follows().isEmpty())
        .findFirst();
  }

  private void own(long id) {
    gate.wave(waveId);
    UnitProposal proposal = proposals.find(id).orElseThrow(() -> new Refusal(404, NONE));
    current.require(
        Permission.KEEP_REGISTER, Target.reportingUnit(proposal.reportingUnit().value()));
  }

  private Response decide(Runnable decision, String what) {
    try {
      decision.run();
    } catch (StaleChange stale) {
      throw new Refusal(409, stale.text());
    }
    return Response.seeOther(
            URI.create("/office/waves/" + waveId + "/alliances?notice=proposal-" + what))
        .build();
  }

  private String account() {
    return Long.toString(current.get().id());
  }
}
