/**
 * The expression language of questionnaires: the part of XLSForm's XPath 1.0 that the study uses,
 * parsed once into a small tree and evaluated here and, as the same tree in JSON, in the browser by
 * {@code assets/js/expression.js}. Reads only from base; questionnaire, collection and dataset
 * evaluate, and the indicator plans extend the list of functions.
 */
@NullMarked
package org.orgstatus.questionnaire.expression;

import org.jspecify.annotations.NullMarked;
