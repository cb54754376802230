package org.orgstatus.web.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.Language;
import org.orgstatus.collection.BulkEntries;
import org.orgstatus.collection.Delegation;
import org.orgstatus.collection.Delegations;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.VisitRatings;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.SectionProgress;
import org.orgstatus.web.Blanks;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;

/** Where a filler begins: the responses of the own units, and the sections of one. */
@Path("respond")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs({Permission.FILL_RESPONSE, Permission.RECORD_VISIT})
public class RespondPages {

  /** A form in an address, with the unit before it where the account has several responses. */
  static final String FORM = "{unit: (?:[A-Z0-9]+/)?}{form: [a-z][a-z0-9_]*}";

  @Inject CurrentResponse current;
  @Inject Responses responses;
  @Inject PageTexts texts;
  @Inject Delegations delegations;
  @Inject Blanks blanks;
  @Inject BulkEntries entries;
  @Inject FillerStanding standing;
  @Inject VisitRatings ratings;
  @Inject CurrentLanguage language;
  @Inject Models models;

  /** One response in the list of them. */
  public record Line(
      String address,
      String title,
      String unit,
      String state,
      String stateLabel,
      int minutes,
      String deadline) {}

  /** One line of the list of sections. */
  public record Task(
      String address,
      String name,
      String number,
      String title,
      String state,
      String stateLabel,
      int minutes) {}

  /** A section that a colleague without an account may fill in. */
  public record Handed(long id, String section, String note, String until, String opened) {}

  /** The sections of one form. */
  public record FormTasks(String title, String note, List<Task> tasks) {}

  /** Straight into the only response, or a choice of several. */
  @GET
  public String start() {
    List<Work> own = current.listOwn();
    if (own.size() == 1) {
      return tasks(own.get(0));
    }
    models.put("waveTitle", current.wave().title().in(language.get()));
    models.put("closed", own.stream().noneMatch(current::isOpen));
    models.put("lines", own.stream().map(this::line).toList());
    return "respond/start.html";
  }

  @GET
  @Path(FORM)
  public String tasks(@PathParam("unit") String unit, @PathParam("form") String formId) {
    return tasks(current.work(unit(unit), formId));
  }

  /** The code of the unit that an address may name before the form. */
  static String unit(String before) {
    return before.replace("/", "");
  }

  private Line line(Work work) {
    Language wanted = language.get();
    Optional<Response> begun = responses.find(work.wave().id(), work.first().id(), work.unit());
    Filling filling =
        responses.filling(
            begun.orElseGet(
                () -> responses.findOrBlank(work.wave().id(), work.first().id(), work.unit())));
    boolean editable =
        begun.map(r -> current.isEditable(work, r)).orElseGet(() -> current.isOpen(work));
    int minutes =
        Sections.listAsked(filling).stream()
            .mapToInt(s -> SectionProgress.of(filling, s).minutesLeft())
            .sum();
    return new Line(
        work.home(),
        work.first().title().in(wanted),
        work.name().in(wanted),
        begun.map(r -> word(r.status())).orElse("not-started"),
        begun
            .map(r -> r.status().label())
            .orElse(SectionProgress.State.NOT_STARTED.label())
            .in(wanted),
        editable ? minutes : 0,
        Shown.time(current.deadline(work), wanted));
  }

  private static String word(ResponseStatus status) {
    return status.isEditable() ? "started" : "done";
  }

  private String tasks(Work work) {
    Language wanted = language.get();
    Response response = current.response(work);
    Filling filling = responses.filling(response);
    models.put("unit", work.name().in(wanted));
    models.put("waveTitle", work.wave().title().in(wanted));
    models.put("introduction", texts.introduction(work).in(wanted));
    models.put("deadline", Shown.time(current.deadline(work), wanted));
    models.put("submitted", response.submittedAt().isPresent() && !response.status().isEditable());
    models.put("closed", !current.isOpen(work));
    models.put("editable", current.isEditable(work, response));
    models.put("followed", isFollowed(filling));
    models.put("forms", forms(work, filling));
    models.put("paper", work.paper());
    models.put(
        "entered", entries.find(response).map(e -> Shown.time(e.enteredAt(), wanted)).orElse(""));
    models.put("blanks", blanks.asked(work.wave(), filling));
    models.put("check", work.check());
    models.put("receipt", work.receipt());
    models.put("delegations", work.full() + "/delegations");
    models.put("handed", handed(response, filling));
    models.put("standing", standing.of(work, response, filling));
    models.put("ratings", ratings.questions(response).isEmpty() ? "" : work.full() + "/ratings");
    models.put("agreed", ratings.faults(response, filling).isEmpty());
    models.put("several", !work.home().equals(CurrentResponse.PAGES));
    return "respond/tasks.html";
  }

  /** Whether more forms of the response may be asked than are now. */
  private static boolean isFollowed(Filling filling) {
    List<Questionnaire> all = filling.routing().forms();
    return all.size() > 1 && all.stream().skip(1).noneMatch(filling::isAsked);
  }

  private List<Handed> handed(Response response, Filling filling) {
    return delegations.list(response).stream()
        .filter(Delegations.Line::good)
        .map(line -> handed(line, filling))
        .toList();
  }

  private Handed handed(Delegations.Line line, Filling filling) {
    Delegation delegation = line.delegation();
    String section =
        Sections.find(filling, delegation.formId(), delegation.section())
            .map(at -> at.form().letter() + at.section().number())
            .orElse(delegation.section());
    String opened =
        line.opened().stream()
            .map(o -> o.name() + " " + Shown.time(o.lastUsedAt(), language.get()))
            .collect(Collectors.joining(language.get() == Language.ZH ? "；" : "; "));
    return new Handed(
        delegation.id(),
        section,
        delegation.note(),
        Shown.time(delegation.expiresAt(), language.get()),
        opened);
  }

  private List<FormTasks> forms(Work work, Filling filling) {
    Language wanted = language.get();
    List<FormTasks> forms = new ArrayList<>();
    for (Questionnaire form : filling.routing().forms()) {
      List<Task> tasks =
          Sections.asked(filling).stream()
              .filter(at -> at.form().equals(form))
              .map(at -> task(work, filling, at, wanted))
              .toList();
      if (!tasks.isEmpty()) {
        forms.add(new FormTasks(form.title().in(wanted), form.note().in(wanted), tasks));
      }
    }
    return forms;
  }

  private static Task task(Work work, Filling filling, Sections.At at, Language language) {
    SectionProgress progress = SectionProgress.of(filling, at.section());
    return new Task(
        work.address(at),
        at.address(),
        at.form().letter() + at.section().number(),
        at.section().title().in(language),
        progress.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        progress.state().label().in(language),
        progress.minutesLeft());
  }
}
