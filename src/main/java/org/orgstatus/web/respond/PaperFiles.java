package org.orgstatus.web.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Revision;
import org.orgstatus.export.form.BlankForm;
import org.orgstatus.export.form.FilledForm;
import org.orgstatus.export.form.Receipt;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.registry.Registry;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.web.Addressed;
import org.orgstatus.web.Addresses;
import org.orgstatus.web.Blanks;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.RespondingUnits;
import org.orgstatus.web.Settings;

/** A response on paper: the blank form, the answers, the receipt. */
@Path("respond/paper/{unit}/{form}")
@RequestScoped
@Needs(Permission.VIEW_RESPONSE)
public class PaperFiles {

  private static final LocalText NO_FORM =
      LocalText.of(
          "没有这份调查表。请从填报目录重新选择。", "There is no such form. Choose one in the list of sections.");
  private static final LocalText NOT_SUBMITTED =
      LocalText.of("还没有提交，没有回执。", "Nothing was submitted yet, so there is no receipt.");

  @Inject CurrentResponse current;
  @Inject Addresses addresses;
  @Inject RespondingUnits units;
  @Inject Responses responses;
  @Inject Registry registry;
  @Inject Blanks blanks;
  @Inject CurrentLanguage language;
  @Inject Settings settings;
  @Inject Event<Recorded> recorded;
  @Inject Clock clock;

  @PathParam("unit")
  String unit;

  @PathParam("form")
  String formId;

  /** Which wave; the one that takes answers now where the address names none. */
  @QueryParam("wave")
  @DefaultValue("")
  String waveId;

  /**
   * @param last form that ends the response
   */
  @GET
  @Path("blank/{last}.pdf")
  public jakarta.ws.rs.core.Response blank(@PathParam("last") String last) {
    Addressed at = addressed();
    Map<String, String> known = registry.values(kind(at), unit, LocalDate.now(clock));
    BlankForm form =
        blanks
            .find(at.wave(), last, deadline(at), name(at), known)
            .orElseThrow(() -> new Refusal(404, NO_FORM));
    return file("paper.blank.file", last, out -> form.writePdf(language.get(), out));
  }

  /** What was sent last; before that, or while it is open again, the draft. */
  @GET
  @Path("answers.pdf")
  public jakarta.ws.rs.core.Response answers() {
    Addressed at = addressed();
    Response response = response(at);
    Optional<Revision> revision =
        response.status().isEditable() ? Optional.empty() : responses.sent(response);
    Filling filling =
        revision
            .map(r -> responses.filling(response, r))
            .orElseGet(() -> responses.filling(response));
    FilledForm form =
        new FilledForm(
            name(at),
            unit,
            at.wave().title(),
            response.savedAt(),
            revision.map(r -> receipt(response, r)),
            filling,
            revision.map(PaperFiles::explanations).orElse(Map.of()));
    record("answers-printed", response);
    return file("paper.answers.file", unit, out -> form.writePdf(language.get(), out));
  }

  @GET
  @Path("receipt.pdf")
  public jakarta.ws.rs.core.Response receipt() {
    Addressed at = addressed();
    Response response = response(at);
    Revision revision = responses.sent(response).orElseThrow(() -> new Refusal(404, NOT_SUBMITTED));
    Receipt receipt = receipt(response, revision);
    LocalText wave = at.wave().title();
    return file(
        "paper.receipt.file",
        receipt.number(),
        out -> receipt.writePdf(name(at), unit, wave, language.get(), out));
  }

  private Addressed addressed() {
    return addresses.toView(waveId.isEmpty() ? current.wave().id() : waveId, formId, unit);
  }

  private Response response(Addressed at) {
    return responses.findOrBlank(at.wave().id(), at.first().id(), unit);
  }

  private String name(Addressed at) {
    return units.name(at.first().unit(), unit).in(language.get());
  }

  /** That of the unit's own reporting unit. */
  private Instant deadline(Addressed at) {
    String reporting = units.target(at.first().unit(), unit).reportingUnit();
    return ReportingUnitCode.fits(reporting)
        ? at.wave().deadlineFor(new ReportingUnitCode(reporting))
        : at.wave().deadline();
  }

  private static UnitKind kind(Addressed at) {
    return switch (at.first().unit()) {
      case INSTITUTION -> UnitKind.INSTITUTION;
      case REPORTING_UNIT -> UnitKind.REPORTING_UNIT;
      case ALLIANCE, VISIT -> UnitKind.ALLIANCE;
    };
  }

  private Receipt receipt(Response response, Revision revision) {
    String start = revision.contentHash().substring(0, 6).toUpperCase(Locale.ROOT);
    return new Receipt(
        response.waveId() + "-" + response.unitCode() + "-" + start,
        response.status(),
        revision.number(),
        revision.madeAt(),
        revision.contentHash(),
        response.enteredBy().isPresent(),
        settings.siteUrl().toString());
  }

  private static Map<String, String> explanations(Revision revision) {
    Map<String, String> explanations = new TreeMap<>();
    revision
        .explanations()
        .forEach((id, text) -> explanations.put(id, revision.explanations().getString(id, "")));
    return explanations;
  }

  private void record(String what, Response response) {
    String where = "wave " + response.waveId() + ", unit " + response.unitCode();
    recorded.fire(new Recorded(what, where, "draft revision " + response.draftRevision()));
  }

  private jakarta.ws.rs.core.Response file(String word, String of, Files.Content content) {
    String name = Messages.in(language.get()).get(word) + "-" + of + ".pdf";
    return Files.answer(name, Files.PDF, content);
  }
}
