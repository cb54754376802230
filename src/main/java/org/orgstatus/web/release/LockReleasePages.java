package org.orgstatus.web.release;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.release.Draft;
import org.orgstatus.analysis.release.Editions;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.analysis.release.ReleaseAudience;
import org.orgstatus.analysis.release.ReleaseRefused;
import org.orgstatus.analysis.release.Releases;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Waves;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.export.result.ResultPage;
import org.orgstatus.registry.ReportingUnits;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.data.Locks;
import org.orgstatus.web.office.Purpose;

/** The way from a data lock to a release: choose, look through with the audit, confirm. */
@Path("office/locks/{id}/release")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.RELEASE_RESULTS)
public class LockReleasePages {

  private static final LocalText NO_AUDIENCE =
      LocalText.of("请选择发布给谁。", "Choose to whom the results are released.");

  /**
   * What an audience would see of one comparison.
   *
   * @param shown cells with a number or words
   * @param withheld hidden cells
   * @param reasons how many cells are hidden for each reason
   * @param left titles of tables that this audience is not given
   */
  public record Line(
      Draft.Part part,
      long shown,
      long withheld,
      Map<LocalText, Long> reasons,
      List<LocalText> left) {}

  @Inject Locks locks;
  @Inject Releases releases;
  @Inject ReportingUnits units;
  @Inject Waves waves;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Models models;

  @PathParam("id")
  String word;

  /**
   * @param ticked which comparisons are ticked already: {@code all}, {@code open} to everybody, or
   *     none
   */
  @GET
  public String choose(@QueryParam("ticked") @DefaultValue("") String ticked) {
    List<String> plans =
        switch (ticked) {
          case "all" -> ids(ReleaseAudience.INTERNAL);
          case "open" -> ids(ReleaseAudience.PUBLIC);
          default -> List.of();
        };
    return form(lock(), plans, "", List.of());
  }

  private List<String> ids(ReleaseAudience audience) {
    return releases.listPlans(audience).stream().map(plan -> plan.id()).toList();
  }

  /** Shows what the audience would see and what the audit says; nothing is stored. */
  @POST
  public Response preview(
      @FormParam("plan") List<String> plans,
      @FormParam("audience") @DefaultValue("") String audience) {
    DataLock lock = lock();
    try {
      return Response.ok(check(draft(lock, plans, audience), "", List.of())).build();
    } catch (Refusal e) {
      return Response.status(e.status())
          .entity(form(lock, plans, audience, List.of(e.words())))
          .build();
    }
  }

  /**
   * Releases what was looked through.
   *
   * @param seen hash of the preview
   * @param purpose what for; goes on record
   */
  @POST
  @Path("confirm")
  public Response confirm(
      @FormParam("plan") List<String> plans,
      @FormParam("audience") @DefaultValue("") String audience,
      @FormParam("seen") @DefaultValue("") String seen,
      @FormParam("purpose") @DefaultValue("") String purpose) {
    DataLock lock = lock();
    Draft draft;
    try {
      draft = draft(lock, plans, audience);
    } catch (Refusal e) {
      return Response.status(e.status())
          .entity(form(lock, plans, audience, List.of(e.words())))
          .build();
    }
    try {
      String why = Purpose.of(purpose, "年度公报", "the annual bulletin");
      Release made = releases.release(draft, seen, why, current.get().id());
      return Response.seeOther(
              URI.create("/office/releases/" + made.id() + "?notice=results-released"))
          .build();
    } catch (Refusal e) {
      return Response.status(e.status()).entity(check(draft, purpose, List.of(e.words()))).build();
    } catch (ReleaseRefused e) {
      return Response.status(409).entity(check(draft, purpose, List.of(e.words()))).build();
    }
  }

  /** One comparison as the audience would see it. */
  @GET
  @Path("{plan:[a-z0-9-]+}")
  public String edition(
      @PathParam("plan") String planId,
      @QueryParam("audience") @DefaultValue("") String audience,
      @QueryParam("unit") @DefaultValue("") String unit) {
    DataLock lock = lock();
    Draft draft = draft(lock, List.of(planId), audience);
    AnalysisResult result = draft.parts().get(0).result();
    boolean ofUnits = draft.audience() == ReleaseAudience.PROVINCE;
    String code =
        unit.isEmpty() && ofUnits ? Editions.units(result).stream().findFirst().orElse("") : unit;
    if (ofUnits) {
      result = Editions.ofUnit(result, code).orElse(result);
    }
    models.put("lock", lock);
    models.put("wave", waves.find(lock.waveId()).orElseThrow());
    models.put("audience", draft.audience());
    models.put("code", planId.toUpperCase(Locale.ROOT));
    models.put("planId", planId);
    models.put("page", ResultPage.of(result, language.get()));
    models.put("unit", code);
    models.put("units", ofUnits ? units.list() : List.of());
    return "office/release-edition.html";
  }

  private DataLock lock() {
    current.require(Permission.RELEASE_RESULTS, Target.NATION);
    return locks.lock(word);
  }

  private Draft draft(DataLock lock, List<String> plans, String audience) {
    ReleaseAudience chosen =
        ReleaseAudience.ofWord(audience).orElseThrow(() -> new Refusal(422, NO_AUDIENCE));
    try {
      return releases.prepare(lock, chosen, plans);
    } catch (ReleaseRefused e) {
      throw new Refusal(422, e.words());
    }
  }

  private String form(DataLock lock, List<String> chosen, String audience, List<LocalText> faults) {
    models.put("lock", lock);
    models.put("wave", waves.find(lock.waveId()).orElseThrow());
    models.put("plans", releases.listPlans(ReleaseAudience.INTERNAL));
    models.put("open", ids(ReleaseAudience.PUBLIC));
    models.put("audiences", ReleaseAudience.values());
    models.put("chosen", chosen);
    models.put("audience", audience);
    models.put("faults", faults);
    return "office/release-choose.html";
  }

  private String check(Draft draft, String purpose, List<LocalText> faults) {
    models.put("lock", draft.lock());
    models.put("wave", waves.find(draft.lock().waveId()).orElseThrow());
    models.put("draft", draft);
    models.put("audit", draft.audit());
    models.put("lines", draft.parts().stream().map(LockReleasePages::line).toList());
    models.put("purpose", purpose);
    models.put("faults", faults);
    return "office/release-check.html";
  }

  private static Line line(Draft.Part part) {
    List<Cell> cells =
        part.result().tables().stream()
            .flatMap(table -> table.rows().stream())
            .flatMap(row -> row.cells().stream())
            .toList();
    Map<LocalText, Long> reasons = new LinkedHashMap<>();
    for (Cell cell : cells) {
      if (cell instanceof Cell.Suppressed hidden) {
        reasons.merge(hidden.reason(), 1L, Long::sum);
      }
    }
    long withheld = reasons.values().stream().mapToLong(Long::longValue).sum();
    List<LocalText> left =
        part.plan().tables().stream()
            .filter(
                t ->
                    part.result().tables().stream()
                        .noneMatch(own -> own.id().equals(t.id()) && !own.rows().isEmpty()))
            .map(t -> t.title())
            .toList();
    return new Line(part, cells.size() - withheld, withheld, reasons, left);
  }
}
