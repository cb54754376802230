package org.orgstatus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.Alliance;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.ReportingUnits;

/** The units that give responses: what each is called, and which areas it lies in. */
@ApplicationScoped
public class RespondingUnits {

  @Inject Institutions institutions;
  @Inject ReportingUnits reportingUnits;
  @Inject Alliances alliances;

  /** The areas the unit lies in; one that nobody knows lies in none but its own. */
  public Target target(Questionnaire.UnitKind kind, String code) {
    return switch (kind) {
      case INSTITUTION ->
          institution(code)
              .map(i -> Target.institution(i.reportingUnit().value(), code))
              .orElseGet(() -> Target.institution("", code));
      case REPORTING_UNIT -> Target.reportingUnit(code);
      case ALLIANCE, VISIT ->
          alliance(code)
              .map(a -> Target.alliance(a.reportingUnit().value(), code))
              .orElseGet(() -> Target.alliance("", code));
    };
  }

  /** What the unit is called; its code where nobody knows it. */
  public LocalText name(Questionnaire.UnitKind kind, String code) {
    Optional<LocalText> name =
        switch (kind) {
          case INSTITUTION -> institution(code).map(Institution::name).map(LocalText::same);
          case REPORTING_UNIT -> reportingUnit(code).map(ReportingUnit::name);
          case ALLIANCE, VISIT -> alliance(code).map(Alliance::name).map(LocalText::same);
        };
    return name.orElseGet(() -> LocalText.same(code));
  }

  private Optional<Institution> institution(String code) {
    return Optional.of(code)
        .filter(InstitutionCode::fits)
        .flatMap(c -> institutions.find(new InstitutionCode(c)));
  }

  private Optional<ReportingUnit> reportingUnit(String code) {
    return Optional.of(code)
        .filter(ReportingUnitCode::fits)
        .flatMap(c -> reportingUnits.find(new ReportingUnitCode(c)));
  }

  private Optional<Alliance> alliance(String code) {
    return Optional.of(code)
        .filter(AllianceId::fits)
        .flatMap(id -> alliances.find(new AllianceId(id)));
  }
}
