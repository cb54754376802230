package org.orgstatus.collection;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.bulk.BulkReader;
import org.orgstatus.collection.bulk.BulkReading;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.registry.Registry;
import org.orgstatus.registry.ReportingUnitCode;
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
  @Inject private Registry registry;
  @Inject private Institutions institutions;
  @Inject private Responses responses;
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

  /** Units whose drafts stand as a province entered them; their institutions changed nothing. */
  public List<String> listUntouched(String waveId, String formId) {
    return entities
        .createQuery(
            """
            select r.unitCode from Response r, BulkEntry b where r.waveId = :wave
            and r.formId = :form and b.responseId = r.id and r.draftRevision = b.draftRevision
            and r.status = :draft""",
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
    if (response.draftRevision() > 0) {
      return responses.filling(response);
    }
    Filling blank = blank(wave(waveId), formId, unitCode, AnswerSheet.EMPTY);
    return blank(wave(waveId), formId, unitCode, new AnswerSheet(blank.defaults()));
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
    Wave wave = wave(waveId);
    Routing routing = forms.routing(waveId, formId);
    BulkReading reading =
        BulkReader.read(
            routing,
            SheetFile.readAnswers(file),
            new BulkReader.Expected(waveId, reportingUnit, formsHash(waveId), units));
    Problems problems = new Problems();
    reading.problems().forEach(problems::add);
    Map<String, Response> existing = existing(waveId, formId, reading.units().keySet());
    List<String> untouched = listUntouched(waveId, formId);
    List<Line> lines = new ArrayList<>();
    JsonObjectBuilder body = JSON.createObjectBuilder();
    reading
        .units()
        .forEach(
            (unit, row) -> {
              Response response = existing.get(unit);
              if (response != null && !untouched.contains(unit)) {
                problems.add(begun(row));
                return;
              }
              lines.add(line(wave, formId, unit, units.get(unit), row, response, problems));
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
              Map<String, AnswerSheet> sheets = sheets(preview);
              Map<String, Response> existing = existing(waveId, preview.formId(), sheets.keySet());
              List<Line> lines = new ArrayList<>();
              sheets.forEach(
                  (unit, sheet) ->
                      lines.add(
                          line(
                              unit,
                              units.getOrDefault(unit, ""),
                              filling(waveId, preview.formId(), unit, sheet),
                              existing.containsKey(unit))));
              return new Read(Optional.of(preview), lines, List.of());
            });
  }

  /**
   * Stores the answers of a preview as drafts, all or none.
   *
   * @param units codes of institutions that the account may enter answers for
   * @return how many institutions
   * @throws StaleBulk when an institution has begun itself meanwhile, or may no longer be entered
   * @throws WaveNotOpen when answers are not taken now
   */
  public int confirm(String id, String waveId, Collection<String> units, long accountId) {
    BulkPreview preview = find(id, waveId, accountId).orElseThrow(() -> new StaleBulk(List.of()));
    Wave wave = wave(waveId);
    if (!wave.isOpen(clock.instant())) {
      throw new WaveNotOpen(wave, wave.lastDeadline());
    }
    String formId = preview.formId();
    entities.find(
        WaveForm.class,
        new WaveForm.Key(waveId, formId),
        jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
    Map<String, AnswerSheet> sheets = sheets(preview);
    sheets.keySet().forEach(unit -> requireOpen(wave, formId, unit));
    Map<String, Response> existing = existing(waveId, formId, sheets.keySet());
    List<String> untouched = listUntouched(waveId, formId);
    List<String> stale =
        sheets.keySet().stream()
            .filter(
                unit ->
                    !units.contains(unit)
                        || existing.containsKey(unit) && !untouched.contains(unit))
            .toList();
    if (!stale.isEmpty()) {
      throw new StaleBulk(stale);
    }
    existing.forEach((unit, response) -> replace(response, sheets.get(unit), accountId));
    entities.flush();
    List<BulkSubmissions.Filled> fresh =
        sheets.entrySet().stream()
            .filter(e -> !existing.containsKey(e.getKey()))
            .map(
                e ->
                    new BulkSubmissions.Filled(
                        e.getKey(),
                        filling(waveId, formId, e.getKey(), e.getValue()),
                        Map.of(),
                        clock.instant()))
            .toList();
    submissions.saveDrafts(waveId, formId, fresh);
    existing(waveId, formId, sheets.keySet())
        .values()
        .forEach(r -> entities.merge(new BulkEntry(r, preview, accountId, clock.instant())));
    entities.remove(entities.find(BulkPreview.class, id));
    recorded.fire(
        new Recorded(
            "answers-entered-in-bulk",
            "wave " + waveId + ", reporting unit " + preview.reportingUnit(),
            sheets.size() + " institutions, file SHA-256 " + preview.fileHash()));
    return sheets.size();
  }

  /** Drops a preview without storing anything. */
  public void discard(String id, String waveId, long accountId) {
    find(id, waveId, accountId).ifPresent(entities::remove);
  }

  private Line line(
      Wave wave,
      String formId,
      String unit,
      String name,
      BulkReading.UnitRow row,
      @org.jspecify.annotations.Nullable Response existing,
      Problems problems) {
    Response response =
        existing == null ? new Response(wave.id(), formId, unit, clock.instant()) : existing;
    Filling filling = filling(wave.id(), formId, unit, row.sheet());
    SheetCheck check =
        new SheetCheck(
            filling.routing(),
            around(wave, formId, unit),
            new References(entities, institutions, response));
    check.of(new SheetJson.Posted(row.sheet(), List.of())).faults().stream()
        .filter(fault -> fault.kind() != Fault.Kind.REQUIRED)
        .forEach(
            fault ->
                problems.add(
                    row.at(fault.path())
                        .problem(
                            fault
                                .kind()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'),
                            fault.message())));
    return line(unit, name, filling, existing != null);
  }

  private static Line line(String unit, String name, Filling filling, boolean replaces) {
    int open = (int) filling.faults().stream().filter(f -> f.kind() == Fault.Kind.REQUIRED).count();
    return new Line(
        unit,
        name,
        filling.sheet().answers().size(),
        open,
        SheetCheck.warnings(filling).size(),
        replaces);
  }

  private static Problem begun(BulkReading.UnitRow row) {
    return row.head()
        .problem(
            "begun-itself",
            LocalText.of(
                "该校已自行开始填报，批量表不能覆盖。请删去这一行。",
                "the institution has begun itself and is not overwritten. Delete this row."));
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

  private Filling filling(String waveId, String formId, String unit, AnswerSheet sheet) {
    return blank(wave(waveId), formId, unit, sheet);
  }

  private Filling blank(Wave wave, String formId, String unit, AnswerSheet sheet) {
    return new Filling(forms.routing(wave.id(), formId), around(wave, formId, unit), sheet);
  }

  private WaveSurroundings around(Wave wave, String formId, String unit) {
    LocalDate today = LocalDate.now(clock);
    return new WaveSurroundings(
        wave, registry.values(forms.unitKind(wave.id(), formId), unit, today), 0, today);
  }

  private void requireOpen(Wave wave, String formId, String unit) {
    ReportingUnitCode own = registry.reportingUnit(forms.unitKind(wave.id(), formId), unit);
    if (!wave.isOpen(clock.instant(), own)) {
      throw new WaveNotOpen(wave, wave.deadlineFor(own));
    }
  }

  private Map<String, AnswerSheet> sheets(BulkPreview preview) {
    Routing routing = forms.routing(preview.waveId(), preview.formId());
    JsonObject body;
    try (var reader = JSON.createReader(new StringReader(preview.open(cipher)))) {
      body = reader.readObject();
    }
    Map<String, AnswerSheet> sheets = new LinkedHashMap<>();
    body.forEach(
        (unit, draft) -> {
          Map<ItemPath, AnswerValue> answers = new TreeMap<>();
          draft
              .asJsonObject()
              .forEach(
                  (path, value) ->
                      SheetJson.stored(routing, ItemPath.parse(path), value)
                          .ifPresent(v -> answers.put(ItemPath.parse(path), v)));
          sheets.put(unit, new AnswerSheet(answers));
        });
    return sheets;
  }

  private Map<String, Response> existing(String waveId, String formId, Collection<String> units) {
    Map<String, Response> existing = new HashMap<>();
    if (!units.isEmpty()) {
      entities
          .createQuery(
              "select r from Response r where r.waveId = :wave and r.formId = :form"
                  + " and r.unitCode in :units",
              Response.class)
          .setParameter("wave", waveId)
          .setParameter("form", formId)
          .setParameter("units", units)
          .getResultList()
          .forEach(r -> existing.put(r.unitCode(), r));
    }
    return existing;
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

  private Wave wave(String waveId) {
    Wave wave = entities.find(Wave.class, waveId);
    if (wave == null) {
      throw new IllegalArgumentException("no wave " + waveId);
    }
    return wave;
  }
}
