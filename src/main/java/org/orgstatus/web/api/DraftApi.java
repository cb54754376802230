package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Saved;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.web.Addressed;
import org.orgstatus.web.Addresses;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.FaultJson;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.SignedIn;

/** The draft of one unit: read whole, saved item by item. */
@Path("api/waves/{wave}/forms/{form}/units/{unit}/draft")
@RequestScoped
@SignedIn
@Produces(MediaType.APPLICATION_JSON)
public class DraftApi {

  private static final int MOST_CHANGES = 500;

  @Inject Addresses addresses;
  @Inject Responses responses;
  @Inject WaveForms forms;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;

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
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("status", response.status().name().toLowerCase(Locale.ROOT))
            .add("revision", response.draftRevision());
    if (response.draftRevision() > 0) {
      json.add("savedAt", response.savedAt().toString());
    }
    return json.add("answers", answers(response, filling, at.mayFill()))
        .add("notAsked", notAsked(filling))
        .build();
  }

  /** Saves changed items. Those in conflict or with faults stay out; all others are stored. */
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject save(InputStream body) {
    Addressed at = addresses.toFill(waveId, formId, unit);
    List<Change> changes = changes(Body.read(body));
    Response response = responses.open(at.wave().id(), at.first().id(), unit);
    Saved saved = responses.save(response.id(), changes, current.get().id());
    JsonObject answer = answer(saved, forms.routing(at.wave().id(), at.first().id()));
    if (!saved.conflicts().isEmpty()) {
      throw new Refusal(409, inConflict(saved.conflicts().size()), answer);
    }
    if (!saved.faults().isEmpty()) {
      throw new Refusal(422, unread(saved.faults().size()), answer);
    }
    return answer;
  }

  private JsonObject answers(Response response, Filling filling, boolean withPersonal) {
    JsonObjectBuilder answers = JSON.createObjectBuilder();
    responses
        .revisions(response)
        .forEach(
            (path, revision) -> {
              if (withPersonal || !isPersonal(filling, path)) {
                answers.add(
                    path.toString(),
                    JSON.createObjectBuilder()
                        .add("value", SheetJson.value(filling.sheet().get(path)))
                        .add("revision", revision));
              }
            });
    return answers.build();
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

  private static List<Change> changes(JsonObject body) {
    if (!(body.get("changes") instanceof JsonArray given)
        || given.size() > MOST_CHANGES
        || !given.stream().allMatch(JsonObject.class::isInstance)) {
      throw Body.malformed(
          "“changes”应为最多500个对象的列表", "\"changes\" must be a list of at most 500 objects");
    }
    List<Change> changes = new ArrayList<>();
    Set<String> paths = new HashSet<>();
    for (JsonObject change : given.getValuesAs(JsonObject.class)) {
      JsonValue value = change.get("value");
      if (value == null) {
        throw Body.malformed(
            "每个改动都要有“value”，去掉答案用null", "every change needs a \"value\", null to take it away");
      }
      if (!paths.add(Body.text(change, "path"))) {
        throw Body.malformed("同一个“path”出现了两次", "a \"path\" stands there twice");
      }
      changes.add(new Change(path(Body.text(change, "path")), value, Body.count(change, "basis")));
    }
    return changes;
  }

  private static ItemPath path(String text) {
    try {
      return ItemPath.parse(text);
    } catch (IllegalArgumentException e) {
      throw Body.malformed(
          "“path”应为题目名，或“重复组/行/题目名”", "\"path\" must be an item's name, or repeat/row/name");
    }
  }

  private JsonObject answer(Saved saved, Routing routing) {
    JsonArrayBuilder conflicts = JSON.createArrayBuilder();
    for (Saved.Conflict conflict : saved.conflicts()) {
      conflicts.add(
          JSON.createObjectBuilder()
              .add("path", conflict.path().toString())
              .add("yours", conflict.yours())
              .add("stored", conflict.stored())
              .add("revision", conflict.revision()));
    }
    return JSON.createObjectBuilder()
        .add("revision", saved.revision())
        .add("savedAt", saved.at().toString())
        .add("conflicts", conflicts)
        .add("faults", FaultJson.of(routing, saved.faults(), language.get()))
        .build();
  }

  private static LocalText inConflict(int count) {
    return LocalText.of(
        "有" + count + "项在别处改过：您的值和已存的值都列在下面，请选定一个再保存；其余改动已保存。",
        count
            + " items were changed elsewhere: your values and the stored ones are listed; choose one"
            + " and save again. All other changes are stored.");
  }

  private static LocalText unread(int count) {
    return LocalText.of(
        "有" + count + "项无法识别，没有保存；其余改动已保存。请改正后再保存。",
        count
            + " items are not understood and were not stored; all other changes are. Correct them and"
            + " save again.");
  }
}
