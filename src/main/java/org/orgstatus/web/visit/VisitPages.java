package org.orgstatus.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.fieldwork.Visit;
import org.orgstatus.fieldwork.VisitEntries;
import org.orgstatus.fieldwork.VisitEntry;
import org.orgstatus.fieldwork.VisitFile;
import org.orgstatus.fieldwork.VisitFiles;
import org.orgstatus.fieldwork.VisitRetention;
import org.orgstatus.fieldwork.VisitStatus;
import org.orgstatus.fieldwork.Visits;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.RespondingUnits;
import org.orgstatus.web.TroublePages;

/** Visits in the office: which there are, how far each is, and what was brought home. */
@Path("office/visits")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_VISIT)
public class VisitPages {

  private static final LocalText BEGUN =
      LocalText.of(
          "走访已经开始，不能取消。已带回的内容都保留。",
          "The visit has begun and cannot be cancelled. What was brought home stays.");
  private static final LocalText NOT_NOW =
      LocalText.of(
          "戊表现在还不收答案。请先延长本单位的截止时间，或把戊表退回，再补录。",
          "Form E takes no answers yet. Extend the deadline of its reporting unit first, then enter"
              + " what is held.");
  private static final LocalText TOO_LATE =
      LocalText.of(
          "编码已锁定，或没有这段访谈，不能撤回。录音在编码锁定时已经删除。",
          "Coding is locked, or there is no such interview, so nothing can be withdrawn. Recordings"
              + " were deleted when coding was locked.");

  @Inject VisitGate gate;
  @Inject VisitView view;
  @Inject TripFile trip;
  @Inject Visits visits;
  @Inject VisitEntries entries;
  @Inject VisitFiles files;
  @Inject VisitRetention retention;
  @Inject Waves waves;
  @Inject Accounts accounts;
  @Inject RespondingUnits units;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Event<Recorded> recorded;
  @Inject Models models;

  /** A visit in the list. */
  public record Line(
      Visit visit, String name, VisitStatus status, List<String> pair, VisitView.Asked asked) {}

  /** A wave with the visits that the account may see. */
  public record Group(Wave wave, List<Line> lines) {}

  @GET
  public String list() {
    List<Group> groups = new ArrayList<>();
    for (Wave wave : waves.list()) {
      List<Line> lines =
          visits.list(wave.id()).stream().filter(this::maySee).map(this::line).toList();
      if (!lines.isEmpty() || wave.status() == Wave.Status.OPEN) {
        groups.add(new Group(wave, lines));
      }
    }
    models.put("groups", groups);
    models.put("mayPlan", current.may(Permission.PLAN_VISITS, Target.NATION));
    models.put("mayRecord", current.mayAnywhere(Permission.RECORD_VISIT));
    return "office/visits.html";
  }

  private boolean maySee(Visit visit) {
    return current.may(
        Permission.VIEW_VISIT, units.target(Questionnaire.UnitKind.VISIT, visit.allianceId()));
  }

  private Line line(Visit visit) {
    return new Line(visit, gate.name(visit), visits.status(visit), names(visit), view.asked(visit));
  }

  private List<String> names(Visit visit) {
    return visit.pair().stream().map(each -> name(each.accountId())).toList();
  }

  private String name(long account) {
    return accounts.find(account).map(Account::displayName).orElse(Long.toString(account));
  }

  @GET
  @Path("{visit}")
  public String show(@PathParam("visit") String id) {
    Visit visit = gate.visit(id, Permission.VIEW_VISIT);
    List<VisitEntry> all = entries.list(visit);
    VisitStatus status = visits.status(visit);
    models.put("visit", visit);
    models.put("name", gate.name(visit));
    models.put("status", status);
    models.put("pair", names(visit));
    models.put("former", visit.former().stream().map(this::name).toList());
    models.put("conflicts", visit.isCancelled() ? List.of() : visits.conflicts(visit));
    models.put("employers", visit.pair().stream().map(each -> employer(each.employer())).toList());
    models.put("wave", waves.find(visit.waveId()).orElseThrow());
    models.put("points", view.points(all));
    models.put("interviews", view.interviews(visit));
    models.put("asked", view.asked(visit));
    models.put("photos", photos(visit));
    models.put("held", all.stream().filter(e -> e.state() == VisitEntry.State.HELD).count());
    models.put("heldNotes", view.kept(visit, all, VisitEntry.State.HELD));
    models.put("beside", view.beside(visit, all));
    models.put("formE", gate.formE(visit).orElse(""));
    models.put("mayPlan", current.may(Permission.PLAN_VISITS, Target.NATION));
    boolean goes = visit.isOfPair(current.get().id()) && !visit.isCancelled();
    models.put("goes", goes && current.mayAnywhere(Permission.RECORD_VISIT));
    return "office/visit.html";
  }

  private String employer(String code) {
    return code.isEmpty() ? "" : units.name(Questionnaire.UnitKind.INSTITUTION, code).zh();
  }

  private List<VisitFile> photos(Visit visit) {
    return files.list(visit).stream().filter(f -> f.kind() == VisitFile.Kind.PHOTO).toList();
  }

  /** What the pair reads before the trip, as one page to print. */
  @GET
  @Path("{visit}/file")
  public String file(@PathParam("visit") String id) {
    Visit visit = gate.visit(id, Permission.VIEW_VISIT);
    recorded.fire(new Recorded("visit-file-read", "visit " + id, "alliance " + visit.allianceId()));
    models.put("visit", visit);
    models.put("name", gate.name(visit));
    models.put("pair", names(visit));
    models.put("parts", trip.parts(visit, language.get()));
    return "office/visit-file.html";
  }

  /** Notes and recordings of one interview; who reads them is on record. */
  @GET
  @Path("{visit}/interviews/{row: [A-Za-z0-9]{1,16}}")
  public String interview(@PathParam("visit") String id, @PathParam("row") String row) {
    Visit visit = gate.visit(id, Permission.VIEW_VISIT);
    Optional<VisitView.Interview> one =
        view.interviews(visit).stream().filter(i -> i.row().equals(row)).findFirst();
    if (one.isEmpty()) {
      throw new Refusal(404, LocalText.of("没有这段访谈。", "There is no such interview."));
    }
    recorded.fire(new Recorded("interview-read", "visit " + id + ", interview " + row, ""));
    models.put("visit", visit);
    models.put("name", gate.name(visit));
    models.put("one", one.get());
    models.put("notes", view.notes(visit, row));
    models.put(
        "recordings",
        files.list(visit).stream()
            .filter(f -> f.kind() == VisitFile.Kind.RECORDING && f.interview().equals(row))
            .toList());
    models.put("dueOn", VisitRetention.dueOn(visit, VisitFile.Kind.RECORDING));
    models.put("mayWithdraw", mayWithdraw(visit) && visit.codingLockedAt().isEmpty());
    return "office/visit-interview.html";
  }

  private boolean mayWithdraw(Visit visit) {
    Target alliance = units.target(Questionnaire.UnitKind.VISIT, visit.allianceId());
    return current.may(Permission.RECORD_VISIT, alliance)
        || current.may(Permission.PLAN_VISITS, Target.NATION);
  }

  /** A respondent takes the consent back. */
  @POST
  @Path("{visit}/interviews/{row: [A-Za-z0-9]{1,16}}/withdraw")
  public Response withdraw(@PathParam("visit") String id, @PathParam("row") String row) {
    Visit visit = gate.visit(id, Permission.VIEW_VISIT);
    if (!mayWithdraw(visit)) {
      current.require(Permission.PLAN_VISITS, Target.NATION);
    }
    if (!retention.withdraw(visit.id(), row, current.get().id())) {
      throw new Refusal(409, TOO_LATE);
    }
    return to(visit, "visit-withdrawn");
  }

  @POST
  @Path("{visit}/cancel")
  @Needs(Permission.PLAN_VISITS)
  public Response cancel(@PathParam("visit") String id) {
    Visit visit = gate.visit(id, Permission.PLAN_VISITS);
    if (!visits.cancel(visit.id())) {
      throw new Refusal(409, BEGUN);
    }
    return to(visit, "visit-cancelled");
  }

  /** Enters what was held while form E took no answers. */
  @POST
  @Path("{visit}/held")
  public Response enterHeld(@PathParam("visit") String id) {
    Visit visit = gate.visit(id, Permission.VIEW_VISIT);
    if (!mayWithdraw(visit)) {
      current.require(Permission.PLAN_VISITS, Target.NATION);
    }
    if (!entries.takesAnswers(visit)) {
      throw new Refusal(409, NOT_NOW);
    }
    entries.enterHeld(visit.id());
    return to(visit, "visit-held-entered");
  }

  private static Response to(Visit visit, String notice) {
    return Response.seeOther(URI.create("/office/visits/" + visit.id() + "?notice=" + notice))
        .build();
  }
}
