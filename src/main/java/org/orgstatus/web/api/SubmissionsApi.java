package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.orgstatus.accounts.Permission;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.WholeSheets;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.web.Acting;
import org.orgstatus.web.Addressed;
import org.orgstatus.web.Addresses;
import org.orgstatus.web.Needs;

/** Submits whole sheets of many units at once, for offices that keep the answers elsewhere. */
@Path("api/waves/{wave}/forms/{form}/submissions")
@RequestScoped
@Needs({Permission.FILL_RESPONSE, Permission.RECORD_VISIT})
@Produces(MediaType.APPLICATION_JSON)
public class SubmissionsApi {

  /** Beside this the server would keep its answers waiting for the others too long. */
  static final int MOST = 200;

  private static final int MOST_MEGABYTES = 4;

  @Inject Addresses addresses;
  @Inject Responses responses;
  @Inject WholeSheets sheets;
  @Inject WaveForms forms;
  @Inject Acting acting;

  @PathParam("wave")
  String waveId;

  @PathParam("form")
  String formId;

  /** All or none: with a fault in any of them nothing is submitted. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response submit(InputStream body) {
    List<JsonObject> given = given(Body.read(body, MOST_MEGABYTES));
    List<String> units = units(given);
    Addressed first = addresses.toFill(waveId, formId, units).get(0);
    String wave = first.wave().id();
    String form = first.first().id();
    Routing routing = forms.routing(wave, form);
    List<WholeSheets.Sheet> sent =
        given.stream().map(one -> sheet(Body.text(one, "unit"), one, routing)).toList();
    responses.open(wave, form, Set.copyOf(units));
    JsonArrayBuilder receipts = JSON.createArrayBuilder();
    for (WholeSheets.Taken taken : sheets.submit(wave, form, sent, acting.by())) {
      receipts.add(
          SubmissionApi.receipt(taken.response(), taken.revision())
              .add("unit", taken.response().unitCode()));
    }
    return Response.status(Response.Status.CREATED)
        .entity(JSON.createObjectBuilder().add("sheets", receipts).build())
        .build();
  }

  private static List<JsonObject> given(JsonObject body) {
    if (body.get("sheets") instanceof JsonArray sheets
        && !sheets.isEmpty()
        && sheets.size() <= MOST
        && sheets.stream().allMatch(JsonObject.class::isInstance)) {
      return sheets.getValuesAs(JsonObject.class);
    }
    throw Body.malformed(
        "“sheets”应为列表，有1到" + MOST + "个对象",
        "\"sheets\" must be a list of 1 to " + MOST + " objects");
  }

  private static List<String> units(List<JsonObject> given) {
    List<String> units = given.stream().map(one -> Body.text(one, "unit")).toList();
    Set<String> known = new HashSet<>();
    units.stream()
        .filter(unit -> !known.add(unit))
        .findFirst()
        .ifPresent(
            unit -> {
              throw Body.malformed(
                  "单位" + unit + "出现了两次", "the unit " + unit + " stands there twice");
            });
    return units;
  }

  /** One sheet as it was posted: {@code basis}, {@code answers}, {@code explanations}. */
  static WholeSheets.Sheet sheet(String unit, JsonObject given, Routing routing) {
    if (given.get("answers") instanceof JsonObject answers) {
      return new WholeSheets.Sheet(
          unit,
          Body.count(given, "basis"),
          SheetJson.posted(routing, answers),
          Body.texts(given, "explanations"));
    }
    throw Body.malformed("“answers”应为对象", "\"answers\" must be an object");
  }
}
