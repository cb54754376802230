package org.orgstatus.demonstration;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.testing.Scenario;

/** What the provinces, alliances and visits of an invented study answered, for other rooms. */
public final class ReportSheets {

  private ReportSheets() {}

  /** Complete sheets by the code of their unit: of a reporting unit, or of an alliance. */
  public static Map<String, JsonObject> of(InventedStudy study, UnitKind unit) {
    InventedReports reports = reports(study);
    Map<String, JsonObject> sheets = new TreeMap<>();
    respondents(reports, unit)
        .forEach(
            who -> sheets.put(who.code(), SheetJson.submitted(reports.filled(form(unit), who))));
    return sheets;
  }

  /** What the pairs who visited said alone, by the code of the alliance. */
  public static Map<String, List<Map<String, String>>> ratings(InventedStudy study) {
    InventedReports reports = reports(study);
    Map<String, List<Map<String, String>>> ratings = new TreeMap<>();
    reports
        .visits()
        .forEach(
            visit ->
                ratings.put(
                    visit.code(),
                    reports.ratings(reports.filled(InventedReports.VISIT, visit), visit)));
    return ratings;
  }

  private static InventedReports reports(InventedStudy study) {
    return new InventedReports(
        study, form -> Routing.of(Scenario.shipped(form)), Instant.parse("2026-05-01T08:00:00Z"));
  }

  private static String form(UnitKind unit) {
    return switch (unit) {
      case REPORTING_UNIT -> InventedReports.PROVINCE;
      case ALLIANCE -> InventedReports.ALLIANCE;
      case VISIT -> InventedReports.VISIT;
      case INSTITUTION -> throw new IllegalArgumentException("no report of institutions");
    };
  }

  private static Stream<? extends InventedRespondent> respondents(
      InventedReports reports, UnitKind unit) {
    return switch (unit) {
      case REPORTING_UNIT -> reports.provinces();
      case ALLIANCE -> reports.secretariats();
      case VISIT -> reports.visits();
      case INSTITUTION -> throw new IllegalArgumentException("no report of institutions");
    };
  }
}
