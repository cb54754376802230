package org.orgstatus.collection;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.bulk.BulkReader;
import org.orgstatus.collection.bulk.BulkReading;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.registry.SheetFile;

/**
 * Answers that a province enters for its institutions from a workbook: read, checked as single ones
 * are, shown, and stored as drafts once confirmed. An institution that has begun itself is left
 * alone.
 */
@ApplicationScoped
@Transactional
public class BulkEntries {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private WaveForms forms;
  @Inject private Responses responses;
  @Inject private ResponseGate gate;
  @Inject private BulkSheets sheets;
  @Inject private BulkSubmissions submissions;
  @Inject private ContactCipher cipher;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected BulkEntries() {}

  /**
   * What a workbook would change.
   *
   * @param preview to be confirmed; empty where anything is wrong, then nothing is kept
   */
  public record Read(Optional<BulkPreview> preview, List<Line> lines, List<Problem> problems) {
    public Read {
      lines = List.copyOf(lines);
      problems = List.copyOf(problems);
    }
  }

  /**
   * One institution of a workbook.
   *
   * @param answers given
   * @param open required items without an answer, to be completed on the pages
   * @param warnings soft checks that hold; they are confirmed when the answers are submitted
   * @param replaces whether it replaces what was entered in bulk before
   */
  public record Line(
      String unitCode, String unitName, int answers, int open, int warnings, boolean replaces) {}

  /** A hash over the forms of a wave, by which a workbook knows which ones it was made for. */
  public String formsHash(String waveId) {
    return Hashes.sha256(forms.contentHashes(waveId)).substring(0, 16);
  }

  /**
   * Units whose drafts stand as a province entered them; their institutions changed nothing and did
   * not say that they go on themselves.
   */
  public List<String> listUntouched(String waveId, String formId) {
    return entities
        .createQuery(
            """
            select r.unitCode from Response r, BulkEntry b where r.waveId = :wave
            and r.formId = :form and b.responseId = r.id and r.draftRevision = b.draftRevision
            and r.status = :draft and r.enteredBy is not null""",
            String.class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .setParameter("draft", ResponseStatus.DRAFT)
        .getResultList();
  }

  /** Units whose answers a province entered in bulk, whatever became of them since. */
  public Set<String> listEntered(String waveId, String formId) {
    return new TreeSet<>(
        entities
            .createQuery(
                """
                select r.unitCode from Response r, BulkEntry b
                where r.waveId = :wave and r.formId = :form and b.responseId = r.id""",
                String.class)
            .setParameter("wave", waveId)
            .setParameter("form", formId)
            .getResultList());
  }

  /** How a response was entered, if a province did it. */
  public Optional<BulkEntry> find(Response response) {
    return Optional.ofNullable(entities.find(BulkEntry.class, response.id()));
  }

  /** What a response would begin with, for a template: answers entered before, or the defaults. */
  public Filling filling(String waveId, String formId, String unitCode) {
    Response response = responses.findOrBlank(waveId, formId, unitCode);
    return response.draftRevision() > 0
        ? responses.filling(response)
        : sheets.beginning(waveId, formId, unitCode);
  }

  /**
   * Reads a workbook and keeps what it says for two hours, unless anything in it is wrong.
   *
   * @param units names of the institutions that the account may enter answers for, by code
   */
  public Read read(
      String waveId,
      String formId,
      String reportingUnit,
      Map<String, String> units,
      RegisterFile file,
      long accountId) {
    Routing routing = forms.routing(waveId, formId);
    BulkReading reading =
        BulkReader.read(
            routing,
            SheetFile.readAnswers(file),
            new BulkReader.Expected(waveId, reportingUnit, formsHash(waveId), units));
    Problems problems = new Problems();
    reading.problems().forEach(problems::add);
    Map<String, Response> existing = responses.find(waveId, formId, reading.units().keySet());
    List<String> untouched = listUntouched(waveId, formId);
    List<Line> lines = new ArrayList<>();
    JsonObjectBuilder body = JSON.createObjectBuilder();
    reading
        .units()
        .forEach(
            (unit, row) -> {
              Response response = existing.get(unit);
              if (response != null && !untouched.contains(unit)) {
                problems.add(BulkSheets.begun(row));
                return;
              }
              lines.add(
                  sheets.line(waveId, formId, unit, units.get(unit), row, response, problems));
              body.add(unit, SheetJson.draft(row.sheet()));
            });
    if (lines.isEmpty() && problems.isEmpty()) {
      problems.add(
          "empty-workbook",
          org.orgstatus.base.Place.file(file.name()),
          "工作簿中没有填写任何答案。请填写后再上传。",
          "no answer is filled in. Fill in the workbook and send it again.");
    }
    if (!problems.isEmpty()) {
      return new Read(Optional.empty(), lines, problems.list());
    }
    BulkPreview preview =
        new BulkPreview(
            waveId,
            formId,
            reportingUnit,
            file.name(),
            Hashes.sha256(file.content()),
            accountId,
            clock.instant());
    preview.seal(cipher, body.build().toString());
    dropExpired();
    entities.persist(preview);
    return new Read(Optional.of(preview), lines, List.of());
  }

  /** The account's own preview, as long as it can be confirmed. */
  public Optional<Read> findPreview(
      String id, String waveId, Map<String, String> units, long accountId) {
    return find(id, waveId, accountId)
        .map(
            preview -> {
              Map<String, AnswerSheet> given = sheets.of(preview);
              Map<String, Response> existing =
                  responses.find(waveId, preview.formId(), given.keySet());
              List<Line> lines = new ArrayList<>();
              given.forEach(
                  (unit, sheet) ->
                      lines.add(
                          BulkSheets.line(
                              unit,
                              units.getOrDefault(unit, ""),
                              sheets.filling(waveId, preview.formId(), unit, sheet),
                              existing.containsKey(unit))));
              return new Read(Optional.of(preview), lines, List.of());
            });
  }

  /**
   * Stores the answers of a preview as drafts, all or none. Each is marked as entered on behalf of
   * its institution, as one that is entered on the pages: it needs the scan of the paper, and
   * somebody else accepts it.
   *
   * @param units codes of institutions that the account may enter answers for
   * @return how many institutions
   * @throws StaleBulk when an institution has begun itself meanwhile, or may no longer be entered
   * @throws WaveNotOpen when answers are not taken now
   */
  public int confirm(String id, String waveId, Collection<String> units, long accountId) {
    BulkPreview preview = find(id, waveId, accountId).orElseThrow(() -> new StaleBulk(List.of()));
    String formId = preview.formId();
    entities.find(
        WaveForm.class,
        new WaveForm.Key(waveId, formId),
        jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
    Map<String, AnswerSheet> given = sheets.of(preview);
    given.keySet().forEach(unit -> gate.requireOpen(waveId, formId, unit));
    Map<String, Response> existing = responses.find(waveId, formId, given.keySet());
    List<String> untouched = listUntouched(waveId, formId);
    List<String> stale =
        given.keySet().stream()
            .filter(
                unit ->
                    !units.contains(unit)
                        || existing.containsKey(unit) && !untouched.contains(unit))
            .toList();
    if (!stale.isEmpty()) {
      throw new StaleBulk(stale);
    }
    existing.forEach((unit, response) -> replace(response, given.get(unit), accountId));
    entities.flush();
    List<BulkSubmissions.Filled> fresh =
        given.entrySet().stream()
            .filter(e -> !existing.containsKey(e.getKey()))
            .map(
                e ->
                    new BulkSubmissions.Filled(
                        e.getKey(),
                        sheets.filling(waveId, formId, e.getKey(), e.getValue()),
                        Map.of(),
                        clock.instant()))
            .toList();
    submissions.saveDrafts(waveId, formId, fresh);
    responses
        .find(waveId, formId, given.keySet())
        .values()
        .forEach(
            r -> {
              r.enterBy(accountId);
              entities.merge(new BulkEntry(r, preview, accountId, clock.instant()));
            });
    entities.remove(entities.find(BulkPreview.class, id));
    recorded.fire(
        new Recorded(
            "answers-entered-in-bulk",
            "wave " + waveId + ", reporting unit " + preview.reportingUnit(),
            given.size() + " institutions, file SHA-256 " + preview.fileHash()));
    return given.size();
  }

  /** Drops a preview without storing anything. */
  public void discard(String id, String waveId, long accountId) {
    find(id, waveId, accountId).ifPresent(entities::remove);
  }

  /** What is in the workbook replaces the draft; what a workbook cannot hold stays. */
  private void replace(Response response, AnswerSheet sheet, long accountId) {
    Filling before = responses.filling(response);
    Map<ItemPath, Long> revisions = responses.revisions(response);
    List<Change> changes = new ArrayList<>();
    for (ItemPath path : before.sheet().answers().keySet()) {
      if (!sheet.answers().containsKey(path) && isInWorkbooks(before.routing(), path)) {
        changes.add(new Change(path, JsonValue.NULL, revisions.getOrDefault(path, 0L)));
      }
    }
    sheet
        .answers()
        .forEach(
            (path, value) ->
                changes.add(
                    new Change(path, SheetJson.value(value), revisions.getOrDefault(path, 0L))));
    responses.save(response.id(), changes, accountId);
  }

  /** Files are not; personal items go in but never out, so an empty cell says nothing. */
  private static boolean isInWorkbooks(Routing routing, ItemPath path) {
    return routing
        .node(path.name())
        .flatMap(Routing.Node::question)
        .filter(q -> q.type() != AnswerType.FILE && q.sensitivity() != Sensitivity.P3)
        .isPresent();
  }

  private Optional<BulkPreview> find(String id, String waveId, long accountId) {
    return Optional.ofNullable(entities.find(BulkPreview.class, id))
        .filter(p -> p.isFor(accountId, waveId, clock.instant()));
  }

  private void dropExpired() {
    entities
        .createQuery("delete from BulkPreview p where p.expiresAt < :now")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }
}
