package org.orgstatus.registry;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which institutions are wanted. An empty part wants all.
 *
 * @param on the day on which they must exist
 * @param reportingUnit the unit that reports on them; Xinjiang without those of XPCC
 * @param province the province in which they stand; Xinjiang with those of XPCC
 */
public record InstitutionFilter(
    LocalDate on,
    Optional<ReportingUnitCode> reportingUnit,
    Optional<ReportingUnitCode> province,
    Optional<Region> region,
    Optional<Level> level,
    Optional<InstitutionType> type) {

  /** All institutions of a day. */
  public static InstitutionFilter on(LocalDate day) {
    return new InstitutionFilter(
        day,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public InstitutionFilter withReportingUnit(ReportingUnitCode unit) {
    return new InstitutionFilter(on, Optional.of(unit), province, region, level, type);
  }

  public InstitutionFilter withProvince(ReportingUnitCode wanted) {
    return new InstitutionFilter(on, reportingUnit, Optional.of(wanted), region, level, type);
  }

  public InstitutionFilter withRegion(Region wanted) {
    return new InstitutionFilter(on, reportingUnit, province, Optional.of(wanted), level, type);
  }

  public InstitutionFilter withLevel(Level wanted) {
    return new InstitutionFilter(on, reportingUnit, province, region, Optional.of(wanted), type);
  }

  public InstitutionFilter withType(InstitutionType wanted) {
    return new InstitutionFilter(on, reportingUnit, province, region, level, Optional.of(wanted));
  }
}
