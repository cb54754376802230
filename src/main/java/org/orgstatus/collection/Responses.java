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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.questionnaire.Warning;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.Registry;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.UnitKind;

/** Where responses are found, saved and submitted. */
@ApplicationScoped
@Transactional
public class Responses {

  /** Where the scan of a paper stands, which is no item of any form. */
  public static final ItemPath SCAN = ItemPath.of("paper_scan");

  private static final long NOBODY = 0;
  private static final Fault NO_SCAN =
      new Fault(
          Fault.Kind.REQUIRED,
          SCAN,
          LocalText.of(
              "代录要附学校盖章的纸质件扫描，请先上传",
              "Entry on behalf needs the scan of the institution's sealed paper; upload it first"));

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private WaveForms forms;
  @Inject private Registry registry;
  @Inject private Institutions institutions;
  @Inject private Contacts contacts;
  @Inject private Remarks remarks;
  @Inject private Event<Recorded> recorded;
  @Inject private Prefills prefills;
  @Inject private WaveSources sources;
  @Inject private ProposedAlliances proposedAlliances;
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
    return find(waveId, formId, unitCode).orElseGet(() -> start(waveId, formId, unitCode));
  }

  /** Two tabs may open a form at the same moment; the second one waits and finds the first's. */
  private Response start(String waveId, String formId, String unitCode) {
    requireOpen(waveId, formId, unitCode);
    entities.find(WaveForm.class, new WaveForm.Key(waveId, formId), LockModeType.PESSIMISTIC_WRITE);
    return find(waveId, formId, unitCode)
        .orElseGet(
            () -> {
              Response started = new Response(waveId, formId, unitCode, clock.instant());
              entities.persist(started);
              entities.flush();
              prefill(started);
              return started;
            });
  }

  /**
   * Registers that a coordinator enters the response from an institution's paper; begins it where
   * there is none.
   *
   * @throws NotEditable when the response was sent already
   * @throws AnsweredOnline when the institution has begun to answer itself
   */
  public Response enterFor(String waveId, String formId, String unitCode, By by) {
    Response response = locked(open(waveId, formId, unitCode).id());
    if (!response.status().isEditable()) {
      throw new NotEditable(response.status());
    }
    boolean begun =
        history(response).stream()
            .anyMatch(e -> e.accountId() != NOBODY && e.accountId() != by.accountId());
    if (response.enteredBy().isEmpty() && begun) {
      throw new AnsweredOnline();
    }
    response.enterBy(by.accountId());
    recorded.fire(
        new Recorded("entry-on-behalf", "wave " + waveId + ", unit " + unitCode, "form " + formId));
    return response;
  }

  /** Keeps the scan of the paper; a later one takes the place of an earlier. */
  public void keepScan(long responseId, Attachment scan) {
    Response response = editable(responseId);
    if (response.enteredBy().isEmpty() || scan.responseId() != responseId) {
      throw new IllegalArgumentException("no entry on behalf, or another response's file");
    }
    response.scan(scan.id());
  }

  /** The unit's response to be read; where there is none, an empty one that nobody keeps. */
  public Response findOrBlank(String waveId, String formId, String unitCode) {
    return find(waveId, formId, unitCode)
        .orElseGet(() -> new Response(waveId, formId, unitCode, clock.instant()));
  }

  /** The response as it stands, with all that follows from its answers. */
  public Filling filling(Response response) {
    Routing routing = routing(response);
    Map<ItemPath, JsonValue> personal = contacts.of(response);
    Map<ItemPath, AnswerValue> answers = new TreeMap<>();
    response
        .draft()
        .entries()
        .forEach(
            (path, entry) ->
                SheetJson.stored(routing, path, personal.getOrDefault(path, entry.value()))
                    .filter(AnswerValue::isGiven)
                    .ifPresent(value -> answers.put(path, value)));
    return new Filling(routing, around(response), new AnswerSheet(answers));
  }

  /** A sheet that was sent, with all that follows from it; personal items are no part of it. */
  public Filling filling(Response response, Revision revision) {
    Routing routing = routing(response);
    AnswerSheet sheet = SheetJson.posted(routing, revision.sheet()).sheet();
    return new Filling(routing, around(response), sheet);
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
            order by w.referenceDate desc""",
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

  /**
   * Soft checks that hold for a submitted response now and that its filler was not shown: a roster
   * or another unit's form came later, or changed.
   */
  public List<Warning> newWarnings(Response response) {
    return submitted(response)
        .filter(revision -> !response.status().isEditable())
        .map(
            revision ->
                SheetCheck.warnings(filling(response)).stream()
                    .filter(w -> !revision.explanations().containsKey(w.check().id()))
                    .toList())
        .orElse(List.of());
  }

  /** Checks a posted sheet and saves nothing. */
  public Checked check(Response response, SheetJson.Posted posted) {
    return new SheetCheck(routing(response), around(response), references(response)).of(posted);
  }

  /** Saves changes of a draft, each on its own: a conflict or fault of one stops no other. */
  public Saved save(long responseId, List<Change> changes, long accountId) {
    return save(responseId, changes, Author.account(accountId));
  }

  /** As {@link #save(long, List, long)}, whoever does it. */
  public Saved save(long responseId, List<Change> changes, Author author) {
    Response response = editable(responseId);
    DraftEdit edit = edit(response);
    changes.forEach(edit::apply);
    store(response, edit, author);
    return new Saved(response.draftRevision(), response.savedAt(), edit.conflicts(), edit.faults());
  }

  /**
   * Submits the draft. Answers that skip logic hides in the forms asked are cleared; the draft of a
   * form that is not asked is kept and not submitted.
   *
   * @param explanations of soft checks by check id; an empty text confirms without a reason
   * @throws SubmissionRefused with every fault, warnings without confirmation included
   */
  public Revision submit(long responseId, Map<String, String> explanations, By by) {
    return submit(editable(responseId), explanations, by);
  }

  /**
   * As {@link #submit(long, Map, By)}, unless the draft is not the one that the sender knows.
   *
   * @param basis draft revision that the sender has seen
   * @throws StaleDraft when the draft stands at another revision
   */
  public Revision submit(long responseId, long basis, Map<String, String> explanations, By by) {
    return submit(based(responseId, basis), explanations, by);
  }

  /**
   * Takes a whole sheet at once in place of the draft, and submits it. The draft of a form that the
   * sheet does not lead to is kept.
   *
   * @param basis draft revision that the sheet was made on
   * @throws StaleDraft when the draft stands at another revision
   * @throws SubmissionRefused with every fault, warnings without confirmation included
   */
  public Revision submit(
      long responseId,
      SheetJson.Posted posted,
      long basis,
      Map<String, String> explanations,
      By by) {
    Response response = based(responseId, basis);
    Checked checked = check(response, posted);
    refuse(routing(response), checked.faults(), checked.warnings(), explanations);
    List<Change> changes = replacing(response, posted.sheet(), basis);
    Saved saved = save(responseId, changes, by.accountId());
    refuse(routing(response), saved.faults(), List.of(), explanations);
    return submit(response, explanations, by);
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
            "select e from ResponseEntry e where e.responseId = :id order by e.revision, e.id",
            ResponseEntry.class)
        .setParameter("id", response.id())
        .getResultList();
  }

  private Revision submit(Response response, Map<String, String> explanations, By by) {
    Filling filling = filling(response);
    List<Fault> faults = new ArrayList<>(filling.faults());
    faults.addAll(unanswered(response));
    if (response.enteredBy().isPresent() && response.scanId().isEmpty()) {
      faults.add(NO_SCAN);
    }
    refuse(filling.routing(), faults, SheetCheck.warnings(filling), explanations);
    clearHidden(response, filling, by.accountId());
    return record(response, filling, explanations, by);
  }

  /** Remarks without a change or a reply. */
  private List<Fault> unanswered(Response response) {
    Draft draft = response.draft();
    return remarks.listOpen(response).stream()
        .filter(r -> r.reply().isEmpty() && !r.isChangedIn(draft.revisionOf(r.path())))
        .map(
            r ->
                new Fault(
                    Fault.Kind.REMARK,
                    r.path(),
                    LocalText.of(
                        "退回意见还没有处理：请修改这一题，或在意见下方说明",
                        "A remark is still open: change the item, or reply to the remark")))
        .toList();
  }

  private static void refuse(
      Routing routing,
      List<Fault> faults,
      List<Warning> warnings,
      Map<String, String> explanations) {
    List<Fault> all = new ArrayList<>(faults);
    warnings.stream()
        .filter(warning -> !explanations.containsKey(warning.check().id()))
        .forEach(warning -> all.add(SheetCheck.unconfirmed(warning)));
    if (!all.isEmpty()) {
      throw new SubmissionRefused(routing, all);
    }
  }

  /** The changes that make the draft of the forms asked what the sheet says. */
  private List<Change> replacing(Response response, AnswerSheet sheet, long basis) {
    Filling filling = new Filling(routing(response), around(response), sheet);
    List<Change> changes = new ArrayList<>();
    for (ItemPath path : filling(response).sheet().answers().keySet()) {
      if (!sheet.answers().containsKey(path)
          && filling
              .routing()
              .node(path.name())
              .filter(n -> filling.isAsked(n.form()))
              .isPresent()) {
        changes.add(new Change(path, JsonValue.NULL, basis));
      }
    }
    sheet
        .answers()
        .forEach((path, value) -> changes.add(new Change(path, SheetJson.value(value), basis)));
    return changes;
  }

  private void store(Response response, DraftEdit edit, Author author) {
    if (edit.entries().isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    for (DraftEdit.Entry entry : edit.entries()) {
      if (entry.isPersonal()) {
        contacts.put(response, entry.path(), entry.after(), author.accountId());
      }
      entities.persist(entry.of(response, edit.revision(), author, now));
    }
    response.save(edit.draft(), edit.revision(), now);
  }

  /**
   * Puts the forms' defaults and the stock answers of an earlier wave into a draft that begins, at
   * revision 0: nobody has changed anything yet. The trace names no account for them.
   */
  private void prefill(Response response) {
    DraftEdit edit = edit(response, 0, path -> true);
    filling(response)
        .defaults()
        .forEach((path, value) -> edit.apply(new Change(path, SheetJson.value(value), 0)));
    prefills
        .find(response)
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

  private Routing routing(Response response) {
    return forms.routing(response.waveId(), response.formId());
  }

  private References references(Response response) {
    return new References(entities, institutions, response);
  }

  private DraftEdit edit(Response response) {
    Reopened reopened = reopened(response);
    return edit(response, response.draftRevision() + 1, reopened::covers);
  }

  private DraftEdit edit(Response response, long revision, Predicate<ItemPath> open) {
    return new DraftEdit(
        response, routing(response), contacts.of(response), references(response), revision, open);
  }

  private WaveSurroundings around(Response response) {
    LocalDate today = LocalDate.now(clock);
    UnitKind kind = forms.unitKind(response.waveId(), response.formId());
    return new WaveSurroundings(
        entities.find(Wave.class, response.waveId()),
        registry.values(kind, response.unitCode(), today),
        response.timeSpent().toSeconds(),
        today,
        sources.of(response.waveId(), kind, response.unitCode()));
  }

  private void clearHidden(Response response, Filling filling, long accountId) {
    DraftEdit edit = edit(response, response.draftRevision() + 1, path -> true);
    filling.hiddenInFormsAsked().stream()
        .map(path -> new Change(path, JsonValue.NULL, edit.revision()))
        .forEach(edit::apply);
    store(response, edit, Author.account(accountId));
  }

  private Revision record(
      Response response, Filling filling, Map<String, String> explanations, By by) {
    Instant now = clock.instant();
    Revision revision =
        Revision.sent(
            response,
            forms.contentHashes(response.waveId()),
            filling,
            fileHashes(response, filling),
            explanations,
            by.accountId(),
            now);
    entities.persist(revision);
    ResponseStatus to = Act.SEND.after(response.status(), forms.review(response)).orElseThrow();
    response.find(Finding.of(filling));
    Transition step = new Transition(response, Act.SEND, to, revision, by, now, null);
    entities.persist(step);
    response.take(step);
    if (to == ResponseStatus.SUBMITTED) {
      remarks.settle(response, step.number());
      proposedAlliances.propose(response, filling, now);
    }
    recorded.fire(Reviews.recorded(response, step));
    return revision;
  }

  private List<String> fileHashes(Response response, Filling filling) {
    Stream<String> files =
        filling
            .routing()
            .nodes()
            .flatMap(node -> filling.paths(node).stream())
            .map(filling::value)
            .filter(AnswerValue.Attached.class::isInstance)
            .map(file -> ((AnswerValue.Attached) file).id());
    return Stream.concat(files, response.scanId().stream())
        .map(id -> entities.find(Attachment.class, id).sha256())
        .toList();
  }

  private Response based(long responseId, long basis) {
    Response response = editable(responseId);
    if (response.draftRevision() != basis) {
      throw new StaleDraft(response.draftRevision());
    }
    return response;
  }

  private Response editable(long responseId) {
    Response response = locked(responseId);
    requireOpen(response);
    if (!response.status().isEditable()) {
      throw new NotEditable(response.status());
    }
    return response;
  }

  void requireOpen(Response response) {
    requireOpen(response.waveId(), response.formId(), response.unitCode());
  }

  /** What was sent before the deadline may be approved after it, as long as the wave is open. */
  void requireNotClosed(Response response) {
    Wave wave = entities.find(Wave.class, response.waveId());
    if (wave.status() != Wave.Status.OPEN) {
      throw new WaveNotOpen(wave, wave.lastDeadline());
    }
  }

  private void requireOpen(String waveId, String formId, String unitCode) {
    Wave wave = entities.find(Wave.class, waveId);
    if (wave == null) {
      throw new IllegalArgumentException("no wave " + waveId);
    }
    if (!wave.isOpen(clock.instant())) {
      throw new WaveNotOpen(wave, wave.lastDeadline());
    }
    ReportingUnitCode unit = registry.reportingUnit(forms.unitKind(waveId, formId), unitCode);
    if (!wave.isOpen(clock.instant(), unit)) {
      throw new WaveNotOpen(wave, wave.deadlineFor(unit));
    }
  }

  /** The response, for nobody else to change before this transaction ends. */
  Response locked(long responseId) {
    @Nullable Response response =
        entities.find(Response.class, responseId, LockModeType.PESSIMISTIC_WRITE);
    if (response == null) {
      throw new IllegalArgumentException("no response " + responseId);
    }
    Wave wave = entities.find(Wave.class, response.waveId());
    if (wave.status() == Wave.Status.LOCKED) {
      throw new WaveNotOpen(wave, wave.lastDeadline());
    }
    return response;
  }
}
