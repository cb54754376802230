package org.orgstatus.demonstration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.orgstatus.collection.SubmittedSheet;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;

/** What the institutions of an invented study answered in the wave of the year before. */
public final class EarlierSheets {

  private final InventedStudy earlier;
  private final InventedPast past;

  /**
   * @param routing the gate and the forms that follow it
   */
  public EarlierSheets(InventedStudy study, Routing routing) {
    LocalDate today = InventedStudy.REFERENCE_DATE.plusDays(30);
    this.earlier = InventedStudy.earlier(routing, study.seed(), study.register(), today);
    this.past = new InventedPast(study.register(), study.seed());
  }

  /** The register of the year before. */
  public Stream<InventedInstitution> institutions() {
    return past.institutions();
  }

  /** Sheets of those that responded. */
  public Stream<SubmittedSheet> sheets() {
    return institutions()
        .filter(earlier::responds)
        .map(
            unit ->
                new SubmittedSheet(
                    unit.code(),
                    SheetJson.submitted(earlier.filled(unit)),
                    "then " + unit.code(),
                    Instant.parse("2016-11-05T02:00:00Z")));
  }

  /** Codes of those that are gone since, with that of the one they became part of, or nothing. */
  public Map<String, String> gone() {
    Map<String, String> gone = new TreeMap<>();
    past.gone()
        .forEach(
            (unit, into) -> gone.put(unit.code(), into.map(InventedInstitution::code).orElse("")));
    return gone;
  }
}
