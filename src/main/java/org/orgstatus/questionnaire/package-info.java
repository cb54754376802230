/**
 * Questionnaire: a definition file becomes a model; routing and answer checks follow from it. Pure:
 * no database, no server. What may be answered, what is skipped, what is calculated and what is
 * wrong with an answer sheet is decided here and nowhere else; the browser runs the same trees.
 * Reads from base. Read by collection, dataset, analysis, export and web.
 */
@NullMarked
package org.orgstatus.questionnaire;

import org.jspecify.annotations.NullMarked;
