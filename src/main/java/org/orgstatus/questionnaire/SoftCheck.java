package org.orgstatus.questionnaire;

import java.util.List;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * A check that asks for confirmation or a short explanation and never stops a submission.
 *
 * @param id for example Q07
 * @param items names of the items it concerns; empty for the whole form
 * @param warnWhen true where something looks odd
 * @param toFiller whether the filler sees it; otherwise reviewers only
 */
public record SoftCheck(
    String id,
    List<String> items,
    Expression warnWhen,
    boolean toFiller,
    LocalText message,
    Place place) {

  public SoftCheck {
    items = List.copyOf(items);
  }
}
