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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaires;
import org.orgstatus.registry.InstitutionFilter;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.ReportingUnits;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.SamplingFrame;
import org.orgstatus.web.Blanks;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** Waves: planned here, opened for good, given more time, closed. */
@Path("office/waves")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_WAVE)
public class WavePages {

  private static final LocalText NO_WAVE =
      LocalText.of("没有这个轮次。请从轮次列表重新进入。", "There is no such wave. Choose one from the list.");
  private static final LocalText OTHER_STATE =
      LocalText.of(
          "这个轮次的状态已经变了，刚才的操作没有执行。请刷新轮次页面后再看。",
          "The wave has changed meanwhile and nothing was done. Look at its page again.");
  private static final LocalText NOT_READY =
      LocalText.of(
          "还不能开放：名录里没有高校，或者没有无误的调查表。",
          "The wave cannot be opened yet: the register is empty, or no questionnaire is faultless.");

  @Inject Waves waves;
  @Inject WaveForms forms;
  @Inject Frames frames;
  @Inject Questionnaires questionnaires;
  @Inject Institutions institutions;
  @Inject ReportingUnits units;
  @Inject WaveSums sums;
  @Inject Blanks blanks;
  @Inject CurrentAccount current;
  @Inject Clock clock;
  @Inject Models models;

  @GET
  public String list() {
    models.put("waves", sums.list());
    models.put("mayPlan", current.mayAnywhere(Permission.CHANGE_WAVE));
    return "office/waves.html";
  }

  @GET
  @Path("new")
  @Needs(Permission.CHANGE_WAVE)
  public String ask() {
    return planPage(PlanForm.empty());
  }

  @POST
  @Path("new")
  @Needs(Permission.CHANGE_WAVE)
  public Response plan(MultivaluedMap<String, String> entered) {
    PlanForm form =
        PlanForm.read(
            entered::getFirst, id -> waves.find(id).isPresent(), clock.instant(), clock.getZone());
    if (form.plan().isEmpty()) {
      return Response.status(422).entity(planPage(form)).build();
    }
    Wave wave = waves.plan(form.plan().get());
    return to(wave.id(), "wave-planned");
  }

  @GET
  @Path("{id}")
  public String show(@PathParam("id") String id) {
    return page(wave(id), "", List.of());
  }

  @GET
  @Path("{id}/open")
  @Needs(Permission.CHANGE_WAVE)
  public String askToOpen(@PathParam("id") String id) {
    Wave wave = inState(id, Wave.Status.PLANNED);
    models.put("wave", wave);
    models.put("institutions", registered());
    models.put("units", units.list().size());
    models.put("forms", questionnaires.listAll());
    models.put("problems", questionnaires.problems());
    models.put("today", LocalDate.now(clock));
    models.put("overdue", !clock.instant().isBefore(wave.deadline()));
    return "office/wave-open.html";
  }

  @POST
  @Path("{id}/open")
  @Needs(Permission.CHANGE_WAVE)
  public Response open(@PathParam("id") String id) {
    inState(id, Wave.Status.PLANNED);
    if (registered() == 0 || questionnaires.listAll().isEmpty()) {
      throw new Refusal(409, NOT_READY);
    }
    waves.open(id);
    return to(id, "wave-opened");
  }

  @POST
  @Path("{id}/deadline")
  @Needs(Permission.CHANGE_WAVE)
  public Response moveDeadline(
      @PathParam("id") String id, @FormParam("deadline") @DefaultValue("") String entered) {
    Wave wave = inState(id, Wave.Status.OPEN);
    Optional<Instant> deadline = PlanForm.moment(entered.strip(), clock.getZone());
    List<LocalText> faults = PlanForm.deadlineFaults(deadline, clock.instant());
    if (!faults.isEmpty()) {
      return Response.status(422).entity(page(wave, entered, faults)).build();
    }
    waves.moveDeadline(id, deadline.orElseThrow());
    return to(id, "deadline-moved");
  }

  @GET
  @Path("{id}/close")
  @Needs(Permission.CHANGE_WAVE)
  public String askToClose(@PathParam("id") String id) {
    models.put("sum", sums.of(inState(id, Wave.Status.OPEN)));
    return "office/wave-close.html";
  }

  @POST
  @Path("{id}/close")
  @Needs(Permission.CHANGE_WAVE)
  public Response close(@PathParam("id") String id) {
    inState(id, Wave.Status.OPEN);
    waves.close(id);
    return to(id, "wave-closed");
  }

  private String planPage(PlanForm form) {
    models.put("form", form);
    return "office/wave-plan.html";
  }

  private String page(Wave wave, String deadline, List<LocalText> faults) {
    boolean planned = wave.status() == Wave.Status.PLANNED;
    Map<UnitKind, SamplingFrame> frozen = new LinkedHashMap<>();
    Map<UnitKind, Integer> strata = new LinkedHashMap<>();
    for (UnitKind kind : UnitKind.values()) {
      frames.find(wave.id(), kind).ifPresent(frame -> frozen.put(kind, frame));
      frames.find(wave.id(), kind).ifPresent(f -> strata.put(kind, frames.strata(f).size()));
    }
    List<Questionnaire> shown = planned ? questionnaires.listAll() : forms.list(wave.id());
    models.put("wave", wave);
    models.put("sum", sums.of(wave));
    models.put("forms", shown);
    models.put("blanks", blanks.last(wave));
    models.put("frames", frozen);
    models.put("strata", strata);
    models.put("problems", planned ? questionnaires.problems() : List.of());
    models.put("registered", planned ? registered() : 0);
    models.put("mayChange", current.may(Permission.CHANGE_WAVE, Target.NATION));
    models.put("overdue", !clock.instant().isBefore(wave.deadline()));
    models.put("deadline", deadline.isEmpty() ? local(wave.deadline()) : deadline);
    models.put("deadlineFaults", faults);
    return "office/wave.html";
  }

  private int registered() {
    return institutions.list(InstitutionFilter.on(LocalDate.now(clock))).size();
  }

  private String local(Instant moment) {
    return LocalDateTime.ofInstant(moment, clock.getZone()).withSecond(0).withNano(0).toString();
  }

  private Wave wave(String id) {
    return waves.find(id).orElseThrow(() -> new Refusal(404, NO_WAVE));
  }

  private Wave inState(String id, Wave.Status wanted) {
    current.require(Permission.CHANGE_WAVE, Target.NATION);
    Wave wave = wave(id);
    if (wave.status() != wanted) {
      throw new Refusal(409, OTHER_STATE);
    }
    return wave;
  }

  private static Response to(String id, String notice) {
    return Response.seeOther(URI.create("/office/waves/" + id + "?notice=" + notice)).build();
  }
}
