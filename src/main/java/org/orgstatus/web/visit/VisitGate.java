package org.orgstatus.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.fieldwork.Visit;
import org.orgstatus.fieldwork.Visits;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.RespondingUnits;

/** Finds the visit of an address, and refuses whoever may not do this to it. */
@RequestScoped
class VisitGate {

  private static final LocalText NONE =
      LocalText.of("没有这次走访。请从走访列表重新进入。", "There is no such visit. Choose one from the list.");
  private static final LocalText OTHERS =
      LocalText.of(
          "这次走访已取消，或您不是走访的两人之一，不能送交内容。本机的内容没有丢失；请联系全国办公室核对走访人员，或请同伴登录后送交。",
          "The visit is cancelled, or you are not one of its two field researchers, so you cannot"
              + " deliver. What is on the device is safe: ask the national office to check who"
              + " visits, or let your partner sign in and deliver.");

  @Inject CurrentAccount current;
  @Inject Visits visits;
  @Inject RespondingUnits units;

  /** The visit of an id, if the account holds the permission on its alliance. */
  Visit visit(String id, Permission permission) {
    Visit visit = id.matches("[0-9]{1,18}") ? visits.find(Long.parseLong(id)).orElse(null) : null;
    if (visit == null) {
      throw new Refusal(404, NONE);
    }
    current.require(permission, units.target(Questionnaire.UnitKind.VISIT, visit.allianceId()));
    return visit;
  }

  /** As {@link #visit}, for one of the pair, who may bring home what was written down. */
  Visit ownVisit(String id) {
    Visit visit = visit(id, Permission.RECORD_VISIT);
    if (visit.isCancelled() || !visit.isOfPair(current.get().id())) {
      throw new Refusal(409, OTHERS);
    }
    return visit;
  }

  String name(Visit visit) {
    return units.name(Questionnaire.UnitKind.VISIT, visit.allianceId()).zh();
  }
}
