package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.NotPermitted;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Judgement;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.Revision;
import org.orgstatus.collection.Transition;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Reviewer;
import org.orgstatus.web.Acting;
import org.orgstatus.web.Addressed;
import org.orgstatus.web.Addresses;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.SignedIn;
import org.orgstatus.web.review.Differences;
import org.orgstatus.web.review.HistoryView;

/**
 * Approves, accepts, returns and takes back a response, and tells its history. Every act names the
 * number of transitions that its sender has seen.
 */
@Path("api/waves/{wave}/forms/{form}/units/{unit}")
@RequestScoped
@SignedIn
@Produces(MediaType.APPLICATION_JSON)
public class ReviewApi {

  private static final LocalText WHY =
      LocalText.of(
          "退回时请写“remark”，或在“items”里写具体题目的意见。",
          "A return needs a \"remark\", or remarks on items in \"items\".");
  private static final LocalText NOTHING =
      LocalText.of("这个单位还没有答卷。", "The unit has no response yet.");

  @Inject Addresses addresses;
  @Inject Responses responses;
  @Inject Reviews reviews;
  @Inject HistoryView history;
  @Inject Acting acting;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;

  @PathParam("wave")
  String waveId;

  @PathParam("form")
  String formId;

  @PathParam("unit")
  String unit;

  /** Approves what was sent. */
  @POST
  @Path("approval")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject approve(InputStream body) {
    Response response = response(Permission.APPROVE_RESPONSE);
    return json(reviews.approve(response.id(), steps(Body.read(body)), acting.by())).build();
  }

  /** Accepts what was submitted. */
  @POST
  @Path("acceptance")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject accept(InputStream body) {
    Response response = response(Permission.REVIEW_RESPONSE);
    return json(reviews.accept(response.id(), steps(Body.read(body)), acting.by())).build();
  }

  /** Returns it to the filler: the approver before the approval, the reviewer after. */
  @POST
  @Path("return")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject giveBack(InputStream body) {
    boolean waits =
        find(addresses.toView(waveId, formId, unit)).status() == ResponseStatus.WITH_APPROVER;
    Response response = response(waits ? Permission.APPROVE_RESPONSE : Permission.REVIEW_RESPONSE);
    JsonObject given = Body.read(body);
    Judgement why = new Judgement(given.getString("remark", ""), items(given));
    if (why.isEmpty()) {
      throw new Refusal(422, WHY);
    }
    int seen = steps(given);
    return json(waits
            ? reviews.decline(response.id(), seen, why, acting.by())
            : reviews.giveBack(response.id(), seen, why, acting.by()))
        .build();
  }

  /** Takes back what the approver has not judged yet. */
  @POST
  @Path("recall")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject recall(InputStream body) {
    Response response = find(addresses.toFill(waveId, formId, unit));
    return json(reviews.recall(response.id(), steps(Body.read(body)), acting.by())).build();
  }

  /** Every transition with its remarks, and every revision. */
  @GET
  @Path("history")
  public JsonObject history() {
    Response response = find(addresses.toView(waveId, formId, unit));
    JsonArrayBuilder transitions = JSON.createArrayBuilder();
    for (HistoryView.Step step : history.steps(response, language.get())) {
      JsonArrayBuilder items = JSON.createArrayBuilder();
      for (HistoryView.Said said : step.items()) {
        items.add(
            JSON.createObjectBuilder()
                .add("path", said.path())
                .add("number", said.number())
                .add("remark", said.text())
                .add("reply", said.reply()));
      }
      transitions.add(json(step.step()).add("who", step.who()).add("items", items));
    }
    JsonArrayBuilder revisions = JSON.createArrayBuilder();
    for (Revision revision : history.revisions(response)) {
      revisions.add(
          JSON.createObjectBuilder()
              .add("number", revision.number())
              .add("sentAt", revision.madeAt().toString())
              .add("contentHash", revision.contentHash()));
    }
    return JSON.createObjectBuilder()
        .add("status", word(response.status()))
        .add("steps", response.steps())
        .add("transitions", transitions)
        .add("revisions", revisions)
        .build();
  }

  /** What differs between two revisions, item by item, in words. */
  @GET
  @Path("differences")
  public JsonObject differences(
      @QueryParam("from") @DefaultValue("0") int from,
      @QueryParam("to") @DefaultValue("0") int to) {
    Response response = find(addresses.toView(waveId, formId, unit));
    HistoryView.Compared compared = history.compare(response, from, to, language.get());
    JsonArrayBuilder lines = JSON.createArrayBuilder();
    for (Differences.Line line : compared.lines()) {
      lines.add(
          JSON.createObjectBuilder()
              .add("path", line.path())
              .add("number", line.number())
              .add("label", line.label())
              .add("before", line.before())
              .add("after", line.after()));
    }
    return JSON.createObjectBuilder()
        .add("from", compared.from().number())
        .add("to", compared.to().number())
        .add("differences", lines)
        .build();
  }

  private Response response(Permission permission) {
    Addressed at = addresses.require(permission, waveId, formId, unit);
    if (permission == Permission.REVIEW_RESPONSE) {
      requireReviewer(at.first());
    }
    return find(at);
  }

  /** What the provinces fill in is the nation's to judge; what a pair agrees on is nobody's. */
  private void requireReviewer(Questionnaire first) {
    if (first.review().contains(Reviewer.NATION)) {
      current.require(Permission.REVIEW_RESPONSE, Target.NATION);
    } else if (!first.review().contains(Reviewer.PROVINCE)) {
      throw new NotPermitted("reviewing form " + first.id() + ", which nobody reviews");
    }
  }

  private Response find(Addressed at) {
    return responses
        .find(at.wave().id(), at.first().id(), unit)
        .orElseThrow(() -> new Refusal(404, NOTHING));
  }

  private static int steps(JsonObject given) {
    return (int) Math.min(Body.count(given, "steps"), Integer.MAX_VALUE);
  }

  private static Map<ItemPath, String> items(JsonObject given) {
    Map<ItemPath, String> items = new TreeMap<>();
    Body.texts(given, "items")
        .forEach(
            (path, text) -> {
              try {
                items.put(ItemPath.parse(path), text);
              } catch (IllegalArgumentException e) {
                throw Body.malformed(
                    "“items”的键应为题目名，或“重复组/行/题目名”",
                    "keys of \"items\" must be an item's name, or repeat/row/name");
              }
            });
    return items;
  }

  private static JsonObjectBuilder json(Transition step) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("number", step.number())
            .add("act", step.act().name().toLowerCase(Locale.ROOT))
            .add("status", word(step.to()))
            .add("at", step.madeAt().toString())
            .add("revision", step.revisionNumber())
            .add("contentHash", step.contentHash());
    step.remark().ifPresent(remark -> json.add("remark", remark));
    return json;
  }

  private static String word(ResponseStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
