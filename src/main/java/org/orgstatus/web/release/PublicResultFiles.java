package org.orgstatus.web.release;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Open;

/** What was released to everybody, as files. */
@Path("results")
@RequestScoped
@Open
public class PublicResultFiles {

  private static final String PLAN = "{release}/{plan:[a-z0-9-]+}";

  @Inject Released released;
  @Inject CurrentLanguage language;

  @GET
  @Path(PLAN + ".docx")
  public Response docx(@PathParam("release") String release, @PathParam("plan") String plan) {
    return file(release, plan).docx();
  }

  @GET
  @Path(PLAN + ".xlsx")
  public Response xlsx(@PathParam("release") String release, @PathParam("plan") String plan) {
    return file(release, plan).xlsx();
  }

  @GET
  @Path(PLAN + ".json")
  public Response json(@PathParam("release") String release, @PathParam("plan") String plan) {
    return file(release, plan).json();
  }

  @GET
  @Path(PLAN + "/{table:[A-Za-z0-9_.-]+}.csv")
  public Response csv(
      @PathParam("release") String release,
      @PathParam("plan") String plan,
      @PathParam("table") String table) {
    return file(release, plan).csv(table);
  }

  private ReleasedFile file(String word, String plan) {
    Release release = released.open(word);
    return new ReleasedFile(
        release, Released.Seen.all(released.result(release, plan)), language.get());
  }
}
