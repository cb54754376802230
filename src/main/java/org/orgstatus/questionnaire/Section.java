package org.orgstatus.questionnaire;

import java.util.List;
import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * One page of a form. Its condition, where there is one, holds for all of its items.
 *
 * @param ratedAlone whether two people answer its choices alone before they agree
 */
public record Section(
    String number,
    LocalText title,
    LocalText note,
    Optional<Expression> relevant,
    boolean ratedAlone,
    List<Item> items,
    Place place) {

  public Section {
    items = List.copyOf(items);
  }
}
