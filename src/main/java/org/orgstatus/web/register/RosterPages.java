package org.orgstatus.web.register;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.RosterConflict;
import org.orgstatus.collection.RosterConflicts;
import org.orgstatus.collection.Wave;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.ReportingUnits;
import org.orgstatus.registry.Roster;
import org.orgstatus.registry.RosterPreview;
import org.orgstatus.registry.Rosters;
import org.orgstatus.registry.StalePreview;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.SentFiles;
import org.orgstatus.web.office.Upload;
import org.orgstatus.web.office.WaveGate;

/** A province's list of approved associations: uploaded, previewed, confirmed, compared. */
@Path("office/waves/{wave}/rosters/{unit: [0-9]{6}}")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.KEEP_REGISTER)
public class RosterPages {

  private static final LocalText NO_FILE = LocalText.of("请选择一个文件。", "Choose a file.");
  private static final LocalText NO_UNIT =
      LocalText.of("没有这个填报单位。", "There is no such reporting unit.");
  private static final LocalText LOCKED =
      LocalText.of("轮次已锁定，名单不能再改。", "The wave is locked; its rosters stay as they are.");
  private static final LocalText OVER =
      LocalText.of(
          "这个预览已过期、已确认或不属于您，名单没有变化。请重新上传文件。",
          "This preview has expired, was confirmed or is not yours; the roster is as it was. Upload"
              + " the file again.");

  @Inject WaveGate gate;
  @Inject Rosters rosters;
  @Inject RosterConflicts conflicts;
  @Inject ReportingUnits units;
  @Inject CurrentAccount current;
  @Inject Clock clock;
  @Inject Models models;

  @PathParam("wave")
  String waveId;

  @PathParam("unit")
  String unitCode;

  @GET
  public String show() {
    return page(null, List.of());
  }

  @POST
  @Upload
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response preview(List<EntityPart> parts) {
    ReportingUnit unit = unit();
    requireUnlocked();
    SentFiles sent = SentFiles.read(parts);
    if (sent.files().isEmpty()) {
      return Response.status(422).entity(page(null, List.of(NO_FILE))).build();
    }
    RosterPreview preview =
        rosters.preview(waveId, unit.code(), sent.files().get(0), account(), clock.instant());
    return preview
        .roster()
        .map(roster -> Response.seeOther(URI.create(path() + "/" + roster.id())).build())
        .orElseGet(() -> Response.status(422).entity(page(preview, List.of())).build());
  }

  @GET
  @Path("{id: [0-9]{1,15}}")
  public String look(@PathParam("id") long id) {
    models.put("wave", gate.wave(waveId));
    models.put("unit", unit());
    models.put("preview", waiting(id));
    return "office/roster-preview.html";
  }

  @POST
  @Path("{id: [0-9]{1,15}}")
  public Response confirm(@PathParam("id") long id) {
    requireUnlocked();
    waiting(id);
    try {
      rosters.confirm(id, account(), clock.instant());
    } catch (StalePreview stale) {
      throw new Refusal(409, stale.text());
    }
    return Response.seeOther(URI.create(path() + "?notice=roster-loaded")).build();
  }

  @POST
  @Path("{id: [0-9]{1,15}}/discard")
  public Response discard(@PathParam("id") long id) {
    unit();
    rosters.discard(id, account());
    return Response.seeOther(URI.create(path() + "?notice=roster-discarded")).build();
  }

  private RosterPreview waiting(long id) {
    ReportingUnitCode unit = unit().code();
    return rosters
        .findPreview(id, account(), clock.instant())
        .filter(p -> isHere(p.roster().orElseThrow(), unit))
        .orElseThrow(() -> new Refusal(404, OVER));
  }

  private boolean isHere(Roster roster, ReportingUnitCode unit) {
    return roster.waveId().equals(waveId) && roster.reportingUnit().equals(unit);
  }

  private String page(@Nullable RosterPreview refused, List<LocalText> faults) {
    ReportingUnit unit = unit();
    Optional<Roster> roster = rosters.find(waveId, unit.code());
    models.put("wave", gate.wave(waveId));
    models.put("unit", unit);
    models.put("roster", roster);
    models.put("rows", roster.map(rosters::rows).orElse(List.of()));
    models.put("history", rosters.list(waveId, unit.code()));
    List<RosterConflict> differing =
        conflicts.list(waveId, unit.code()).stream().filter(RosterConflict::isAnswered).toList();
    models.put("conflicts", differing);
    models.put("reviews", current.mayAnywhere(Permission.REVIEW_RESPONSE));
    models.put("refused", refused);
    models.put("faults", faults);
    return "office/roster.html";
  }

  private ReportingUnit unit() {
    current.require(Permission.KEEP_REGISTER, Target.reportingUnit(unitCode));
    return units.list().stream()
        .filter(u -> u.code().value().equals(unitCode))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, NO_UNIT));
  }

  private void requireUnlocked() {
    if (gate.wave(waveId).status() == Wave.Status.LOCKED) {
      throw new Refusal(409, LOCKED);
    }
  }

  private String path() {
    return "/office/waves/" + waveId + "/rosters/" + unitCode;
  }

  private String account() {
    return Long.toString(current.get().id());
  }
}
