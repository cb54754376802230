package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.BulkEntries;
import org.orgstatus.collection.By;
import org.orgstatus.collection.Judgement;
import org.orgstatus.collection.Remarks;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.Revision;
import org.orgstatus.collection.Settlements;
import org.orgstatus.collection.StepRefused;
import org.orgstatus.collection.Transition;
import org.orgstatus.collection.Wave;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.web.Acting;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/**
 * One response as the province reviews it: each answer beside its explanation, last wave's answer
 * and its file; then accept, or return with a remark per item. No answer can be changed here.
 */
@Path("office/waves/{wave}/review/{form}/{unit}")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.REVIEW_RESPONSE)
public class ReviewPage {

  private static final LocalText NOT_SENT =
      LocalText.of("这个单位还没有提交过答卷，没有可核对的内容。", "This unit has sent nothing yet to review.");
  private static final LocalText WHY =
      LocalText.of(
          "请至少在一道题下写明意见，或写总的意见；填报人据此修改。",
          "Remark on at least one item, or on the whole: the filler works from it.");
  private static final LocalText REMARKED =
      LocalText.of(
          "您写了意见。要退回，请按“退回”；要接受，请先清空意见。",
          "You have written remarks. To return the response use \"Return\"; to accept it, clear the"
              + " remarks first.");

  @Inject Judged judged;
  @Inject Responses responses;
  @Inject Reviews reviews;
  @Inject Remarks remarks;
  @Inject Settlements settlements;
  @Inject BulkEntries bulk;
  @Inject Acting acting;
  @Inject CurrentLanguage language;
  @Inject Clock clock;
  @Inject Event<Recorded> recorded;
  @Inject Models models;

  @PathParam("wave")
  String waveId;

  @PathParam("form")
  String formId;

  @PathParam("unit")
  String unitCode;

  @GET
  public String show() {
    recorded.fire(
        new Recorded("response-viewed", "wave " + waveId + ", unit " + response().unitCode(), ""));
    return page(List.of(), Map.of());
  }

  @POST
  @Path("acceptance")
  public jakarta.ws.rs.core.Response accept(MultivaluedMap<String, String> fields) {
    Response response = response();
    if (!Remarked.in(fields).isEmpty()) {
      return refused(REMARKED, fields);
    }
    return once(
        by -> reviews.accept(response.id(), Remarked.seen(fields), by), "response-accepted");
  }

  @POST
  @Path("return")
  public jakarta.ws.rs.core.Response giveBack(MultivaluedMap<String, String> fields) {
    Response response = response();
    Judgement why = Remarked.in(fields);
    if (why.isEmpty()) {
      return refused(WHY, fields);
    }
    return once(
        by -> reviews.giveBack(response.id(), Remarked.seen(fields), why, by), "response-returned");
  }

  private jakarta.ws.rs.core.Response once(Function<By, Transition> step, String notice) {
    By by = acting.by();
    try {
      step.apply(by);
    } catch (StepRefused refused) {
      if (!refused.isRepeated(by)) {
        throw refused;
      }
    }
    return jakarta.ws.rs.core.Response.seeOther(URI.create(path() + "?notice=" + notice)).build();
  }

  private jakarta.ws.rs.core.Response refused(
      LocalText words, MultivaluedMap<String, String> fields) {
    return jakarta.ws.rs.core.Response.status(422)
        .entity(page(List.of(words), Remarked.texts(fields)))
        .build();
  }

  private Response response() {
    Wave wave = judged.wave(waveId);
    Questionnaire form = judged.form(wave, formId);
    judged.unit(wave, form, unitCode);
    return responses.find(waveId, formId, unitCode).orElseThrow(() -> new Refusal(404, NOT_SENT));
  }

  private String page(List<LocalText> faults, Map<String, String> said) {
    Response response = response();
    Revision revision = responses.sent(response).orElseThrow(() -> new Refusal(404, NOT_SENT));
    Wave wave = judged.wave(waveId);
    Questionnaire form = judged.form(wave, formId);
    Filling filling = responses.filling(response, revision);
    boolean due = response.status() == ResponseStatus.SUBMITTED;
    List<Transition> history = reviews.history(response);
    models.put("wave", wave);
    models.put("form", form);
    Judged.Unit unit = judged.unit(wave, form, unitCode);
    models.put("unit", unit);
    models.put("response", response);
    models.put("revision", revision);
    models.put("path", path());
    models.put("faults", faults);
    models.put("said", said);
    models.put("due", due);
    models.put("returnable", (due || response.status() == ResponseStatus.ACCEPTED));
    ReportingUnitCode reports = new ReportingUnitCode(unit.reportingUnit());
    models.put("late", !wave.isOpen(clock.instant(), reports));
    models.put("last", history.isEmpty() ? null : history.get(history.size() - 1));
    models.put(
        "remarks",
        remarks.list(response).stream()
            .map(remark -> HistoryView.said(remark, Optional.of(filling), language.get()))
            .toList());
    models.put("own", response.enteredBy().filter(a -> a == acting.by().accountId()).isPresent());
    models.put(
        "view",
        SheetView.of(
            filling,
            revision,
            settlements.woken(response),
            responses.earlier(response),
            true,
            language.get()));
    models.put("bulk", bulk.find(response));
    return "review/response.html";
  }

  private String path() {
    return "/office/waves/" + waveId + "/review/" + formId + "/" + unitCode;
  }
}
