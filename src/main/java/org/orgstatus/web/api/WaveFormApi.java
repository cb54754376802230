package org.orgstatus.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.questionnaire.DefinitionJson;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.RoutingJson;
import org.orgstatus.web.Addresses;
import org.orgstatus.web.SignedIn;

/** The forms of a wave as they were stored when it opened. */
@Path("api/waves/{wave}/forms/{form}")
@RequestScoped
@SignedIn
@Produces(MediaType.APPLICATION_JSON)
public class WaveFormApi {

  @Inject Addresses addresses;
  @Inject WaveForms forms;

  @PathParam("wave")
  String waveId;

  @PathParam("form")
  String formId;

  @Context Request request;

  @GET
  public JsonObject definition() {
    return DefinitionJson.of(addresses.form(addresses.wave(waveId), formId));
  }

  @GET
  @Path("schema")
  @Produces(Chain.SCHEMA)
  public String schema() {
    Wave wave = addresses.wave(waveId);
    Questionnaire form = addresses.form(wave, formId);
    return Chain.of(forms.list(wave.id()), form).schema().toString();
  }

  /**
   * The forms of one response compiled for the browser.
   *
   * @param version makes the address change with the content, so that browsers keep the answer
   */
  @GET
  @Path("routing")
  public Response routing(@QueryParam("v") @Nullable String version) {
    Wave wave = addresses.wave(waveId);
    addresses.form(wave, formId);
    Routing routing = forms.routing(wave.id(), forms.first(wave.id(), formId).id());
    EntityTag tag = tag(routing);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer =
        unchanged != null ? unchanged : Response.ok(RoutingJson.of(routing).toString()).tag(tag);
    return answer
        .header(
            HttpHeaders.CACHE_CONTROL,
            version == null ? "private, no-cache" : "private, max-age=31536000, immutable")
        .build();
  }

  private static EntityTag tag(Routing routing) {
    return new EntityTag(
        routing.forms().stream()
            .map(form -> form.contentHash().substring(0, 16))
            .collect(Collectors.joining()));
  }
}
