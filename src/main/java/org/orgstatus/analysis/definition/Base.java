package org.orgstatus.analysis.definition;

import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * Who is counted.
 *
 * @param unit of which kind of unit the counted ones are
 * @param name who that is, for the footer
 * @param denominator what shares are shares of
 * @param where the units that belong
 * @param unknown units of which nobody knows whether they belong; they stay out and are counted
 * @param answered the units that gave the data; without it, those that answered
 */
public record Base(
    String id,
    UnitKind unit,
    LocalText name,
    LocalText denominator,
    Expression where,
    Optional<Expression> unknown,
    Optional<Expression> answered) {}
