package org.orgstatus.dataset;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.collection.SubmittedSheet;
import org.orgstatus.demonstration.EarlierSheets;
import org.orgstatus.demonstration.InventedAlliance;
import org.orgstatus.demonstration.InventedInstitution;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.demonstration.ReportSheets;
import org.orgstatus.fieldwork.coding.LockedTheme;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.Routing;

/** The dataset of an invented study, as if its sheets had been submitted. */
public final class StudyDataset {

  private StudyDataset() {}

  public static InventedStudy study(long seed, int size) {
    return new InventedStudy(Routing.of(SampleCodebook.questionnaires()), seed, size);
  }

  public static Dataset of(InventedStudy study) {
    return of(study, study.sheets());
  }

  public static Dataset of(InventedStudy study, Stream<SubmittedSheet> sheets) {
    List<FrameUnit> units =
        study.register().institutions().map(i -> new FrameUnit(i.code(), facts(i))).toList();
    return DatasetAssembly.of(
        new WaveFacts("W1", LocalDate.of(2017, 9, 30), true),
        SampleDataset.CODEBOOK,
        new DatasetAssembly.Frame(units, Checksums.of(units.stream().map(FrameUnit::code))),
        reader ->
            sheets.forEach(
                s ->
                    reader.accept(
                        new DatasetAssembly.Sheet(
                            "",
                            s.unitCode(),
                            s.sheet(),
                            s.contentHash(),
                            s.submittedAt(),
                            s.secondsSpent(),
                            s.explained(),
                            s.ratings(),
                            written(s.sheet())))));
  }

  /** The wave of the year before, as the present one sees it. */
  public static PastWave earlier(InventedStudy study) {
    EarlierSheets earlier = new EarlierSheets(study, Routing.of(SampleCodebook.questionnaires()));
    List<FrameUnit> units =
        earlier.institutions().map(i -> new FrameUnit(i.code(), facts(i))).toList();
    Dataset institutions =
        DatasetAssembly.of(
            new WaveFacts("W0", LocalDate.of(2016, 9, 30), true),
            SampleDataset.CODEBOOK,
            new DatasetAssembly.Frame(units, Checksums.of(units.stream().map(FrameUnit::code))),
            reader ->
                earlier
                    .sheets()
                    .forEach(
                        s ->
                            reader.accept(
                                new DatasetAssembly.Sheet(
                                    s.unitCode(), s.sheet(), s.contentHash(), s.submittedAt()))));
    Map<String, PastWave.Fate> fates = new HashMap<>();
    earlier
        .gone()
        .forEach(
            (code, into) ->
                fates.put(
                    code,
                    new PastWave.Fate(
                        into.isEmpty() ? PastWave.Kind.CLOSED : PastWave.Kind.MERGED, into)));
    return new PastWave(new WaveData(List.of(institutions)), fates, Set.of());
  }

  /** The table of provinces, alliances or visits of the same study. */
  public static Dataset of(InventedStudy study, UnitKind unit) {
    Map<String, JsonObject> sheets = ReportSheets.of(study, unit);
    Map<String, List<Map<String, String>>> ratings =
        unit == UnitKind.VISIT ? ReportSheets.ratings(study) : Map.of();
    List<FrameUnit> units =
        sheets.keySet().stream()
            .map(code -> new FrameUnit(code, place(code, nameOf(study, code))))
            .toList();
    return DatasetAssembly.of(
        new WaveFacts("W1", LocalDate.of(2017, 9, 30), true),
        SampleDataset.CODEBOOKS.get(unit),
        new DatasetAssembly.Frame(units, Checksums.of(sheets.keySet().stream())),
        reader ->
            sheets.forEach(
                (code, sheet) ->
                    reader.accept(
                        new DatasetAssembly.Sheet(
                            "",
                            code,
                            sheet,
                            Checksums.of(Stream.of(sheet.toString())),
                            Instant.parse("2017-11-05T02:00:00Z"),
                            0,
                            0,
                            ratings.getOrDefault(code, List.of()),
                            Stream.concat(themes(sheet).stream(), written(sheet).stream())
                                .toList()))));
  }

  /** As if every written answer had been given the code that it deserves. */
  private static List<LockedTheme> written(JsonObject sheet) {
    return InventedStudy.themes(sheet).entrySet().stream()
        .map(theme -> new LockedTheme(1, "", theme.getKey(), theme.getValue()))
        .toList();
  }

  /** As if whoever answered the question of position had said something to two codes. */
  private static List<LockedTheme> themes(JsonObject sheet) {
    List<LockedTheme> all = new ArrayList<>();
    if (sheet.get("e_interview") instanceof JsonArray interviews) {
      List<JsonObject> people = interviews.getValuesAs(JsonObject.class);
      for (int i = 0; i < people.size(); i++) {
        if (people.get(i).get("ei_position") instanceof JsonString) {
          String role = people.get(i).getString("ei_role");
          all.add(new LockedTheme(i + 1, role, "ei_position", "DIF.fund"));
          all.add(new LockedTheme(i + 1, role, "ei_position", "POS.assoc"));
        }
      }
    }
    return all;
  }

  /** An invented alliance is named after the first two digits of its province. */
  private static Map<String, String> place(String code, String name) {
    String unit = code.matches("[0-9]{6}") ? code : code.substring(2, 4) + "0000";
    return Map.of(
        FrameColumns.NAME,
        name,
        FrameColumns.REPORTING_UNIT,
        unit,
        FrameColumns.PROVINCE,
        unit.equals("660000") ? "650000" : unit);
  }

  /** The name of an alliance; empty for reporting units, whose names no form asks. */
  private static String nameOf(InventedStudy study, String code) {
    return InventedAlliance.all(study.truth()).stream()
        .filter(alliance -> alliance.id().equals(code))
        .findFirst()
        .map(InventedAlliance::name)
        .orElse("");
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
    facts.put(FrameColumns.AFFILIATION_GROUP, i.affiliationGroup().name().toLowerCase(Locale.ROOT));
    return facts;
  }

  /** Makes the bytes that a data lock keeps, and gives their number. */
  public static long freeze(WaveData data) {
    return FrozenData.of(data).size();
  }
}
