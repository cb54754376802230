package org.orgstatus.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Waves;
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
  private static final LocalText CANCELLED =
      LocalText.of(
          "这次走访已取消，现在不能送交。本机的内容没有丢失；请联系全国办公室重新安排这次走访，安排后再送。",
          "The visit is cancelled, so nothing can be delivered. What is on the device is safe: ask"
              + " the national office to plan the visit again, then deliver.");
  private static final LocalText NOT_OF_PAIR =
      LocalText.of(
          "您现在不是这次走访的两人之一，不能送交。本机的内容没有丢失：请打开本机的走访，由现在的两人之一在本机登录后送交，您写的仍记在您名下；或请全国办公室改回走访人员。",
          "You are not one of the two of this visit now, so you cannot deliver. What is on the"
              + " device is safe: open the visit here and let one of the two of now sign in on this"
              + " device and deliver; what you wrote stays yours. Or ask the national office to"
              + " assign you again.");

  @Inject CurrentAccount current;
  @Inject Visits visits;
  @Inject Waves waves;
  @Inject RespondingUnits units;

  /** The visit of an id, if the account holds the permission on its alliance. */
  Visit visit(String id, Permission permission) {
    Visit visit = known(id);
    requireScope(visit, permission);
    return visit;
  }

  private Visit known(String id) {
    return Optional.of(id)
        .filter(given -> given.matches("[0-9]{1,18}"))
        .flatMap(given -> visits.find(Long.parseLong(given)))
        .orElseThrow(() -> new Refusal(404, NONE));
  }

  private void requireScope(Visit visit, Permission permission) {
    current.require(permission, units.target(Questionnaire.UnitKind.VISIT, visit.allianceId()));
  }

  /**
   * As {@link #visit}, for one of the pair, who may bring home what was written down. Whoever was
   * one of them before may have something on a device still, and is told what becomes of it.
   */
  Visit ownVisit(String id) {
    Visit visit = known(id);
    long account = current.get().id();
    if (!visit.isAuthor(account)) {
      requireScope(visit, Permission.RECORD_VISIT);
    }
    if (visit.isCancelled()) {
      throw new Refusal(409, CANCELLED);
    }
    if (!visit.isOfPair(account)) {
      throw new Refusal(409, NOT_OF_PAIR);
    }
    requireScope(visit, Permission.RECORD_VISIT);
    return visit;
  }

  /** Where form E is filled in; empty while the visit's wave takes no answers. */
  Optional<String> formE(Visit visit) {
    return waves
        .findOpen()
        .filter(open -> open.id().equals(visit.waveId()))
        .flatMap(open -> visits.form(open.id()))
        .map(form -> "/respond/" + visit.allianceId() + "/" + form.id());
  }

  String name(Visit visit) {
    return units.name(Questionnaire.UnitKind.VISIT, visit.allianceId()).zh();
  }
}
