package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.ChoiceList;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.Registry;

/** Where responses are found, saved and submitted. */
@ApplicationScoped
@Transactional
public class Responses {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private WaveForms forms;
  @Inject private Registry registry;
  @Inject private Institutions institutions;
  @Inject private Contacts contacts;
  @Inject private Clock clock;

  protected Responses() {}

  Responses(
      EntityManager entities,
      WaveForms forms,
      Registry registry,
      Institutions institutions,
      Contacts contacts,
      Clock clock) {
    this.entities = entities;
    this.forms = forms;
    this.registry = registry;
    this.institutions = institutions;
    this.contacts = contacts;
    this.clock = clock;
  }

  public Optional<Response> find(String waveId, String formId, String unitCode) {
    return entities
        .createQuery(
            "select r from Response r where r.waveId = :wave and r.formId = :form"
                + " and r.unitCode = :unit",
            Response.class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .setParameter("unit", unitCode)
        .getResultStream()
        .findFirst();
  }

  /** Responses of a wave by status. */
  public Map<ResponseStatus, Long> count(String waveId, String formId) {
    Map<ResponseStatus, Long> counts = new TreeMap<>();
    entities
        .createQuery(
            "select r.status, count(r) from Response r where r.waveId = :wave and r.formId = :form"
                + " group by r.status",
            Object[].class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .getResultList()
        .forEach(row -> counts.put((ResponseStatus) row[0], (Long) row[1]));
    return counts;
  }

  /** Every response to a form in a wave, by unit code. */
  public List<Response> list(String waveId, String formId) {
    return entities
        .createQuery(
            "select r from Response r where r.waveId = :wave and r.formId = :form"
                + " order by r.unitCode",
            Response.class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .getResultList();
  }

  /** The unit's response, started now if there is none. One unit has one response in a wave. */
  public Response open(String waveId, String formId, String unitCode) {
    return find(waveId, formId, unitCode)
        .orElseGet(
            () -> {
              requireOpen(waveId);
              Response started = new Response(waveId, formId, unitCode, clock.instant());
              entities.persist(started);
              entities.flush();
              return started;
            });
  }

  /** The response as it stands, with all that follows from its answers. */
  public Filling filling(Response response) {
    Routing routing = forms.routing(response.waveId(), response.formId());
    Map<ItemPath, String> personal = contacts.of(response);
    Map<ItemPath, AnswerValue> answers = new TreeMap<>();
    response
        .draft()
        .entries()
        .forEach(
            (path, entry) ->
                SheetJson.stored(
                        routing,
                        path,
                        personal.containsKey(path)
                            ? Json.createValue(personal.get(path))
                            : entry.value())
                    .filter(AnswerValue::isGiven)
                    .ifPresent(value -> answers.put(path, value)));
    return new Filling(routing, around(response), new AnswerSheet(answers));
  }

  /** Revision of each item of the draft: what the next change of it is based on. */
  public Map<ItemPath, Long> revisions(Response response) {
    Map<ItemPath, Long> revisions = new TreeMap<>();
    response.draft().entries().forEach((path, e) -> revisions.put(path, e.revision()));
    return revisions;
  }

  /** Checks a sheet without saving anything: all its faults, in the order of the form. */
  public List<Fault> check(Response response, AnswerSheet sheet) {
    Filling filling =
        new Filling(forms.routing(response.waveId(), response.formId()), around(response), sheet);
    List<Fault> faults = new ArrayList<>(SheetJson.notAsked(filling));
    faults.addAll(filling.faults());
    return faults;
  }

  /** Saves changes of a draft, each on its own: a conflict or fault of one stops no other. */
  public Saved save(long responseId, List<Change> changes, long accountId) {
    Response response = editable(responseId);
    DraftEdit edit =
        new DraftEdit(
            response,
            forms.routing(response.waveId(), response.formId()),
            contacts.of(response),
            this::isRegistered);
    changes.forEach(edit::apply);
    store(response, edit, accountId);
    return new Saved(response.draftRevision(), response.savedAt(), edit.conflicts(), edit.faults());
  }

  /**
   * Submits the draft. Answers that skip logic hides in the forms asked are cleared; the draft of a
   * form that is not asked is kept and not submitted.
   *
   * @param explanations of soft checks by check id; an empty text confirms without a reason
   * @throws SubmissionRefused with every fault, warnings without confirmation included
   */
  public Revision submit(long responseId, Map<String, String> explanations, long accountId) {
    Response response = editable(responseId);
    Filling filling = filling(response);
    List<Fault> faults = new ArrayList<>(filling.faults());
    faults.addAll(unconfirmed(filling, explanations));
    if (!faults.isEmpty()) {
      throw new SubmissionRefused(faults);
    }
    clearHidden(response, filling, accountId);
    return record(response, filling, explanations, accountId);
  }

  /**
   * Takes a whole sheet at once in place of the draft, and submits it.
   *
   * @param basis draft revision that the sheet was made on
   * @throws StaleDraft when the draft was changed since
   * @throws SubmissionRefused with every fault
   */
  public Revision submit(
      long responseId,
      AnswerSheet sheet,
      long basis,
      Map<String, String> explanations,
      long accountId) {
    Response response = editable(responseId);
    if (response.draftRevision() > basis) {
      throw new StaleDraft(response.draftRevision());
    }
    List<Fault> faults = check(response, sheet);
    if (!faults.isEmpty()) {
      throw new SubmissionRefused(faults);
    }
    List<Change> changes = new ArrayList<>();
    filling(response).sheet().answers().keySet().stream()
        .filter(path -> !sheet.answers().containsKey(path))
        .forEach(path -> changes.add(new Change(path, JsonValue.NULL, basis)));
    sheet
        .answers()
        .forEach((path, value) -> changes.add(new Change(path, SheetJson.value(value), basis)));
    Saved saved = save(responseId, changes, accountId);
    if (!saved.faults().isEmpty()) {
      throw new SubmissionRefused(saved.faults());
    }
    return submit(responseId, explanations, accountId);
  }

  /** Returns a submitted response to its filler; the submitted sheet stays on record. */
  public void giveBack(long responseId) {
    locked(responseId).giveBack();
  }

  /** The sheet as submitted last. */
  public Optional<Revision> submitted(Response response) {
    return response
        .submittedNumber()
        .flatMap(
            number ->
                entities
                    .createQuery(
                        "select r from Revision r where r.responseId = :id and r.number = :number",
                        Revision.class)
                    .setParameter("id", response.id())
                    .setParameter("number", number)
                    .getResultStream()
                    .findFirst());
  }

  /** Every item ever changed, oldest first. */
  public List<ResponseEntry> history(Response response) {
    return entities
        .createQuery(
            "select e from ResponseEntry e where e.responseId = :id order by e.revision, e.id",
            ResponseEntry.class)
        .setParameter("id", response.id())
        .getResultList();
  }

  private void store(Response response, DraftEdit edit, long accountId) {
    if (edit.entries().isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    for (DraftEdit.Entry entry : edit.entries()) {
      entry.contact().ifPresent(text -> contacts.put(response, entry.path(), text));
      entities.persist(entry.of(response, edit.revision(), accountId, now));
    }
    response.save(edit.draft(), edit.revision(), now);
  }

  private WaveSurroundings around(Response response) {
    LocalDate today = LocalDate.now(clock);
    return new WaveSurroundings(
        entities.find(Wave.class, response.waveId()),
        registry.values(forms.unitKind(response), response.unitCode(), today),
        response.timeSpent().toSeconds(),
        today);
  }

  /** Whether a list drawn from the register has the code. */
  private boolean isRegistered(ChoiceList list, String code) {
    return !list.name().equals("registry:institutions")
        || InstitutionCode.fits(code) && institutions.find(new InstitutionCode(code)).isPresent();
  }

  private static List<Fault> unconfirmed(Filling filling, Map<String, String> explanations) {
    return filling.warnings().stream()
        .filter(w -> w.check().toFiller() && !explanations.containsKey(w.check().id()))
        .map(
            w ->
                new Fault(
                    Fault.Kind.UNCONFIRMED,
                    ItemPath.of(w.check().items().stream().findFirst().orElse(w.check().id())),
                    w.check().message()))
        .toList();
  }

  private void clearHidden(Response response, Filling filling, long accountId) {
    DraftEdit edit =
        new DraftEdit(response, filling.routing(), contacts.of(response), this::isRegistered);
    filling.hiddenInFormsAsked().stream()
        .map(path -> new Change(path, JsonValue.NULL, edit.revision()))
        .forEach(edit::apply);
    store(response, edit, accountId);
  }

  private Revision record(
      Response response, Filling filling, Map<String, String> explanations, long accountId) {
    Instant now = clock.instant();
    Revision revision =
        Revision.submitted(
            response,
            forms.contentHashes(response.waveId()),
            filling,
            explanations,
            accountId,
            now);
    entities.persist(revision);
    response.submit(revision, now);
    return revision;
  }

  private Response editable(long responseId) {
    Response response = locked(responseId);
    requireOpen(response.waveId());
    if (!response.status().isEditable()) {
      throw new NotEditable(response.status());
    }
    return response;
  }

  private void requireOpen(String waveId) {
    Wave wave = entities.find(Wave.class, waveId);
    if (wave == null) {
      throw new IllegalArgumentException("no wave " + waveId);
    }
    if (!wave.isOpen(clock.instant())) {
      throw new WaveNotOpen(wave);
    }
  }

  private Response locked(long responseId) {
    @Nullable Response response =
        entities.find(Response.class, responseId, LockModeType.PESSIMISTIC_WRITE);
    if (response == null) {
      throw new IllegalArgumentException("no response " + responseId);
    }
    return response;
  }
}
