package org.orgstatus.web.collecting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.BulkEntries;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.office.Reach;
import org.orgstatus.web.office.WaveSums;

/** For which institutions a province may enter answers, and for which it still can. */
@RequestScoped
public class BulkUnits {

  private static final LocalText NO_UNIT =
      LocalText.of("没有可以代录的填报单位。", "There is no reporting unit to enter answers for.");

  @Inject Collected collected;
  @Inject BulkEntries entries;
  @Inject Reach reach;
  @Inject CurrentAccount current;

  /**
   * Institutions of a reporting unit.
   *
   * @param free names of those that can be entered, by code
   * @param begun how many have begun themselves
   */
  record Units(ReportingUnit unit, Map<String, String> free, int begun) {}

  /** The reporting unit asked for, or the first of the account's own. */
  Units units(String waveId, String code) {
    List<ReportingUnit> own = reach.units(Permission.FILL_RESPONSE);
    ReportingUnit unit =
        own.stream()
            .filter(u -> code.isEmpty() || u.code().value().equals(code))
            .findFirst()
            .orElseThrow(() -> new Refusal(404, NO_UNIT));
    current.require(Permission.FILL_RESPONSE, Target.reportingUnit(unit.code().value()));
    Set<String> untouched = new HashSet<>(entries.listUntouched(waveId, WaveSums.FIRST_FORM));
    Map<String, String> free = new TreeMap<>();
    int begun = 0;
    for (CollectionRow row : rows(waveId, unit)) {
      if (row.standing() == null || untouched.contains(row.unit().code())) {
        free.put(row.unit().code(), row.unit().name());
      } else {
        begun++;
      }
    }
    return new Units(unit, free, begun);
  }

  private List<CollectionRow> rows(String waveId, ReportingUnit unit) {
    return collected.rows(collected.wave(waveId), Permission.FILL_RESPONSE).stream()
        .filter(row -> row.unit().reportingUnit().equals(unit.code()))
        .toList();
  }

  /** Every institution of the reporting unit, begun or not, by code. */
  Map<String, String> all(String waveId, ReportingUnit unit) {
    Map<String, String> all = new TreeMap<>();
    rows(waveId, unit).forEach(row -> all.put(row.unit().code(), row.unit().name()));
    return all;
  }
}
