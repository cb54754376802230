/**
 * Fieldwork: visits to alliances, from the plan to the closed record, and what is brought home from
 * them: the pair's notes, recordings and what becomes of these. The answers of a visit are the
 * response to form E and live in {@code collection}; here stands what no form asks. Sub-packages by
 * topic. Reads from registry (which alliance, whose members), accounts (who goes) and collection.
 * Read by dataset, findings, export and web.
 */
@NullMarked
package org.orgstatus.fieldwork;

import org.jspecify.annotations.NullMarked;
