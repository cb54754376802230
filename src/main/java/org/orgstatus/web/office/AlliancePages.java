package org.orgstatus.web.office;

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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Invitations;
import org.orgstatus.collection.Standing;
import org.orgstatus.collection.Standings;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.export.TextTable;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.Alliance;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.StaleChange;
import org.orgstatus.registry.UnitProposal;
import org.orgstatus.registry.UnitProposals;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Messages;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.start.Settings;

/** Alliances and branch campuses that provinces told of; form D of the confirmed alliances. */
@Path("office/waves/{wave}/alliances")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.KEEP_REGISTER)
public class AlliancePages {

  private static final Duration AFTER_DEADLINE = Duration.ofDays(30);
  private static final LocalText NONE = LocalText.of("没有这条登记建议。", "There is no such proposal.");
  private static final LocalText NO_ALLIANCE =
      LocalText.of("请选择本单位已登记的联盟。", "Choose an alliance of the reporting unit.");
  private static final LocalText NOT_OPEN =
      LocalText.of(
          "轮次没有开放或已过截止时间，不能发放激活码。请先开放轮次或延长截止时间。",
          "The wave is not open or its deadline has passed. Open it or move its deadline first.");

  @Inject WaveGate gate;
  @Inject WaveForms forms;
  @Inject UnitProposals proposals;
  @Inject Alliances alliances;
  @Inject Invitations invitations;
  @Inject Standings standings;
  @Inject Reach reach;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Settings settings;
  @Inject Clock clock;
  @Inject Models models;

  @PathParam("wave")
  String waveId;

  /**
   * An alliance with its form D.
   *
   * @param standing null where the secretary has not begun
   */
  public record Line(
      Alliance alliance, ReportingUnit unit, @Nullable Standing standing, boolean invited) {}

  @GET
  public String list() {
    Wave wave = gate.wave(waveId);
    List<ReportingUnit> own = reach.units(Permission.KEEP_REGISTER);
    Optional<Questionnaire> form = form();
    Map<String, Standing> stands = form.map(f -> standings.of(waveId, f.id())).orElse(Map.of());
    Set<String> invited =
        form.map(f -> invitations.states(waveId, f.id()).keySet()).orElse(Set.of());
    List<Line> lines = new ArrayList<>();
    for (ReportingUnit unit : own) {
      alliances.listAll(unit.code()).stream()
          .filter(a -> a.validTo().isEmpty())
          .map(a -> new Line(a, unit, stands.get(a.id().value()), invited.contains(a.id().value())))
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

  /** A code for the secretary of one alliance, shown in this one file. */
  @POST
  @Path("codes/{alliance: [A-Z0-9]{2,10}}")
  @Produces(Files.XLSX)
  @Needs(Permission.CHANGE_ACCOUNTS)
  public Response issue(@PathParam("alliance") String id) {
    Alliance alliance =
        alliances.find(new AllianceId(id)).orElseThrow(() -> new Refusal(404, NO_ALLIANCE));
    current.require(
        Permission.CHANGE_ACCOUNTS, Target.alliance(alliance.reportingUnit().value(), id));
    Wave wave = gate.wave(waveId);
    if (!wave.isOpen(clock.instant(), alliance.reportingUnit())) {
      throw new Refusal(409, NOT_OPEN);
    }
    Questionnaire form = form().orElseThrow(() -> new Refusal(409, NOT_OPEN));
    Instant end = wave.lastDeadline().plus(AFTER_DEADLINE);
    String code = invitations.issue(waveId, form.id(), List.of(id), end).get(0).code();
    Messages words = Messages.in(language.get());
    List<String> headings =
        Stream.of("code", "name", "activation", "link", "until")
            .map(column -> words.get("alliances.column." + column))
            .toList();
    List<String> row =
        List.of(
            id,
            alliance.name(),
            code,
            settings.siteUrl() + "/join/" + code,
            LocalDate.ofInstant(end, clock.getZone()).toString());
    TextTable table = new TextTable(words.get("codes.file"), headings, List.of(row));
    return Files.answer(
        words.get("codes.file") + "-" + waveId + "-" + id + ".xlsx",
        Files.XLSX,
        out -> table.writeXlsx(language.get(), LocalDate.now(clock), out));
  }

  private Optional<Questionnaire> form() {
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
