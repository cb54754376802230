package org.orgstatus.web.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import java.util.List;
import org.orgstatus.base.Language;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.web.CurrentLanguage;

/** Makes the page of a section, for whoever works on it. */
@RequestScoped
public class SectionPage {

  /** What the page's script imports, so that browsers fetch all at once. */
  private static final List<String> MODULES =
      List.of(
          "js/expression.js",
          "js/filling.js",
          "js/question.js",
          "js/register.js",
          "js/rows.js",
          "js/saving.js",
          "js/uploads.js",
          "js/waiting.js");

  @Inject Responses responses;
  @Inject PageState pageState;
  @Inject PageTexts texts;
  @Inject FillerStanding standing;
  @Inject BroughtFiles brought;
  @Inject CurrentLanguage language;
  @Inject Models models;

  /** The section as it stands. */
  String show(Desk desk, Response response, Filling filling, Sections.At at) {
    models.put("faults", List.of());
    models.put("conflicts", List.of());
    return fill(desk, response, filling, at, false);
  }

  /** The section after a save that left something to say. */
  String show(
      Desk desk, Response response, Filling filling, Sections.At at, SectionSaving.Outcome saved) {
    List<Fault> unread = saved.unread();
    models.put("faults", Shown.faults(filling, at, unread, language.get()));
    models.put("conflicts", Shown.conflicts(filling, saved.saved(), language.get()));
    return fill(desk, response, filling, at, true);
  }

  private String fill(
      Desk desk, Response response, Filling filling, Sections.At at, boolean withMessages) {
    Language wanted = language.get();
    models.put(
        "section",
        SectionView.of(
            filling,
            at.form(),
            at.section(),
            wanted,
            responses.revisions(response),
            responses.prefilled(response),
            withMessages));
    models.put("brought", brought.of(response, filling));
    models.put("remarkAt", standing.remarkAt(response, filling));
    models.put("kept", standing.kept(response, filling));
    models.put("home", desk.home());
    models.put("address", desk.address());
    models.put("previous", desk.previous());
    models.put("basis", response.draftRevision());
    models.put("savedAt", Shown.clock(response.savedAt()));
    models.put("state", pageState.of(desk, response, filling, at));
    models.put("words", pageState.words(wanted));
    models.put("personal", texts.personal(response.waveId()).in(wanted));
    models.put("consent", texts.consent(response.waveId()).in(wanted));
    models.put("modules", MODULES);
    return "respond/section.html";
  }
}
