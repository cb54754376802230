package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.orgstatus.accounts.Permission;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.analysis.release.ReleasedResult;
import org.orgstatus.analysis.release.Releases;
import org.orgstatus.export.result.ResultJson;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.release.Released;
import org.orgstatus.web.release.ReleasedFile;

/**
 * Released results, as far as the account may see them. What everybody may see needs no token: the
 * public pages offer it as JSON and CSV.
 */
@Path("api/releases")
@RequestScoped
@Needs(Permission.VIEW_RELEASED)
@Produces(MediaType.APPLICATION_JSON)
public class ReleaseApi {

  @Inject Released released;
  @Inject Releases releases;
  @Inject CurrentLanguage language;

  /** The latest first. */
  @GET
  @Operation(summary = "结果发布一览 | Releases of results, the latest first")
  public JsonObject list() {
    JsonArrayBuilder list = JSON.createArrayBuilder();
    released.list().forEach(release -> list.add(json(release)));
    return JSON.createObjectBuilder().add("releases", list).build();
  }

  @GET
  @Operation(summary = "一次发布 | One release")
  @Path("{release}")
  public JsonObject read(@PathParam("release") String word) {
    return json(released.release(word)).build();
  }

  /** One comparison as it was released. */
  @GET
  @Operation(
      summary =
          "已发布的一项对比；发布给填报单位的，unit为单位代码 | One released comparison; unit for releases to reporting"
              + " units")
  @Path("{release}/results/{plan:[a-z0-9-]+}")
  public JsonObject result(
      @PathParam("release") String word,
      @PathParam("plan") String plan,
      @QueryParam("unit") @DefaultValue("") String unit) {
    return ResultJson.of(released.seen(released.release(word), plan, unit).result());
  }

  @GET
  @Operation(summary = "已发布的一张表（CSV） | One released table as CSV")
  @Path("{release}/results/{plan:[a-z0-9-]+}/{table:[A-Za-z0-9_.-]+}.csv")
  @Produces("text/csv")
  public Response table(
      @PathParam("release") String word,
      @PathParam("plan") String plan,
      @PathParam("table") String table,
      @QueryParam("unit") @DefaultValue("") String unit) {
    Release release = released.release(word);
    return new ReleasedFile(release, released.seen(release, plan, unit), language.get()).csv(table);
  }

  private JsonObjectBuilder json(Release release) {
    String self = "/api/releases/" + release.id();
    JsonArrayBuilder results = JSON.createArrayBuilder();
    for (ReleasedResult result : releases.results(release)) {
      results.add(
          JSON.createObjectBuilder()
              .add("plan", result.planId())
              .add(
                  "title",
                  JSON.createObjectBuilder()
                      .add("zh", result.title().zh())
                      .add("en", result.title().en()))
              .add("planHash", result.planHash())
              .add("contentHash", result.contentHash())
              .add("href", self + "/results/" + result.planId()));
    }
    return JSON.createObjectBuilder()
        .add("id", release.id())
        .add("wave", release.waveId())
        .add("audience", release.audience().word())
        .add("version", release.number())
        .add("state", release.state().name().toLowerCase(Locale.ROOT))
        .add("releasedAt", release.madeAt().toString())
        .add("lock", release.lockName())
        .add("lockedAt", release.lockedAt().toString())
        .add("lockHash", release.lockHash())
        .add("contentHash", release.contentHash())
        .add("results", results);
  }
}
