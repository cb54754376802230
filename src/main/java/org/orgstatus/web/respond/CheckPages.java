package org.orgstatus.web.respond;

import jakarta.enterprise.context.RequestScoped;
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
import java.time.Instant;
import java.util.List;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Act;
import org.orgstatus.collection.NotEditable;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.Revision;
import org.orgstatus.collection.SubmissionRefused;
import org.orgstatus.collection.VisitRatings;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.web.Acting;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** The end of filling in: what is missing or odd, submission, the receipt. */
@Path("respond")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs({Permission.FILL_RESPONSE, Permission.RECORD_VISIT})
public class CheckPages {

  static final LocalText NOT_EDITABLE =
      LocalText.of(
          "答卷已提交或本轮已截止，不能再修改。如需更正，请联系省级科协退回。",
          "The response is submitted or the wave is closed, so it cannot be changed. To correct"
              + " it, ask your provincial association to return it.");

  @Inject CurrentResponse current;
  @Inject Responses responses;
  @Inject Reviews reviews;
  @Inject PageTexts texts;
  @Inject Acting acting;
  @Inject FillerStanding standing;
  @Inject BroughtFiles brought;
  @Inject VisitRatings ratings;
  @Inject CurrentLanguage language;
  @Inject Models models;

  @GET
  @Path("check")
  public String check() {
    return page(current.only());
  }

  @GET
  @Path(RespondPages.FORM + "/check")
  public String check(@PathParam("unit") String unit, @PathParam("form") String formId) {
    return page(work(unit, formId));
  }

  @POST
  @Path("submission")
  public jakarta.ws.rs.core.Response submit(MultivaluedMap<String, String> fields) {
    return submit(current.only(), fields);
  }

  @POST
  @Path(RespondPages.FORM + "/submission")
  public jakarta.ws.rs.core.Response submit(
      @PathParam("unit") String unit,
      @PathParam("form") String formId,
      MultivaluedMap<String, String> fields) {
    return submit(work(unit, formId), fields);
  }

  @GET
  @Path("receipt")
  public String receipt() {
    return receipt(current.only());
  }

  @GET
  @Path(RespondPages.FORM + "/receipt")
  public String receipt(@PathParam("unit") String unit, @PathParam("form") String formId) {
    return receipt(work(unit, formId));
  }

  private Work work(String unit, String formId) {
    return current.work(RespondPages.unit(unit), formId);
  }

  private jakarta.ws.rs.core.Response submit(Work work, MultivaluedMap<String, String> fields) {
    Response response = current.response(work);
    if (!current.isEditable(work, response)) {
      return again(work, response);
    }
    Confirmations said = Confirmations.of(fields);
    try {
      responses.submit(response.id(), said.explanations(), acting.by());
      return to(work.receipt());
    } catch (NotEditable meanwhile) {
      return again(work, response);
    } catch (SubmissionRefused refused) {
      return jakarta.ws.rs.core.Response.status(422)
          .entity(page(work, response, said, refused.faults()))
          .build();
    }
  }

  /** The second click of the same person finds the receipt of the first. */
  private jakarta.ws.rs.core.Response again(Work work, Response response) {
    long me = acting.by().accountId();
    boolean mine =
        reviews.history(response).stream()
            .reduce((first, second) -> second)
            .filter(step -> step.act() == Act.SEND && step.accountId() == me)
            .isPresent();
    if (!mine) {
      throw new Refusal(409, NOT_EDITABLE);
    }
    return to(work.receipt());
  }

  private static jakarta.ws.rs.core.Response to(String address) {
    return jakarta.ws.rs.core.Response.seeOther(URI.create(address)).build();
  }

  private String page(Work work) {
    Response response = current.response(work);
    Confirmations said =
        responses
            .sent(response)
            .map(sent -> Confirmations.before(sent.explanations()))
            .orElseGet(Confirmations::none);
    return page(work, response, said, List.of());
  }

  private String page(Work work, Response response, Confirmations said, List<Fault> refused) {
    boolean editable = current.isEditable(work, response);
    Filling filling = responses.filling(response);
    CheckView view =
        CheckView.of(filling, language.get(), said, refused, brought.of(response, filling));
    models.put("standing", standing.of(work, response, filling));
    models.put("ratings", ratings.questions(response).isEmpty() ? "" : work.full() + "/ratings");
    models.put("agreed", ratings.faults(response, filling).isEmpty());
    models.put("base", work.base());
    models.put("home", work.home());
    models.put("faults", view.faults());
    models.put("hidden", view.hidden());
    models.put("warnings", editable ? view.warnings() : List.of());
    models.put("parts", view.parts());
    models.put("editable", editable);
    return "respond/check.html";
  }

  private String receipt(Work work) {
    Response response = current.response(work);
    models.put("home", work.home());
    models.put("paper", work.paper());
    models.put("unit", work.name().in(language.get()));
    Revision sent =
        responses
            .sent(response)
            .orElseThrow(() -> new Refusal(404, LocalText.of("还没有提交。", "Not submitted yet.")));
    boolean counts = response.submittedAt().isPresent();
    boolean waiting = response.status() == ResponseStatus.WITH_APPROVER || !counts;
    Revision shown = waiting ? sent : responses.submitted(response).orElseThrow();
    models.put("waiting", waiting);
    models.put("onBehalf", response.enteredBy().isPresent());
    models.put("receipt", waiting ? "" : response.receipt().orElseThrow());
    Instant at = waiting ? sent.madeAt() : response.submittedAt().orElseThrow();
    models.put("time", Shown.time(at, language.get()));
    models.put("hash", shown.contentHash());
    models.put("words", waiting ? "" : texts.receipt(work, response).in(language.get()));
    return "respond/receipt.html";
  }
}
