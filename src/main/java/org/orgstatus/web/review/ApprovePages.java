package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Act;
import org.orgstatus.collection.By;
import org.orgstatus.collection.Judgement;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.Revision;
import org.orgstatus.collection.Settlements;
import org.orgstatus.collection.StepRefused;
import org.orgstatus.collection.Transition;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.web.Acting;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** The approver's ten minutes: one page to read, and approve or return. Never a form to fill in. */
@Path("approve")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.APPROVE_RESPONSE)
public class ApprovePages {

  private static final LocalText REMARKED =
      LocalText.of(
          "您写了意见。要退回，请按“退回填报人”；要通过，请先清空意见。",
          "You have written remarks. To return the response, use \"Return to the filler\"; to approve"
              + " it, clear the remarks first.");
  private static final LocalText WHY =
      LocalText.of("请写一句退回的原因，或在具体题目下写意见。", "Say in a sentence why, or remark on single items.");
  private static final LocalText OTHER =
      LocalText.of(
          "答卷内容已经变了，您看到的不是现在这一版。请刷新页面，看过新的内容再决定。",
          "The content has changed; what you saw is not what stands now. Reload the page and decide"
              + " again.");

  @Inject Approval approval;
  @Inject Responses responses;
  @Inject Reviews reviews;
  @Inject Settlements settlements;
  @Inject Acting acting;
  @Inject CurrentLanguage language;
  @Inject Models models;

  @GET
  public String show() {
    return page(List.of(), Map.of());
  }

  @POST
  @Path("approval")
  public jakarta.ws.rs.core.Response approve(MultivaluedMap<String, String> fields) {
    Response response = approval.response();
    if (!Remarked.in(fields).isEmpty()) {
      return refused(REMARKED, fields);
    }
    return once(
        response,
        fields,
        by -> reviews.approve(response.id(), Remarked.seen(fields), by),
        "/approve/receipt");
  }

  @POST
  @Path("return")
  public jakarta.ws.rs.core.Response decline(MultivaluedMap<String, String> fields) {
    Response response = approval.response();
    Judgement why = Remarked.in(fields);
    if (why.isEmpty()) {
      return refused(WHY, fields);
    }
    return once(
        response,
        fields,
        by -> reviews.decline(response.id(), Remarked.seen(fields), why, by),
        "/approve/receipt");
  }

  /** What was decided last: when, on which revision, with which content hash. */
  @GET
  @Path("receipt")
  public String receipt() {
    Response response = approval.response();
    Transition step =
        reviews.history(response).stream()
            .filter(t -> t.act() == Act.APPROVE || t.act() == Act.DECLINE)
            .reduce((first, second) -> second)
            .orElseThrow(
                () -> new Refusal(404, LocalText.of("还没有审核过。", "Nothing has been decided yet.")));
    models.put("unit", approval.institution().name());
    models.put("step", step);
    models.put("approved", step.act() == Act.APPROVE);
    models.put("receipt", step.act() == Act.APPROVE ? response.receipt().orElse("") : "");
    models.put("status", response.status());
    return "review/approve-receipt.html";
  }

  /** Runs a step; the same click twice leads to the same page. */
  private jakarta.ws.rs.core.Response once(
      Response response,
      MultivaluedMap<String, String> fields,
      Function<By, Transition> step,
      String then) {
    String seen = Optional.ofNullable(fields.getFirst("hash")).orElse("");
    String stands = responses.sent(response).map(Revision::contentHash).orElse("");
    if (!seen.equals(stands)) {
      throw new Refusal(409, OTHER);
    }
    By by = acting.by();
    try {
      step.apply(by);
    } catch (StepRefused refused) {
      if (!refused.isRepeated(by)) {
        throw refused;
      }
    }
    return jakarta.ws.rs.core.Response.seeOther(URI.create(then)).build();
  }

  private jakarta.ws.rs.core.Response refused(
      LocalText words, MultivaluedMap<String, String> fields) {
    return jakarta.ws.rs.core.Response.status(422)
        .entity(page(List.of(words), Remarked.texts(fields)))
        .build();
  }

  private String page(List<LocalText> faults, Map<String, String> said) {
    Optional<Response> found = approval.find();
    models.put("unit", approval.institution().name());
    models.put("wave", approval.wave());
    models.put("deadline", approval.wave().deadlineFor(approval.institution().reportingUnit()));
    models.put("faults", faults);
    models.put("said", said);
    models.put("deputy", approval.deputy().orElse(null));
    Optional<Revision> sent = found.flatMap(responses::sent);
    if (sent.isEmpty()) {
      models.put("status", found.map(Response::status).orElse(null));
      return "review/approve-wait.html";
    }
    Response response = found.orElseThrow();
    Filling filling = responses.filling(response, sent.get());
    List<Transition> history = reviews.history(response);
    models.put("response", response);
    models.put("revision", sent.get());
    models.put("due", response.status() == ResponseStatus.WITH_APPROVER);
    models.put("last", history.get(history.size() - 1));
    models.put(
        "view",
        SheetView.of(
            filling,
            sent.get(),
            settlements.woken(response),
            responses.earlier(response),
            false,
            language.get()));
    models.put(
        "remarks",
        approval.remarks(response).stream()
            .map(remark -> HistoryView.said(remark, Optional.of(filling), language.get()))
            .toList());
    return "review/approve.html";
  }
}
