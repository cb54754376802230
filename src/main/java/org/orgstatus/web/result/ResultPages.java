package org.orgstatus.web.result;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.province.UnitSheet;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Wave;
import org.orgstatus.export.result.ResultPage;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.data.Locks;

/**
 * One comparison of a wave as a page: from the answers as they stand, or from a data lock. One that
 * names institutions is recorded when it is looked at.
 */
@Path("office/results/{wave}{audience:(/public)?}")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_RESULTS)
public class ResultPages {

  @Inject Results results;
  @Inject Comparisons comparisons;
  @Inject Locks locks;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Models models;
  @Inject Event<Recorded> recorded;

  @PathParam("wave")
  String waveId;

  @PathParam("audience")
  String audience;

  @QueryParam("lock")
  @DefaultValue("")
  String lock;

  /** {@code yes} where numbers lead to the editor of findings. */
  @QueryParam("cite")
  @DefaultValue("")
  String cite;

  @GET
  @Path("{plan:[a-z0-9-]+}" + Results.SHEET)
  public String show(@PathParam("plan") String planId, @PathParam("sheet") String sheet) {
    Wave wave = results.wave(waveId);
    AnalysisResult whole = results.result(wave, planId, Results.audience(audience), lock);
    AnalysisResult result = Results.sheet(whole, sheet);
    if (result.namesInstitutions()) {
      recorded.fire(new Recorded("result-list-viewed", "wave " + waveId, planId));
    }
    models.put("wave", wave);
    models.put("code", planId.toUpperCase(Locale.ROOT));
    models.put(
        "onlyInternal",
        comparisons.findPlan(planId).filter(plan -> !plan.isFor(Audience.PUBLIC)).isPresent());
    models.put("page", ResultPage.of(result, language.get()));
    models.put("files", "/office/results/" + waveId + audience + "/" + planId + sheet);
    models.put("internal", "/office/results/" + waveId + "/" + planId + sheet);
    models.put("public", "/office/results/" + waveId + Results.PUBLIC + "/" + planId + sheet);
    models.put("whole", "/office/results/" + waveId + audience + "/" + planId);
    models.put("sheet", sheet);
    models.put("sheets", UnitSheet.units(whole));
    models.put("isPublic", audience.equals(Results.PUBLIC));
    models.put("locks", locks.list(wave));
    models.put("lock", lock);
    models.put("mayWrite", current.may(Permission.WRITE_FINDINGS, Target.NATION));
    boolean mayCite =
        current.may(Permission.WRITE_FINDINGS, Target.NATION)
            && !lock.isEmpty()
            && (audience + sheet).isEmpty();
    models.put("mayCite", mayCite);
    models.put(
        "citing",
        mayCite && cite.equals("yes") ? "/office/findings/new?lock=" + lock + "&cell=" : null);
    models.put("parts", true);
    models.put("query", lock.isEmpty() ? "" : "?lock=" + lock);
    return "office/result-page.html";
  }
}
