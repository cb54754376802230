package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Checked;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Revision;
import org.orgstatus.collection.Settlements;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.WholeSheets;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.questionnaire.Warning;
import org.orgstatus.web.Acting;
import org.orgstatus.web.Addressed;
import org.orgstatus.web.Addresses;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.FaultJson;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.SignedIn;

/** Checks a sheet, submits one, and shows what was submitted. */
@Path("api/waves/{wave}/forms/{form}/units/{unit}")
@RequestScoped
@SignedIn
@Produces(MediaType.APPLICATION_JSON)
public class SubmissionApi {

  @Inject Addresses addresses;
  @Inject Responses responses;
  @Inject WholeSheets sheets;
  @Inject Settlements settlements;
  @Inject WaveForms forms;
  @Inject Acting acting;
  @Inject CurrentLanguage language;

  @PathParam("wave")
  String waveId;

  @PathParam("form")
  String formId;

  @PathParam("unit")
  String unit;

  /** Checks a whole sheet and stores nothing. */
  @POST
  @Path("check")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject check(InputStream body) {
    Addressed at = addresses.toFill(waveId, formId, unit);
    Routing routing = forms.routing(at.wave().id(), at.first().id());
    Checked checked =
        responses.check(
            responses.findOrBlank(at.wave().id(), at.first().id(), unit),
            SheetJson.posted(routing, Body.read(body)));
    JsonObject answer =
        JSON.createObjectBuilder()
            .add("faults", FaultJson.of(routing, checked.faults(), language.get()))
            .add("warnings", warnings(checked.warnings()))
            .build();
    if (!checked.faults().isEmpty()) {
      throw new Refusal(
          422,
          LocalText.of(
              "有" + checked.faults().size() + "处问题，逐条列在下面；没有保存任何内容。",
              checked.faults().size() + " faults, each listed below; nothing was stored."),
          answer);
    }
    return answer;
  }

  /**
   * Submits the draft, or a whole sheet in its place. Starting a response locks its form for all
   * units; that transaction ends before the sheet is checked and stored in one of its own, or
   * sheets of different units would wait for each other.
   */
  @POST
  @Path("submission")
  @Consumes(MediaType.APPLICATION_JSON)
  public jakarta.ws.rs.core.Response submit(InputStream body) {
    Addressed at = addresses.toFill(waveId, formId, unit);
    JsonObject given = Body.read(body);
    Response response = responses.open(at.wave().id(), at.first().id(), unit);
    Revision revision =
        given.containsKey("answers") ? sheet(at, given) : draft(response.id(), given);
    return jakarta.ws.rs.core.Response.status(Status.CREATED)
        .location(URI.create(at.address() + "/submission"))
        .entity(receipt(find(at), revision).build())
        .build();
  }

  private Revision draft(long responseId, JsonObject given) {
    return responses.submit(
        responseId, Body.count(given, "basis"), Body.texts(given, "explanations"), acting.by());
  }

  private Revision sheet(Addressed at, JsonObject given) {
    WholeSheets.Sheet sheet =
        SubmissionsApi.sheet(unit, given, forms.routing(at.wave().id(), at.first().id()));
    return sheets.submit(at.wave().id(), at.first().id(), sheet, acting.by()).revision();
  }

  /**
   * The sheet as submitted last; personal items are no part of it. New warnings are those that hold
   * now and that the filler was not shown: a roster or another unit's form came later.
   */
  @GET
  @Path("submission")
  public JsonObject submitted() {
    Addressed at = addresses.toView(waveId, formId, unit);
    Response response = find(at);
    Revision revision = responses.submitted(response).orElseThrow(SubmissionApi::nothing);
    return receipt(response, revision)
        .add("answers", revision.sheet())
        .add("explanations", revision.explanations())
        .add("newWarnings", warnings(settlements.woken(response)))
        .build();
  }

  private Response find(Addressed at) {
    return responses
        .find(at.wave().id(), at.first().id(), unit)
        .orElseThrow(SubmissionApi::nothing);
  }

  /** What was sent; a receipt there is once it counts as submitted. */
  static JsonObjectBuilder receipt(Response response, Revision revision) {
    return JSON.createObjectBuilder()
        .add("receipt", response.receipt().orElse(""))
        .add("status", response.status().name().toLowerCase(Locale.ROOT))
        .add("steps", response.steps())
        .add("number", revision.number())
        .add("contentHash", revision.contentHash())
        .add("submittedAt", revision.madeAt().toString());
  }

  private JsonArrayBuilder warnings(List<Warning> warnings) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (Warning warning : warnings) {
      array.add(
          JSON.createObjectBuilder()
              .add("id", warning.check().id())
              .add("items", JSON.createArrayBuilder(warning.check().items()))
              .add("message", warning.check().message().in(language.get())));
    }
    return array;
  }

  private static Refusal nothing() {
    return new Refusal(404, LocalText.of("这个单位还没有提交过。", "This unit has not submitted yet."));
  }
}
