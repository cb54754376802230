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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Saved;
import org.orgstatus.collection.SubmissionRefused;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.SectionProgress;
import org.orgstatus.web.Acting;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** The pages of a filler: the list of sections, a section, the check page, the receipt. */
@Path("respond")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.FILL_RESPONSE)
public class RespondPages {

  private static final String GATE = "gate";

  @Inject CurrentResponse current;
  @Inject Responses responses;
  @Inject CurrentLanguage language;
  @Inject Models models;
  @Inject PageState pageState;
  @Inject Acting acting;

  /** One line of the list of sections. */
  public record Task(
      String address, String number, String title, String state, String stateLabel, int minutes) {}

  /** The sections of one form. */
  public record FormTasks(String title, String note, List<Task> tasks) {}

  @GET
  public String tasks() {
    Response response = current.response(GATE);
    Filling filling = responses.filling(response);
    models.put("unit", current.institution().name());
    models.put("waveTitle", current.wave().title().in(language.get()));
    models.put("referenceYear", current.wave().referenceYear());
    models.put("referenceDate", Shown.date(current.wave().referenceDate(), language.get()));
    models.put("deadline", Shown.time(current.wave().deadline(), language.get()));
    models.put("submitted", response.submittedAt().isPresent() && !response.status().isEditable());
    models.put("closed", !current.isOpen());
    models.put("editable", isEditable(response));
    models.put("gateOpen", Sections.asked(filling).size() < 2);
    models.put("forms", forms(filling));
    return "respond/tasks.html";
  }

  @GET
  @Path("{form}/{section}")
  public String section(@PathParam("form") String formId, @PathParam("section") String number) {
    Response response = editable(formId);
    Filling filling = responses.filling(response);
    return page(response, filling, at(filling, formId, number), List.of(), false);
  }

  /** Where to go from a section: the one after it, as the answers now have it. */
  @GET
  @Path("{form}/{section}/next")
  public jakarta.ws.rs.core.Response next(
      @PathParam("form") String formId, @PathParam("section") String number) {
    Filling filling = responses.filling(editable(formId));
    return goOn(filling, at(filling, formId, number));
  }

  /** Saves a section without scripts, adds or removes a row, and goes where the button says. */
  @POST
  @Path("{form}/{section}")
  public jakarta.ws.rs.core.Response save(
      @PathParam("form") String formId,
      @PathParam("section") String number,
      MultivaluedMap<String, String> fields) {
    Response response = editable(formId);
    SectionFields given =
        new SectionFields(responses.filling(response), responses.revisions(response), fields);
    List<Change> changes = given.changes();
    Saved saved = responses.save(response.id(), changes, current.accountId());
    Response after = current.response(formId);
    Filling filling = responses.filling(after);
    Sections.At here = at(filling, formId, number);
    boolean complete =
        saved.conflicts().isEmpty() && saved.faults().isEmpty() && given.unread().isEmpty();
    if (complete && given.goesOn()) {
      boolean hasFaults =
          SectionProgress.of(filling, here.section()).faults() > 0 && !given.insists();
      if (!hasFaults) {
        return goOn(filling, here);
      }
    }
    if (complete && !given.goesOn()) {
      return jakarta.ws.rs.core.Response.seeOther(
              URI.create("/respond/" + here.address() + given.anchor()))
          .build();
    }
    models.put("conflicts", Shown.conflicts(filling, saved, language.get()));
    List<org.orgstatus.questionnaire.Fault> unread = new ArrayList<>(given.unread());
    unread.addAll(saved.faults());
    return jakarta.ws.rs.core.Response.status(saved.conflicts().isEmpty() ? 422 : 409)
        .entity(page(after, filling, here, unread, true))
        .build();
  }

  @GET
  @Path("check")
  public String check() {
    Response response = current.response(GATE);
    return checkPage(response, Map.of(), List.of());
  }

  @POST
  @Path("submission")
  public jakarta.ws.rs.core.Response submit(MultivaluedMap<String, String> fields) {
    Response response = editable(GATE);
    Map<String, String> explanations = explanations(fields);
    try {
      responses.submit(response.id(), explanations, acting.by());
      return jakarta.ws.rs.core.Response.seeOther(URI.create("/respond/receipt")).build();
    } catch (SubmissionRefused refused) {
      return jakarta.ws.rs.core.Response.status(422)
          .entity(checkPage(current.response(GATE), explanations, refused.faults()))
          .build();
    }
  }

  @GET
  @Path("receipt")
  public String receipt() {
    Response response = current.response(GATE);
    models.put("unit", current.institution().name());
    models.put(
        "receipt",
        response
            .receipt()
            .orElseThrow(() -> new Refusal(404, LocalText.of("还没有提交。", "Not submitted yet."))));
    models.put("time", Shown.time(response.submittedAt().orElseThrow(), language.get()));
    models.put("hash", responses.submitted(response).orElseThrow().contentHash());
    return "respond/receipt.html";
  }

  private static jakarta.ws.rs.core.Response goOn(Filling filling, Sections.At here) {
    String next = Sections.next(filling, here).map(Sections.At::address).orElse("check");
    return jakarta.ws.rs.core.Response.seeOther(URI.create("/respond/" + next)).build();
  }

  private String page(
      Response response,
      Filling filling,
      Sections.At at,
      List<org.orgstatus.questionnaire.Fault> unread,
      boolean withMessages) {
    Language wanted = language.get();
    SectionView view =
        SectionView.of(
            filling, at.form(), at.section(), wanted, responses.revisions(response), withMessages);
    models.put("section", view);
    models.put("address", "/respond/" + at.address());
    models.put("basis", response.draftRevision());
    models.put("savedAt", Shown.clock(response.savedAt()));
    models.put(
        "previous",
        Sections.previous(filling, at).map(p -> "/respond/" + p.address()).orElse(null));
    models.put("faults", withMessages ? Shown.faults(filling, at, unread, wanted) : List.of());
    if (models.get("conflicts") == null) {
      models.put("conflicts", List.of());
    }
    models.put("state", pageState.of(response, filling, at, current.first(at.form().id())));
    models.put("words", pageState.words(wanted));
    return "respond/section.html";
  }

  private String checkPage(
      Response response,
      Map<String, String> explanations,
      List<org.orgstatus.questionnaire.Fault> refused) {
    CheckView view =
        CheckView.of(responses.filling(response), language.get(), explanations, refused);
    models.put("faults", view.faults());
    models.put("hidden", view.hidden());
    models.put("warnings", isEditable(response) ? view.warnings() : List.of());
    models.put("parts", view.parts());
    models.put("editable", isEditable(response));
    return "respond/check.html";
  }

  private List<FormTasks> forms(Filling filling) {
    Language wanted = language.get();
    List<FormTasks> forms = new ArrayList<>();
    for (Questionnaire form : filling.routing().forms()) {
      List<Task> tasks =
          Sections.asked(filling).stream()
              .filter(at -> at.form().equals(form))
              .map(at -> task(filling, at, wanted))
              .toList();
      if (!tasks.isEmpty()) {
        forms.add(new FormTasks(form.title().in(wanted), form.note().in(wanted), tasks));
      }
    }
    return forms;
  }

  private static Task task(Filling filling, Sections.At at, Language language) {
    SectionProgress progress = SectionProgress.of(filling, at.section());
    return new Task(
        at.address(),
        at.form().letter() + at.section().number(),
        at.section().title().in(language),
        progress.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
        progress.state().label().in(language),
        progress.minutesLeft());
  }

  private static Map<String, String> explanations(MultivaluedMap<String, String> fields) {
    Map<String, String> explanations = new TreeMap<>();
    fields.forEach(
        (name, values) -> {
          if (name.startsWith("confirm:")) {
            String id = name.substring("confirm:".length());
            explanations.put(id, Optional.ofNullable(fields.getFirst("reason:" + id)).orElse(""));
          }
        });
    return explanations;
  }

  private boolean isEditable(Response response) {
    return response.status().isEditable() && current.isOpen();
  }

  private Response editable(String formId) {
    Response response = current.response(formId);
    if (!isEditable(response)) {
      throw new Refusal(
          409,
          LocalText.of(
              "答卷已提交或本轮已截止，不能再修改。如需更正，请联系省级科协退回。",
              "The response is submitted or the wave is closed, so it cannot be changed. To correct"
                  + " it, ask your provincial association to return it."));
    }
    return response;
  }

  private static Sections.At at(Filling filling, String formId, String number) {
    return Sections.find(filling, formId, number)
        .orElseThrow(() -> new Refusal(404, LocalText.of("没有这一节。", "There is no such section.")));
  }
}
