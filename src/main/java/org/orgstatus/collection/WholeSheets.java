package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.registry.Registry;
import org.orgstatus.registry.UnitKind;

/**
 * Whole sheets, of one unit or of many at once: each takes the place of its draft and is submitted
 * under the checks of a single one. All are taken, or none. What their checks ask of the register,
 * of rosters and of a province's own answers is looked up once for all.
 */
@ApplicationScoped
@Transactional
public class WholeSheets {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Responses responses;
  @Inject private ResponseGate gate;
  @Inject private WaveForms forms;
  @Inject private Fillings fillings;
  @Inject private WaveSources sources;
  @Inject private Contacts contacts;
  @Inject private Registry registry;

  protected WholeSheets() {}

  /**
   * A sheet of a unit whose response was begun.
   *
   * @param basis draft revision that the sheet was made on
   * @param explanations of soft checks by check id; an empty text confirms without a reason
   */
  public record Sheet(
      String unitCode, long basis, SheetJson.Posted posted, Map<String, String> explanations) {}

  /** A sheet that was taken. */
  public record Taken(Response response, Revision revision) {}

  /**
   * Takes sheets of different units. The draft of a form that a sheet does not lead to is kept.
   *
   * @return in the order of the sheets
   * @throws SheetsRefused with everything that stops any of them
   */
  public List<Taken> submit(String waveId, String formId, List<Sheet> sheets, By by) {
    Set<String> units = sheets.stream().map(Sheet::unitCode).collect(Collectors.toSet());
    if (units.size() < sheets.size()) {
      throw new IllegalArgumentException("two sheets of one unit");
    }
    UnitKind kind = forms.unitKind(waveId, formId);
    registry.fetch(kind, units);
    Map<String, Response> begun = locked(waveId, formId, units);
    Function<String, Sources> told = sources.ofMany(waveId, kind);
    List<Taken> taken = new ArrayList<>();
    Map<String, RuntimeException> refused = new LinkedHashMap<>();
    for (Sheet sheet : sheets) {
      Response response = begun.get(sheet.unitCode());
      if (response == null) {
        throw new IllegalArgumentException("no response of " + sheet.unitCode());
      }
      try {
        taken.add(new Taken(response, take(response, sheet, told.apply(sheet.unitCode()), by)));
      } catch (SubmissionRefused | StaleDraft | NotEditable | WaveNotOpen e) {
        refused.put(sheet.unitCode(), e);
      }
    }
    if (!refused.isEmpty()) {
      throw new SheetsRefused(refused);
    }
    return taken;
  }

  /** Takes one sheet; what stops it is thrown as itself. */
  public Taken submit(String waveId, String formId, Sheet sheet, By by) {
    try {
      return submit(waveId, formId, List.of(sheet), by).get(0);
    } catch (SheetsRefused refused) {
      throw refused.refused().get(sheet.unitCode());
    }
  }

  /** In one order for all, or two who send the same sheets might wait for each other. */
  private Map<String, Response> locked(String waveId, String formId, Set<String> units) {
    return entities
        .createQuery(
            "select r from Response r where r.waveId = :wave and r.formId = :form"
                + " and r.unitCode in :units order by r.id",
            Response.class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .setParameter("units", units)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .collect(Collectors.toMap(Response::unitCode, Function.identity()));
  }

  private Revision take(Response response, Sheet sheet, Sources told, By by) {
    gate.requireEditable(response);
    if (response.draftRevision() != sheet.basis()) {
      throw new StaleDraft(response.draftRevision());
    }
    Routing routing = forms.routing(response.waveId(), response.formId());
    Checked checked = responses.check(response, sheet.posted(), fillings.around(response, told));
    Submissions.refuse(routing, checked.faults(), checked.warnings(), sheet.explanations());
    Reopened reopened = responses.reopened(response);
    Map<ItemPath, JsonValue> personal =
        response.draftRevision() == 0 ? Map.of() : contacts.of(response);
    DraftEdit edit =
        responses.edit(response, response.draftRevision() + 1, personal, reopened::covers);
    replace(edit, response, checked.filling(), sheet.basis());
    Submissions.refuse(routing, edit.faults(), List.of(), sheet.explanations());
    responses.store(response, edit, Author.account(by.accountId()));
    return responses.submit(response, checked.filling(), sheet.explanations(), by);
  }

  /** Makes the draft of the forms asked what the sheet says, whose answers were checked before. */
  private static void replace(DraftEdit edit, Response response, Filling filling, long basis) {
    Map<ItemPath, AnswerValue> answers = filling.sheet().answers();
    for (ItemPath path : response.draft().entries().keySet()) {
      if (!answers.containsKey(path)
          && filling
              .routing()
              .node(path.name())
              .filter(n -> filling.isAsked(n.form()))
              .isPresent()) {
        edit.apply(new Change(path, JsonValue.NULL, basis));
      }
    }
    answers.forEach((path, value) -> edit.put(path, value, basis));
  }
}
