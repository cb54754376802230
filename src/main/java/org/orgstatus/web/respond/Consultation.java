package org.orgstatus.web.respond;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.web.RespondingUnits;

/**
 * Whom a filler calls: the coordinators of the own reporting unit, and for what a reporting unit
 * itself or a field researcher answers, the national office.
 */
@ApplicationScoped
class Consultation {

  private static final LocalText OFFICE = LocalText.of("全国调研组", "the national office");

  @Inject Accounts accounts;
  @Inject RespondingUnits units;

  /** For example 湖北省科协（李四、王五）. */
  LocalText of(Work work) {
    Questionnaire.UnitKind kind = work.first().unit();
    Target target = units.target(kind, work.unit());
    boolean national =
        kind == Questionnaire.UnitKind.REPORTING_UNIT
            || kind == Questionnaire.UnitKind.VISIT
            || target.reportingUnit().isEmpty();
    return national
        ? with(OFFICE, people(Scope.NATION, Role.ADMINISTRATOR))
        : with(
            association(target.reportingUnit()),
            people(Scope.reportingUnit(target.reportingUnit()), Role.PROVINCIAL_COORDINATOR));
  }

  private LocalText association(String reportingUnit) {
    LocalText name = units.name(Questionnaire.UnitKind.REPORTING_UNIT, reportingUnit);
    return LocalText.of(name.zh() + "科协", "the association of " + name.en());
  }

  private List<String> people(Scope scope, Role role) {
    return accounts.listIn(scope).stream()
        .filter(a -> a.status() == Account.Status.ACTIVE && a.has(role))
        .map(Account::displayName)
        .toList();
  }

  private static LocalText with(LocalText office, List<String> people) {
    return people.isEmpty()
        ? office
        : LocalText.of(
            office.zh() + people.stream().collect(Collectors.joining("、", "（", "）")),
            office.en() + people.stream().collect(Collectors.joining(", ", " (", ")")));
  }
}
