package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.ReportingUnits;

/** Unit facts from the register of today. */
@ApplicationScoped
@Transactional
class RegisteredFacts implements UnitFacts {

  @Inject private Institutions institutions;
  @Inject private ReportingUnits reportingUnits;

  protected RegisteredFacts() {}

  RegisteredFacts(Institutions institutions, ReportingUnits reportingUnits) {
    this.institutions = institutions;
    this.reportingUnits = reportingUnits;
  }

  @Override
  public Map<String, String> registered(String unitCode) {
    if (InstitutionCode.fits(unitCode)) {
      return institutions
          .find(new InstitutionCode(unitCode))
          .map(Institution::values)
          .orElse(Map.of());
    }
    if (ReportingUnitCode.fits(unitCode)) {
      return reportingUnits.values(new ReportingUnitCode(unitCode));
    }
    return Map.of("alliance_id", unitCode);
  }

  @Override
  public boolean isRegistered(String list, String code) {
    return switch (list) {
      case "registry:institutions" ->
          InstitutionCode.fits(code)
              && Optional.of(new InstitutionCode(code)).flatMap(institutions::find).isPresent();
      default -> true;
    };
  }
}
