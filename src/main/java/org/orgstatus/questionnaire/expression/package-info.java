/**
 * The expression language of questionnaires: the part of XLSForm's XPath that the study uses,
 * parsed once into a small tree and evaluated here and, as the same tree in JSON, in the browser.
 */
@NullMarked
package org.orgstatus.questionnaire.expression;

import org.jspecify.annotations.NullMarked;
