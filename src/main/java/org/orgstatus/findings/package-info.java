/**
 * Findings: sentences bound to cells of results, with evidence, the clause they speak to, a
 * recommendation and another person's approval. Words that compare are held to what the bound cells
 * carry, and a finding whose numbers a later data lock or definition changes turns stale.
 */
@NullMarked
package org.orgstatus.findings;

import org.jspecify.annotations.NullMarked;
