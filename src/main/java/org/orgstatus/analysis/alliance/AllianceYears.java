package org.orgstatus.analysis.alliance;

import java.util.Map;
import java.util.TreeMap;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.analysis.value.RowValues;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * In which year the first province-wide alliance of each place was founded: by the alliance's own
 * answer, else by the province's.
 */
final class AllianceYears {

  /** The scope, of list all_scope, that makes an alliance one of the whole province. */
  private static final String WHOLE_PROVINCE = "province";

  private final Map<String, Integer> years = new TreeMap<>();

  /**
   * @param place column of every table that names the place
   */
  AllianceYears(AnalysisRun run, String place) {
    if (run.hasUnits(UnitKind.ALLIANCE)) {
      RowValues alliances = run.values(UnitKind.ALLIANCE);
      String[] scopes = alliances.codes(run.plan().setting("scope"));
      Measured founded = alliances.values(run.plan().setting("founded"));
      String[] places = alliances.codes(place);
      for (int row = 0; row < places.length; row++) {
        boolean wide = scopes[row].isEmpty() || scopes[row].equals(WHOLE_PROVINCE);
        if (wide && founded.has(row)) {
          years.merge(places[row], (int) Math.round(founded.number(row)), Math::min);
        }
      }
    }
    if (run.hasUnits(UnitKind.REPORTING_UNIT)) {
      RowValues provinces = run.values(UnitKind.REPORTING_UNIT);
      Measured listed = provinces.values(run.plan().setting("listed"));
      Measured exists = provinces.values(run.plan().setting("exists"));
      String[] places = provinces.codes(place);
      for (int row = 0; row < places.length; row++) {
        if (exists.isTrue(row) && listed.has(row)) {
          years.putIfAbsent(places[row], (int) Math.round(listed.number(row)));
        }
      }
    }
  }

  /** By place; places without an alliance, or with one of unknown year, are left out. */
  Map<String, Integer> byPlace() {
    return years;
  }
}
