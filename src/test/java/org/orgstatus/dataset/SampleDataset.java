package org.orgstatus.dataset;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.orgstatus.fieldwork.coding.LockedTheme;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Builds datasets for tests: units of a frame in a few words, answers by item name. */
public final class SampleDataset {

  public static final Map<UnitKind, Codebook> CODEBOOKS = SampleCodebook.all();
  public static final Codebook CODEBOOK = CODEBOOKS.get(UnitKind.INSTITUTION);
  private static final WaveFacts WAVE = new WaveFacts("W1", LocalDate.of(2017, 6, 30), false);
  private static final Instant SUBMITTED = Instant.parse("2017-07-05T02:00:00Z");

  private final Map<String, Map<String, String>> units = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> answers = new LinkedHashMap<>();
  private final Map<String, List<LockedTheme>> themes = new HashMap<>();
  private final Codebook codebook;

  public SampleDataset() {
    this(UnitKind.INSTITUTION);
  }

  public SampleDataset(UnitKind unit) {
    this.codebook = CODEBOOKS.get(unit);
  }

  /**
   * @param place reporting unit code; 660000 lies in province 650000
   * @param type code, or empty for unconfirmed
   * @param facts further frame columns, name and value in turn
   */
  public SampleDataset unit(String code, String place, String type, String... facts) {
    Map<String, String> all = new HashMap<>();
    all.put(FrameColumns.NAME, "学校" + code);
    all.put(FrameColumns.REPORTING_UNIT, place);
    all.put(FrameColumns.PROVINCE, place.equals("660000") ? "650000" : place);
    all.put(FrameColumns.REGION, region(place));
    all.put(FrameColumns.LEVEL, "ug");
    all.put(FrameColumns.REGISTRY_TYPE, type);
    all.put(FrameColumns.AFFILIATION_GROUP, "local_public");
    for (int i = 0; i < facts.length; i += 2) {
      all.put(facts[i], facts[i + 1]);
    }
    units.put(code, all);
    return this;
  }

  private static String region(String place) {
    return switch (place.substring(0, 1)) {
      case "2" -> "NORTHEAST";
      case "5", "6" -> "WEST";
      default ->
          List.of("140000", "340000", "360000", "410000", "420000", "430000").contains(place)
              ? "CENTRAL"
              : "EAST";
    };
  }

  /**
   * Answers of one unit, item and value in turn: a code, codes with spaces, a number, a text, or
   * {@code !reason} for missing. Items that are not named were not asked.
   */
  public SampleDataset answers(String code, Object... items) {
    Map<String, Object> given = answers.computeIfAbsent(code, c -> new LinkedHashMap<>());
    for (int i = 0; i < items.length; i += 2) {
      given.put((String) items[i], items[i + 1]);
    }
    return this;
  }

  /** What an open answer of a unit was coded as; no code where it fits none. */
  public SampleDataset coded(String code, String item, String... given) {
    List<LockedTheme> all = themes.computeIfAbsent(code, c -> new ArrayList<>());
    for (String one : given.length == 0 ? new String[] {""} : given) {
      all.add(new LockedTheme(1, "", item, one));
    }
    return this;
  }

  public Codebook codebook() {
    return codebook;
  }

  /** Rows of a repeat, as a value of {@link #answers}. */
  public JsonValue rows(List<Map<String, Object>> rows) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    rows.forEach(row -> array.add(json(row)));
    return array.build();
  }

  /** An established association with form A. */
  public SampleDataset association(String code, Object... items) {
    answers(
        code,
        "g_status",
        "established",
        "g_form",
        "A",
        "a_unit_kind",
        "whole",
        "a_new_assoc",
        "no",
        "a_state",
        "active",
        "ref_date",
        "2017-06-30");
    return answers(code, items);
  }

  public Dataset build() {
    List<FrameUnit> frame = new ArrayList<>();
    units.forEach((code, facts) -> frame.add(new FrameUnit(code, facts)));
    return DatasetAssembly.of(
        WAVE,
        codebook,
        new DatasetAssembly.Frame(frame, Checksums.of(frame.stream().map(SampleDataset::line))),
        reader ->
            answers.forEach(
                (code, items) -> {
                  JsonObject sheet = json(items);
                  String hash = Checksums.of(Stream.of(code, sheet.toString()));
                  reader.accept(
                      new DatasetAssembly.Sheet(
                          "",
                          code,
                          sheet,
                          hash,
                          SUBMITTED,
                          0,
                          0,
                          List.of(),
                          themes.getOrDefault(code, List.of())));
                }));
  }

  /** Tables as a data lock of the name 定稿 has them. */
  public static WaveData locked(Dataset... tables) {
    return new WaveData(List.of(tables)).frozenBy(new Dataset.Lock(1, "定稿", "ab".repeat(32)));
  }

  private static String line(FrameUnit unit) {
    return unit.code() + new TreeMap<>(unit.facts());
  }

  private JsonObject json(Map<String, Object> items) {
    JsonObjectBuilder sheet = Json.createObjectBuilder();
    items.forEach((name, value) -> sheet.add(name, json(name, value)));
    return sheet.build();
  }

  private JsonValue json(String name, Object value) {
    if (value instanceof JsonValue json) {
      return json;
    }
    if (value instanceof Number number) {
      return Json.createValue(new BigDecimal(number.toString()));
    }
    String text = (String) value;
    if (text.startsWith("!")) {
      return Json.createObjectBuilder().add("missing", text.substring(1)).build();
    }
    if (codebook.variable(name).type() == Variable.Type.CHOICES) {
      JsonArrayBuilder codes = Json.createArrayBuilder();
      Stream.of(text.split(" ")).forEach(codes::add);
      return codes.build();
    }
    return Json.createValue(text);
  }
}
