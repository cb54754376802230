package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.Registry;

/** Where responses are found, saved and submitted. */
@ApplicationScoped
@Transactional
public class Responses {

  /** Where the scan of a paper stands, which is no item of any form. */
  public static final ItemPath SCAN = ItemPath.of("paper_scan");

  private static final long NOBODY = 0;

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private WaveForms forms;
  @Inject private Institutions institutions;
  @Inject private Registry registry;
  @Inject private Contacts contacts;
  @Inject private ResponseGate gate;
  @Inject private Fillings fillings;
  @Inject private Submissions submissions;
  @Inject private Prefills prefills;
  @Inject private Event<ChangesOffered> offered;
  @Inject private Clock clock;

  protected Responses() {}

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
        .orElseGet(() -> open(waveId, formId, Set.of(unitCode)).get(unitCode));
  }

  /** The units' responses by unit code, each started now if there is none. */
  public Map<String, Response> open(String waveId, String formId, Set<String> unitCodes) {
    Map<String, Response> found = find(waveId, formId, unitCodes);
    return found.size() == unitCodes.size() ? found : start(waveId, formId, unitCodes);
  }

  /** Two tabs may open a form at the same moment; the second one waits and finds the first's. */
  private Map<String, Response> start(String waveId, String formId, Set<String> unitCodes) {
    gate.requireOpen(waveId);
    registry.fetch(forms.unitKind(waveId, formId), unitCodes);
    unitCodes.forEach(unit -> gate.requireOpen(waveId, formId, unit));
    entities.find(WaveForm.class, new WaveForm.Key(waveId, formId), LockModeType.PESSIMISTIC_WRITE);
    Map<String, Response> all = find(waveId, formId, unitCodes);
    List<Response> started =
        unitCodes.stream()
            .filter(unit -> !all.containsKey(unit))
            .map(unit -> new Response(waveId, formId, unit, clock.instant()))
            .toList();
    started.forEach(entities::persist);
    entities.flush(); // what stands in them from the beginning refers to them
    prefill(started);
    started.forEach(response -> all.put(response.unitCode(), response));
    return all;
  }

  /** The responses of those of the units that have one, by unit code, in one query. */
  Map<String, Response> find(String waveId, String formId, Collection<String> unitCodes) {
    Map<String, Response> found = new TreeMap<>();
    if (unitCodes.isEmpty()) {
      return found;
    }
    entities
        .createQuery(
            "select r from Response r where r.waveId = :wave and r.formId = :form"
                + " and r.unitCode in :units",
            Response.class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .setParameter("units", unitCodes)
        .getResultList()
        .forEach(response -> found.put(response.unitCode(), response));
    return found;
  }

  /** The unit's response to be read; where there is none, an empty one that nobody keeps. */
  public Response findOrBlank(String waveId, String formId, String unitCode) {
    return find(waveId, formId, unitCode)
        .orElseGet(() -> new Response(waveId, formId, unitCode, clock.instant()));
  }

  /** The response as it stands, with all that follows from its answers. */
  public Filling filling(Response response) {
    return fillings.of(response);
  }

  /** A sheet that was sent, with all that follows from it; personal items are no part of it. */
  public Filling filling(Response response, Revision revision) {
    return fillings.of(response, revision);
  }

  /**
   * What the unit had answered in the wave before: the latest earlier one in which its answer
   * counts.
   */
  public Optional<Earlier> earlier(Response response) {
    Wave wave = entities.find(Wave.class, response.waveId());
    return entities
        .createQuery(
            """
            select r, w from Response r, Wave w
            where w.id = r.waveId and r.formId = :form and r.unitCode = :unit
              and w.referenceDate < :date and r.status in :answered
            order by w.referenceDate desc\
            """,
            Object[].class)
        .setParameter("form", response.formId())
        .setParameter("unit", response.unitCode())
        .setParameter("date", wave.referenceDate())
        .setParameter("answered", ResponseStatus.answered())
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(
            row -> {
              Response before = (Response) row[0];
              return new Earlier(
                  ((Wave) row[1]).title(),
                  routing(before),
                  submitted(before).orElseThrow().sheet());
            });
  }

  /** Revision of each item of the draft: what the next change of it is based on. */
  public Map<ItemPath, Long> revisions(Response response) {
    Map<ItemPath, Long> revisions = new TreeMap<>();
    response.draft().entries().forEach((path, e) -> revisions.put(path, e.revision()));
    return revisions;
  }

  /** The answers of an earlier wave that stand in the draft and that nobody has touched yet. */
  public Map<ItemPath, PrefillSource> prefilled(Response response) {
    Map<ItemPath, PrefillSource> prefilled = new TreeMap<>();
    response
        .draft()
        .entries()
        .forEach((path, e) -> e.source().ifPresent(source -> prefilled.put(path, source)));
    return prefilled;
  }

  /** Checks a posted sheet and saves nothing. */
  public Checked check(Response response, SheetJson.Posted posted) {
    return check(response, posted, fillings.around(response));
  }

  Checked check(Response response, SheetJson.Posted posted, WaveSurroundings around) {
    return new SheetCheck(routing(response), around, references(response)).of(posted);
  }

  /** Saves changes of a draft, each on its own: a conflict or fault of one stops no other. */
  public Saved save(long responseId, List<Change> changes, long accountId) {
    return save(responseId, changes, Author.account(accountId));
  }

  /** As {@link #save(long, List, long)}, whoever does it. */
  public Saved save(long responseId, List<Change> changes, Author author) {
    return save(gate.editable(responseId), changes, author);
  }

  private Saved save(Response response, List<Change> changes, Author author) {
    Reopened reopened = reopened(response);
    DraftEdit edit =
        edit(response, response.draftRevision() + 1, contacts.of(response), reopened::covers);
    ChangesOffered offer = new ChangesOffered(response, changes);
    offered.fire(offer);
    offer.accepted().forEach(edit::apply);
    store(response, edit, author);
    List<Fault> faults = new ArrayList<>(offer.faults());
    faults.addAll(edit.faults());
    return new Saved(response.draftRevision(), response.savedAt(), edit.conflicts(), faults);
  }

  /**
   * Submits the draft. Answers that skip logic hides in the forms asked are cleared; the draft of a
   * form that is not asked is kept and not submitted.
   *
   * @param explanations of soft checks by check id; an empty text confirms without a reason
   * @throws SubmissionRefused with every fault, warnings without confirmation included
   */
  public Revision submit(long responseId, Map<String, String> explanations, By by) {
    Response response = gate.editable(responseId);
    return submit(response, filling(response), explanations, by);
  }

  /**
   * As {@link #submit(long, Map, By)}, unless the draft is not the one that the sender knows.
   *
   * @param basis draft revision that the sender has seen
   * @throws StaleDraft when the draft stands at another revision
   */
  public Revision submit(long responseId, long basis, Map<String, String> explanations, By by) {
    Response response = based(responseId, basis);
    return submit(response, filling(response), explanations, by);
  }

  /** The sheet as submitted last: approved, where the form asks for approval. */
  public Optional<Revision> submitted(Response response) {
    return response.submittedNumber().flatMap(number -> revision(response, number));
  }

  /** The sheet as the filler sent it last, approved or not. */
  public Optional<Revision> sent(Response response) {
    return revision(response, response.sentNumber());
  }

  public Optional<Revision> revision(Response response, int number) {
    return entities
        .createQuery(
            "select r from Revision r where r.responseId = :id and r.number = :number",
            Revision.class)
        .setParameter("id", response.id())
        .setParameter("number", number)
        .getResultStream()
        .findFirst();
  }

  /** Every sheet that was ever sent, oldest first. */
  public List<Revision> listRevisions(Response response) {
    return entities
        .createQuery(
            "select r from Revision r where r.responseId = :id order by r.number", Revision.class)
        .setParameter("id", response.id())
        .getResultList();
  }

  public Optional<Response> find(long responseId) {
    return Optional.ofNullable(entities.find(Response.class, responseId));
  }

  /** The items that may be changed now, or could be if the response were being filled in. */
  public Reopened reopened(Response response) {
    return Reopened.of(response, routing(response));
  }

  /** Every item ever changed, oldest first. */
  public List<ResponseEntry> history(Response response) {
    return entities
        .createQuery(
            "select s from ResponseSave s where s.responseId = :id order by s.revision, s.id",
            ResponseSave.class)
        .setParameter("id", response.id())
        .getResultStream()
        .flatMap(save -> save.entries().stream())
        .toList();
  }

  @Transactional(dontRollbackOn = SubmissionRefused.class) // who asked for it does, or goes on
  Revision submit(Response response, Filling filling, Map<String, String> explanations, By by) {
    submissions.requireComplete(response, filling, explanations);
    clearHidden(response, filling, by.accountId());
    return submissions.record(response, filling, explanations, by);
  }

  /** Stores what an edit has changed, and its trace. */
  void store(Response response, DraftEdit edit, Author author) {
    if (edit.entries().isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    for (DraftEdit.Entry entry : edit.entries()) {
      if (entry.isPersonal() && entry.before().equals(JsonValue.NULL)) {
        contacts.add(response, entry.path(), entry.after(), author.accountId());
      } else if (entry.isPersonal()) {
        contacts.put(response, entry.path(), entry.after(), author.accountId());
      }
    }
    entities.persist(new ResponseSave(response, edit.revision(), edit.entries(), author, now));
    response.save(edit.draft(), edit.revision(), now);
  }

  /**
   * Puts the forms' defaults and the stock answers of an earlier wave into drafts that begin, at
   * revision 0: nobody has changed anything yet. The trace names no account for them.
   */
  private void prefill(List<Response> begun) {
    Map<Response, Prefills.Found> earlier = prefills.find(begun);
    for (Response response : begun) {
      DraftEdit edit = edit(response, 0, Map.of(), path -> true);
      fillings
          .defaults(response)
          .forEach((path, value) -> edit.apply(new Change(path, SheetJson.value(value), 0)));
      Optional.ofNullable(earlier.get(response))
          .ifPresent(
              found ->
                  found
                      .answers()
                      .forEach(
                          (path, value) ->
                              edit.prefill(
                                  new Change(path, SheetJson.value(value), 0), found.source())));
      store(response, edit, Author.account(NOBODY));
    }
  }

  private Routing routing(Response response) {
    return forms.routing(response.waveId(), response.formId());
  }

  private References references(Response response) {
    return new References(entities, institutions, response);
  }

  /**
   * @param personal what stands of personal items
   */
  DraftEdit edit(
      Response response,
      long revision,
      Map<ItemPath, JsonValue> personal,
      Predicate<ItemPath> open) {
    return new DraftEdit(
        response, routing(response), personal, references(response), revision, open);
  }

  private void clearHidden(Response response, Filling filling, long accountId) {
    Set<ItemPath> hidden = filling.hiddenInFormsAsked();
    if (hidden.isEmpty()) {
      return;
    }
    DraftEdit edit =
        edit(response, response.draftRevision() + 1, contacts.of(response), path -> true);
    hidden.stream()
        .map(path -> new Change(path, JsonValue.NULL, edit.revision()))
        .forEach(edit::apply);
    store(response, edit, Author.account(accountId));
  }

  private Response based(long responseId, long basis) {
    Response response = gate.editable(responseId);
    if (response.draftRevision() != basis) {
      throw new StaleDraft(response.draftRevision());
    }
    return response;
  }
}
