package org.orgstatus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Scope;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** What the areas are called in which an account works. */
@ApplicationScoped
public class ScopeNames {

  @Inject RespondingUnits units;

  /** By grant; the nation's has no name of its own. */
  public Map<Grant, LocalText> of(Account account) {
    Map<Grant, LocalText> names = new HashMap<>();
    account.grants().forEach(grant -> names.put(grant, name(grant.scope())));
    return names;
  }

  private LocalText name(Scope scope) {
    return switch (scope.kind()) {
      case NATION -> LocalText.EMPTY;
      case REPORTING_UNIT -> units.name(UnitKind.REPORTING_UNIT, scope.code());
      case INSTITUTION -> units.name(UnitKind.INSTITUTION, scope.code());
      case ALLIANCE -> units.name(UnitKind.ALLIANCE, scope.code());
    };
  }
}
