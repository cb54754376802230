package org.orgstatus.collection;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;
import org.orgstatus.collection.bulk.BulkReading;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.Registry;

/** The answers of single institutions in a workbook: checked as those on pages are. */
@ApplicationScoped
@Transactional
class BulkSheets {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private WaveForms forms;
  @Inject private Registry registry;
  @Inject private Institutions institutions;
  @Inject private ContactCipher cipher;
  @Inject private Clock clock;

  protected BulkSheets() {}

  /** The answers that wait in a preview, by institution. */
  Map<String, AnswerSheet> of(BulkPreview preview) {
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

  /** What would follow from the answers if they stood in a draft. */
  Filling filling(String waveId, String formId, String unit, AnswerSheet sheet) {
    return new Filling(forms.routing(waveId, formId), around(wave(waveId), formId, unit), sheet);
  }

  /** What a response begins with. */
  Filling beginning(String waveId, String formId, String unit) {
    Routing routing = forms.routing(waveId, formId);
    WaveSurroundings around = around(wave(waveId), formId, unit);
    return new Filling(routing, around, new AnswerSheet(Filling.defaults(routing, around)));
  }

  private WaveSurroundings around(Wave wave, String formId, String unit) {
    LocalDate today = LocalDate.now(clock);
    return new WaveSurroundings(
        wave, registry.values(forms.unitKind(wave.id(), formId), unit, today), 0, today);
  }

  /** Checks what a workbook says of one institution; what is only missing is no fault yet. */
  BulkEntries.Line line(
      String waveId,
      String formId,
      String unit,
      String name,
      BulkReading.UnitRow row,
      @Nullable Response existing,
      Problems problems) {
    Response response =
        existing == null ? new Response(waveId, formId, unit, clock.instant()) : existing;
    Filling filling = filling(waveId, formId, unit, row.sheet());
    SheetCheck check =
        new SheetCheck(
            filling.routing(),
            around(wave(waveId), formId, unit),
            new References(entities, institutions, response));
    check.of(new SheetJson.Posted(row.sheet(), List.of())).faults().stream()
        .filter(fault -> fault.kind() != Fault.Kind.REQUIRED)
        .forEach(
            fault ->
                problems.add(
                    row.at(fault.path())
                        .problem(
                            fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            fault.message())));
    return line(unit, name, filling, existing != null);
  }

  static BulkEntries.Line line(String unit, String name, Filling filling, boolean replaces) {
    int open = (int) filling.faults().stream().filter(f -> f.kind() == Fault.Kind.REQUIRED).count();
    return new BulkEntries.Line(
        unit,
        name,
        filling.sheet().answers().size(),
        open,
        SheetCheck.warnings(filling).size(),
        replaces);
  }

  static Problem begun(BulkReading.UnitRow row) {
    return row.head()
        .problem(
            "begun-itself",
            LocalText.of(
                "该校已自行开始填报，批量表不能覆盖。请删去这一行。",
                "the institution has begun itself and is not overwritten. Delete this row."));
  }

  private Wave wave(String waveId) {
    Wave wave = entities.find(Wave.class, waveId);
    if (wave == null) {
      throw new IllegalArgumentException("no wave " + waveId);
    }
    return wave;
  }
}
