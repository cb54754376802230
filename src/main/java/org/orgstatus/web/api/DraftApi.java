package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Saved;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.web.Addressed;
import org.orgstatus.web.Addresses;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.SignedIn;

/** The draft of one unit: read whole, saved item by item. */
@Path("api/waves/{wave}/forms/{form}/units/{unit}/draft")
@RequestScoped
@SignedIn
@Produces(MediaType.APPLICATION_JSON)
public class DraftApi {

  @Inject Addresses addresses;
  @Inject Responses responses;
  @Inject WaveForms forms;
  @Inject CurrentAccount current;
  @Inject DraftJson json;

  @PathParam("wave")
  String waveId;

  @PathParam("form")
  String formId;

  @PathParam("unit")
  String unit;

  /** The draft; an empty one where nobody has begun. Reading begins nothing. */
  @GET
  public JsonObject read() {
    Addressed at = addresses.toView(waveId, formId, unit);
    Response response = responses.findOrBlank(at.wave().id(), at.first().id(), unit);
    Filling filling = responses.filling(response);
    JsonObjectBuilder draft =
        JSON.createObjectBuilder()
            .add("status", response.status().name().toLowerCase(Locale.ROOT))
            .add("revision", response.draftRevision());
    if (response.draftRevision() > 0) {
      draft.add("savedAt", response.savedAt().toString());
    }
    return draft
        .add(
            "answers",
            DraftJson.answers(
                responses.revisions(response),
                filling,
                path -> at.mayFill() || !isPersonal(filling, path)))
        .add("prefilled", prefilled(response))
        .add("notAsked", notAsked(filling))
        .build();
  }

  /** Saves changed items. Those in conflict or with faults stay out; all others are stored. */
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional(dontRollbackOn = Refusal.class) // which says what stayed out; the rest is stored
  public JsonObject save(InputStream body) {
    Addressed at = addresses.toFill(waveId, formId, unit);
    List<Change> changes = DraftJson.changes(body);
    Response response = responses.open(at.wave().id(), at.first().id(), unit);
    Saved saved = responses.save(response.id(), changes, current.get().id());
    return json.answer(saved, forms.routing(at.wave().id(), at.first().id()));
  }

  /** Wave and standing of each answer that was taken over and not touched since. */
  private JsonObject prefilled(Response response) {
    JsonObjectBuilder prefilled = JSON.createObjectBuilder();
    responses
        .prefilled(response)
        .forEach(
            (path, source) ->
                prefilled.add(
                    path.toString(),
                    JSON.createObjectBuilder()
                        .add("wave", source.waveId())
                        .add("accepted", source.accepted())));
    return prefilled.build();
  }

  private static boolean isPersonal(Filling filling, ItemPath path) {
    return filling
        .routing()
        .node(path.name())
        .flatMap(Routing.Node::question)
        .filter(q -> q.sensitivity() == Sensitivity.P3)
        .isPresent();
  }

  private static JsonArray notAsked(Filling filling) {
    JsonArrayBuilder paths = JSON.createArrayBuilder();
    filling
        .routing()
        .nodes()
        .flatMap(node -> filling.paths(node).stream())
        .filter(path -> !filling.isAsked(path))
        .forEach(path -> paths.add(path.toString()));
    return paths.build();
  }
}
