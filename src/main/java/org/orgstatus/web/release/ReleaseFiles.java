package org.orgstatus.web.release;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.orgstatus.accounts.Permission;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.base.Recorded;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;

/** Released comparisons as files, as the account sees them. Each one taken away is recorded. */
@Path("office/releases")
@RequestScoped
@Needs(Permission.VIEW_RELEASED)
public class ReleaseFiles {

  private static final String PLAN = "{release}/{plan:[a-z0-9-]+}";

  @Inject Released released;
  @Inject CurrentLanguage language;
  @Inject Event<Recorded> recorded;

  @QueryParam("unit")
  @DefaultValue("")
  String unit;

  @GET
  @Path(PLAN + ".docx")
  public Response docx(@PathParam("release") String release, @PathParam("plan") String plan) {
    return file(release, plan, "docx").docx();
  }

  @GET
  @Path(PLAN + ".xlsx")
  public Response xlsx(@PathParam("release") String release, @PathParam("plan") String plan) {
    return file(release, plan, "xlsx").xlsx();
  }

  @GET
  @Path(PLAN + ".json")
  public Response json(@PathParam("release") String release, @PathParam("plan") String plan) {
    return file(release, plan, "json").json();
  }

  @GET
  @Path(PLAN + "/{table:[A-Za-z0-9_.-]+}.csv")
  public Response csv(
      @PathParam("release") String release,
      @PathParam("plan") String plan,
      @PathParam("table") String table) {
    return file(release, plan, table + ".csv").csv(table);
  }

  /** One table or figure, to be put into somebody's own text. */
  @GET
  @Path(PLAN + "/{part:[A-Za-z0-9_.-]+}.docx")
  public Response part(
      @PathParam("release") String release,
      @PathParam("plan") String plan,
      @PathParam("part") String part) {
    return file(release, plan, part + ".docx").part(part);
  }

  private ReleasedFile file(String word, String plan, String what) {
    Release release = released.release(word);
    Released.Seen seen = released.seen(release, plan, unit);
    recorded.fire(
        new Recorded(
            "released-result-downloaded",
            "release " + release.id(),
            plan + "." + what + seen.unit().map(code -> ", reporting unit " + code).orElse("")));
    return new ReleasedFile(release, seen, language.get());
  }
}
