package org.orgstatus.fieldwork.contradiction;

import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * When an answer and an observation do not fit together.
 *
 * @param id for example K01
 * @param answered name of the alliance's item that says it
 * @param seen name of the visit's item that shows it otherwise
 * @param when true where the two do not fit
 */
public record ContradictionRule(
    String id, String answered, String seen, Expression when, LocalText text, Place place) {}
