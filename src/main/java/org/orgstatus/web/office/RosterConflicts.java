package org.orgstatus.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.collection.SubmittedSheets;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.Rosters;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.Unit;

/** Where the answers of institutions and the roster of their province do not agree. */
@RequestScoped
class RosterConflicts {

  private static final String ESTABLISHED = "established";

  @Inject Frames frames;
  @Inject Rosters rosters;
  @Inject SubmittedSheets sheets;

  /**
   * One institution.
   *
   * @param status as it answered, a code of the list assoc_status
   * @param listed whether the roster lists it
   */
  public record Conflict(Unit unit, String status, boolean listed) {}

  /** Those of one reporting unit, by code; none as long as no roster is loaded. */
  List<Conflict> of(String waveId, ReportingUnitCode reportingUnit) {
    Set<String> listed = rosters.listed(waveId).get(reportingUnit);
    List<Conflict> conflicts = new ArrayList<>();
    if (listed != null && frames.find(waveId, UnitKind.INSTITUTION).isPresent()) {
      Map<String, Unit> units =
          frames.units(frames.frame(waveId, UnitKind.INSTITUTION), reportingUnit).stream()
              .collect(Collectors.toMap(Unit::code, u -> u));
      sheets.forEach(
          waveId,
          WaveSums.FIRST_FORM,
          sheet -> {
            Unit unit = units.get(sheet.unitCode());
            String status = unit == null ? "" : sheet.sheet().getString("g_status", "");
            boolean inList = listed.contains(sheet.unitCode());
            if (!status.isEmpty() && status.equals(ESTABLISHED) != inList) {
              conflicts.add(new Conflict(unit, status, inList));
            }
          });
    }
    return conflicts;
  }
}
