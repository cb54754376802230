package org.orgstatus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Wave;
import org.orgstatus.questionnaire.Questionnaire;

/**
 * Keeps a coordinator from changing an institution's answers: only what was begun as entry on
 * behalf of an institution that answers on paper may be filled in by somebody outside it.
 */
@ApplicationScoped
public class OnBehalf {

  private static final LocalText NOT_YOURS =
      LocalText.of(
          "协调员不能修改学校的答案。学校用纸质件填报的，请先在核对页登记“代录”；有问题的答卷请退回学校修改。",
          "A coordinator cannot change an institution's answers. If it answers on paper, first register"
              + " the entry on its behalf on the review pages; otherwise return the response.");

  @Inject CurrentAccount current;
  @Inject Responses responses;

  /** Refuses unless the response is the account's own, or was registered as entered on behalf. */
  public void require(Wave wave, Questionnaire first, String unit) {
    if (!isInside(first, unit) && !isRegistered(wave, first, unit)) {
      throw new Refusal(403, NOT_YOURS);
    }
  }

  private boolean isRegistered(Wave wave, Questionnaire first, String unit) {
    return responses.find(wave.id(), first.id(), unit).flatMap(Response::enteredBy).isPresent();
  }

  /** Whether the account that asks fills in from inside the unit. */
  public boolean isInside(Questionnaire first, String unit) {
    return switch (first.unit()) {
      case INSTITUTION -> isOwn(Target.institution("", unit));
      case ALLIANCE -> isOwn(Target.alliance("", unit));
      case REPORTING_UNIT, VISIT -> true;
    };
  }

  /** Whether the account fills in from inside the unit: no wider scope counts. */
  private boolean isOwn(Target target) {
    return current.may(Permission.FILL_RESPONSE, target);
  }
}
