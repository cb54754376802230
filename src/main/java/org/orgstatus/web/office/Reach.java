package org.orgstatus.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.collection.Wave;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.ReportingUnits;

/** How far the account that asks may see: the whole country or its own reporting units. */
@RequestScoped
public class Reach {

  @Inject CurrentAccount current;
  @Inject ReportingUnits units;

  /** Whether the account holds the permission for the whole country. */
  public boolean isNation(Permission permission) {
    return current.may(permission, Target.NATION);
  }

  /** The reporting units in which the account holds the permission, by code. */
  public List<ReportingUnit> units(Permission permission) {
    return units.list().stream().filter(unit -> covers(permission, unit.code())).toList();
  }

  /** That of the only reporting unit in which the account holds the permission, else the wave's. */
  public Instant deadline(Wave wave, Permission permission) {
    return deadline(wave, units(permission));
  }

  /** That of the only one of some reporting units, else the wave's. */
  public static Instant deadline(Wave wave, List<ReportingUnit> units) {
    return units.size() == 1 ? wave.deadlineFor(units.get(0).code()) : wave.deadline();
  }

  /** Whether the units of at least one of its reporting units can still answer. */
  public boolean isOpen(Wave wave, Permission permission, Instant now) {
    return units(permission).stream().anyMatch(unit -> wave.isOpen(now, unit.code()));
  }

  /** Whether the account holds the permission in a reporting unit. */
  public boolean covers(Permission permission, ReportingUnitCode unit) {
    return current.may(permission, Target.reportingUnit(unit.value()));
  }
}
