package org.orgstatus.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.analysis.AnalysisPlans;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.Questionnaires;
import org.orgstatus.registry.InstitutionFilter;
import org.orgstatus.registry.Institutions;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;

/** The first page of the office. */
@Path("office")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
public class OfficePages {

  @Inject Waves waves;
  @Inject WaveSums sums;
  @Inject Institutions institutions;
  @Inject Questionnaires questionnaires;
  @Inject AnalysisPlans plans;
  @Inject Reach reach;
  @Inject CurrentAccount current;
  @Inject Clock clock;
  @Inject Models models;

  @GET
  @Needs(Permission.VIEW_WAVE)
  public String start() {
    long registered =
        institutions.list(InstitutionFilter.on(LocalDate.now(clock))).stream()
            .filter(i -> reach.covers(Permission.VIEW_REGISTER, i.reportingUnit()))
            .count();
    models.put("registered", registered);
    models.put("waves", sums.list());
    models.put("maySeeResults", current.mayAnywhere(Permission.VIEW_RESULTS));
    models.put("now", clock.instant());
    models.put("problems", questionnaires.problems().size() + plans.problems().size());
    models.put("forms", questionnaires.listAll().size());
    models.put("mayTry", current.mayAnywhere(Permission.LOAD_DEMONSTRATION));
    models.put("mayRegister", current.mayAnywhere(Permission.CHANGE_REGISTER));
    models.put("mayWave", current.mayAnywhere(Permission.CHANGE_WAVE));
    models.put("maySeeProblems", current.mayAnywhere(Permission.VIEW_PROBLEMS));
    return "office/start.html";
  }

  /** The collection of the wave that is open, or else of the latest that was. */
  @GET
  @Path("collection")
  @Needs(Permission.VIEW_WAVE)
  public Response collection() {
    Optional<Wave> wave =
        waves
            .findOpen()
            .or(
                () ->
                    waves.list().stream()
                        .filter(w -> w.status() == Wave.Status.CLOSED)
                        .findFirst());
    return wave.isEmpty()
        ? Response.ok("office/collection-none.html").build()
        : Response.seeOther(URI.create("/office/waves/" + wave.get().id() + "/collection")).build();
  }
}
