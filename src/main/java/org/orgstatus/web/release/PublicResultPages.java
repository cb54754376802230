package org.orgstatus.web.release;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.analysis.release.ReleaseAudience;
import org.orgstatus.analysis.release.ReleasedResult;
import org.orgstatus.analysis.release.Releases;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.export.result.ResultPage;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Open;
import org.orgstatus.web.TroublePages;

/** What was released to everybody: aggregates only, without a log-in. */
@Path("results")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Open
public class PublicResultPages {

  /** A wave with the comparisons that stand, the latest version of each. */
  public record WaveResults(Wave wave, List<Line> lines) {}

  /**
   * One comparison and the release that it is of.
   *
   * @param question that it answers, as definitions ask it today: its own is inside the result,
   *     which a list does not read; empty where they have it no more
   */
  public record Line(Release release, ReleasedResult result, LocalText question) {}

  @Inject Releases releases;
  @Inject Released released;
  @Inject Comparisons comparisons;
  @Inject Waves waves;
  @Inject CurrentLanguage language;
  @Inject Models models;

  @GET
  public String list() {
    List<Release> standing = releases.listStanding(ReleaseAudience.PUBLIC);
    List<WaveResults> all = new ArrayList<>();
    for (String waveId : standing.stream().map(Release::waveId).distinct().toList()) {
      List<Line> lines = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (Release release : standing) {
        if (release.waveId().equals(waveId)) {
          releases.results(release).stream()
              .filter(result -> seen.add(result.planId()))
              .forEach(result -> lines.add(new Line(release, result, question(result))));
        }
      }
      lines.sort(Comparator.comparing(line -> line.result().planId()));
      waves.find(waveId).ifPresent(wave -> all.add(new WaveResults(wave, lines)));
    }
    models.put("waves", all);
    return "results.html";
  }

  private LocalText question(ReleasedResult result) {
    return comparisons
        .findPlan(result.planId())
        .map(AnalysisPlan::question)
        .orElse(LocalText.EMPTY);
  }

  @GET
  @Path("{release}/{plan:[a-z0-9-]+}")
  public String show(@PathParam("release") String word, @PathParam("plan") String planId) {
    Release release = released.open(word);
    models.put("release", release);
    models.put("wave", waves.find(release.waveId()).orElseThrow());
    models.put("code", planId.toUpperCase(Locale.ROOT));
    models.put("page", ResultPage.of(released.result(release, planId), language.get()));
    models.put("files", "/results/" + release.id() + "/" + planId);
    models.put(
        "newer",
        releases.listStanding(ReleaseAudience.PUBLIC).stream()
            .filter(r -> r.waveId().equals(release.waveId()) && r.number() > release.number())
            .filter(r -> releases.result(r, planId).isPresent())
            .findFirst()
            .orElse(null));
    return "result.html";
  }
}
