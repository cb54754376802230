package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.Institutions;
import org.orgstatus.web.SignedIn;

/** Look-ups for questions whose choices are the register. */
@Path("api/register")
@RequestScoped
@SignedIn
@Produces(MediaType.APPLICATION_JSON)
public class RegisterApi {

  private static final int MOST = 20;

  @Inject Institutions institutions;
  @Inject Alliances alliances;
  @Inject Clock clock;

  /** Institutions of today by part of the name, pinyin initials or code, at most 20. */
  @GET
  @Path("institutions")
  public JsonObject institutions(@QueryParam("q") @DefaultValue("") String text) {
    JsonArrayBuilder found = JSON.createArrayBuilder();
    institutions
        .search(text, LocalDate.now(clock), MOST)
        .forEach(
            i ->
                found.add(
                    JSON.createObjectBuilder()
                        .add("code", i.code().value())
                        .add("name", i.name())
                        .add("city", i.city())));
    return JSON.createObjectBuilder().add("institutions", found).build();
  }

  /** Alliances of today by part of the name, pinyin initials or id, at most 20. */
  @GET
  @Path("alliances")
  public JsonObject alliances(@QueryParam("q") @DefaultValue("") String text) {
    JsonArrayBuilder found = JSON.createArrayBuilder();
    if (!text.isBlank()) {
      alliances
          .search(text, LocalDate.now(clock), MOST)
          .forEach(
              a ->
                  found.add(
                      JSON.createObjectBuilder()
                          .add("code", a.id().value())
                          .add("name", a.name())));
    }
    return JSON.createObjectBuilder().add("alliances", found).build();
  }
}
