package org.orgstatus.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.WaveComparisons;
import org.orgstatus.questionnaire.FormComparisonJson;
import org.orgstatus.web.Addresses;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;

/** The forms of a wave beside those of the wave before it. */
@Path("api/waves/{wave}/comparison")
@RequestScoped
@Needs(Permission.VIEW_WAVE)
@Produces(MediaType.APPLICATION_JSON)
public class WaveComparisonApi {

  @Inject Addresses addresses;
  @Inject WaveComparisons comparisons;

  @GET
  public JsonObject read(@PathParam("wave") String waveId) {
    return comparisons
        .find(addresses.wave(waveId))
        .map(FormComparisonJson::of)
        .orElseThrow(
            () ->
                new Refusal(
                    404,
                    LocalText.of(
                        "这是第一个轮次，没有可以对照的调查表。",
                        "This is the first wave: there are no earlier forms.")));
  }
}
