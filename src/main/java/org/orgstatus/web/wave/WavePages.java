package org.orgstatus.web.wave;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveComparisons;
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
import org.orgstatus.web.office.WaveGate;
import org.orgstatus.web.office.WaveSums;

/** Waves: planned here, changed before they open, opened for good. */
@Path("office/waves")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_WAVE)
public class WavePages {

  private static final LocalText NOT_READY =
      LocalText.of(
          "还不能开放：名录里没有高校，或者没有无误的调查表。",
          "The wave cannot be opened yet: the register is empty, or no questionnaire is"
              + " faultless.");

  @Inject Waves waves;
  @Inject WaveGate gate;
  @Inject WaveComparisons comparisons;
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
    return WaveGate.to(wave.id(), "wave-planned");
  }

  @GET
  @Path("{id}")
  public String show(@PathParam("id") String id) {
    return page(gate.wave(id));
  }

  @GET
  @Path("{id}/plan")
  @Needs(Permission.CHANGE_WAVE)
  public String askToChange(@PathParam("id") String id) {
    return changePage(id, PlanForm.of(gate.inState(id, Wave.Status.PLANNED), clock.getZone()));
  }

  @POST
  @Path("{id}/plan")
  @Needs(Permission.CHANGE_WAVE)
  public Response change(@PathParam("id") String id, MultivaluedMap<String, String> entered) {
    gate.inState(id, Wave.Status.PLANNED);
    PlanForm form =
        PlanForm.read(
            field -> field.equals("id") ? id : entered.getFirst(field),
            taken -> false,
            clock.instant(),
            clock.getZone());
    if (form.plan().isEmpty()) {
      return Response.status(422).entity(changePage(id, form)).build();
    }
    waves.change(form.plan().get());
    return WaveGate.to(id, "wave-plan-changed");
  }

  @GET
  @Path("{id}/open")
  @Needs(Permission.CHANGE_WAVE)
  public String askToOpen(@PathParam("id") String id) {
    Wave wave = gate.toOpen(id, Wave.Status.PLANNED);
    models.put("wave", wave);
    models.put("institutions", registered());
    models.put("units", units.list().size());
    models.put("forms", questionnaires.listAll());
    models.put("previous", comparisons.findPrevious(wave));
    models.put("comparison", comparisons.find(wave));
    models.put("problems", questionnaires.problems());
    models.put("today", LocalDate.now(clock));
    models.put("overdue", !clock.instant().isBefore(wave.deadline()));
    return "office/wave-open.html";
  }

  @POST
  @Path("{id}/open")
  @Needs(Permission.CHANGE_WAVE)
  public Response open(@PathParam("id") String id) {
    gate.toOpen(id, Wave.Status.PLANNED);
    if (registered() == 0 || questionnaires.listAll().isEmpty()) {
      throw new Refusal(409, NOT_READY);
    }
    waves.open(id);
    return WaveGate.to(id, "wave-opened");
  }

  private String changePage(String id, PlanForm form) {
    models.put("changed", id);
    return planPage(form);
  }

  private String planPage(PlanForm form) {
    models.put("form", form);
    return "office/wave-plan.html";
  }

  private String page(Wave wave) {
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
    models.put("previous", comparisons.findPrevious(wave));
    models.put("forms", shown);
    models.put("blanks", blanks.last(wave));
    models.put("frames", frozen);
    models.put("strata", strata);
    models.put("problems", planned ? questionnaires.problems() : List.of());
    models.put("registered", planned ? registered() : 0);
    models.put("mayKeep", current.mayAnywhere(Permission.KEEP_REGISTER));
    models.put("mayChange", current.may(Permission.CHANGE_WAVE, Target.NATION));
    models.put("overdue", !wave.isOpen(clock.instant()));
    return "office/wave.html";
  }

  private int registered() {
    return institutions.list(InstitutionFilter.on(LocalDate.now(clock))).size();
  }
}
