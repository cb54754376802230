package org.orgstatus.bench;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.orgstatus.collection.SubmittedSheet;
import org.orgstatus.dataset.Checksums;
import org.orgstatus.dataset.Codebook;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.DatasetAssembly;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.FrameUnit;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.WaveFacts;
import org.orgstatus.demonstration.InventedInstitution;
import org.orgstatus.demonstration.InventedStudy;

/**
 * A frame and a sheet for each of its units. Sheets of the first 2,631 institutions are invented;
 * the further units repeat them, with their frame values, under codes of their own.
 */
final class Submitted {

  private static final int NATIONAL = 2631;

  /** Rows that the database hands over at once. */
  private static final int PAGE = 1000;

  /** A sheet as its text is stored. */
  private record Stored(String unitCode, String text, String contentHash, Instant submittedAt) {

    DatasetAssembly.Sheet read() {
      try (JsonReader json = JSON.createReader(new StringReader(text))) {
        return new DatasetAssembly.Sheet(unitCode, json.readObject(), contentHash, submittedAt);
      }
    }
  }

  private final List<Stored> sheets = new ArrayList<>();
  private final DatasetAssembly.Frame frame;
  private final Codebook codebook;

  Submitted(int responses) {
    this(responses, SampleDataset.CODEBOOK);
  }

  /** With the items of a codebook only. */
  Submitted(int responses, Codebook codebook) {
    this.codebook = codebook;
    InventedStudy study = StudyDataset.study(2017, Math.min(responses, NATIONAL));
    List<InventedInstitution> institutions = study.register().institutions().toList();
    List<SubmittedSheet> invented = study.sheetsOfAll().toList();
    List<String> texts = invented.stream().map(sheet -> own(sheet.sheet()).toString()).toList();
    List<FrameUnit> units = new ArrayList<>();
    for (int i = 0; i < responses; i++) {
      int at = i % invented.size();
      int round = i / invented.size();
      SubmittedSheet sheet = invented.get(at);
      String code = round == 0 ? sheet.unitCode() : sheet.unitCode() + "-" + round;
      units.add(new FrameUnit(code, facts(institutions.get(at))));
      sheets.add(new Stored(code, texts.get(at), sheet.contentHash() + round, sheet.submittedAt()));
    }
    frame = new DatasetAssembly.Frame(units, Checksums.of(units.stream().map(FrameUnit::code)));
  }

  private JsonObject own(JsonObject sheet) {
    JsonObjectBuilder own = JSON.createObjectBuilder();
    sheet.forEach(
        (name, value) -> {
          if (codebook.find(name).isPresent() || codebook.repeats().contains(name)) {
            own.add(name, value);
          }
        });
    return own.build();
  }

  Dataset assemble() {
    return DatasetAssembly.of(
        new WaveFacts("W1", LocalDate.of(2017, 9, 30), true), codebook, frame, this::read);
  }

  /** In pages, as from the database. */
  private void read(Consumer<DatasetAssembly.Sheet> reader) {
    for (int from = 0; from < sheets.size(); from += PAGE) {
      List<Stored> page = sheets.subList(from, Math.min(from + PAGE, sheets.size()));
      page.parallelStream().map(Stored::read).toList().forEach(reader);
    }
  }

  private static Map<String, String> facts(InventedInstitution i) {
    Map<String, String> values = i.values();
    Map<String, String> facts = new HashMap<>();
    facts.put(FrameColumns.NAME, values.get("name_zh"));
    facts.put(FrameColumns.REPORTING_UNIT, values.get("reporting_unit_code"));
    facts.put(FrameColumns.PROVINCE, values.get("province_code"));
    facts.put(FrameColumns.REGION, values.get("region_code"));
    facts.put(FrameColumns.LEVEL, i.isUndergraduate() ? "ug" : "voc");
    facts.put(FrameColumns.REGISTRY_TYPE, values.get("type_code"));
    return facts;
  }
}
