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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.analysis.release.ReleaseAudience;
import org.orgstatus.analysis.release.ReleaseRefused;
import org.orgstatus.analysis.release.Releases;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Waves;
import org.orgstatus.export.result.ResultPage;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Purpose;

/** Releases: which there are, what each gave to whom, and its withdrawal. */
@Path("office/releases")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_RELEASED)
public class ReleasePages {

  @Inject Released released;
  @Inject Releases releases;
  @Inject Waves waves;
  @Inject Accounts accounts;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Models models;

  @GET
  public String list() {
    models.put("releases", released.list());
    models.put("mayRelease", released.mayRelease());
    return "office/releases.html";
  }

  @GET
  @Path("{release}")
  public String show(@PathParam("release") String word) {
    return page(released.release(word), "", null);
  }

  /**
   * A released result.
   *
   * @param cite {@code yes} where its numbers lead to the editor of findings
   */
  @GET
  @Path("{release}/{plan:[a-z0-9-]+}")
  public String result(
      @PathParam("release") String word,
      @PathParam("plan") String planId,
      @QueryParam("unit") @DefaultValue("") String unit,
      @QueryParam("cite") @DefaultValue("") String cite) {
    Release release = released.release(word);
    Released.Seen seen = released.seen(release, planId, unit);
    models.put("release", release);
    models.put("wave", waves.find(release.waveId()).orElseThrow());
    models.put("code", planId.toUpperCase(Locale.ROOT));
    models.put("page", ResultPage.of(seen.result(), language.get()));
    models.put("files", "/office/releases/" + release.id() + "/" + planId);
    models.put("query", seen.unit().map(code -> "?unit=" + code).orElse(""));
    models.put("unit", seen.unit().orElse(""));
    models.put("parts", true);
    models.put("basket", release.stands() ? release.id() : null);
    boolean mayWrite = current.may(Permission.WRITE_FINDINGS, Target.NATION) && release.stands();
    models.put("mayWrite", mayWrite);
    models.put(
        "citing",
        mayWrite && cite.equals("yes")
            ? "/office/findings/new?lock=" + release.lockId() + "&cell="
            : null);
    models.put(
        "units", release.audience() == ReleaseAudience.PROVINCE ? released.units() : List.of());
    return "office/released-result.html";
  }

  /** Takes a release from its audience; what was released stays on record. */
  @POST
  @Path("{release}/withdraw")
  @Needs(Permission.RELEASE_RESULTS)
  public Response withdraw(
      @PathParam("release") String word, @FormParam("reason") @DefaultValue("") String reason) {
    current.require(Permission.RELEASE_RESULTS, Target.NATION);
    Release release = released.release(word);
    try {
      String why =
          Purpose.of(reason, "发现数据有误，更正后另发", "an error was found; a corrected one will follow");
      releases.withdraw(release.id(), why, current.get().id());
    } catch (Refusal e) {
      return Response.status(e.status()).entity(page(release, reason, e.words())).build();
    } catch (ReleaseRefused e) {
      throw new Refusal(409, e.words());
    }
    return Response.seeOther(
            URI.create("/office/releases/" + release.id() + "?notice=release-withdrawn"))
        .build();
  }

  private String page(Release release, String reason, @Nullable LocalText fault) {
    models.put("release", release);
    models.put("wave", waves.find(release.waveId()).orElseThrow());
    models.put("results", releases.results(release));
    models.put("audit", release.audit());
    models.put("mayRelease", released.mayRelease());
    models.put("maySeeLock", current.may(Permission.VIEW_RESULTS, Target.NATION));
    models.put("maker", name(release.accountId()));
    models.put(
        "withdrawer",
        release.withdrawnBy().isPresent() ? name(release.withdrawnBy().getAsLong()) : "");
    models.put("reason", reason);
    models.put("faults", Optional.ofNullable(fault).stream().toList());
    return "office/release.html";
  }

  private String name(long account) {
    return accounts.find(account).map(Account::displayName).orElse("");
  }
}
